/** From what the rules have told to the findings of the check: answered ones marked, consequences under their cause. */
import { SEVERITIES } from '../../diagnostics/filter.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import { Causes, DECLARED } from './causes.ts';
import type { Told } from './fault.ts';
import type { Accounts, AllTold } from './needs.ts';
import type { Rule } from './rule.ts';
import { type Run, run } from './run.ts';
import { applyWaivers } from './waivers.ts';

/**
 * All findings of some runs about one dossier, in their order. Waivers of rules that were not asked are left alone.
 * @param last rules that look at what all others have told
 */
export function settle(runs: readonly Run[], on: Accounts, last: readonly Rule<'told'>[]): Finding[] {
  const told = runs.flatMap((one) => one.told);
  const all = [...runs, run(last, [{ ...on, told } satisfies AllTold])];
  const asked = new Set(all.flatMap(({ times }) => [...times.keys()]));
  const everything = all.flatMap((one) => one.told);
  const { answered, idle } = applyWaivers(everything, on.dossier.waivers ?? [], on.locate, (rule) => asked.has(rule));
  return [...underTheirCause(answered, on), ...idle];
}

function underTheirCause(told: readonly Told[], on: Accounts): Finding[] {
  const causes = told.filter(isCause).sort((one, other) => rank(one) - rank(other));
  const causesBefore = new Causes(causes, on.figures);
  const twins = firstsByFormula(told);
  const causeOf = new Map<Told, Told>();
  for (const one of told) {
    const cause = causesBefore.find(one) ?? (isOfDeclared(one) ? twins.get(formulaOf(one)) : undefined);
    if (cause !== undefined) causeOf.set(one, cause);
  }
  const followers = new Map<Told, Finding[]>();
  for (const one of causeOf.keys()) {
    const root = rootOf(one, causeOf);
    followers.set(root, [...(followers.get(root) ?? []), one.finding]);
  }
  return told.filter((one) => !causeOf.has(one)).map((one) => withFollowers(one.finding, followers.get(one) ?? []));
}

function isCause({ fault, finding }: Told): boolean {
  return fault.isCause === true && finding.waived === undefined;
}

/** What explains other faults one by one comes first; a wrong leaf may make a declared number wrong, never the other way. */
function rank({ fault, finding: { place } }: Told): number {
  if (fault.explains !== undefined) return 0;
  return place?.path?.startsWith(DECLARED) === true ? 2 : 1;
}

function rootOf(one: Told, causeOf: ReadonlyMap<Told, Told>): Told {
  const cause = causeOf.get(one);
  return cause === undefined ? one : rootOf(cause, causeOf);
}

/**
 * Declared numbers that agree with the leaves break a formula as the leaves do: the leaves are told.
 * @returns what is told of the leaves themselves, by formula
 */
function firstsByFormula(told: readonly Told[]): ReadonlyMap<string, Told> {
  const ofLeaves = told.filter(({ fault, finding }) => fault.cells === undefined && finding.waived === undefined);
  return new Map(ofLeaves.toReversed().map((one) => [formulaOf(one), one]));
}

function isOfDeclared({ fault, finding }: Told): boolean {
  return fault.cells !== undefined && fault.isCause !== true && finding.waived === undefined;
}

function formulaOf({ fault, finding }: Told): string {
  return `${finding.rule} ${fault.figures?.join()}`;
}

/** A cause is at least as severe as what follows from it. */
function withFollowers(finding: Finding, consequences: readonly Finding[]): Finding {
  if (consequences.length === 0) return finding;
  const severities = [finding, ...consequences].map(({ severity }) => severity);
  const severity = SEVERITIES.find((one) => severities.includes(one)) ?? finding.severity;
  return { ...finding, severity, consequences };
}
