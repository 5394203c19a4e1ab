/** 公开09: one line of items by measures, or a line for each item or for each measure. */
import type { FormColumn, Layout } from './forms.ts';
import { headedColumns, isNumberRow, tellUnheaded } from './heads.ts';
import { figureAt, type LayoutReading, type Sheeted } from './layout-reading.ts';
import { matchColumns, wrongNumbers } from './match-columns.ts';
import type { SheetGrid } from './sheet-grid.ts';
import { headWords } from './words.ts';

type SingleRowLayout = Extract<Layout, { kind: 'singleRow' }>;

export function readSingleRow({ columns }: SingleRowLayout, on: Sheeted): LayoutReading {
  const { grid, segment, faults } = on;
  const reading: LayoutReading = { cells: new Map(), names: new Map() };
  const body = segment.rows.filter((row) => row > segment.titleRow);
  if (readByMeasures(columns, on, body, reading)) return reading;
  const first = body.find((row) => isLine(grid, row));
  const heads = body.filter((row) => first === undefined || row < first).filter((row) => isHead(grid, row));
  const headed = headedColumns(grid, heads, grid.columns);
  const isNumbered = headed.filter(({ number }) => number !== undefined).length === columns.length;
  const matched = matchColumns(columns, headed, isNumbered);
  if (matched.columns.size < columns.length / 2 && readByItems(columns, on, body, reading)) return reading;
  for (const index of matched.missing) faults.noColumn(segment.title, labelOfColumn(columns[index]));
  for (const { index, column, number } of wrongNumbers(matched, faults.isPrinted)) {
    const expected = columns[index]?.number ?? '';
    faults.numberDisagrees([heads.at(-1) ?? 0, column], labelOfColumn(columns[index]), number, expected);
  }
  const lines = body.filter((row) => isLine(grid, row));
  for (const row of lines.slice(1)) {
    if (hasNumbers(grid, row)) faults.unknownLine([row, grid.columns[0] ?? 0], '第二行数', segment.title);
  }
  tellUnheaded(headed, lines, on);
  // A line without any number: the one below the heads.
  const line = lines[0] ?? (heads.at(-1) ?? segment.titleRow) + 1;
  for (const [index, column] of matched.columns) {
    const figure = columns[index]?.figure ?? '';
    if (figure !== '') reading.cells.set(figure, figureAt(on, line, column));
  }
  return reading;
}

function labelOfColumn(column: FormColumn | undefined): string {
  return column?.words.join('／') ?? '';
}

function isLine(grid: SheetGrid, row: number): boolean {
  return hasNumbers(grid, row) && !isNumberRow(grid, row);
}

function hasNumbers(grid: SheetGrid, row: number): boolean {
  return grid.columns.some((column) => grid.content(row, column).kind === 'number');
}

/** Notes and empty lines are none. */
function isHead(grid: SheetGrid, row: number): boolean {
  const texts = grid.columns.map((column) => grid.text(row, column)).filter((text) => text !== '');
  return (
    isNumberRow(grid, row) || (texts.length > 0 && !texts.some((text) => /^(?:注|备注|说明)[:：\d]?|。/u.test(text)))
  );
}

/** Items below each other, measures side by side. */
function readByItems(
  columns: readonly FormColumn[],
  on: Sheeted,
  body: readonly number[],
  { cells }: LayoutReading,
): boolean {
  const { grid } = on;
  const [labels, ...amounts] = grid.columns;
  if (labels === undefined) return false;
  const measures = headedColumns(grid, headRows(grid, body).slice(0, 3), amounts);
  const cellsOf = body
    .filter((row) => isLine(grid, row))
    .flatMap((row) => {
      const item = headWords(grid.seen(row, labels));
      return measures.map(({ column, words }) => ({ row, column, words: [...words.slice(-1), ...item] }));
    });
  return take(columns, on, cellsOf, cells);
}

/** 预算数 and 决算数 below each other, items side by side; columns of 会议费 and 培训费 beside them are no part of it. */
function readByMeasures(
  columns: readonly FormColumn[],
  on: Sheeted,
  body: readonly number[],
  { cells }: LayoutReading,
): boolean {
  const { grid } = on;
  const [labels, ...amounts] = grid.columns;
  if (labels === undefined) return false;
  const items = headedColumns(grid, headRows(grid, body), amounts).map(({ column, words }) => {
    const own = words.filter((word) => word !== '三公经费');
    return { column, item: own.filter((word) => word !== '合计' || own.length === 1).at(-1) ?? '' };
  });
  const lines = body.filter((row) => isLine(grid, row));
  const measures = lines.map((row) => headWords(grid.seen(row, labels)).at(-1) ?? '');
  if (!['预算数', '决算数'].every((measure) => measures.includes(measure))) return false;
  const cellsOf = lines.flatMap((row, index) =>
    items.map(({ column, item }) => ({ row, column, words: [measures[index] ?? '', item] })),
  );
  return take(columns, on, cellsOf, cells);
}

function headRows(grid: SheetGrid, body: readonly number[]): number[] {
  return body.filter((row) => !isLine(grid, row) && isHead(grid, row));
}

interface NamedCell {
  readonly row: number;
  readonly column: number;
  /** The measure first, the item last. */
  readonly words: readonly string[];
}

/** @returns whether any of the columns was found */
function take(
  columns: readonly FormColumn[],
  on: Sheeted,
  named: readonly NamedCell[],
  cells: LayoutReading['cells'],
): boolean {
  const { segment, faults } = on;
  const found = columns.map((own) => {
    const item = own.words.filter((word) => word !== '合计' || own.words.length === 2).at(-1);
    const fitting = named.filter(({ words }) => own.words.includes(words[0] ?? '') && words.at(-1) === item);
    return fitting.length === 1 ? fitting[0] : undefined;
  });
  if (found.every((cell) => cell === undefined)) return false;
  for (const [index, cell] of found.entries()) {
    const own = columns[index];
    if (own === undefined) continue;
    if (cell === undefined) faults.noColumn(segment.title, labelOfColumn(own));
    else cells.set(own.figure, figureAt(on, cell.row, cell.column));
  }
  return true;
}
