/** What was found in a paper, in the order in which a reader wants it: findings, what was not read, what was held. */

import type { FindingFilter } from '../../diagnostics/filter.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import type { Audit } from '../../stories/audit/auditing.ts';
import { heldLine, notAsked, unreadLines } from '../../stories/audit/words.ts';
import { findingsText } from '../terminal/findings-text.ts';

export function auditText(audit: Audit, findings: readonly Finding[], filter: FindingFilter): string {
  const { name, unit, year, profile } = audit;
  return [
    `【${unit}${year}年度】${name}`,
    `按“${profile.name}”审核（由报告的标题和表推断的，可用 --profile 另行指定）`,
    '',
    findingsText(findings, filter).trimEnd(),
    '',
    ...unreadLines(audit),
    heldLine(audit),
    notAsked(),
    '',
  ].join('\n');
}
