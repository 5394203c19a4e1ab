/** All findings of a batch as one SARIF log, those over units included. */
import type { Finding } from '../../diagnostics/finding.ts';
import { findingsToSarif, type RuleText, type SarifLog } from '../../diagnostics/sarif.ts';
import type { Summary, UnitLine } from '../../model/summary.ts';

export function summarySarif({ units, across, program }: Summary, rules: readonly RuleText[]): SarifLog {
  const compared = across.map(({ units: [unit = ''], rule, severity, message, actual, expected, hint }) => {
    return { unit, findings: [{ rule, severity, message, actual, expected, hint }] };
  });
  return findingsToSarif([...units.map(findingsOf), ...compared], rules, program);
}

function findingsOf({ id, findings }: UnitLine): { readonly unit: string; readonly findings: readonly Finding[] } {
  return { unit: id, findings: findings.map(({ consequences: _, cause, fingerprint, ...finding }) => finding) };
}
