/** A09: 公开03, every row, 1栏 = Σ 2–6栏. */
import { rowRule } from '../formulas.ts';

export const A09 = rowRule({
  id: 'A09',
  title: '公开03表1栏各行＝（2＋3＋4＋5＋6）栏各行',
  source: '公开03表附注',
  table: 'T3',
  total: 'expenditure.{code}.total',
  parts: [
    'expenditure.{code}.basic',
    'expenditure.{code}.project',
    'expenditure.{code}.superiorRemittance',
    'expenditure.{code}.business',
    'expenditure.{code}.subordinateSubsidy',
  ],
});
