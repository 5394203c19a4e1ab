/** C17: “三公” counts: those of the dossier; a count of zero goes with an amount of zero, and the other way round. */

import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { type Passage, readReport, under } from '../reading/passages.ts';
import type { Quantity } from '../reading/sentences.ts';
import { figureText, quote, tell } from '../reading/telling.ts';
import { hasData } from './stated-facts.ts';

export const C17: Rule<'print'> = {
  id: 'C17',
  title: '“三公”经费的团组、人次、辆数、批次与金额相互印证：数量为零而有金额，或有数量而金额为零的，应核实',
  source: '“三公”经费决算公开要求（团组数、购置数、保有量、批次）',
  severity: 'error',
  needs: 'print',
  check: (context) => {
    const passages = under(readReport(context.view), /“三公”经费/).filter(
      ({ printed }) => printed.kind === 'paragraph',
    );
    return [
      ...passages.flatMap((passage) => againstDossier(context, passage)),
      ...amountsAndCounts(context, passages),
      ...(context.view.isRead ? asTold(context, passages) : []),
    ];
  },
};

interface Counted {
  readonly lead: RegExp;
  readonly unit: RegExp;
  readonly id: string;
}

const FOREIGN = /外事|外宾|国（境）外/;
/** Sent abroad, or received. */
const GROUPS = /团组(数)?(共)?$/;
const COUNTED: readonly Counted[] = [
  { lead: /购置[^，。；]{0,8}(公务用)?车(辆)?$|公务用车购置数(量)?(为)?$/, unit: /^[辆台]$/, id: 'vehiclesPurchased' },
  { lead: /(保有量|共有公务用车|公务用车共有)(为)?$/, unit: /^[辆台]$/, id: 'vehiclesHeld' },
];

function countId(quantity: Quantity, before: string): string | undefined {
  const { lead, unit, subject } = quantity;
  const clause = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('；')) + 1);
  const isGroup = GROUPS.test(lead) && /^[个次批]$/.test(unit);
  const received = Math.max(clause.lastIndexOf('接待'), clause.lastIndexOf('来访')) > clause.lastIndexOf('出国');
  if (isGroup && !received) return 'overseasGroups';
  const found = COUNTED.find((one) => one.unit.test(unit) && one.lead.test(lead));
  if (found !== undefined) return found.id;
  if (/接待/.test(clause) && (isGroup || unit === '批次' || unit === '人次')) {
    const foreign = FOREIGN.test(clause.slice(Math.max(clause.lastIndexOf('国内'), 0)));
    const what = unit === '人次' ? 'Visitors' : 'Batches';
    return foreign ? `foreignReception${what}` : `reception${what}`;
  }
  if (subject?.name.startsWith('因公出国') && /累计$|出国（境）$/.test(lead) && /^人/.test(unit))
    return 'overseasVisitors';
  return undefined;
}

function againstDossier(context: Print, passage: Passage): Fault[] {
  return passage.sentences.flatMap((sentence) =>
    sentence.quantities.flatMap((quantity) => {
      if (quantity.kind !== 'count' || quantity.inReason) return [];
      const id = countId(quantity, sentence.text.slice(0, quantity.start));
      const key = `threePublic.counts.${id}`;
      const figure = context.dossier.threePublic?.counts === undefined ? undefined : context.figures.get(key);
      if (id === undefined || figure?.value === undefined || figure.value.equals(quantity.value)) return [];
      const expected = figureText(context, figure);
      return [
        tell('error', passage, {
          message: `${quote(sentence.text, quantity)}：填报的${figure.label}为 ${expected}`,
          actual: quantity.text,
          expected,
        }),
      ];
    }),
  );
}

/** Amount and count that must be zero together. */
const PAIRS: readonly (readonly [amount: string, count: string])[] = [
  ['final.overseas', 'overseasGroups'],
  ['final.overseas', 'overseasVisitors'],
  ['final.vehiclePurchase', 'vehiclesPurchased'],
  ['reception.domestic', 'receptionBatches'],
  ['reception.domestic', 'receptionVisitors'],
  ['reception.foreign', 'foreignReceptionBatches'],
  ['reception.foreign', 'foreignReceptionVisitors'],
];

