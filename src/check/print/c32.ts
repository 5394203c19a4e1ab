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
    const known = printedValues(figures, profile);
    const isOwn = ownNumbers(context);
    return quantitiesOf(view).flatMap(({ passage, sentence, quantity }) => {
      const { kind, value, approximate, text } = quantity;
      const isStated = kind !== 'count' && !approximate && passage.printed.kind === 'paragraph';
      if (!isStated || known[kind].has(value.toFixed()) || isOwn(quantity)) return [];
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

interface PrintedValues {
  readonly amount: ReadonlySet<string>;
  readonly percent: ReadonlySet<string>;
}

/** Every figure as text or table may print it: whole, and rounded in 元, 万元 or percent. */
function printedValues(figures: FigureSet, { money, percent, rounding }: Profile): PrintedValues {
  const all = [...figures.values()];
  const of = (unit: Figure['unit'], units: readonly Decimal[], styles: typeof money | typeof percent) => {
    const values = all.flatMap((figure) => (figure.unit === unit && figure.value ? [figure.value.abs()] : []));
    const decimals = [...new Set([styles.text.decimals, styles.table.decimals])];
    const rounded = values.flatMap((value) =>
      units.flatMap((one) => decimals.map((digits) => round(value.div(one), digits, rounding).times(one))),
    );
    return new Set([...values, ...rounded].map((value) => value.toFixed()));
  };
  return { amount: of('yuan', [YUAN_IN.元, YUAN_IN.万元], money), percent: of('ratio', [PERCENT], percent) };
}
