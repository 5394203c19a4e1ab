/** Which column of a filled-in list is which: by its heads, where somebody has moved or added columns. */
import type { Finding } from '../../diagnostics/finding.ts';
import type { NamedArea } from '../../model/workbook-reading.ts';
import { FAULTS } from './fill-faults.ts';
import type { FilledBook } from './filled-book.ts';
import type { Column, ListBlock } from './form.ts';

export interface ListHeads {
  /** Column of the sheet, from 0. */
  readonly at: (column: Column) => number;
  /** Why the list cannot be read. */
  readonly faults: readonly Finding[];
}

/** Heads, notes and totals stand right above the rows. */
const HEAD_ROWS = 2;
/** Columns beside the list in which a head is looked for. */
const BESIDE = 20;

export function listHeads(block: ListBlock, area: NamedArea, book: FilledBook): ListHeads {
  const { columns } = block;
  const { firstRow, firstColumn } = area.area;
  const row = firstRow - HEAD_ROWS - (block.totals ? 1 : 0);
  const headAt = (column: number) => (book.cell(area, row, column)?.text ?? '').trim();
  const labels = new Set(columns.map(({ label }) => label));
  const inPlace = (column: Column) => firstColumn + columns.indexOf(column);
  const wrong = columns.filter((column) => headAt(inPlace(column)) !== column.label);
  // A head in other words than the form's says nothing; one that belongs to another column does.
  const isMoved = wrong.some((column) => labels.has(headAt(inPlace(column)))) || wrong.length * 2 > columns.length;
  if (!isMoved) return { at: inPlace, faults: [] };
  const found = Array.from({ length: columns.length + BESIDE }, (_, index) => headAt(firstColumn + index));
  const typed = columns.filter(({ as }) => as !== 'made');
  const lost = typed.find(({ label }) => found.filter((head) => head === label).length !== 1);
  if (lost === undefined) return { at: ({ label }) => firstColumn + found.indexOf(label), faults: [] };
  const place = book.place(area, Math.max(0, row), inPlace(lost));
  return { at: inPlace, faults: [FAULTS.otherHeads(block.title, headAt(inPlace(lost)), lost.label, place)] };
}
