/** C30: an amount after the name of a 科目 or a project is one of the amounts that the accounts have for it. */

import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { eachQuantity } from '../reading/by-section.ts';
import { prints } from '../reading/precision.ts';
import { figureText, quote, tell } from '../reading/telling.ts';
import { type NamedAmount, namedAmount } from './named-amounts.ts';

export const C30: Rule<'print'> = {
  id: 'C30',
  title: '科目、项目名称之后的金额与明细一致',
  source: '公开03、05、06表；所附自评表',
  severity: 'warning',
  needs: 'print',
  check: (context) => wrongAmounts(context),
};

const wrongAmounts = eachQuantity((context, told) =>
  namedAmount(context, told).flatMap((named) => judge(context, named)),
);

function judge(context: Print, { passage, sentence, quantity, name, figures }: NamedAmount): Fault[] {
  if (
    passage.printed.part === 'glossary' ||
    figures.some(({ value }) => value && prints(quantity, value.abs(), context))
  )
    return [];
  const expected = [...new Set(figures.map((figure) => figureText(context, figure)))].slice(0, 3).join('、');
  return [
    tell('warning', passage, {
      message: `${quote(sentence.text, quantity)}：明细中“${name}”为 ${expected}，请核实`,
      actual: quantity.text,
      expected,
      hint: '改正文字中的数；所说的不是同一件事的不必改',
      figures: figures.map(({ id }) => id),
    }),
  ];
}
