/** 公开06: economic codes side by side in groups of code, name and amount. */
import type { Classification } from '../../model/catalogue.ts';
import type { EconomicLayout } from './forms.ts';
import { type HeadedColumn, headedColumns } from './heads.ts';
import { isAlike, readItemHeads } from './item-heads.ts';
import { figureAt, hasAmounts, type LayoutReading, type Sheeted } from './layout-reading.ts';
import type { SheetGrid } from './sheet-grid.ts';
import { bare, isTotal, labelOf, TOTAL } from './words.ts';

interface Group {
  readonly codes: readonly number[];
  readonly names: number;
  readonly amount: number;
}

export function readEconomic(layout: EconomicLayout, on: Sheeted, classification: Classification): LayoutReading {
  const { grid, segment } = on;
  const body = segment.rows.filter((row) => row > segment.titleRow);
  const groups = groupsOf(grid, body);
  if (groups.length > 0) return readGroups(layout, groups, body, on, classification);
  return readItemHeads(layout, on, classification);
}

/** Each group by its heads: codes, then names, then one column of amounts. */
function groupsOf(grid: SheetGrid, rows: readonly number[]): Group[] {
  const start = rows.find((row) => grid.columns.some((column) => isCode(codeText(grid, row, column))));
  if (start === undefined) return [];
  const heads = rows.filter((row) => row < start);
  const hasHead = (column: number, pattern: RegExp) => heads.some((row) => pattern.test(grid.seen(row, column)));
  const names = grid.columns.filter((column) => hasHead(column, /名称$/u));
  return names.flatMap((name, index): Group[] => {
    const from = index === 0 ? -1 : (names[index - 1] ?? -1);
    const to = names[index + 1] ?? Number.POSITIVE_INFINITY;
    const codes = grid.columns.filter(
      (column) => column > from && column < name && hasHead(column, /编码|代码|^[类款]$/u),
    );
    const after = grid.columns.filter(
      (column) => column > name && column < to && !hasHead(column, /编码|代码|^[类款]$/u),
    );
    const amount = amountColumn(headedColumns(grid, heads, after));
    return codes.length === 0 || amount === undefined ? [] : [{ codes, names: name, amount }];
  });
}

/** The only column of amounts, or that of the total. */
function amountColumn(headed: readonly HeadedColumn[]): number | undefined {
  const meant = headed.filter(({ words }) => words.some((word) => word === '决算数' || word === TOTAL));
  return meant.length === 1 ? meant[0]?.column : undefined;
}

function readGroups(
  { totals }: EconomicLayout,
  groups: readonly Group[],
  body: readonly number[],
  on: Sheeted,
  { economic }: Classification,
): LayoutReading {
  const { grid, segment, faults } = on;
  const reading: LayoutReading = { cells: new Map(), names: new Map() };
  for (const { codes, names, amount } of groups) {
    for (const row of body) {
      const parts = codes.map((column) => codeText(grid, row, column));
      const code = codeOf(parts);
      const name = grid.text(row, names);
      if (isCode(code)) {
        const figure = `economic.${code}`;
        const at = [row, codes[0] ?? names] as const;
        if (reading.cells.has(figure)) faults.twice(at, `${code} ${name}`, segment.title);
        else reading.cells.set(figure, figureAt(on, row, amount));
        const known = economic.get(code)?.name;
        if (code.length === 5 && name !== '') reading.names.set(code, grid.own(row, names)?.text.trim() ?? '');
        if (known !== undefined && name !== '' && !isAlike(name, known) && isOtherName(name, economic)) {
          faults.nameDisagrees([row, names], code, name, known);
        }
        const own = known === undefined ? codeOfName(name, code.length, economic) : undefined;
        if (own !== undefined && faults.isPrinted) faults.nameDisagrees([row, names], code, name, `${own} ${name}`);
        continue;
      }
      const label = [...codes, names].map((column) => grid.text(row, column)).find((text) => text !== '') ?? '';
      if (!isSum(label) && hasAmounts(grid, row, [amount]) && !hasSum(grid, row)) {
        faults.unknownLine([row, codes[0] ?? names], label, segment.title);
      }
    }
  }
  for (const row of body) readTotals(totals, groups, row, on, reading);
  readTotalColumns(totals, body, on, reading);
  for (const { label, figure } of totals) {
    if (!reading.cells.has(figure)) faults.noLine(segment.title, label, '公开06', 'warning');
  }
  return reading;
}

function isSum(text: string): boolean {
  return /合计$/u.test(text);
}

function hasSum(grid: SheetGrid, row: number): boolean {
  return grid.columns.some((column) => isSum(grid.text(row, column)));
}

/** The sum of a group stands in its last column of amounts: a group may have several lists. */
function readTotals(
  totals: EconomicLayout['totals'],
  groups: readonly Group[],
  row: number,
  on: Sheeted,
  { cells }: LayoutReading,
): void {
  const { grid } = on;
  const labelled = grid.columns.filter((column) => isSum(grid.text(row, column)));
  for (const [index, column] of labelled.entries()) {
    const total = totals.find(({ label }) => labelOf(label) === labelOf(grid.text(row, column)));
    const to = labelled[index + 1] ?? Number.POSITIVE_INFINITY;
    const amount = groups.map((group) => group.amount).findLast((each) => each > column && each < to);
    if (total !== undefined && amount !== undefined) cells.set(total.figure, figureAt(on, row, amount));
  }
}

/** The code of as many digits that bears a name. */
function codeOfName(name: string, length: number, economic: Classification['economic']): string | undefined {
  return [...economic.values()].find((entry) => entry.code.length === length && isAlike(entry.name, name))?.code;
}

function isOtherName(name: string, economic: Classification['economic']): boolean {
  return [...economic.values()].some((entry) => isAlike(entry.name, name));
}

/** One list of items with a column for each of the two sums, told in its line 合计. */
function readTotalColumns(
  totals: EconomicLayout['totals'],
  body: readonly number[],
  on: Sheeted,
  { cells }: LayoutReading,
): void {
  const { grid } = on;
  const row = body.find(
    (each) => grid.columns.some((column) => isTotal(grid.text(each, column))) && hasAmounts(grid, each, grid.columns),
  );
  if (row === undefined) return;
  const headed = headedColumns(
    grid,
    body.filter((each) => each < row),
    grid.columns,
  );
  for (const { label, figure } of totals) {
    const meant = labelOf(label).replace(/合计$/u, '');
    const columns = headed.filter(({ words }) => words.at(-1) === meant);
    const [only] = columns;
    if (only !== undefined && columns.length === 1 && !cells.has(figure))
      cells.set(figure, figureAt(on, row, only.column));
  }
}

function isCode(text: string): boolean {
  return /^3\d{2}(?:\d{2})?$/.test(text);
}

function codeOf(parts: readonly string[]): string {
  const [top = '', ...below] = parts.filter((part) => part !== '');
  if (below.length === 0 || !/^\d+$/.test(top)) return top;
  const [item = ''] = below;
  return /^\d{1,2}$/.test(item) ? `${top}${item.padStart(2, '0')}` : top;
}

function codeText(grid: SheetGrid, row: number, column: number): string {
  const cell = grid.own(row, column);
  return typeof cell?.value === 'number' ? String(cell.value) : bare(cell?.text ?? '');
}
