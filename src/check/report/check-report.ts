/** The second half of the check: the report as composed, read as a stranger would. */
import type { Finding } from '../../diagnostics/finding.ts';
import type { ReportRule, ReportRuleContext } from './report-rule.ts';
import { C_RULES } from './rules/c-rules.ts';
import { D_RULES } from './rules/d-rules.ts';
import { E_RULES } from './rules/e-rules.ts';

export const REPORT_RULES: readonly ReportRule[] = [...C_RULES, ...D_RULES, ...E_RULES];

/** Findings of all rules about the composed report, in the order of the catalogue. */
export function checkReport(context: ReportRuleContext): Finding[] {
  return REPORT_RULES.flatMap((rule) => rule.check(context)).map(onOneLine);
}

/** A quotation may run over the end of a line of the report; its listing does not. */
function onOneLine(finding: Finding): Finding {
  const message = finding.message.replaceAll(/[\n\v]/gu, '');
  return message === finding.message ? finding : { ...finding, message };
}
