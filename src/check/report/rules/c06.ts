/** C06: 财政拨款收入 by kind is that of 公开04. */
import { contradictions } from '../reading/stated-facts.ts';
import type { ReportRule } from '../report-rule.ts';

export const C06: ReportRule = {
  id: 'C06',
  title: '各类财政拨款收入与财政拨款收入支出决算总表一致',
  source: '公开04表 1—3行',
  severity: 'error',
  check: (context) => contradictions(context, 'C06'),
};
