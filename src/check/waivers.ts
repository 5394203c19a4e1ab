/** Findings that the unit has answered in its dossier (V38: an answer to nothing). */
import type { Finding, Place } from '../diagnostics/finding.ts';
import type { Dossier } from '../model/dossier.ts';
import type { JsonPath } from '../model/source.ts';
import * as messages from './messages.ts';

type Waiver = NonNullable<Dossier['waivers']>[number];

/**
 * Marks waived findings with the reason and reports waivers that match nothing.
 * @param owns rules whose findings are all present; waivers for other rules are left to whoever has those
 */
export function applyWaivers(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  locate: (path: JsonPath) => Place,
  owns: (rule: string) => boolean = () => true,
): Finding[] {
  const marked = findings.map((finding) => {
    const waiver = waivers.find((candidate) => matches(candidate, finding));
    return waiver === undefined ? finding : { ...finding, waived: waiver.reason };
  });
  const idle = waivers.flatMap((waiver, index): Finding[] => {
    if (!owns(waiver.rule) || findings.some((finding) => matches(waiver, finding))) return [];
    const message = messages.idleWaiver(waiver.rule, waiver.path);
    return [
      { rule: 'V38', severity: 'warning', message, place: locate(['waivers', index]), hint: messages.DROP_WAIVER },
    ];
  });
  return [...marked, ...idle];
}

function matches(waiver: Waiver, finding: Finding): boolean {
  return waiver.rule === finding.rule && (waiver.path === undefined || waiver.path === finding.place?.path);
}
