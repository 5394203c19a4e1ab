/** Tables without upright rules: columns by what stands below each other, rows by rules or by how closely lines follow. */
import type { PaperCell, PaperText } from '../../model/paper.ts';
import type { Rectangle } from '../../model/rectangle.ts';
import { isEntry } from '../blocks/contents.ts';
import { isTableLine } from '../blocks/table-lines.ts';
import type { TablePart } from '../table-parts.ts';
import type { Rule } from './drawn.ts';
import { boxOf, type Line, segmentsOf } from './lines.ts';
import { joinedLines, type PageTexts } from './page-texts.ts';

export interface Aligned {
  readonly kind: 'table';
  readonly lines: readonly Line[];
  readonly box: Rectangle;
  /** Undefined where it is a table, but its columns cannot be told for certain. */
  readonly columns: readonly number[] | undefined;
}

/** Gaps between columns, and behind an amount, in sizes of the type. */
const [GAP, AMOUNT_GAP] = [0.8, 0.25];
/** Lines of a table that show its columns. */
const LEAST = 3;
/** Characters of a cell, on average, of what is no text in columns. */
const CELL = 14;
/** Lines in a row that can be but a part of a row. */
const LOOSE = 30;
const DECIMALS = /^[-−－]?[\d,，]+\.\d+%?$/u;
const AMOUNT = /^[-−－]?[\d,，]+(?:\.\d+)?%?$/u;

/** Tables among lines of a page, from the top. */
export function alignedTables(lines: readonly Line[]): Aligned[] {
  const rows = lines.map((line) => ({ line, cells: piecesOf(line) }));
  const found: Aligned[] = [];
  for (let from = 0; from < rows.length; from += 1) {
    let last = -1;
    for (let at = from; at < rows.length && at - Math.max(last, from) <= LOOSE; at += 1) {
      const row = rows[at];
      if (row === undefined || !belongs(row, rows[at - 1], at === from)) break;
      if (row.cells.length > 1) last = at;
    }
    if (last < 0) continue;
    const own = rows.slice(from, last + 1);
    if (isTable(own)) found.push(tableOf(own));
    from = last;
  }
  return found;
}

/** Cells of a line: an amount ends at the edge of its column, so that little room need be behind it. */
function piecesOf(line: Line): Line[] {
  return segmentsOf(line, GAP).flatMap((piece) => {
    const pieces = segmentsOf(piece, AMOUNT_GAP);
    const isParted = pieces.slice(0, -1).some(({ text }) => DECIMALS.test(text));
    return isParted && pieces.every(({ text }, at) => at === pieces.length - 1 || DECIMALS.test(text))
      ? pieces
      : [piece];
  });
}

interface Row {
  readonly line: Line;
  readonly cells: readonly Line[];
}

function isRow(cells: readonly Line[]): boolean {
  return cells.length > 2 || (cells.length === 2 && AMOUNT.test(cells[1]?.text ?? ''));
}

function belongs({ line, cells }: Row, before: Row | undefined, isFirst: boolean): boolean {
  const { text, size } = line;
  if (isTableLine(text) || /[。；]$/u.test(text) || isEntryText(line)) return false;
  if (isFirst) return cells.length > 1;
  return (cells.length > 1 || text.length < 2 * CELL) && line.y - (before?.line.y ?? line.y) < 4 * size;
}

function isEntryText({ text, size, heavy }: Line): boolean {
  const look = { size, heavy, centred: false, entry: false };
  return isEntry({ kind: 'text', text: { text, lines: [] }, look });
}

function isTable(rows: readonly Row[]): boolean {
  const shown = rows.filter(({ cells }) => isRow(cells));
  const cells = shown.flatMap((row) => row.cells);
  const characters = cells.reduce((sum, { text }) => sum + text.length, 0);
  const amounts = cells.filter(({ text }) => AMOUNT.test(text));
  return shown.length >= LEAST && characters / cells.length < CELL && amounts.length >= shown.length / 2;
}

function tableOf(rows: readonly Row[]): Aligned {
  const lines = rows.map(({ line }) => line);
  const boxes = lines.map(boxOf);
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  const bottom = Math.max(...boxes.map((box) => box.y + box.h));
  const most = Math.max(...rows.map(({ cells }) => cells.length));
  const telling = rows.filter(({ cells }) => {
    return cells.length >= most * 0.8 || (cells.length > 1 && cells.some(({ text }) => DECIMALS.test(text)));
  });
  const edges = columnsOf(telling, x, right);
  const columns = edges !== undefined && isCertain(edges, rows) ? edges : undefined;
  return { kind: 'table', lines, box: { x, y, w: right - x, h: bottom - y }, columns };
}

/** Edges of columns: in the middle of what stays free in all rows. Undefined where two cells of a row share one. */
function columnsOf(rows: readonly Row[], left: number, right: number): number[] | undefined {
  const taken: { from: number; to: number }[] = [];
  for (const { x0, x1, size } of rows.flatMap(({ cells }) => cells).sort((one, other) => one.x0 - other.x0)) {
    const last = taken.at(-1);
    if (last !== undefined && x0 < last.to + size / 2) last.to = Math.max(last.to, x1);
    else taken.push({ from: x0, to: x1 });
  }
  const between = taken.slice(1).map(({ from }, index) => (from + (taken[index]?.to ?? from)) / 2);
  const edges = withoutHalves([left - 1, ...between, right + 1], rows);
  const areClear = rows.every(({ cells }) => new Set(cells.map((cell) => columnOf(edges, cell))).size === cells.length);
  return areClear && edges.length > 2 && areFlush(edges, rows) ? edges : undefined;
}

