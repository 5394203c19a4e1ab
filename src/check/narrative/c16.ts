/** C16: “三公”: budget, result, completion, change and share of the total and its parts = 公开09. */

import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { readReport, under } from '../reading/passages.ts';
import { figureText, quote, tell } from '../reading/telling.ts';
import { sharesOf } from './shares.ts';
import { contradictions, hasData } from './stated-facts.ts';
import { threePublicChanges } from './three-public-changes.ts';

export const C16: Rule<'print'> = {
  id: 'C16',
  title: '“三公”经费及各项的预算、决算、完成率、增减和比重与公开09表一致，为零的也写明金额',
  source: '公开09表；“三公”经费决算公开要求',
  severity: 'error',
  needs: 'print',
  check: (context) => [
    ...contradictions(context, 'C16'),
    ...sharesOf(context, 'C16'),
    ...denials(context),
    ...threePublicChanges(context),
  ],
};

const DENIED: readonly (readonly [said: RegExp, part: string])[] = [
  [/(未发生|没有发生|无|未安排|未进行)[^，。；]{0,4}因公出国（境）/, 'overseas'],
  [/(未发生|没有发生|无)[^，。；]{0,4}公务接待/, 'reception'],
  [/(未发生|没有发生|无)[^，。；]{0,4}公务用车运行维护/, 'vehicleOperation'],
  [/(未发生|没有发生|未)购置[^，。；]{0,4}公务用车|(未发生|没有发生|无)公务用车购置(费|支出|。|，)/, 'vehiclePurchase'],
];

/** 未发生公务接待 where the table has an amount. */
function denials(context: Print): Fault[] {
  return under(readReport(context.view), /“三公”经费/).flatMap((passage) =>
    passage.printed.kind !== 'paragraph'
      ? []
      : DENIED.flatMap(([said, part]) => {
          const match = said.exec(passage.text);
          if (match !== null && ofEarlierYear(passage.text.slice(0, match.index))) return [];
          const id = `threePublic.final.${part}`;
          const figure = hasData(context, id) ? context.figures.get(id) : undefined;
          if (match === null || figure?.value === undefined || figure.value.isZero()) return [];
          const end = match.index + match[0].length;
          const message = `${quote(passage.text, { start: match.index, end })}：${figure.label}为 ${figureText(context, figure)}`;
          return [tell('error', passage, { message, actual: match[0], expected: figureText(context, figure) })];
        }),
  );
}

/** 上年未安排因公出国（境） says nothing of this year: the clause before a denial ends in the year that it is about. */
function ofEarlierYear(before: string): boolean {
  return /(?:上年|上一年|去年|往年)(?:年?度|同期)?[^，。；：]{0,6}$/.test(before);
}
