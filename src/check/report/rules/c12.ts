/** C12: 基本支出, 人员经费 and 公用经费 of the text are those of 公开05 and 公开06 (general public funds), not of 公开03. */
import { contradictions } from '../reading/stated-facts.ts';
import type { ReportRule } from '../report-rule.ts';

export const C12: ReportRule = {
  id: 'C12',
  title: '一般公共预算财政拨款基本支出与公开05表一致，人员经费、公用经费与公开06表一致',
  source: '公开05表、公开06表 合计',
  severity: 'error',
  check: (context) => contradictions(context, 'C12'),
};
