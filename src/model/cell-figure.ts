/** The figure of a cell by its id. */
import { ZERO } from '../money/decimal.ts';
import type { Figure } from './figure.ts';

/** `generalPublic.2010101.project.30201` */
const ITEM_OF_CODE = /^(\w+)\.\d+\.(\w+\.\w+)$/;

/** A 科目 has figures of the economic items that it was spent on alone: of others it has zero, where all 科目 together have one. */
export function cellFigure(figures: { get(id: string): Figure | undefined }, id: string): Figure | undefined {
  const figure = figures.get(id);
  if (figure !== undefined || !ITEM_OF_CODE.test(id)) return figure;
  const whole = figures.get(id.replace(ITEM_OF_CODE, '$1.all.$2'));
  return whole && { id, label: whole.label, unit: whole.unit, value: ZERO, inputs: [] };
}
