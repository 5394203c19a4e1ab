/** What reading a sheet as one layout of a form gives. */

import { address } from '../../model/cell-address.ts';
import { type Decimal, decimal } from '../../money/decimal.ts';
import type { SheetFaults } from './faults.ts';
import type { FigureCell } from './reading.ts';
import type { Segment } from './segments.ts';
import type { SheetGrid } from './sheet-grid.ts';

/** A table of a sheet, on its way. */
export interface Sheeted {
  readonly grid: SheetGrid;
  readonly segment: Segment;
  readonly faults: SheetFaults;
  /** 元 in its unit of money. */
  readonly yuan: Decimal;
}

export interface LayoutReading {
  readonly cells: Map<string, FigureCell>;
  /** Names beside codes. */
  readonly names: Map<string, string>;
}

export const ONE_YUAN = decimal(1);

/** The figure in a cell, told where it is none; undefined where what stands there cannot be known. */
export function figureAt({ grid, faults, yuan }: Sheeted, row: number, column: number, isMoney = true): FigureCell {
  const content = grid.content(row, column);
  const at = [row, column] as const;
  const place = { file: faults.file, sheet: faults.sheet, cell: address(column, row) };
  const blank = { shown: '', isUncalculated: false, place };
  switch (content.kind) {
    case 'blank':
      return blank;
    case 'uncalculated':
      faults.uncalculated(at, grid.own(row, column)?.formula ?? '');
      return { ...blank, isUncalculated: true };
    case 'text':
      faults.notANumber(at, content.text);
      return { ...blank, isUncalculated: true };
    case 'number': {
      const { value, shown, isText } = content.number;
      if (isText) faults.numberAsText(at, grid.own(row, column)?.text.trim() ?? '', shown);
      return { value: value.times(isMoney ? yuan : ONE_YUAN), shown, isUncalculated: false, place };
    }
  }
}

/** Whether any of these cells holds a number other than zero. */
export function hasAmounts(grid: SheetGrid, row: number, columns: Iterable<number>): boolean {
  for (const column of columns) {
    const content = grid.content(row, column);
    if (content.kind === 'number' && !content.number.value.isZero()) return true;
  }
  return false;
}
