/** A19: 公开05, every row, 1栏 = 2 + 3栏: this money is spent as 基本支出 or 项目支出 only. */
import { rowRule } from '../formulas.ts';

export const A19 = rowRule({
  id: 'A19',
  title: '公开05表1栏各行＝（2＋3）栏各行',
  source: '公开05表附注',
  advice: '该资金的支出只分基本支出和项目支出，其他支出请核对资金性质',
  table: 'T5',
  total: 'generalPublic.{code}.total',
  parts: ['generalPublic.{code}.basic', 'generalPublic.{code}.project'],
});
