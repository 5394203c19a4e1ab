/** Tables without upright rules → parts of tables; told where their columns or rows are not certain. */
import type { PaperCell, PaperText } from '../../../model/paper.ts';
import type { TablePart } from '../../table-parts.ts';
import { AMOUNT } from '../cell-texts.ts';
import { cellsIn, isCounts } from '../counts.ts';
import type { Line } from '../lines.ts';
import { joinedLines, type PageTexts } from '../page-texts.ts';
import { edgeOf, type Gap, gapsOf, piecesOf, type Range } from './columns.ts';
import { type Head, headOf } from './head.ts';
import type { Region } from './regions.ts';
import { type RowCell, rowsOf } from './rows.ts';
import { lowest, type Words, wordsIn } from './words.ts';

/** The columns and rows of a region. */
export interface UnruledTable {
  readonly gaps: readonly Gap[];
  readonly head: Head;
  readonly rows: readonly (readonly RowCell[])[];
}

/** Part of the rows. */
const MOST = 0.6;
const ROW_START = /^(?:\d{3}|\d{5}|\d{7}|[一二三四五六七八九十]+、.*)$/u;
/** In sizes of the type: how far amounts of a column end beside each other, and lines of one row. */
const [ASKEW, BESIDE] = [1, 0.75];

/**
 * @param before the part on the page before, which this one may go on with
 * @returns undefined where columns, rows or what a head is over cannot be told for certain
 */
export function unruledTable(region: Region, before: UnruledTable | undefined): UnruledTable | undefined {
  const start = firstRow(region.lines);
  if (start === undefined) return undefined;
  if (before !== undefined) {
    const columns = (rows: readonly Line[]) => (fits(before.gaps, rows) ? before.gaps : undefined);
    const parts = [tableOn(region, start, columns), tableOn(region, 0, columns)];
    const part = parts.find((each) => each !== undefined && goesOn(before, each));
    if (part !== undefined) return part;
  }
  return tableOn(region, start, (rows, leaves) => gapsOf(rows, leaves, region.left, region.right));
}

/** Without a head, or with the same again. */
function goesOn(before: UnruledTable, { head }: UnruledTable): boolean {
  return head.rows === 0 || (head.rows === before.head.rows && wordsOf(head) === wordsOf(before.head));
}

function wordsOf({ cells }: Head): string {
  return cells.map(({ lines }) => lines.map(({ text }) => text).join('')).join('|');
}

function tableOn(
  { lines, levels }: Region,
  start: number,
  columns: (rows: readonly Line[], leaves: readonly Words[]) => readonly Gap[] | undefined,
): UnruledTable | undefined {
  const [first, opening] = [lines[0], lines[start]];
  const upper = levels.findLast(({ at }) => at > (first?.y ?? 0) && at < (opening?.y ?? 0));
  const inHead = lines.slice(0, start).filter(({ y }) => upper === undefined || y < upper.at);
  const below = lines.slice(inHead.length);
  const headLevels = levels.filter(({ at }) => at < (below[0]?.y ?? 0));
  const counts = below.findIndex((line) => !isCounts(line));
  if (counts < 0) return undefined;
  const leaves = leavesOf(wordsIn(inHead, headLevels), wordsIn(below.slice(0, counts), []));
  const gaps = columns(below.slice(counts), leaves);
  if (gaps === undefined) return undefined;
  const head = headOf(inHead, headLevels, gaps);
  const rows = rowsOf(below, levels, gaps);
  if (head === undefined || rows === undefined || !areFlush(rows)) return undefined;
  const isSure = levels.length > 0 || (areOfAmounts(rows) && isWhole(head));
  if (!isSure) return undefined;
  return { gaps, head, rows };
}

/** Words with no others below them; 类, 款 and 项 stand in the row of 栏次. */
function leavesOf(head: readonly Words[], counts: readonly Words[]): Words[] {
  const isOverSome = ({ x0, x1 }: Words) => counts.filter((each) => each.x0 < x1 && x0 < each.x1).length > 1;
  return [...lowest(head).filter((words) => !isOverSome(words)), ...counts];
}

