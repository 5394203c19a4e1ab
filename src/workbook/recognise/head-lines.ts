/** What the lines above a table say: whose it is, of which year, in what unit of money. */
import { type Decimal, decimal } from '../../money/decimal.ts';
import type { SheetGrid } from './sheet-grid.ts';

export interface HeadLines {
  readonly unit?: string;
  readonly year?: number;
  /** 元 in the unit of money that is written. */
  readonly yuan?: Decimal;
}

const MONEY_UNITS: Readonly<Record<string, Decimal>> = {
  元: decimal(1),
  百元: decimal(100),
  千元: decimal(1000),
  万元: decimal(10_000),
  亿元: decimal(100_000_000),
};

const MONEY = /(?:金额)?(?:计量|货币)?单位:?(?:人民币)?(元|百元|千元|万元|亿元)(?=$|[^\p{L}])/u;
const WHO = /^(?:编制|填报|编报|填制|公开|预算)?(?:单位|部门)(?:名称|\(部门\)|\(单位\))?:(.*?)(?:(?:金额)?单位:.*)?$/u;
const YEAR = /(20\d\d)年/u;

/** Whether a cell is one of these lines and no head of a column. */
export function isHeadLine(text: string): boolean {
  return MONEY.test(text) || WHO.test(text) || /^(?:20\d\d年度?|(?:公开|财决)附?\d+(?:-\d+)?表)$/u.test(text);
}

/** @param rows those in which such lines may stand */
export function headLinesOf(grid: SheetGrid, rows: readonly number[]): HeadLines {
  let found: HeadLines = {};
  for (const row of rows) {
    for (const column of grid.columns) {
      const text = grid.text(row, column);
      if (text === '') continue;
      found = { ...linesOf(text, () => nextText(grid, row, column)), ...found };
    }
  }
  return found;
}

export function yearIn(text: string): number | undefined {
  const year = YEAR.exec(text.normalize('NFKC'))?.[1];
  return year === undefined ? undefined : Number(year);
}

function linesOf(text: string, next: () => string): HeadLines {
  const money = MONEY_UNITS[MONEY.exec(text)?.[1] ?? ''];
  const year = yearIn(text);
  const who = whoIn(text, next);
  return {
    ...(money === undefined ? {} : { yuan: money }),
    ...(year === undefined ? {} : { year }),
    ...(who === undefined ? {} : { unit: who }),
  };
}

/** The name behind `编制单位：`, or in the cell beside it; `单位：万元` names nobody. */
function whoIn(text: string, next: () => string): string | undefined {
  const written = WHO.exec(text)?.[1];
  if (written === undefined || MONEY.test(`单位:${written}`)) return undefined;
  const name = written.replace(/20\d\d年度?.*$/u, '');
  if (name !== '') return name;
  const beside = next();
  return beside === '' || /[:\d]/u.test(beside) ? undefined : beside;
}

function nextText(grid: SheetGrid, row: number, column: number): string {
  const right = grid.columns.filter((other) => other > column);
  return right.map((other) => grid.text(row, other)).find((text) => text !== '') ?? '';
}

/** The same unit, whether or not its place and 本级 are written. */
export function isSameUnit(one: string, other: string): boolean {
  const [left, right] = [unitKey(one), unitKey(other)];
  if (left === '' || right === '') return false;
  return left === right || (Math.min(left.length, right.length) >= 4 && (left.endsWith(right) || right.endsWith(left)));
}

function unitKey(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replace(/\(?(?:本级|汇总|机关|部门|本部)\)?$/u, '');
}
