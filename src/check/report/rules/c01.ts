/** C01: The 收、支总计 of the text are those of 公开01. */
import { contradictions } from '../reading/stated-facts.ts';
import type { ReportRule } from '../report-rule.ts';

export const C01: ReportRule = {
  id: 'C01',
  title: '收、支总计与收入支出决算总表一致，收入总计等于支出总计',
  source: '公开01表 31行、62行',
  severity: 'error',
  check: (context) => contradictions(context, 'C01'),
};
