/** All findings of a batch as one SARIF log, those over units included. */
import { type RuleText, sarifText, type UnitFindings } from '../../diagnostics/sarif.ts';
import type { Summary, UnitLine } from '../../model/summary.ts';

/** The log as JSON, piece by piece. */
export function* summarySarif(summary: Summary, rules: readonly RuleText[]): Generator<string> {
  yield* sarifText(foundIn(summary), rules, summary.program);
  yield '\n';
}

function* foundIn({ units, across }: Summary): Generator<UnitFindings> {
  for (const unit of units) yield findingsOf(unit);
  for (const {
    units: [unit = ''],
    rule,
    severity,
    message,
    actual,
    expected,
    hint,
  } of across)
    yield { unit, findings: [{ rule, severity, message, actual, expected, hint }] };
}

function findingsOf({ id, findings }: UnitLine): UnitFindings {
  return { unit: id, findings: findings().map(({ consequences: _, cause, fingerprint, ...finding }) => finding) };
}
