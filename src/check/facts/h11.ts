/** H11: what went to small firms is a part of what was bought. */
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { typedAmount } from '../scale.ts';
import { nameOf } from './named.ts';

export const H11: Rule<'facts'> = {
  id: 'H11',
  title: '政府采购：授予小微企业≤授予中小企业≤采购支出',
  source: '《政府采购促进中小企业发展管理办法》公开要求',
  severity: 'error',
  needs: 'facts',
  unprinted: '政府采购的明细',
  check(facts) {
    const kinds = ['goods', 'works', 'services'];
    return [
      ...kinds.flatMap((kind) => tooGreat(`procurement.${kind}.toSmallAndMedium`, `procurement.${kind}`, facts)),
      ...tooGreat('procurement.toMicro', 'procurement.toSmallAndMedium', facts),
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
