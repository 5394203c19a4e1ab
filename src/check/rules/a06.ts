/** A06: 公开02, every row, 1栏 = Σ 2–7栏. */
import { rowRule } from '../formulas.ts';

export const A06 = rowRule({
  id: 'A06',
  title: '公开02表1栏各行＝（2＋3＋4＋5＋6＋7）栏各行',
  source: '公开02表附注',
  table: 'T2',
  total: 'revenue.{code}.total',
  parts: [
    'revenue.{code}.fiscal',
    'revenue.{code}.superiorSubsidy',
    'revenue.{code}.institutional',
    'revenue.{code}.business',
    'revenue.{code}.subordinateRemittance',
    'revenue.{code}.other',
  ],
});
