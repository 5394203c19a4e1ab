/** Asks rules what is wrong, and makes findings of their faults. */
import type { Finding, Place } from '../../diagnostics/finding.ts';
import type { Fault, Told, Where } from './fault.ts';
import type { Accounts, Needs } from './needs.ts';
import type { Rule } from './rule.ts';

export interface Run {
  /** In the order of the rules. */
  readonly told: readonly Told[];
  /** Milliseconds that each rule took, by id; the first to ask for a shared reading pays for it. */
  readonly times: ReadonlyMap<string, number>;
}

/** What a rule tells of what it is given. */
export type Ask<Need extends keyof Needs> = (rule: Rule<Need>, given: Needs[Need]) => readonly Fault[];

/**
 * @param on what the rules need; several where they are asked more than once (the two views of the tables)
 * @param ask for rules that need not be asked each time
 */
export function run<Need extends keyof Needs>(
  rules: readonly Rule<Need>[],
  on: readonly Needs[Need][],
  ask: Ask<Need> = (rule, given) => rule.check(given),
): Run {
  const times = new Map<string, number>();
  const told = rules.flatMap((rule) => {
    const from = performance.now();
    const faults = on.flatMap((given) => ask(rule, given).map((fault) => tell(rule, fault, given)));
    times.set(rule.id, performance.now() - from);
    return faults;
  });
  return { told, times };
}

function tell(rule: Pick<Rule<never>, 'id' | 'severity'>, fault: Fault, on: Accounts): Told {
  const { at, severity = rule.severity, message, actual, expected, hint, related } = fault;
  const place = placeOf(at, on);
  const others = related?.flatMap((where) => placeOf(where, on) ?? []) ?? [];
  const finding: Finding = {
    rule: rule.id,
    severity,
    message: onOneLine(message),
    ...(place !== undefined && { place }),
    ...(actual !== undefined && { actual }),
    ...(expected !== undefined && { expected }),
    ...(hint !== undefined && { hint }),
    ...(others.length > 0 && { related: others }),
  };
  return { fault, finding };
}

function placeOf(where: Where, { locate }: Accounts): Place | undefined {
  if ('length' in where) return locate(where);
  return 'file' in where ? where : where.place;
}

/** A quotation may run over the end of a line of the report; its listing does not. */
function onOneLine(message: string): string {
  return message.replaceAll(/[\n\v]/gu, '');
}
