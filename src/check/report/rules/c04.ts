/** C04: 支出 of the text = 公开03; each share is of what the sentence divides by. */

import { sharesOf } from '../reading/shares.ts';
import { contradictions } from '../reading/stated-facts.ts';
import type { ReportRule } from '../report-rule.ts';

export const C04: ReportRule = {
  id: 'C04',
  title: '支出合计、各类支出及所占比重与支出决算表一致',
  source: '公开03表 合计行',
  severity: 'error',
  check: (context) => [...contradictions(context, 'C04'), ...sharesOf(context, 'C04')],
};
