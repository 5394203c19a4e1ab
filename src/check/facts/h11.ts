/** H11: what went to small firms is a part of what was bought, and that a part of what was spent. */
import { type Decimal, ZERO } from '../../money/decimal.ts';
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { typedAmount } from '../scale.ts';
import { nameOf } from './named.ts';

export const H11: Rule<'facts'> = {
  id: 'H11',
  title: '政府采购：授予小微企业≤授予中小企业≤采购支出≤项目支出与公用经费之和',
  source: '《政府采购促进中小企业发展管理办法》公开要求',
  severity: 'error',
  needs: 'facts',
  unprinted: '政府采购的明细',
  check(facts) {
    const kinds = ['goods', 'works', 'services'];
    return [
      ...kinds.flatMap((kind) => tooGreat(`procurement.${kind}.toSmallAndMedium`, `procurement.${kind}`, facts)),
      ...tooGreat('procurement.toMicro', 'procurement.toSmallAndMedium', facts),
      ...boughtOfNothing(facts),
    ];
  },
};

function tooGreat(part: string, whole: string, { figures, scale }: Facts): Fault[] {
  const [less, more] = [figures.get(part), figures.get(whole)];
  if (less?.value === undefined || more?.value === undefined || !less.value.greaterThan(more.value)) return [];
  const [actual, limit] = [less.value, more.value].map((value) => typedAmount(scale, value));
  return [
    {
      message: `“${nameOf(less)}”${actual}，大于“${nameOf(more)}”${limit}`,
      at: { place: less.source },
      ...(actual !== undefined && { actual }),
      expected: `不大于 ${limit}`,
      hint: '小微企业包含在中小企业之内，中小企业的合同包含在采购支出之内：改正填错的一个',
      figures: [part, whole],
      isCause: true,
    },
  ];
}

/** What is bought is paid for as a project or out of 公用经费, never as pay. */
const PAID = ['expenditure.all.project', 'economic.operating'] as const;

function boughtOfNothing({ figures, scale }: Facts): Fault[] {
  const bought = figures.get('procurement.total');
  const paid = PAID.map((id) => figures.get(id)?.value);
  if (bought?.value === undefined || paid.includes(undefined)) return [];
  const most = paid.reduce<Decimal>((sum, value) => sum.plus(value ?? ZERO), ZERO);
  if (!bought.value.greaterThan(most)) return [];
  const parts = ['goods', 'works', 'services'].flatMap((kind) => figures.get(`procurement.${kind}`) ?? []);
  const largest = parts.toSorted((a, b) => (b.value ?? ZERO).comparedTo(a.value ?? ZERO))[0] ?? bought;
  const [actual, limit] = [bought.value, most].map((value) => typedAmount(scale, value));
  return [
    {
      message: `“${nameOf(bought)}”${actual}，大于项目支出与公用经费之和 ${limit}，请核实`,
      at: { place: largest.source },
      severity: 'warning',
      ...(actual !== undefined && { actual }),
      expected: `不大于 ${limit}`,
      hint: '采购只能用项目支出和公用经费支付：核对采购的各项金额，有无小数点错位、多计以后年度的合同',
      figures: ['procurement.total', ...PAID],
      isCause: true,
    },
  ];
}
