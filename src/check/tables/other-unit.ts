/** What was declared all in the other unit of money: 元 where the dossier counts in 万元, or the other way. */
import { type Decimal, decimal } from '../../money/decimal.ts';
import type { Written } from '../../money/typed.ts';
import { type MoneyUnit, YUAN_IN } from '../../money/units.ts';
import { isUnitApart } from '../facts/ties/slip.ts';
import type { MoneyScale } from '../scale.ts';

/** A declared amount beside the computed one, 元. */
export interface Pair {
  readonly written: Written;
  readonly computed: Decimal;
}

export interface OtherUnit {
  /** The unit that was written in. */
  readonly unit: MoneyUnit;
  /** One of the amounts, as an instance. */
  readonly instance: Pair;
  /** 元 in one unit of the last digit that such amounts show: the finest of them, as zeros at the end may be left out. */
  readonly quantum: Decimal;
}

/** So few amounts are told one by one. */
const FEW = 3;
const NEARLY_ALL = decimal('0.9');

/** Whether nearly all amounts are about ten thousand times the computed ones, or the ten thousandth part. */
export function otherUnitOf(pairs: readonly Pair[], { unit, quantum }: MoneyScale): OtherUnit | undefined {
  const told = pairs.filter(({ written, computed }) => !written.value.isZero() && !computed.isZero());
  const other = unit === '万元' ? '元' : '万元';
  const apart = told.filter(({ written, computed }) => {
    const [said, right] = [written.value.abs(), computed.abs()];
    return said.greaterThan(right) === (other === '元') && isUnitApart(said, right);
  });
  const [instance] = apart;
  if (instance === undefined || told.length < FEW || NEARLY_ALL.times(told.length).greaterThan(apart.length)) return;
  const digits = told.map(({ written }) => inUnit(written, { unit: other }).digit);
  const finest = digits.reduce((least, digit) => (digit.lessThan(least) ? digit : least));
  return { unit: other, instance, quantum: finest.greaterThan(quantum) ? finest : quantum };
}

/** The amount that was meant. */
export function inUnit({ value, digit, decimals }: Written, { unit }: Pick<OtherUnit, 'unit'>): Written {
  const factor = unit === '万元' ? YUAN_IN.万元 : YUAN_IN.元.div(YUAN_IN.万元);
  return { value: value.times(factor), digit: digit.times(factor), decimals };
}
