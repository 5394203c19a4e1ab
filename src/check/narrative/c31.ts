/** C31: an amount of the prose that is one digit, one swap of digits or the unit away from the amount it speaks of. */

import type { Rule } from '../engine/rule.ts';
import { figureText, gapOf, quote, tell } from '../reading/telling.ts';
import { nearAmounts } from './near-amounts.ts';

export const C31: Rule<'print'> = {
  id: 'C31',
  title: '文字中的金额与所说项目、结转的金额只差一位或只是单位不同的，核实是否笔误',
  source: '决算公开内容准确、前后一致的要求',
  severity: 'warning',
  needs: 'print',
  check: (context) =>
    nearAmounts(context).map(({ passage, sentence, quantity, figure }) => {
      const expected = figureText(context, figure);
      return tell('warning', passage, {
        message: `${quote(sentence.text, quantity)}：与“${figure.label}”${expected}只差一位或只是单位不同，请核实是否笔误`,
        actual: quantity.text,
        expected,
        hint: '是笔误的改正；所说的不是同一件事的不必改',
        figures: [figure.id],
        gap: gapOf(quantity, figure),
      });
    }),
};
