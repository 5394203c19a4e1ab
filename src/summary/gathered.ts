/** Findings of all units by rule, and by what they say: one cause once. */
import type { Severity } from '../diagnostics/finding.ts';
import type { CauseLine, RuleLine } from '../model/summary.ts';
import type { ToldFinding } from '../model/unit-result.ts';
import { isOpen } from './unit-line.ts';

/** What is said of a rule. */
export interface KnownRule {
  readonly id: string;
  readonly title: string;
  readonly advice: string;
}

interface Group {
  readonly first: ToldFinding;
  severity: Severity;
  findings: number;
  readonly units: Set<string>;
}

/** Findings of units as they are read, one after the other. */
export class Gathered {
  private readonly byRule = new Groups(({ rule }) => rule);
  private readonly byCause = new Groups(({ rule, severity, cause }) => `${rule}\n${severity}\n${cause}`);

  add(unit: string, findings: readonly ToldFinding[]): void {
    for (const finding of findings.filter(isOpen)) {
      this.byRule.add(unit, finding);
      this.byCause.add(unit, finding);
    }
  }

  ruleLines(rules: readonly KnownRule[]): readonly RuleLine[] {
    const known = new Map(rules.map((rule) => [rule.id, rule]));
    return this.byRule.inOrder().map(({ first: { rule }, severity, findings, units }) => ({
      rule,
      title: known.get(rule)?.title ?? '',
      advice: known.get(rule)?.advice ?? '',
      severity,
      findings,
      units: [...units],
    }));
  }

  causeLines(): readonly CauseLine[] {
    return this.byCause.inOrder().map(({ first: { rule, cause, message, hint }, severity, findings, units }) => ({
      rule,
      severity,
      cause,
      example: message,
      hint,
      findings,
      units: [...units],
    }));
  }
}

class Groups {
  private readonly groups = new Map<string, Group>();

  constructor(private readonly keyOf: (finding: ToldFinding) => string) {}

  add(unit: string, finding: ToldFinding): void {
    const key = this.keyOf(finding);
    const group = this.groups.get(key);
    if (group === undefined) {
      this.groups.set(key, { first: finding, severity: finding.severity, findings: 1, units: new Set([unit]) });
      return;
    }
    group.findings += 1;
    group.units.add(unit);
    if (RANK[finding.severity] < RANK[group.severity]) group.severity = finding.severity;
  }

  /** Gravest first, then those of most units; of equals in the order of the rules. */
  inOrder(): readonly Group[] {
    return [...this.groups.values()].sort(
      (one, other) =>
        RANK[one.severity] - RANK[other.severity] ||
        other.units.size - one.units.size ||
        other.findings - one.findings ||
        (one.first.rule < other.first.rule ? -1 : 1),
    );
  }
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
