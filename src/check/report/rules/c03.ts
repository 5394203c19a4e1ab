/** C03: 收入 of the text = 公开02; each share is of what the sentence divides by; the parts add up. */

import { sharesOf } from '../reading/shares.ts';
import { contradictions } from '../reading/stated-facts.ts';
import type { ReportRule } from '../report-rule.ts';

export const C03: ReportRule = {
  id: 'C03',
  title: '收入合计、各项收入及所占比重与收入决算表一致',
  source: '公开02表 合计行',
  severity: 'error',
  check: (context) => [...contradictions(context, 'C03'), ...sharesOf(context, 'C03')],
};
