/**
 * C32: an amount or a percentage that the report prints and the unit did not write itself is the printed form of some
 * figure: a template holds no numbers of its own, and no digit is lost on the way.
 */
import type { Figure, FigureSet } from '../../model/figure.ts';
import type { Profile } from '../../model/profile.ts';
import { type Decimal, decimal, round } from '../../money/decimal.ts';
import type { Rule } from '../engine/rule.ts';
import { quantitiesOf } from '../reading/passages.ts';
import { quote, tell } from '../reading/telling.ts';
import { YUAN_IN } from '../scale.ts';
import { ownNumbers } from './own-words.ts';

export const C32: Rule<'print'> = {
  id: 'C32',
  title: '印出的金额、百分比是数据中有的，或是单位自己写的',
  source: '决算公开内容准确、前后一致的要求',
  severity: 'warning',
  needs: 'print',
  check(context) {
    const { view, figures, profile } = context;
    const isPrinted = printedForms(figures, profile);
    const isOwn = ownNumbers(context);
    return quantitiesOf(view).flatMap(({ passage, sentence, quantity }) => {
      const { kind, value, approximate, text } = quantity;
      if (kind === 'count' || approximate || passage.printed.kind !== 'paragraph') return [];
      if (isPrinted[kind](value) || isOwn(quantity)) return [];
      return [
        tell('warning', passage, {
          message: `${quote(sentence.text, quantity)}：数据中没有 ${text}，单位填写的文字中也没有，请核实`,
          actual: text,
          hint: '改正模板或所印的数；模板照规定写的比例、标准不必改',
        }),
      ];
    });
  },
};

const PERCENT = decimal('0.01');

interface PrintedForms {
  amount(value: Decimal): boolean;
  percent(value: Decimal): boolean;
}

/** Whether some figure prints so: whole, or rounded in 元, 万元 or percent, in the digits of texts or tables. */
function printedForms(figures: FigureSet, { money, percent, rounding }: Profile): PrintedForms {
  const of = (unit: Figure['unit'], units: readonly Decimal[], styles: typeof money | typeof percent) => {
    const values = [...figures.values()].flatMap(({ unit: own, value }) =>
      own === unit && value ? [value.abs()] : [],
    );
    const decimals = [...new Set([styles.text.decimals, styles.table.decimals])];
    const printings = units.flatMap((one) => decimals.map((digits) => ({ one, digits })));
    const furthest = Math.max(...printings.map(({ one, digits }) => one.toNumber() * 10 ** -digits));
    const near = nearIn(values, furthest);
    return (said: Decimal) =>
      near(said).some(
        (value) =>
          value.equals(said) ||
          printings.some(({ one, digits }) => round(value.div(one), digits, rounding).times(one).equals(said)),
      );
  };
  return { amount: of('yuan', [YUAN_IN.元, YUAN_IN.万元], money), percent: of('ratio', [PERCENT], percent) };
}

/** Values not further away than one unit of the last digit: sorted, as there are many figures and few places to look. */
function nearIn(values: readonly Decimal[], distance: number): (said: Decimal) => readonly Decimal[] {
  const sorted = values.map((value) => ({ value, number: value.toNumber() })).sort((a, b) => a.number - b.number);
  const firstFrom = (least: number) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.number ?? 0) < least) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (said) => {
    const number = said.toNumber();
    return sorted.slice(firstFrom(number - distance), firstFrom(number + distance * 1.01)).map(({ value }) => value);
  };
}
