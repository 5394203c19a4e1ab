/**
 * C20: 政府采购: total = 货物 + 工程 + 服务, 中小 ≤ total, 小微 ≤ 中小, shares as the sentence names them: goods are divided by
 * goods, services by services.
 */
import { sum, ZERO } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { combined, type Interval, overlaps } from '../interval.ts';
import { readReport, under } from '../reading/passages.ts';
import { intervalOf } from '../reading/precision.ts';
import { amountText, quote, tell } from '../reading/telling.ts';
import { shareStatements, sharesOf } from './shares.ts';
import { contradictions, type StatedFact, statedFacts, toldAmounts } from './stated-facts.ts';

export const C20: Rule<'print'> = {
  id: 'C20',
  title: '政府采购支出总额＝货物＋工程＋服务，中小企业、小微企业合同金额及比重与句中所写的分母一致',
  source: '部门决算公开说明（政府采购支出）',
  severity: 'error',
  needs: 'print',
  check: (context) => [
    ...contradictions(context, 'C20'),
    ...sharesOf(context, 'C20'),
    ...addsUp(context),
    ...inOrder(context),
    ...crossed(context),
    ...(context.view.isRead ? [...contracts(context), ...reserved(context)] : []),
  ],
};

type Stated = Pick<StatedFact, 'passage' | 'sentence' | 'quantity' | 'name'> & Partial<Pick<StatedFact, 'figures'>>;

/** Of a paper no table gives these amounts: the sentences stand by themselves. */
function stated(context: Print, id: string): Stated | undefined {
  const figure = `procurement.${id}`;
  if (context.view.isRead) return toldAmounts(context).find(({ term }) => term.figures('all')[0] === figure);
  return statedFacts(context).find(({ figures, quantity }) => figures[0]?.id === figure && quantity.role === 'value');
}

const NOUGHT: Interval = { low: ZERO, high: ZERO };

function addsUp(context: Print): Fault[] {
  const total = stated(context, 'total');
  const parts = ['goods', 'works', 'services'].flatMap((kind) => stated(context, kind) ?? []);
  if (total === undefined || parts.length !== 3) return [];
  // 0万元 is nothing, not anything up to half a unit.
  const intervals = parts.map(({ quantity }) => (quantity.value.isZero() ? NOUGHT : intervalOf(quantity, context)));
  if (overlaps(combined(intervals, []), intervalOf(total.quantity, context))) return [];
  const added = amountText(context, sum(parts.map(({ quantity }) => quantity.value)));
  return [
    tell('error', total.passage, {
      message: `${quote(total.sentence.text, total.quantity)}：货物、工程、服务三项之和为 ${added}`,
      actual: total.quantity.text,
      expected: added,
      figures: [total, ...parts].flatMap(({ figures = [] }) => figures.map(({ id }) => id)),
    }),
  ];
}

function inOrder(context: Print): Fault[] {
  return [
    ...atMost(stated(context, 'toSmallAndMedium'), stated(context, 'total')),
    ...atMost(stated(context, 'toMicro'), stated(context, 'toSmallAndMedium')),
  ];
}

function atMost(part: Stated | undefined, whole: Stated | undefined): Fault[] {
  if (part === undefined || whole === undefined) return [];
  if (part.quantity.value.lessThanOrEqualTo(whole.quantity.value)) return [];
  return [
    tell('error', part.passage, {
      message: `${part.name} ${part.quantity.text}大于${whole.name} ${whole.quantity.text}`,
      actual: part.quantity.text,
      expected: `不大于 ${whole.quantity.text}`,
      figures: [part, whole].flatMap(({ figures = [] }) => figures.map(({ id }) => id)),
    }),
  ];
}

/** 由中小企业供应商中标或成交的，采购金额…: each is a part of all that was bought. */
function contracts(context: Print): Fault[] {
  const total = stated(context, 'total');
  if (total === undefined) return [];
  return under(readReport(context.view), /政府采购/).flatMap((passage) =>
    passage.sentences.flatMap(({ text, quantities }) =>
      quantities.flatMap((quantity) => {
        const isContract = /(?:中标|成交)[^，。；]{0,6}，(?:采购)?(?:合同)?金额(?:共|为)?$/.test(quantity.lead);
        if (quantity.kind !== 'amount' || !isContract || quantity.value.lessThanOrEqualTo(total.quantity.value))
          return [];
        const message = `${quote(text, quantity)}：大于${total.name} ${total.quantity.text}`;
        return [tell('error', passage, { message, actual: quantity.text, expected: `不大于 ${total.quantity.text}` })];
      }),
    ),
  );
}

const RESERVED = /面向(中小|小微)企业预留[^，。；\d]*$/;

/** What is kept for 小微企业 is part of what is kept for 中小企业. */
function reserved(context: Print): Fault[] {
  return under(readReport(context.view), /政府采购/).flatMap((passage) =>
    passage.sentences.flatMap(({ text, quantities }): Fault[] => {
      const kept = (kind: string) =>
        quantities.find((one) => one.kind === 'amount' && RESERVED.exec(one.lead)?.[1] === kind);
      const [all, micro] = [kept('中小'), kept('小微')];
      if (all === undefined || micro === undefined || micro.value.lessThanOrEqualTo(all.value)) return [];
      const message = `${quote(text, micro)}：大于面向中小企业预留的 ${all.text}，请核实`;
      return [tell('warning', passage, { message, actual: micro.text, expected: `不大于 ${all.text}` })];
    }),
  );
}

const KIND = /货物|工程|服务/;

/** 服务采购…占工程支出金额的…: the kinds of numerator and denominator differ. */
function crossed(context: Print): Fault[] {
  return shareStatements(context).flatMap(({ passage, sentence, share }) => {
    const part = KIND.exec(share.subject?.name ?? '')?.[0];
    const whole = KIND.exec(share.denominator ?? '')?.[0];
    if (part === undefined || whole === undefined || part === whole) return [];
    return [
      tell('error', passage, {
        message: `${quote(sentence.text, share)}：${part}采购的合同金额应除以${part}支出金额，句中写的是“${share.denominator}”`,
        actual: share.denominator,
        expected: `${part}支出金额`,
        hint: '改正比重的分母，并重新计算',
      }),
    ];
  });
}
