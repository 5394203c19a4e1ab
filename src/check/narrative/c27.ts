/**
 * C27: a rate is not a share: 执行率 is executed ÷ budget. And money carried over that a text speaks of is money that the
 * accounts carry over.
 */

import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { quotientReaches } from '../interval.ts';
import { eachQuantity } from '../reading/by-section.ts';
import type { Told } from '../reading/passages.ts';
import { intervalOf, prints } from '../reading/precision.ts';
import { figureText, percentText, quote, sourceOf, tell } from '../reading/telling.ts';
import { hasData } from './stated-facts.ts';

export const C27: Rule<'print'> = {
  id: 'C27',
  title: '执行率＝执行数÷预算数，不是占比；各处重述的事实与账表一致',
  source: '预算绩效自评口径；公开01表 29行',
  severity: 'error',
  needs: 'print',
  check: (context) => wrongFacts(context),
};

const wrongFacts = eachQuantity((context, told) => [
  ...rate(context, told),
  ...carriedOver(context, told),
  ...staff(context, told),
  ...projectRate(context, told),
]);

const SUBJECTS: Readonly<Record<string, string>> = {
  基本支出: 'basic',
  项目支出: 'project',
  人员经费: 'personnel',
  公用经费: 'operating',
};
const OVERALL = 'performance.overall';

/** 执行率 of 基本支出, 项目支出 and the like against the table of the whole. */
function rate(context: Print, { passage, sentence: { text, quantities }, quantity }: Told): Fault[] {
  const key = SUBJECTS[quantity.subject?.name ?? ''];
  if (quantity.role !== 'execution' || key === undefined) return [];
  const figure = context.figures.get(`${OVERALL}.funds.${key}.executionRate`);
  if (figure?.value === undefined || prints(quantity, figure.value, context)) return [];
  const spent = quantities.findLast(({ kind, end }) => kind === 'amount' && end <= quantity.start);
  const whole = context.figures.get(`${OVERALL}.executed`)?.value;
  const isShare =
    spent !== undefined &&
    whole !== undefined &&
    quotientReaches(intervalOf(spent, context), { low: whole, high: whole }, intervalOf(quantity, context));
  const expected = percentText(context, figure.value);
  return [
    tell('error', passage, {
      message: `${quote(text, quantity)}：自评表的“${figure.label}”为 ${expected}${isShare ? `，${quantity.text}是占总支出的比重` : ''}`,
      actual: quantity.text,
      expected,
      hint: '执行率＝执行数÷全年预算数',
    }),
  ];
}

const CARRIED = /(上年|\d{4}年)度?结转(?:资金|结余)?$/;

/** 上年结转17.5万元 in a text, while 公开01 has nothing carried over from last year. */
function carriedOver(context: Print, { passage, sentence: { text }, quantity }: Told): Fault[] {
  const from = CARRIED.exec(quantity.lead)?.[1];
  const said = from === '上年' || from === `${context.dossier.year - 1}年`;
  const opening = hasData(context, 'balance.opening') ? context.figures.get('balance.opening') : undefined;
  if (!said || quantity.kind !== 'amount' || quantity.value.isZero() || opening?.value?.isZero() !== true) return [];
  const source = sourceOf(context.view, 'balance.opening');
  return [
    tell('warning', passage, {
      message: `${quote(text, quantity)}：${source.name}的年初结转和结余为 ${figureText(context, opening)}，请核实`,
      actual: quantity.text,
      expected: figureText(context, opening),
      hint: '资金确由上年结转的，应列入年初结转和结余；由财政收回后重新下达的，改写文字',
      related: [source.place],
    }),
  ];
}

const STAFF: readonly (readonly [said: RegExp, id: string])[] = [
  [/(?:核定编制|编制数|^[^，。；]*年编制)(?:为|共)?$/, 'staff.authorized'],
  [/实有(?:在职)?(?:人员|人数|职工)?(?:为|共)?$/, 'staff.actual'],
  [/退休(?:人员|职工)(?:为|共)?$/, 'staff.retired'],
];

/** 编制46名, 实有41人: the numbers that the unit has filled in. */
function staff({ dossier, figures }: Print, { passage, sentence: { text }, quantity }: Told): Fault[] {
  if (dossier.staff === undefined || !/[名人]/.test(quantity.unit)) return [];
  const kinds = Array.isArray(dossier.staff.authorized) ? dossier.staff.authorized : [];
  const kind = kinds.findIndex((one) => quantity.lead.endsWith(one.kind));
  const id = kind >= 0 ? `staff.authorized.${kind + 1}` : STAFF.find(([said]) => said.test(quantity.lead))?.[1];
  const figure = figures.get(id ?? '');
  if (figure?.value === undefined || figure.value.equals(quantity.value)) return [];
  const expected = `${figure.value.toFixed()}${quantity.unit}`;
  const message = `${quote(text, quantity)}：所填的${figure.label}为 ${expected}`;
  return [tell('warning', passage, { message, actual: quantity.text, expected })];
}

/** 支出54.6万元，执行率94.14%: the rate of the project that has spent this. */
function projectRate(context: Print, { passage, sentence: { text, quantities }, quantity }: Told): Fault[] {
  if (quantity.role !== 'execution' || quantity.approximate) return [];
  const spent = quantities.findLast(({ kind, end }) => kind === 'amount' && end <= quantity.start);
  const owners = (context.dossier.projects ?? []).filter(({ id }) => {
    const value = context.figures.get(`projects.${id}.executed`)?.value;
    return spent !== undefined && value?.equals(spent.value) === true;
  });
  const rates = owners.flatMap(({ id }) => context.figures.get(`projects.${id}.executionRate`) ?? []);
  const [first] = rates;
  if (first?.value === undefined || rates.some(({ value }) => value && prints(quantity, value, context))) return [];
  const expected = percentText(context, first.value);
  const message = `${quote(text, quantity)}：“${first.label}”为 ${expected}`;
  return [tell('error', passage, { message, actual: quantity.text, expected })];
}
