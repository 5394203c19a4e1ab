/** C15: 国有资本经营预算 of the text = 公开08; “无” only when the table is empty. */
import { fundSection } from '../reading/fund-section.ts';
import { contradictions } from '../reading/stated-facts.ts';
import type { ReportRule } from '../report-rule.ts';

export const C15: ReportRule = {
  id: 'C15',
  title: '国有资本经营预算财政拨款支出与公开08表一致，无支出的才写“无”',
  source: '公开08表',
  severity: 'error',
  check: (context) => [
    ...contradictions(context, 'C15'),
    ...fundSection(context, 'C15', { fund: 'stateCapital', name: '国有资本经营', table: 'T8' }),
  ],
};
