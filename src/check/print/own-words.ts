/** The numbers that the unit has written itself, in its prose and in the texts of report.json. */
import type { Dossier } from '../../model/dossier.ts';
import { rememberedByObject, rememberedByText } from '../../model/remembered.ts';
import type { Print } from '../engine/needs.ts';
import { isPlainObject } from '../engine/typed-texts.ts';
import { type Numeral, numeralsOf } from '../reading/numerals.ts';

/** Whether a printed number is one that the unit wrote: the same value of the same kind, in any notation. */
export function isOwnNumber(context: Print, numeral: Numeral): boolean {
  return writtenIn(context).some((numbers) => numbers.has(keyOf(numeral)));
}

const writtenIn = rememberedByObject(({ dossier, prose = [] }: Print) => [
  numbersOfDossier(dossier),
  ...prose.map(({ text }) => numbersOfText(text)),
]);

function keyOf({ kind, value }: Numeral): string {
  return `${kind} ${value.toFixed()}`;
}

/** Characters of the unit's texts whose numbers are kept. */
const KEPT = 60_000;

const numbersOfText = rememberedByText((text): ReadonlySet<string> => new Set(numeralsOf(text).map(keyOf)), KEPT);

const numbersOfDossier = rememberedByObject((dossier: Dossier): ReadonlySet<string> => {
  const facts = Object.values(dossier.facts ?? {}).map(({ value, unit }) => `${value.toFixed()}${unit}`);
  return new Set([...textsIn(dossier), ...facts].flatMap((text) => [...numbersOfText(text)]));
});

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return /\d/.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isPlainObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
