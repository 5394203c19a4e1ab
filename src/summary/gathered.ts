/** Findings of all units by rule, and by what they say: one cause once. */
import type { Severity } from '../diagnostics/finding.ts';
import type { CauseLine, RuleLine, UnitLine } from '../model/summary.ts';
import type { ToldFinding } from '../model/unit-result.ts';
import { isOpen } from './unit-line.ts';

/** What is said of a rule. */
export interface KnownRule {
  readonly id: string;
  readonly title: string;
  readonly advice: string;
}

interface Gathered {
  readonly first: ToldFinding;
  severity: Severity;
  findings: number;
  readonly units: Set<string>;
}

export function ruleLines(units: readonly UnitLine[], rules: readonly KnownRule[]): readonly RuleLine[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  return gathered(units, ({ rule }) => rule).map(({ first: { rule }, severity, findings, units: ids }) => ({
    rule,
    title: known.get(rule)?.title ?? '',
    advice: known.get(rule)?.advice ?? '',
    severity,
    findings,
    units: [...ids],
  }));
}

export function causeLines(units: readonly UnitLine[]): readonly CauseLine[] {
  return gathered(units, ({ rule, severity, cause }) => `${rule}\n${severity}\n${cause}`).map(
    ({ first: { rule, cause, message, hint }, severity, findings, units: ids }) => ({
      rule,
      severity,
      cause,
      example: message,
      hint,
      findings,
      units: [...ids],
    }),
  );
}

/** Gravest first, then those of most units; of equals in the order of the rules. */
function gathered(units: readonly UnitLine[], keyOf: (finding: ToldFinding) => string): readonly Gathered[] {
  const groups = new Map<string, Gathered>();
  for (const { id, findings } of units) {
    for (const finding of findings.filter(isOpen)) {
      const group = groups.get(keyOf(finding));
      if (group === undefined) {
        const { severity } = finding;
        groups.set(keyOf(finding), { first: finding, severity, findings: 1, units: new Set([id]) });
      } else {
        group.findings += 1;
        group.units.add(id);
        if (RANK[finding.severity] < RANK[group.severity]) group.severity = finding.severity;
      }
    }
  }
  return [...groups.values()].sort(
    (one, other) =>
      RANK[one.severity] - RANK[other.severity] ||
      other.units.size - one.units.size ||
      other.findings - one.findings ||
      (one.first.rule < other.first.rule ? -1 : 1),
  );
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
