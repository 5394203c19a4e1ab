/** Parts of a table on several pages → one table. */
import type { PaperCell, PaperPlace } from '../../model/paper.ts';
import { headRowsOf } from '../blocks/head-rows.ts';
import { type FlowTable, joinedTexts } from '../flow.ts';

export interface TablePart {
  /** Edges of columns, from the left edge of the part. */
  readonly edges: readonly number[];
  readonly rows: number;
  /** By row, then column. */
  readonly cells: readonly PaperCell[];
  readonly place: PaperPlace;
}

/** In pt: how far edges of parts of one table lie apart. */
const REACH = 4;

/** Whether a part at the top of a page goes on with a table at the foot of the page before: both are as wide. */
export function goesOn(one: TablePart, next: TablePart): boolean {
  return Math.abs((one.edges.at(-1) ?? 0) - (next.edges.at(-1) ?? 0)) < REACH;
}

/** @param parts in their order; the head of the first is left out where it comes again */
export function tableOf(parts: readonly TablePart[], number: number): FlowTable | undefined {
  const edges = commonEdges(parts);
  const [first, ...others] = parts.map((part) => onEdges(part, edges));
  if (first === undefined) return undefined;
  const columns = edges.length - 1;
  const headRows = headRowsOf({ rows: first.rows, columns, cells: first.cells });
  let whole = first;
  for (const part of others) whole = joined(whole, withoutRows(part, repeatedRows(first, part, headRows)));
  const { rows, cells, place } = whole;
  return { kind: 'table', table: { kind: 'table', number, place, rows, columns, headRows, cells } };
}

function commonEdges(parts: readonly TablePart[]): number[] {
  const common: number[] = [];
  for (const edge of parts.flatMap(({ edges }) => edges).sort((one, other) => one - other)) {
    if (edge - (common.at(-1) ?? Number.NEGATIVE_INFINITY) > REACH) common.push(edge);
  }
  return common;
}

/** The part with its cells on the columns between other edges, which hold its own. */
function onEdges(part: TablePart, edges: readonly number[]): TablePart {
  const indexOf = (edge: number) => {
    return edges.findLastIndex((each) => each <= edge + REACH / 2 || Math.abs(each - edge) <= REACH);
  };
  const columns = part.edges.map(indexOf);
  const cells = part.cells.map((cell) => {
    const column = columns[cell.column] ?? 0;
    const end = columns[cell.column + cell.colSpan] ?? column + 1;
    return movedTo(cell, cell.row, column, Math.max(1, end - column));
  });
  return { ...part, edges, cells };
}

/** Rows at the top of a part that say what the head says. */
function repeatedRows(first: TablePart, part: TablePart, headRows: number): number {
  for (let count = Math.max(headRows, 1); count > 0; count -= 1) {
    const text = rowsText(part, count);
    if (text !== '' && rowsText(first, count) === text) return count;
  }
  return 0;
}

function rowsText({ cells }: TablePart, count: number): string {
  const texts = cells.filter(({ row }) => row < count).map(({ text }) => text.text.replaceAll(/\s/gu, ''));
  return texts.some((text) => text !== '') ? texts.join('|') : '';
}

function withoutRows(part: TablePart, count: number): TablePart {
  const cells = part.cells.filter(({ row }) => row >= count);
  return {
    ...part,
    rows: part.rows - count,
    cells: cells.map((cell) => movedTo(cell, cell.row - count, cell.column, cell.colSpan)),
  };
}

/** One part above the other; what the end of the page parted is one again. */
function joined(upper: TablePart, lower: TablePart): TablePart {
  const isCut = isCutRow(upper, lower);
  const by = isCut ? upper.rows - 1 : upper.rows;
  const cells = [...upper.cells];
  for (const cell of lower.cells) {
    const index = cells.findIndex((each) => reaches(each, upper.rows, cell.column, cell.colSpan));
    const above = cells[index];
    if (cell.row === 0 && above !== undefined && (isCut || isOneCell(above, cell))) {
      cells[index] = grown(above, cell, isCut);
    } else cells.push(movedTo(cell, cell.row + by, cell.column, cell.colSpan));
  }
  const sorted = cells.sort((one, other) => one.row - other.row || one.column - other.column);
  return { ...upper, rows: upper.rows + lower.rows - (isCut ? 1 : 0), cells: sorted };
}

/** Whether a cell of these columns ends at the foot of the part. */
function reaches({ row, rowSpan, column, colSpan }: PaperCell, rows: number, at: number, span: number): boolean {
  return row + rowSpan === rows && column === at && colSpan === span;
}

/** A cell over several rows goes on: nothing stands in the rest of it, or the same again. */
function isOneCell(above: PaperCell, below: PaperCell): boolean {
  if (above.rowSpan === 1 && below.rowSpan === 1) return false;
  return below.text.text === '' || below.text.text === above.text.text;
}

function grown(above: PaperCell, below: PaperCell, isCut: boolean): PaperCell {
  const rowSpan = above.rowSpan + below.rowSpan - (isCut ? 1 : 0);
  if (below.text.text === '' || below.text.text === above.text.text) return { ...above, rowSpan };
  if (above.text.text === '') return { ...above, rowSpan, text: below.text };
  const isParagraph = /[。；;！？]$/u.test(above.text.text);
  return { ...above, rowSpan, text: joinedTexts([above.text, below.text], isParagraph ? '\n' : '') };
}

/**
 * A row was cut by the end of the page: what names each other row is missing, and long text goes on that has not ended.
 */
function isCutRow(upper: TablePart, lower: TablePart): boolean {
  const last = upper.cells.filter((cell) => cell.row + cell.rowSpan === upper.rows);
  const next = lower.cells.filter(({ row }) => row === 0);
  const [name] = next;
  if (name === undefined || name.column !== 0 || name.text.text !== '' || name.rowSpan > 1) return false;
  const isNamed = upper.cells.filter(({ column }) => column === 0).every(({ text }) => text.text !== '');
  const filled = next.filter(({ text }) => text.text !== '');
  const hasAbove = filled.every((cell) =>
    last.some(({ column, colSpan, text }) => column === cell.column && colSpan === cell.colSpan && text.text !== ''),
  );
  return isNamed && filled.length > 0 && hasAbove && !filled.some(({ text }) => /^[\d,.]+%?$/u.test(text.text));
}

function movedTo(cell: PaperCell, row: number, column: number, colSpan: number): PaperCell {
  const lines = cell.text.lines.map(({ from, place }) => {
    if (place.kind !== 'page' || place.cell === undefined) return { from, place };
    return { from, place: { ...place, cell: { ...place.cell, row: row + 1, column: column + 1 } } };
  });
  return { ...cell, row, column, colSpan, text: { ...cell.text, lines } };
}
