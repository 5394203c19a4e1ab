/** A printed target beside a printed result: was it reached? */
import type { Decimal } from '../../money/decimal.ts';
import { printedNumber } from './printed-number.ts';

interface Texts {
  /** Of the indicator. */
  readonly name: string;
  /** ≥, ≤ and the like in a column of its own; else it stands before the target. */
  readonly relation: string;
  readonly target: string;
  readonly actual: string;
}

const LEAST = /^(?:≥|>|＞|＝|=|不低于|不少于|高于|多于|达到|大于等?于?)/u;
const MOST = /^(?:≤|≦|<|＜|不超过|不高于|不多于|低于|少于|小于等?于?)/u;
const NUMBER = /^(\d[\d,]*(?:\.\d+)?)\s*([%％]|[一-龥（）()]{0,6})$/u;

/** Of these less is better, or may be. */
const LESS_IS_BETTER =
  /成本|费用|时限|时间|时长|周期|天数|期限|差错|错误|失误|投诉|事故|违[规法约纪]|缺陷|误差|死亡|发病|空置|流失|损失|控制|下降|降低|减少|逾期|超期|排放|能耗/u;

/** Not told where a text is no number, or the units are not the same, or nothing says which way is better. */
export function isMissed({ name, relation, target, actual }: Texts): boolean {
  const sign = relation === '' ? target : relation;
  const isLeast = LEAST.test(sign);
  const wanted = numberIn(target);
  const reached = numberIn(actual.replace(/^[≥>＞≤<＜]/u, ''));
  if (wanted === undefined || reached === undefined) return false;
  const isSame = wanted.unit === reached.unit || wanted.unit === '' || reached.unit === '';
  if (!isSame || /[年月日]/u.test(wanted.unit)) return false;
  if (MOST.test(sign)) return reached.value.greaterThan(wanted.value);
  // Without a sign a share or a count is to be reached; of money and of time less may be better.
  const isMore = isLeast || !(/元|天|周|时|分|秒/u.test(wanted.unit) || LESS_IS_BETTER.test(name));
  return isMore && reached.value.lessThan(wanted.value);
}

function numberIn(text: string): { readonly value: Decimal; readonly unit: string } | undefined {
  const bare = text.trim().replace(LEAST, '').replace(MOST, '').trim();
  const [, digits = '', unit = ''] = NUMBER.exec(bare) ?? [];
  const value = printedNumber(digits);
  return value === undefined ? undefined : { value, unit: unit.replace('％', '%') };
}