function amountsAndCounts(context: Print, [first]: readonly Passage[]): Fault[] {
  if (first === undefined || context.dossier.threePublic?.counts === undefined || !hasData(context, 'threePublic.'))
    return [];
  return PAIRS.flatMap(([amountKey, countKey]) => {
    const amount = context.figures.get(`threePublic.${amountKey}`);
    const count = context.figures.get(`threePublic.counts.${countKey}`);
    if (amount?.value === undefined || count?.value === undefined) return [];
    if (amount.value.isZero() === count.value.isZero()) return [];
    return [
      {
        message: `${amount.label}为 ${figureText(context, amount)}，${count.label}为 ${figureText(context, count)}，一为零一不为零`,
        at: { place: count.source ?? first.printed.place },
        hint: '核对金额和数量；确有特殊情况的，在文字中说明',
        related: [first.printed],
      },
    ];
  });
}

interface ToldCount {
  readonly passage: Passage;
  readonly text: string;
  readonly quantity: Quantity;
}

/** The counts of a paper, as its sentences tell them, against the amounts of its table and against each other. */
function asTold(context: Print, passages: readonly Passage[]): Fault[] {
  const told = new Map<string, ToldCount>();
  for (const passage of passages)
    for (const { text, quantities } of passage.sentences)
      for (const quantity of quantities) {
        const id =
          quantity.kind === 'count' && !quantity.inReason
            ? countId(quantity, text.slice(0, quantity.start))
            : undefined;
        if (id !== undefined && !told.has(id)) told.set(id, { passage, text, quantity });
      }
  return [...againstAmounts(context, told), ...noCars(context, told), ...inOrder(told)];
}

const SPENT: readonly (readonly [count: string, amount: string])[] = [
  ['overseasGroups', 'overseas'],
  ['overseasVisitors', 'overseas'],
  ['vehiclesPurchased', 'vehiclePurchase'],
  ['receptionBatches', 'reception'],
  ['receptionVisitors', 'reception'],
];

function againstAmounts(context: Print, told: ReadonlyMap<string, ToldCount>): Fault[] {
  return SPENT.flatMap(([key, part]) => {
    const count = told.get(key);
    const id = `threePublic.final.${part}`;
    const amount = hasData(context, id) ? context.figures.get(id) : undefined;
    if (count === undefined || amount?.value === undefined) return [];
    if (amount.value.isZero() === count.quantity.value.isZero()) return [];
    const message = `${quote(count.text, count.quantity)}：“${amount.label}”为 ${figureText(context, amount)}，一为零一不为零`;
    const hint = '核对金额和数量；确有特殊情况的，在文字中说明';
    return [{ ...tell('error', count.passage, { message, actual: count.quantity.text }), hint }];
  });
}

/** No cars, and money for their running: they may have gone in the course of the year. */
function noCars(context: Print, told: ReadonlyMap<string, ToldCount>): Fault[] {
  const held = told.get('vehiclesHeld');
  const id = 'threePublic.final.vehicleOperation';
  const amount = hasData(context, id) ? context.figures.get(id) : undefined;
  if (held === undefined || amount?.value === undefined || amount.value.isZero() || !held.quantity.value.isZero())
    return [];
  const message = `${quote(held.text, held.quantity)}：“${amount.label}”为 ${figureText(context, amount)}，请核实`;
  const hint = '核对保有量和金额；年内处置的，在文字中说明';
  return [tell('warning', held.passage, { message, actual: held.quantity.text, hint })];
}

const ORDERED: readonly (readonly [more: string, less: string])[] = [
  ['receptionVisitors', 'receptionBatches'],
  ['foreignReceptionVisitors', 'foreignReceptionBatches'],
  ['overseasVisitors', 'overseasGroups'],
  ['vehiclesHeld', 'vehiclesPurchased'],
];

function inOrder(told: ReadonlyMap<string, ToldCount>): Fault[] {
  return ORDERED.flatMap(([more, less]) => {
    const [many, few] = [told.get(more), told.get(less)];
    if (many === undefined || few === undefined || !many.quantity.value.lessThan(few.quantity.value)) return [];
    const message = `${quote(many.text, many.quantity)}：少于${quote(few.text, few.quantity)}`;
    const expected = `不少于 ${few.quantity.value.toFixed()}`;
    const hint = '两个数有一个写错或写反了，请改正';
    return [
      tell('error', many.passage, {
        ...{ message, actual: many.quantity.text, expected, hint },
        related: [few.passage.printed.place],
      }),
    ];
  });
}
