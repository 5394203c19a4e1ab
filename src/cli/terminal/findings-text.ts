/** Findings as commands print them. */
import type { FindingFilter } from '../../diagnostics/filter.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import { printFindings, printGroups } from '../../diagnostics/print.ts';
import { lineReader } from '../../input/line-reader.ts';

/** The findings by severity, with the lines they point to, and their count. */
export function findingsText(findings: readonly Finding[], filter?: FindingFilter): string {
  return printFindings(findings, lineReader(), filter);
}

/** The findings by severity, without the count of all. */
export function findingsOnlyText(findings: readonly Finding[]): string {
  return printGroups(findings, lineReader()).join('\n\n');
}
