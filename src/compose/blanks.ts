/** What stands in the place of what a paper must have and the unit has not given, so that no reader takes it for done. */
import type { Dossier } from '../model/dossier.ts';

/** In the cell of an indicator without 完成值. */
export const NOT_REPORTED = '未填报';

type Element = 'recipient' | 'signature' | 'signedOn';

/** With the rule (`check/facts/official-elements.ts`) that a paper without it may waive. */
const BLANKS: Readonly<Record<Element, readonly [rule: string, text: string]>> = {
  recipient: ['G01', '（未填主送机关）'],
  signature: ['G02', '（未署名）'],
  signedOn: ['G03', '（未注明成文日期）'],
};

/** The mark for a missing element of an official document; undefined where the unit says that it has none. */
export function blankOf(element: Element, { waivers = [] }: Pick<Dossier, 'waivers'>): string | undefined {
  const [rule, text] = BLANKS[element];
  return waivers.some((waiver) => waiver.rule === rule) ? undefined : text;
}
