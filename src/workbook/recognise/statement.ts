/** Statements: fixed lines on several sides, each known by its words within its side. */
import type { FormLine, FormSide, Layout } from './forms.ts';
import { type HeadedColumn, headedColumns, tellUnheaded } from './heads.ts';
import { figureAt, hasAmounts, type LayoutReading, type Sheeted } from './layout-reading.ts';
import { matchColumns, wrongNumbers } from './match-columns.ts';
import type { SheetGrid } from './sheet-grid.ts';
import { labelOf, plainLabel } from './words.ts';

type StatementLayout = Extract<Layout, { kind: 'statement' }>;

interface PlacedSide {
  readonly side: FormSide;
  /** Column of its labels. */
  readonly labels: number;
  /** Columns that may hold its amounts. */
  readonly amounts: readonly number[];
  /** Column of its 行次. */
  readonly lineNumbers?: number;
}

const LEAST_LABELS = 2;
const NOTE = /^(?:注|备注|说明|附注)[:：\d]?/u;

export function readStatement(layout: StatementLayout, on: Sheeted): LayoutReading {
  const { grid, segment, faults } = on;
  const reading: LayoutReading = { cells: new Map(), names: new Map() };
  const body = segment.rows.filter((row) => row > segment.titleRow);
  const columns = labelColumns(layout.sides, grid, body);
  const first = firstLine(layout.sides, columns, grid, body);
  if (first === undefined) {
    faults.noLines(segment.title);
    return reading;
  }
  const heads = body.filter((row) => row < first);
  const lines = body.filter((row) => row >= first);
  const placed = layout.sides.flatMap((side, index) => {
    const labels = columns[index];
    return labels === undefined ? [] : [placedSide(side, labels, grid, heads, lines)];
  });
  const headed = placed.map(({ amounts }) => headedColumns(grid, heads, amounts));
  const isNumbered = countNumbers(headed) === layout.sides.flatMap((side) => side.columns).length;
  for (const [index, each] of placed.entries()) {
    tellUnheaded(headed[index] ?? [], lines, on);
    const matched = matchColumns(each.side.columns, headed[index] ?? [], isNumbered);
    for (const missing of matched.missing) faults.noColumn(segment.title, each.side.columns[missing]?.label ?? '');
    for (const { index: own, column, number } of wrongNumbers(matched, faults.isPrinted)) {
      const { label = '', number: expected = '' } = each.side.columns[own] ?? {};
      faults.numberDisagrees([heads.at(-1) ?? first, column], label, number, expected);
    }
    readLines(each, matched.columns, lines, on, reading);
  }
  for (const { label, lines: all } of layout.sides.filter((_, index) => columns[index] === undefined)) {
    for (const line of all.filter(({ isTotal }) => isTotal)) faults.noLine(segment.title, line.label, label, 'error');
  }
  return reading;
}

function countNumbers(headed: readonly (readonly HeadedColumn[])[]): number {
  return headed.flat().filter(({ number }) => number !== undefined).length;
}

/** For each side the column in which most of its labels stand. */
function labelColumns(sides: readonly FormSide[], grid: SheetGrid, rows: readonly number[]): (number | undefined)[] {
  const taken = new Set<number>();
  return sides.map(({ lines }) => {
    const known = new Set(lines.map(({ label }) => plainLabel(label)));
    const counts = grid.columns
      .filter((column) => !taken.has(column))
      .map((column) => {
        return { column, count: rows.filter((row) => known.has(plainLabel(grid.text(row, column)))).length };
      });
    const best = counts.sort((one, other) => other.count - one.count || one.column - other.column)[0];
    if (best === undefined || best.count < LEAST_LABELS) return undefined;
    taken.add(best.column);
    return best.column;
  });
}

function firstLine(
  sides: readonly FormSide[],
  columns: readonly (number | undefined)[],
  grid: SheetGrid,
  rows: readonly number[],
): number | undefined {
  return rows.find((row) =>
    sides.some(({ lines }, index) => {
      const column = columns[index];
      const label = column === undefined ? '' : plainLabel(grid.text(row, column));
      return label !== '' && lines.some((line) => plainLabel(line.label) === label);
    }),
  );
}

/** The amounts of a side stand between its labels and the next texts. */
function placedSide(
  side: FormSide,
  labels: number,
  grid: SheetGrid,
  heads: readonly number[],
  lines: readonly number[],
): PlacedSide {
  const right = grid.columns.filter((column) => column > labels);
  const next = right.find((column) => isTextColumn(grid, column, lines));
  const between = right.filter((column) => next === undefined || column < next);
  const lineNumbers = between.find((column) => isLineNumbers(grid, column, heads, lines));
  const amounts = between.filter((column) => column !== lineNumbers);
  return { side, labels, amounts, ...(lineNumbers === undefined ? {} : { lineNumbers }) };
}

