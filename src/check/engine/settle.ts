/** From what the rules have told to the findings of the check: answered ones marked, consequences under their cause. */
import { SEVERITIES } from '../../diagnostics/filter.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import { leaves } from '../leaves.ts';
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
  const causeOf = new Map<Told, Told>();
  for (const one of told) {
    const own = causes.indexOf(one);
    const before = own === -1 ? causes : causes.slice(0, own);
    const cause = before.find((candidate) => follows(one, candidate, on)) ?? twinOf(one, told);
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

const DECLARED = 'declared.';

function rootOf(one: Told, causeOf: ReadonlyMap<Told, Told>): Told {
  const cause = causeOf.get(one);
  return cause === undefined ? one : rootOf(cause, causeOf);
}

/**
 * Whether a fault speaks of what is told to be wrong: of a declared number, of the figures that the cause names, or else
 * of the leaf that it stands at or of a figure made of it. What the unit has declared is told by itself unless the very
 * leaf is wrong.
 */
function follows({ fault, finding }: Told, cause: Told, { figures }: Accounts): boolean {
  if (finding.waived !== undefined) return false;
  const { explains, figures: wrong } = cause.fault;
  if (fault.gap !== undefined && explains !== undefined) return explains.has(fault);
  const own = fault.figures ?? [];
  if (explains !== undefined && wrong !== undefined) return own.some((id) => wrong.includes(id));
  const path = cause.finding.place?.path;
  if (path === undefined) return false;
  if (finding.place?.path === path && finding.place.file === cause.finding.place?.file) return true;
  if (fault.cells?.includes(path) === true) return true;
  if (path.startsWith(DECLARED)) return false;
  if (wrong === undefined) return own.some((id) => leaves(figures, id).some(({ source }) => holds(source?.path, path)));
  return finding.place?.path?.startsWith(DECLARED) !== true && own.some((id) => wrong.includes(id));
}

/** Declared numbers that agree with the leaves break a formula as the leaves do: the leaves are told. */
function twinOf({ fault, finding }: Told, told: readonly Told[]): Told | undefined {
  if (fault.cells === undefined || fault.isCause === true || finding.waived !== undefined) return undefined;
  const key = fault.figures?.join();
  return told.find(
    (other) =>
      other.finding.rule === finding.rule &&
      other.fault.cells === undefined &&
      other.finding.waived === undefined &&
      other.fault.figures?.join() === key,
  );
}

/** A leaf may be told in parts: 项目支出 of a row by project. */
function holds(leaf: string | undefined, path: string): boolean {
  return leaf !== undefined && (leaf === path || path.startsWith(`${leaf}[`));
}

/** A cause is at least as severe as what follows from it. */
function withFollowers(finding: Finding, consequences: readonly Finding[]): Finding {
  if (consequences.length === 0) return finding;
  const severities = [finding, ...consequences].map(({ severity }) => severity);
  const severity = SEVERITIES.find((one) => severities.includes(one)) ?? finding.severity;
  return { ...finding, severity, consequences };
}
