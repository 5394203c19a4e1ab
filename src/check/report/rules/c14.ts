/** C14: 政府性基金 of the text = 公开07, its spending told to 项; “无” only when the table is empty. */
import { fundSection } from '../reading/fund-section.ts';
import { contradictions } from '../reading/stated-facts.ts';
import type { ReportRule } from '../report-rule.ts';

export const C14: ReportRule = {
  id: 'C14',
  title: '政府性基金预算财政拨款的年初、收入、支出、年末数与公开07表一致，支出写到项',
  source: '公开07表',
  severity: 'error',
  check: (context) => [
    ...contradictions(context, 'C14'),
    ...fundSection(context, 'C14', { fund: 'governmentFund', name: '政府性基金', table: 'T7' }),
  ],
};
