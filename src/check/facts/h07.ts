/** H07: last year's values fit each other. */
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { typedAmount } from '../scale.ts';
import { factsTail, isWithin } from '../tails.ts';
import { nameOf } from './named.ts';
import { factOf, suspectsOf } from './ties/suspects.ts';

export const H07: Rule<'facts'> = {
  id: 'H07',
  title: '上年数彼此相符：分项之和等于合计，部分不大于全部',
  source: '上年决算公开表的勾稽关系',
  severity: 'error',
  needs: 'facts',
  unprinted: '上年数',
  check: (facts) => [...threePublic(facts), ...PARTS.flatMap(([part, whole]) => tooGreat(part, whole, facts))],
};

const TOTAL = 'threePublic.final.total';
const VEHICLES = 'threePublic.final.vehicles';
const KINDS = ['threePublic.final.overseas', VEHICLES, 'threePublic.final.reception'];

function threePublic({ dossier: { priorYear }, figures, scale }: Facts): Fault[] {
  const whole = figures.get(`${TOTAL}.prior`);
  const total = whole?.value;
  if (!Object.hasOwn(priorYear, TOTAL) || whole === undefined || total === undefined) return [];
  const kinds = KINDS.flatMap((id) => (Object.hasOwn(priorYear, id) ? (figures.get(`${id}.prior`) ?? []) : []));
  if (kinds.length < KINDS.length) return [];
  const parts = kinds.reduce((sum, { value }) => (value === undefined ? sum : sum.plus(value)), total.minus(total));
  if (isWithin(parts.minus(total), factsTail(kinds, [whole], scale))) return [];
  const [actual, expected] = [total, parts].map((value) => typedAmount(scale, value));
  const list = kinds.flatMap(({ label, value }) => (value ? `${label} ${typedAmount(scale, value)}` : []));
  return [
    {
      message: `上年“三公”经费合计填 ${actual}，各项之和为 ${expected}（${list.join('，')}）`,
      at: ['priorYear', TOTAL],
      ...(actual !== undefined && { actual }),
      ...(expected !== undefined && { expected }),
      hint: '照上年决算公开的“三公”经费表核对合计和各项',
      related: KINDS.map((id) => ['priorYear', id]),
      isCause: true,
    },
  ];
}

/** A part and the whole that it belongs to. */
const PARTS: readonly (readonly [part: string, whole: string])[] = [
  ['revenue.all.fiscal', 'revenue.all.total'],
  ['revenue.all.generalPublic', 'revenue.all.fiscal'],
  ['fiscal.all.total', 'expenditure.all.total'],
  ['generalPublic.all.total', 'fiscal.all.total'],
  ['governmentFund.all.total', 'fiscal.all.total'],
  ['stateCapital.all.total', 'fiscal.all.total'],
  ['revenue.all.total', 'balance.grandTotal'],
  ['expenditure.all.total', 'balance.grandTotal'],
  ['fiscal.grandTotal', 'balance.grandTotal'],
  ['generalPublic.all.total', 'fiscal.grandTotal'],
  ['fiscal.all.total', 'fiscal.grandTotal'],
  ['agencyOperatingCosts', 'generalPublic.all.total'],
];

function tooGreat(part: string, whole: string, facts: Facts): Fault[] {
  const { figures, scale } = facts;
  const [less, more] = [part, whole].map((id) => figures.get(`${id}.prior`));
  if (less?.value === undefined || more?.value === undefined || !less.value.greaterThan(more.value)) return [];
  const told = new Set(suspectsOf(facts).flatMap(({ leaves }) => leaves.map(factOf)));
  if (told.has(factOf(less)) || told.has(factOf(more))) return [];
  const [actual, limit] = [less.value, more.value].map((value) => typedAmount(scale, value));
  return [
    {
      message: `“${nameOf(less)}”${actual}大于“${nameOf(more)}”${limit}，部分不会大于全部`,
      at: { place: less.source },
      ...(actual !== undefined && { actual }),
      expected: `不大于 ${limit}`,
      hint: '照上年决算公开表核对这两个数',
      related: [{ place: more.source }],
    },
  ];
}
