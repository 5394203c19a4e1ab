/** Waivers for findings about the composed report. */
import type { Finding, Place } from '../../diagnostics/finding.ts';
import type { Dossier } from '../../model/dossier.ts';
import type { JsonPath } from '../../model/source.ts';
import { applyWaivers } from '../waivers.ts';
import { REPORT_RULES } from './check-report.ts';

/** Marks waived findings; a waiver of such a rule that matches nothing is V38. */
export function waiveReported(
  findings: readonly Finding[],
  dossier: Dossier,
  locate: (path: JsonPath) => Place,
): Finding[] {
  const owns = (rule: string) => REPORT_RULES.some(({ id }) => id === rule);
  return applyWaivers(findings, dossier.waivers ?? [], locate, owns);
}
