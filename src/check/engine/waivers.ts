/** Findings that the unit has answered in its dossier (V38: an answer to nothing). */
import type { Finding, Place } from '../../diagnostics/finding.ts';
import type { Dossier } from '../../model/dossier.ts';
import type { JsonPath } from '../../model/source.ts';
import type { Told } from './fault.ts';

type Waiver = NonNullable<Dossier['waivers']>[number];

/**
 * Marks waived findings with the reason and tells waivers that match nothing.
 * @param asked rules whose findings are all present; waivers for other rules are left alone
 */
export function applyWaivers(
  told: readonly Told[],
  waivers: readonly Waiver[],
  locate: (path: JsonPath) => Place,
  asked: (rule: string) => boolean,
): { readonly answered: Told[]; readonly idle: Finding[] } {
  const answered = told.map((one) => {
    const waiver = waivers.find((candidate) => matches(candidate, one.finding));
    return waiver === undefined ? one : { ...one, finding: { ...one.finding, waived: waiver.reason } };
  });
  const idle = waivers.flatMap((waiver, index): Finding[] => {
    if (!asked(waiver.rule) || told.some(({ finding }) => matches(waiver, finding))) return [];
    const message = idleWaiver(waiver.rule, waiver.path);
    return [{ rule: 'V38', severity: 'warning', message, place: locate(['waivers', index]), hint: DROP_WAIVER }];
  });
  return { answered, idle };
}

function matches(waiver: Waiver, finding: Finding): boolean {
  return waiver.rule === finding.rule && (waiver.path === undefined || waiver.path === finding.place?.path);
}

function idleWaiver(rule: string, path: string | undefined): string {
  return `对 ${rule}${path === undefined ? '' : `（${path}）`}的说明没有对应的核查意见`;
}

const DROP_WAIVER = '问题已经改正的，删去这条说明；位置变了的，改写 path';
