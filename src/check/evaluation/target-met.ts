/** A printed target beside a printed result: was it reached? */
import type { Decimal } from '../../money/decimal.ts';
import { printedNumber } from './printed-number.ts';

interface Texts {
  /** ≥, ≤ and the like in a column of its own; else it stands before the target. */
  readonly relation: string;
  readonly target: string;
  readonly actual: string;
}

const LEAST = /^(?:≥|>|＞|＝|=|不低于|不少于|达到|大于等?于?)/u;
const MOST = /^(?:≤|≦|<|＜|不超过|不高于|不多于|小于等?于?)/u;
const NUMBER = /^(\d[\d,]*(?:\.\d+)?)\s*([%％]|[一-龥（）()]{0,6})$/u;

/** Undefined where a text is no number, or the units are not the same, or nothing says which way is better. */
export function isMissed({ relation, target, actual }: Texts): boolean {
  const sign = relation === '' ? target : relation;
  const isLeast = LEAST.test(sign);
  const wanted = numberIn(target);
  const reached = numberIn(actual.replace(/^[≥>＞≤<＜]/u, ''));
  if (wanted === undefined || reached === undefined) return false;
  const isSame = wanted.unit === reached.unit || wanted.unit === '' || reached.unit === '';
  if (!isSame || /[年月日]/u.test(wanted.unit)) return false;
  if (MOST.test(sign)) return reached.value.greaterThan(wanted.value);
  // Without a sign a share or a count is to be reached; of money and of time less may be better.
  return (isLeast || !/元|天|周|时|分|秒/u.test(wanted.unit)) && reached.value.lessThan(wanted.value);
}

function numberIn(text: string): { readonly value: Decimal; readonly unit: string } | undefined {
  const bare = text.trim().replace(LEAST, '').replace(MOST, '').trim();
  const [, digits = '', unit = ''] = NUMBER.exec(bare) ?? [];
  const value = printedNumber(digits);
  return value === undefined ? undefined : { value, unit: unit.replace('％', '%') };
}