/**
 * Nothing reaches over the edge of a column, nor stands beside another in one: a head over several columns, whose reach
 * nobody can see without rules, makes the whole table uncertain.
 */
function isCertain(edges: readonly number[], rows: readonly Row[]): boolean {
  return rows.every(({ cells }) => {
    const isWithin = cells.every(
      ({ x0, x1, size }) => !edges.some((edge) => x0 < edge - size / 2 && edge + size / 2 < x1),
    );
    return isWithin && new Set(cells.map((cell) => columnOf(edges, cell))).size === cells.length;
  });
}

/** Whether lines that were read as text look like rows. */
export function lookLikeRows(lines: readonly Line[]): boolean {
  return lines.filter((line) => !isEntryText(line) && piecesOf(line).length > 2).length >= LEAST;
}

/** Neighbours of which no row fills both are one column: a head that is centred above what is flush. */
function withoutHalves(edges: readonly number[], rows: readonly Row[]): number[] {
  const filled = rows.map(({ cells }) => new Set(cells.map((cell) => columnOf(edges, cell))));
  const isHalf = (column: number) => !filled.some((columns) => columns.has(column - 1) && columns.has(column));
  return edges.filter((_, at) => at === 0 || at === edges.length - 1 || !isHalf(at));
}

/** Amounts of a column end below each other; where they do not, the columns are not what they seem. */
function areFlush(edges: readonly number[], rows: readonly Row[]): boolean {
  const ends = new Map<number, number>();
  return rows
    .flatMap(({ cells }) => cells)
    .filter(({ text }) => DECIMALS.test(text))
    .every((cell) => {
      const column = columnOf(edges, cell);
      const end = ends.get(column) ?? cell.x1;
      ends.set(column, end);
      return Math.abs(end - cell.x1) < cell.size;
    });
}

function columnOf(edges: readonly number[], { x0, x1 }: Pick<Line, 'x0' | 'x1'>): number {
  const middle = (x0 + x1) / 2;
  return Math.max(
    0,
    edges.findLastIndex((edge) => edge <= middle),
  );
}

/** @param number of the table. @param rules all of the page */
export function alignedPart(
  { lines, box }: Aligned,
  edges: readonly number[],
  { rules, texts, number }: { rules: readonly Rule[]; texts: PageTexts; number: number },
): TablePart {
  const rows = rowsOf(lines, box, rules);
  const cells = rows.flatMap((own, row) => rowCells(own, row, edges, texts, number));
  const first = lines[0] ?? { x0: box.x, x1: box.x + box.w, y: box.y, size: 0 };
  const place = texts.place(first, { table: number, row: 1, column: 1 });
  return { edges: edges.map((edge) => edge - (edges[0] ?? 0)), rows: rows.length, cells, place };
}

function rowCells(
  lines: readonly Line[],
  row: number,
  edges: readonly number[],
  texts: PageTexts,
  number: number,
): PaperCell[] {
  const pieces = lines.flatMap(piecesOf);
  return edges.slice(1).map((edge, column) => {
    const spot = { table: number, row: row + 1, column: column + 1 };
    const own = pieces.filter((piece) => columnOf(edges, piece) === column);
    const [line] = lines;
    const empty = { x0: edges[column] ?? edge, x1: edge, y: line?.y ?? 0, size: line?.size ?? 0 };
    const text: PaperText =
      own.length > 0
        ? joinedLines(own.map((piece) => texts.text(piece, spot)))
        : { text: '', lines: [{ from: 0, place: texts.place(empty, spot) }] };
    return { row, column, rowSpan: 1, colSpan: 1, text };
  });
}

/** Lines between two rules are a row; without rules those that follow more closely than rows do. */
function rowsOf(lines: readonly Line[], box: Rectangle, rules: readonly Rule[]): Line[][] {
  const levels = rules.filter(({ x0, x1, y0, y1 }) => Math.abs(y0 - y1) < 1 && x1 - x0 > box.w / 3);
  const heights = [...new Set(levels.map(({ y0 }) => Math.round(y0)))].filter((y) => y > box.y && y < box.y + box.h);
  const isRuled = heights.length >= lines.length / 3;
  const steps = lines.slice(1).map((line, index) => line.y - (lines[index]?.y ?? 0));
  const step = [...steps].sort((one, other) => one - other)[Math.floor(steps.length * 0.6)] ?? 0;
  const rows: Line[][] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const isSame = isRuled
      ? before !== undefined && !heights.some((y) => y > before.y - before.size / 2 && y < line.y)
      : before !== undefined && line.y - before.y < step * 0.75;
    if (isSame) rows.at(-1)?.push(line);
    else rows.push([line]);
  });
  return rows;
}
