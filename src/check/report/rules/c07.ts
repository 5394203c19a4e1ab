/** C07: 一般公共预算财政拨款支出 of the text = 公开05, and its share of 本年支出合计. */

import { sharesOf } from '../reading/shares.ts';
import { contradictions } from '../reading/stated-facts.ts';
import type { ReportRule } from '../report-rule.ts';

export const C07: ReportRule = {
  id: 'C07',
  title: '一般公共预算财政拨款支出及占本年支出合计的比重与公开05、03表一致',
  source: '公开05表、公开03表 合计行',
  severity: 'error',
  check: (context) => [...contradictions(context, 'C07'), ...sharesOf(context, 'C07')],
};
