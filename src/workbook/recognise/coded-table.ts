/** Tables of one line a code: where codes, names and amounts stand, and the code of each line. */
import { isNumberRow } from './heads.ts';
import type { Segment } from './segments.ts';
import type { SheetGrid } from './sheet-grid.ts';
import { bare, isTotal } from './words.ts';

export interface CodedTable {
  readonly heads: readonly number[];
  readonly lines: readonly CodedLine[];
  /** Columns to the right of the names. */
  readonly amounts: readonly number[];
  /** Column of the names. */
  readonly names: number;
}

export interface CodedLine {
  readonly row: number;
  /** Digits, `合计`, or nothing where the line has no code. */
  readonly code: string;
  readonly name: string;
  /** Columns from which the code was read. */
  readonly at: number;
}

const CODE_HEAD = /(?:科目|分类|功能|经济).*(?:编码|代码)|^(?:编码|代码|科目)$/u;
const NAME_HEAD = /^(?:(?:支出)?(?:功能|经济)?(?:分类)?(?:科目)?名称|项目\(?名称\)?)$/u;
const LEVELS = [3, 2, 2] as const;
const NOTE = /^(?:注|备注|说明|附注)[:：\d]?/u;

/** @param first first digit of its codes: 2 of functional, 3 of economic ones */
export function codedTable(grid: SheetGrid, { rows, titleRow }: Segment, first: '2' | '3'): CodedTable | undefined {
  const body = rows.filter((row) => row > titleRow);
  const head = namesHead(grid, body);
  if (head === undefined) return undefined;
  const { row: headRow, column: names } = head;
  const codes = grid.columns.filter((column) => column < names);
  const start = body.find((row) => row > headRow && isLine(grid, row, codes, names, first));
  if (start === undefined) return undefined;
  let above: readonly string[] = [];
  const lines = body
    .filter((row) => row >= start)
    .flatMap((row): CodedLine[] => {
      const line = lineAt(grid, row, codes, names, first, above);
      if (line === undefined) return [];
      if (/^\d+$/.test(line.code)) above = partsOf(line.code);
      return [line];
    });
  return {
    heads: body.filter((row) => row < start),
    lines,
    amounts: grid.columns.filter((column) => column > names),
    names,
  };
}

function namesHead(grid: SheetGrid, rows: readonly number[]): { row: number; column: number } | undefined {
  for (const row of rows) {
    const column = grid.columns.find((each) => NAME_HEAD.test(grid.text(row, each)));
    if (column === undefined) continue;
    const hasCodes = rows.some((other) =>
      grid.columns.some((each) => each < column && CODE_HEAD.test(grid.text(other, each))),
    );
    if (hasCodes) return { row, column };
  }
  return undefined;
}

/** Whether the lines have begun: a code, or the word of the total, where codes and names stand. */
function isLine(grid: SheetGrid, row: number, codes: readonly number[], names: number, first: string): boolean {
  if (isNumberRow(grid, row)) return false;
  const isCode = codes.some((column) => codeText(grid, row, column).startsWith(first) && isWhole(grid, row, column));
  return isCode || [...codes, names].some((column) => isTotal(grid.text(row, column)));
}

function isWhole(grid: SheetGrid, row: number, column: number): boolean {
  return /^\d{3}(?:\d{2}(?:\d{2})?)?$/.test(codeText(grid, row, column));
}

function lineAt(
  grid: SheetGrid,
  row: number,
  codes: readonly number[],
  names: number,
  first: string,
  above: readonly string[],
): CodedLine | undefined {
  const written = codes
    .map((column) => ({ column, text: codeText(grid, row, column) }))
    .filter(({ text }) => text !== '');
  const name = bare(grid.own(row, names)?.text ?? '');
  const at = written[0]?.column ?? names;
  if ([...written.map(({ text }) => text), name].some(isTotal)) return { row, code: '合计', name, at };
  if (written.some(({ text }) => NOTE.test(text))) return undefined;
  const code = written.every(({ text }) => /^\d+$/.test(text)) ? codeOf(written, codes, above) : '';
  const isKnown = code.startsWith(first) && /^\d{3}(?:\d{2}(?:\d{2})?)?$/.test(code);
  return {
    row,
    code: isKnown ? code : '',
    name: isKnown ? name : `${written.map(({ text }) => text).join('')}${name}`,
    at,
  };
}

/** A whole code in one cell, or 类, 款 and 项 in cells of their own, those above it left out or repeated. */
function codeOf(
  written: readonly { readonly column: number; readonly text: string }[],
  codes: readonly number[],
  above: readonly string[],
): string {
  const [only] = written;
  if (only === undefined) return '';
  if (written.length === 1 && only.text.length !== 2 && only.text.length !== 1) return only.text;
  if (written.every(({ text }) => text === only.text) && only.text.length > 3) return only.text;
  const parts = codes.slice(-LEVELS.length).map((column, level) => {
    const text = written.find((each) => each.column === column)?.text ?? '';
    return text === '' ? '' : text.padStart(LEVELS[level] ?? 2, '0');
  });
  const last = parts.findLastIndex((part) => part !== '');
  return parts
    .slice(0, last + 1)
    .map((part, level) => (part === '' ? (above[level] ?? '') : part))
    .join('');
}

function partsOf(code: string): string[] {
  return [code.slice(0, 3), code.slice(3, 5), code.slice(5)].filter((part) => part !== '');
}

/** A code as it is typed: text or number, without signs of a list around it. */
function codeText(grid: SheetGrid, row: number, column: number): string {
  const cell = grid.own(row, column);
  const text = typeof cell?.value === 'number' ? String(cell.value) : bare(cell?.text ?? '');
  return text.replace(/^\[?(\d+)\]?$/u, '$1');
}
