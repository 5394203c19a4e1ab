/** C05: The 财政拨款收、支总计 of the text are those of 公开04. */
import { contradictions } from '../reading/stated-facts.ts';
import type { ReportRule } from '../report-rule.ts';

export const C05: ReportRule = {
  id: 'C05',
  title: '财政拨款收、支总计与财政拨款收入支出决算总表一致',
  source: '公开04表 32行、64行',
  severity: 'error',
  check: (context) => contradictions(context, 'C05'),
};