function isTextColumn(grid: SheetGrid, column: number, rows: readonly number[]): boolean {
  return rows.filter((row) => grid.content(row, column).kind === 'text').length > 2;
}

function isLineNumbers(grid: SheetGrid, column: number, heads: readonly number[], lines: readonly number[]): boolean {
  if (heads.some((row) => grid.text(row, column) === '行次')) return true;
  const numbers = lines.map((row) => grid.text(row, column)).filter((text) => text !== '');
  const counts = numbers.every((text, index) => /^\d+$/.test(text) && Number(text) === Number(numbers[0]) + index);
  return numbers.length > LEAST_LABELS && counts;
}

interface FoundLine {
  readonly line: FormLine;
  readonly row: number;
}

function readLines(
  { side, labels, amounts, lineNumbers }: PlacedSide,
  columns: ReadonlyMap<number, number>,
  rows: readonly number[],
  on: Sheeted,
  { cells }: LayoutReading,
): void {
  const { grid, faults, segment } = on;
  const left = new Set(side.lines);
  const found: FoundLine[] = [];
  let from = 0;
  for (const row of rows) {
    const text = grid.text(row, labels);
    const line = lineOf(text, side.lines, left, from);
    if (line === undefined) {
      if (!NOTE.test(text) && hasAmounts(grid, row, amounts)) faults.unknownLine([row, labels], text, segment.title);
      continue;
    }
    left.delete(line);
    from = Math.max(from, side.lines.indexOf(line) + 1);
    found.push({ line, row });
    for (const [index, column] of columns) {
      const figure = line.figures[index];
      if (figure !== undefined && figure !== '') cells.set(figure, figureAt(on, row, column));
    }
  }
  for (const { label, isTotal, isClass, figures } of left) {
    if (isClass || figures.length === 0) continue;
    faults.noLine(segment.title, label, side.label, isTotal ? 'error' : 'warning');
  }
  if (lineNumbers === undefined) return;
  if (faults.isPrinted) checkCount(found, lineNumbers, on);
  else checkLineNumbers(found, lineNumbers, on);
}

/** The next line of these words, else the only one of them that is left. */
function lineOf(
  text: string,
  all: readonly FormLine[],
  left: ReadonlySet<FormLine>,
  from: number,
): FormLine | undefined {
  if (text === '') return undefined;
  const open = all.filter((line) => left.has(line));
  for (const same of [labelOf, plainLabel]) {
    const alike = open.filter(({ label }) => same(label) === same(text));
    const next = alike.find((line) => all.indexOf(line) >= from);
    if (next !== undefined) return next;
    if (alike.length === 1) return alike[0];
  }
  return undefined;
}

/** Another edition counts otherwise from some line on; a single line that does not fit between its neighbours has moved. */
function checkLineNumbers(found: readonly FoundLine[], column: number, { grid, faults }: Sheeted): void {
  const numbered = found.flatMap(({ line, row }) => {
    const text = grid.text(row, column);
    return /^\d+$/.test(text) ? [{ line, row, text, offset: Number(text) - line.line }] : [];
  });
  for (const [index, { line, row, text, offset }] of numbered.entries()) {
    const before = numbered[index - 1]?.offset;
    const after = numbered[index + 1]?.offset;
    if (before === undefined || before !== after || before === offset) continue;
    faults.lineDisagrees([row, column], line.label, text, String(line.line + before));
  }
}

/** In print each line counts one more than the line above it, whatever edition it is of; lines without words too. */
function checkCount(found: readonly FoundLine[], column: number, { grid, faults }: Sheeted): void {
  const [first, last] = [found[0]?.row ?? 0, found.at(-1)?.row ?? -1];
  const rows = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const numberAt = (row: number) => {
    const text = grid.text(row, column);
    return row >= first && row <= last && /^\d+$/.test(text) ? Number(text) : undefined;
  };
  for (const row of rows) {
    const [before, own, after] = [numberAt(row - 1), numberAt(row), numberAt(row + 1)];
    const expected = before === undefined ? (after ?? Number.NaN) - 1 : before + 1;
    const isBroken = own !== undefined && !Number.isNaN(expected) && own !== expected;
    // Of two lines that do not follow each other the one is wrong that the lines around it leave no room for.
    const isOwn = after === undefined || before === undefined ? isLone(row) : after === before + 2;
    if (!isBroken || !isOwn) continue;
    const label = found.find((one) => one.row === row)?.line.label ?? '';
    faults.lineDisagrees([row, column], label, String(own), String(expected));
  }

  /** At an end: the next two lines follow each other. */
  function isLone(row: number): boolean {
    const step = numberAt(row - 1) === undefined ? 1 : -1;
    const [near, far] = [numberAt(row + step), numberAt(row + 2 * step)];
    return near !== undefined && far !== undefined && far - near === step;
  }
}
