/** From what the rules have told to the findings of the check: answered ones marked, consequences under their cause. */
import { SEVERITIES } from '../../diagnostics/filter.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import { leaves } from '../leaves.ts';
import type { Accounts } from './needs.ts';
import type { Run, Told } from './run.ts';
import { applyWaivers } from './waivers.ts';

/** All findings of some runs about one dossier, in their order. Waivers of rules that were not asked are left alone. */
export function settle(runs: readonly Run[], on: Accounts): Finding[] {
  const asked = new Set(runs.flatMap(({ times }) => [...times.keys()]));
  const told = runs.flatMap((run) => run.told);
  const { answered, idle } = applyWaivers(told, on.dossier.waivers ?? [], on.locate, (rule) => asked.has(rule));
  return [...underTheirCause(answered, on), ...idle];
}

function underTheirCause(told: readonly Told[], on: Accounts): Finding[] {
  const causes = told.filter(({ fault, finding }) => fault.isCause === true && finding.waived === undefined);
  const followers = new Map<Told, Finding[]>(causes.map((cause) => [cause, []]));
  const left = told.filter((one) => {
    const cause = followers.has(one) ? undefined : causes.find((candidate) => follows(one, candidate, on));
    if (cause !== undefined) followers.get(cause)?.push(one.finding);
    return cause === undefined;
  });
  return left.map((one) => withFollowers(one.finding, followers.get(one) ?? []));
}

/**
 * Whether a fault speaks of what is told to be wrong: of the figures that the cause names, or else of the leaf that it
 * stands at or of a figure made of it. What the unit has declared is told by itself unless the very leaf is wrong.
 */
function follows({ fault, finding }: Told, cause: Told, { figures }: Accounts): boolean {
  const path = cause.finding.place?.path;
  if (path === undefined || finding.waived !== undefined) return false;
  if (finding.place?.path === path && finding.place.file === cause.finding.place?.file) return true;
  const [own, wrong] = [fault.figures ?? [], cause.fault.figures];
  if (wrong === undefined) return own.some((id) => leaves(figures, id).some(({ source }) => source?.path === path));
  return finding.place?.path?.startsWith('declared.') !== true && own.some((id) => wrong.includes(id));
}

/** A cause is at least as severe as what follows from it. */
function withFollowers(finding: Finding, consequences: readonly Finding[]): Finding {
  if (consequences.length === 0) return finding;
  const severities = [finding, ...consequences].map(({ severity }) => severity);
  const severity = SEVERITIES.find((one) => severities.includes(one)) ?? finding.severity;
  return { ...finding, severity, consequences };
}
