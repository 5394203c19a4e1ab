/** C18: 公务接待费 = 国内 + 外事（国（境）外）, in the text too. */

import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { combined, overlaps } from '../interval.ts';
import { eachQuantity, eachSentence } from '../reading/by-section.ts';
import { readReport, under } from '../reading/passages.ts';
import { intervalOf, prints } from '../reading/precision.ts';
import { amountText, figureText, quote, tell } from '../reading/telling.ts';
import { contradictions, hasData, type StatedFact, statedFacts, toldAmounts } from './stated-facts.ts';

export const C18: Rule<'print'> = {
  id: 'C18',
  title: '公务接待费＝国内公务接待支出＋外事（国（境）外）接待支出',
  source: '公开09表 12栏；“三公”经费决算公开要求',
  severity: 'error',
  needs: 'print',
  check: (context) => [
    ...contradictions(context, 'C18'),
    ...repeated(context),
    ...addsUp(context),
    ...partsOfPaper(context),
    ...foreignWithin(context),
  ],
};

const TOTAL = 'threePublic.final.reception';
const DOMESTIC = 'threePublic.reception.domestic';
const ABROAD = 'threePublic.reception.foreign';

function addsUp(context: Print): Fault[] {
  const [total, domestic, foreign] = [TOTAL, DOMESTIC, ABROAD].map((id) => stated(context, id));
  if (total === undefined || domestic === undefined || foreign === undefined) return [];
  const parts = [domestic, foreign].map(({ quantity }) => intervalOf(quantity, context));
  if (overlaps(combined(parts, []), intervalOf(total.quantity, context))) return [];
  const sum = amountText(context, domestic.quantity.value.plus(foreign.quantity.value));
  return [
    tell('error', total.passage, {
      message: `公务接待费 ${total.quantity.text}，国内接待 ${domestic.quantity.text}与外事接待 ${foreign.quantity.text}之和为 ${sum}`,
      actual: sum,
      expected: total.quantity.text,
      related: [domestic.passage.printed.place, foreign.passage.printed.place],
    }),
  ];
}

const FOREIGN = /外[事宾]|国（境）外公务接待/;

/** The two parts as a paper tells them, beside the amount of its table; of foreign guests it may not speak at all. */
function partsOfPaper(context: Print): Fault[] {
  const total = hasData(context, TOTAL) ? context.figures.get(TOTAL) : undefined;
  const told = toldAmounts(context).filter(({ passage: { trail } }) => trail.includes('“三公”'));
  const [domestic, foreign] = [DOMESTIC, ABROAD].map((id) => told.find(({ term }) => term.figures('all')[0] === id));
  if (!context.view.isRead || total?.value === undefined || domestic === undefined) return [];
  const isSilent =
    foreign === undefined && !under(readReport(context.view), /“三公”/).some(({ text }) => FOREIGN.test(text));
  const parts = [domestic, ...(foreign === undefined ? [] : [foreign])].map(({ quantity }) => quantity);
  const added = combined(
    parts.map((part) => intervalOf(part, context)),
    [],
  );
  if ((foreign === undefined && !isSilent) || overlaps(added, { low: total.value, high: total.value })) return [];
  const { passage, sentence, quantity } = domestic;
  const expected = figureText(context, total);
  const also = foreign === undefined ? '没有写外事接待，请核实' : `与外事接待 ${foreign.quantity.text}之和不等于总数`;
  const message = `${quote(sentence.text, quantity)}：公务接待费为 ${expected}，${also}`;
  const hint = '公务接待费＝国内公务接待支出＋外事接待支出';
  return [tell(isSilent ? 'warning' : 'error', passage, { message, actual: quantity.text, expected, hint })];
}

function stated(context: Print, id: string): StatedFact | undefined {
  return statedFacts(context).find(
    ({ figures, quantity }) =>
      figures[0]?.id === id && (quantity.role === 'final' || quantity.role === 'value') && quantity.kind === 'amount',
  );
}

const RECEPTIONS = [
  [/^国内公务接待支出/, DOMESTIC],
  [/^外事接待支出/, ABROAD],
] as const;

/** 国内公务接待…人次…，共计支出2.94万元: the same amount once more. */
const repeated = eachQuantity((context, { passage, sentence, quantity }) => {
  if (quantity.kind !== 'amount' || !/共计支出$/.test(quantity.lead)) return [];
  const id = RECEPTIONS.find(([said]) => said.test(passage.text))?.[1] ?? '';
  const figure = context.figures.get(id);
  if (figure?.value === undefined || prints(quantity, figure.value, context)) return [];
  const expected = amountText(context, figure.value);
  const message = `${quote(sentence.text, quantity)}：“${figure.label}”为 ${expected}`;
  return [tell('error', passage, { message, actual: quantity.text, expected })];
});

/** 国内公务接待支出…万元（含外宾接待支出…万元）: a part is at most the whole. */
const foreignWithin = eachSentence((_context, { passage, sentence: { text, quantities } }) =>
  quantities.flatMap((quantity, at) => {
    const before = quantities[at - 1];
    if (quantity.kind !== 'amount' || !/[（(]?(?:其中|含)[：:]?外(?:宾|事)接待(?:支出|费)?(?:为)?$/.test(quantity.lead))
      return [];
    if (before?.kind !== 'amount' || quantity.value.lessThanOrEqualTo(before.value)) return [];
    const message = `${quote(text, quantity)}：外宾接待支出大于所在的接待支出 ${before.text}`;
    const hint = '核对两个金额，外宾接待支出是其中的一部分';
    return [tell('error', passage, { message, actual: quantity.text, expected: `不大于 ${before.text}`, hint })];
  }),
);
