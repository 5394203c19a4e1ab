/** Money as whole 分, so that the test's own sums are exact without the project's decimals. */
import fc from 'fast-check';

/** Whole 分; safe as a double up to 90 万亿元. */
export type Cents = number;

export type AmountUnit = '元' | '万元';

/** Digits of 分 that one unit holds, as a power of ten. */
const PLACES = { 元: 2, 万元: 6 } as const;

const BIGGEST = 1_000_000_000_000;

/** Nothing, a few 分, the amounts of a small office, and sums of many 亿元. */
export const amounts: fc.Arbitrary<Cents> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 99 }) },
  { weight: 3, arbitrary: fc.integer({ min: 100, max: 10_000_000 }) },
  { weight: 4, arbitrary: fc.integer({ min: 10_000_000, max: 5_000_000_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 5_000_000_000, max: BIGGEST }) },
);

/** The amount to whole `grain`, but not to nothing. */
export function coarse(cents: Cents, grain: Cents): Cents {
  return cents === 0 ? 0 : Math.max(grain, cents - (cents % grain));
}

/** `part` tenths of the amount, to whole `grain`. */
export function tenths(cents: Cents, part: number, grain: Cents): Cents {
  const exact = Number((BigInt(cents) * BigInt(part)) / 10n);
  return exact - (exact % grain);
}

export function total(list: readonly Cents[]): Cents {
  return list.reduce((sum, cents) => sum + cents, 0);
}

/** The exact amount as the dossier writes it. */
export function written(cents: Cents, unit: AmountUnit): string {
  return digits(cents, PLACES[unit], PLACES[unit]);
}

/** The amount as a report prints it: rounded half up to `decimals`, without zeros at the end when `trim`. */
export function printed(cents: Cents, unit: AmountUnit, decimals: number, trim: boolean): string {
  const text = digits(cents, PLACES[unit], decimals);
  return trim && text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function digits(cents: Cents, places: number, decimals: number): string {
  const step = 10n ** BigInt(Math.max(0, places - decimals));
  const size = BigInt(Math.abs(cents));
  const rounded = (size + step / 2n) / step;
  const kept = Math.min(places, decimals);
  const text = rounded.toString().padStart(kept + 1, '0');
  const point = text.length - kept;
  const plain = kept === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`;
  return cents < 0 && rounded > 0n ? `-${plain}` : plain;
}

/** `part` of `whole` in percent, rounded half up to two digits; both positive. */
export function percent(part: Cents, whole: Cents): string {
  const hundredths = (BigInt(part) * 20_000n + BigInt(whole)) / (2n * BigInt(whole));
  const text = hundredths.toString().padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** The smallest amount that does not print as zero without rounding. */
export function printedStep(unit: AmountUnit, decimals: number): Cents {
  return 10 ** Math.max(0, PLACES[unit] - decimals);
}