/** The first line that is no head: with an amount, a code or 一、, or 栏次. */
function firstRow(lines: readonly Line[]): number | undefined {
  const at = lines.findIndex((line) => {
    const isStart = (text: string) => AMOUNT.test(text) || ROW_START.test(text);
    return isCounts(line) || cellsIn(line).some(isStart);
  });
  if (at < 0) return undefined;
  const isNear = (one: Line | undefined, other: Line | undefined) =>
    one !== undefined && other !== undefined && other.y - one.y < BESIDE * other.size;
  let start = at;
  while (isNear(lines[start - 1], lines[start])) start -= 1;
  return start;
}

/** Nothing of the lines lies over one of the edges. */
function fits(gaps: readonly Gap[], lines: readonly Line[]): boolean {
  const pieces = lines.flatMap((line) => piecesOf(line, gaps));
  return pieces.filter(({ range }) => range.first < range.last).length <= pieces.length / 20;
}

/** Amounts of a column stand below each other; where they do not, the columns are not what they seem. */
function areFlush(rows: readonly (readonly RowCell[])[]): boolean {
  const columns = new Map<number, Line[]>();
  for (const { range, lines } of rows.flat())
    for (const line of lines)
      if (AMOUNT.test(line.text)) columns.set(range.first, [...(columns.get(range.first) ?? []), line]);
  return [...columns.values()].every((lines) => {
    const spread = (value: (line: Line) => number) => Math.max(...lines.map(value)) - Math.min(...lines.map(value));
    const size = lines[0]?.size ?? 0;
    return (
      Math.min(
        spread(({ x0 }) => x0),
        spread(({ x1 }) => x1),
        spread(({ x0, x1 }) => (x0 + x1) / 2),
      ) <
      ASKEW * size
    );
  });
}

/** Words stand over each column. */
function isWhole({ cells }: Head): boolean {
  return cells.every(({ lines }) => lines.length > 0);
}

/** Without rules only rows of amounts show what is a row and what a column. */
function areOfAmounts(rows: readonly (readonly RowCell[])[]): boolean {
  const isOfAmounts = (row: readonly RowCell[]) =>
    row.some(({ lines }) => lines.some(({ text }) => AMOUNT.test(text) || ROW_START.test(text)));
  return rows.filter(isOfAmounts).length > rows.length * MOST;
}

/** @param number of the table */
export function unruledPart(
  { gaps, head, rows }: UnruledTable,
  region: Region,
  texts: PageTexts,
  number: number,
): TablePart {
  const edges = gaps.map(edgeOf);
  const columns = edges.length - 1;
  const ofRows = rows.flatMap((cells, index) =>
    withEmpty(cells, columns).map((cell) => ({ ...cell, row: head.rows + index, rowSpan: 1 })),
  );
  const cells = [...head.cells, ...ofRows].map(({ row, rowSpan, range, lines }): PaperCell => {
    const spot = { table: number, row: row + 1, column: range.first + 1 };
    const box = { x0: edges[range.first] ?? 0, x1: edges[range.last + 1] ?? 0, y: region.box.y, size: 0 };
    const text: PaperText =
      lines.length > 0
        ? joinedLines(lines.map((line) => texts.text(line, spot)))
        : { text: '', lines: [{ from: 0, place: texts.place(box, spot) }] };
    return { row, column: range.first, rowSpan, colSpan: range.last - range.first + 1, text };
  });
  const sorted = cells.sort((one, other) => one.row - other.row || one.column - other.column);
  const [first] = region.lines;
  const at = first ?? { x0: region.box.x, x1: region.box.x, y: region.box.y, size: 0 };
  return {
    edges: edges.map((edge) => edge - (edges[0] ?? 0)),
    rows: head.rows + rows.length,
    cells: sorted,
    place: texts.place(at, { table: number, row: 1, column: 1 }),
  };
}

function withEmpty(cells: readonly RowCell[], columns: number): RowCell[] {
  const isFree = (at: number) => !cells.some(({ range }) => range.first <= at && at <= range.last);
  const free = Array.from({ length: columns }, (_, at) => at).filter(isFree);
  const empty = free.map((at): RowCell => ({ range: { first: at, last: at } satisfies Range, lines: [] }));
  return [...cells, ...empty];
}
