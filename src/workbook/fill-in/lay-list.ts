/** A list on its sheet: heads, what is to be typed, totals, and its rows. */
import type { Allowed, BookValue } from '../../model/book.ts';
import { sum } from '../../money/decimal.ts';
import type { CellValue } from './content.ts';
import { AREAS, areaName, type CellKind, type Column, type ListBlock, type MadeColumn } from './form.ts';
import { columnSum } from './formulas.ts';
import { entryLook, FORMATS, LOOKS } from './looks.ts';
import { type Around, amountOf, type MadeRow, madeRow, NO_ROW } from './made-columns.ts';
import { type ListContent, type Plan, rowsArea } from './plan.ts';
import { hasRemarks, remarkOf } from './remarks.ts';
import type { Placed, SheetBuilder } from './sheet-builder.ts';

const REMARK_WIDTH = 10;

/** Widths of the columns of a list, that of the remarks included where it has them. */
export function listWidths(block: ListBlock): readonly number[] {
  return [...block.columns.map(({ width }) => width), ...(hasRemarks(block) ? [REMARK_WIDTH] : [])];
}

export function layList(sheet: SheetBuilder, content: ListContent, isTitled: boolean, around: Around): void {
  const { block, count } = content;
  if (isTitled) sheet.whole(block.title, LOOKS.blockTitle);
  sheet.row(block.columns.map(({ label }, column) => ({ column, value: label, look: LOOKS.head })));
  sheet.row(block.columns.map(({ note }, column) => ({ column, value: note, look: LOOKS.note })));
  const made = Array.from({ length: count }, (_, index) => madeRow(content, index, around));
  if (block.totals) sheet.row(totalsRow(content, made));
  for (const [index, row] of made.entries()) sheet.row(rowCells(content, index, row));
  const area = rowsArea(content);
  sheet.call(areaName(block.id), area);
  for (const [index, column] of block.columns.entries()) {
    if (column.as === 'made') continue;
    const own = { ...area, firstColumn: index, lastColumn: index };
    sheet.check({ area: own, allowed: allowedIn(column.cell, around.plan), title: column.label, note: column.note });
  }
}

export function allowedIn(cell: CellKind, { areaOf }: Plan): Allowed {
  switch (cell.kind) {
    case 'amount':
    case 'number':
      return { kind: 'amount' };
    case 'count':
      return { kind: 'count' };
    case 'choice':
      return { kind: 'choice', words: cell.choices.map(([, word]) => word) };
    case 'code':
      return { kind: 'listed', from: AREAS.codes[cell.of] };
    case 'reference': {
      const from = areaOf(cell.to);
      return from === undefined ? { kind: 'anything' } : { kind: 'listed', from };
    }
    case 'text':
    case 'texts':
    case 'date':
      return { kind: 'anything' };
  }
}

function rowCells(content: ListContent, index: number, made: MadeRow): Placed[] {
  const { block, rows } = content;
  const { cells, given } = rows[index] ?? NO_ROW;
  const placed = block.columns.map((column, at): Placed => {
    if (column.as === 'made') return { column: at, value: made.values.get(column.id) ?? '', look: madeLook(column) };
    const look = given.has(column.id) ? LOOKS.given : entryLook(column.cell);
    return { column: at, value: bookValue(cells.get(column.id), column.cell), look };
  });
  if (!hasRemarks(block)) return placed;
  return [...placed, { column: placed.length, value: remarkOf(content, index, made.values), look: LOOKS.remark }];
}

export function bookValue(value: CellValue | undefined, cell: CellKind): BookValue {
  if (value === undefined || typeof value === 'string') return value ?? '';
  return { digits: value.digits, format: FORMATS[cell.kind] };
}

function madeLook({ made }: MadeColumn) {
  switch (made) {
    case 'sum':
    case 'parts':
      return LOOKS.sum;
    case 'label':
      return LOOKS.given;
    case 'name':
      return LOOKS.made;
  }
}

function totalsRow({ block, firstRow, count }: ListContent, rows: readonly MadeRow[]): Placed[] {
  const label = block.columns.findIndex((column) => !isAdded(column));
  return block.columns.map((column, index): Placed => {
    if (!isAdded(column)) return { column: index, value: index === label ? '合计' : '', look: LOOKS.sumLabel };
    const total = amountOf(sum(rows.flatMap(({ numbers }) => numbers.get(column.id) ?? [])));
    const isCount = column.as === 'leaf' && column.cell.kind === 'count';
    const result = isCount ? { ...total, format: FORMATS.count } : total;
    const formula = columnSum(index, firstRow, firstRow + count - 1);
    return { column: index, value: { formula, result }, look: LOOKS.sum };
  });
}

function isAdded(column: Column): boolean {
  if (column.as === 'made') return column.made === 'sum' || column.made === 'parts';
  return column.as === 'leaf' && (column.cell.kind === 'amount' || column.cell.kind === 'count');
}
