/** A25: 公开07, every row, 3栏 = 4 + 5栏. */
import { rowRule } from '../formulas.ts';

export const A25 = rowRule({
  id: 'A25',
  title: '公开07表3栏各行＝（4＋5）栏各行',
  source: '公开07表附注',
  advice: '该资金的支出只分基本支出和项目支出，其他支出请核对资金性质',
  table: 'T7',
  total: 'governmentFund.{code}.total',
  parts: ['governmentFund.{code}.basic', 'governmentFund.{code}.project'],
});
