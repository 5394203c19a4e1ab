/** A self-evaluation form as printed: its lines of money and its lines of indicators, found by their column heads. */

import type { Place } from '../../diagnostics/finding.ts';
import { toGrid } from '../../model/grid.ts';
import { once, rememberedByObject } from '../../model/remembered.ts';
import { plainText, type Table } from '../../model/report.ts';
import type { PrintedTable, ReportView } from '../reading/view.ts';
import { placesIn, type Spot } from './marks.ts';

/** A line of 预算执行情况; a column that the form lacks is undefined, an empty cell is ''. */
export interface ExecutionRow {
  readonly label: string;
  readonly initial: string | undefined;
  readonly budget: string | undefined;
  readonly executed: string | undefined;
  readonly rate: string | undefined;
  readonly score: string | undefined;
  readonly weight: string | undefined;
  readonly reason: string | undefined;
  readonly spots: Spots<ExecutionColumn>;
}

type ExecutionColumn = 'initial' | 'budget' | 'executed' | 'rate' | 'score' | 'weight' | 'reason';

export interface IndicatorRow {
  readonly name: string;
  readonly target: string | undefined;
  readonly actual: string | undefined;
  readonly completion: string | undefined;
  readonly weight: string | undefined;
  readonly score: string | undefined;
  readonly reason: string | undefined;
}

/** Where in the grid each column's cell of a line stands. */
type Spots<Name extends string> = Readonly<Record<Name, Spot>>;

export interface PrintedForm {
  readonly table: PrintedTable;
  /** The place of a cell in the report. */
  readonly place: (spot: Spot) => Place;
  /** Text of every position of the grid; a merged cell's text stands at each position it covers. */
  readonly rows: readonly (readonly string[])[];
  readonly execution: readonly ExecutionRow[];
  readonly indicators: readonly IndicatorRow[];
}

/** The forms of a report (tables of style `form`), each read once. */
export const printedForms = rememberedByObject((view: ReportView): readonly PrintedForm[] =>
  view.tables.filter(({ table }) => table.style === 'form').map((table) => readForm(view, table)),
);

function readForm(view: ReportView, table: PrintedTable): PrintedForm {
  const places = once(() => placesIn(view, table));
  return { table, place: (spot) => places()(spot), ...readTable(table.table) };
}

const readTable = rememberedByObject((table: Table) => {
  const rows = textGrid(table);
  return { rows, execution: executionRows(rows), indicators: indicatorRows(rows) };
});

function textGrid(table: Table): string[][] {
  const { rows } = toGrid(table);
  return rows.map((row) =>
    row.map((slot) => {
      const owner = slot.kind === 'content' ? slot : rows[slot.row]?.[slot.column];
      return owner?.kind === 'content' ? owner.cell.paragraphs.map(plainText).join('\n') : '';
    }),
  );
}

type Columns<Name extends string> = Readonly<Record<Name, number>>;

/** The column whose head fits, or -1; `last` takes the rightmost. */
function column(heads: readonly string[], fits: (head: string) => boolean, last = false): number {
  return last ? heads.findLastIndex(fits) : heads.findIndex(fits);
}

function executionRows(rows: readonly (readonly string[])[]): ExecutionRow[] {
  return rows.flatMap((heads, index) => {
    const columns = executionColumns(heads);
    if (columns.rate < 0 || columns.executed < 0 || columns.budget < 1) return [];
    const below = rows.slice(index + 1);
    const end = below.findIndex((row) => !isMoneyRow(row, columns));
    return below.slice(0, end < 0 ? undefined : end).map((row, n) => executionRow(row, index + 1 + n, columns));
  });
}

function executionColumns(heads: readonly string[]): Columns<ExecutionColumn> {
  return {
    initial: column(heads, (head) => head.includes('年初预算')),
    budget: column(heads, (head) => /预算/.test(head) && !/年初|执行|^年度预算数/.test(head), true),
    executed: column(heads, (head) => head.includes('执行数')),
    rate: column(heads, (head) => head.includes('执行率') && !head.includes('得分')),
    score: column(heads, (head) => head.includes('得分')),
    weight: column(heads, (head) => /^(?:权重|分值)/.test(head)),
    reason: column(heads, (head) => head.includes('原因')),
  };
}

const MONEY = /^[-\d,.\s/／—–]*$/;

function isMoneyRow(row: readonly string[], { budget, executed }: Columns<ExecutionColumn>): boolean {
  return MONEY.test(row[budget] ?? '') && MONEY.test(row[executed] ?? '');
}

function executionRow(row: readonly string[], index: number, columns: Columns<ExecutionColumn>): ExecutionRow {
  const first = columns.initial > 0 ? columns.initial : columns.budget;
  return { label: row[first - 1] ?? '', ...cellsOf(row, columns), spots: spotsOf(index, columns) };
}

function cellsOf<Name extends string>(
  row: readonly string[],
  columns: Columns<Name>,
): Record<Name, string | undefined> {
  const entries = Object.entries<number>(columns).map(([name, at]) => [name, at < 0 ? undefined : row[at]]);
  return Object.fromEntries(entries) as Record<Name, string | undefined>;
}

function spotsOf<Name extends string>(row: number, columns: Columns<Name>): Spots<Name> {
  const entries = Object.entries<number>(columns).map(([name, column]) => [name, { row, column: Math.max(column, 0) }]);
  return Object.fromEntries(entries) as Record<Name, Spot>;
}

function indicatorRows(rows: readonly (readonly string[])[]): IndicatorRow[] {
  const starts = rows.flatMap((row, index) => (row.includes('三级指标') ? [index] : []));
  return starts.flatMap((start, n) => {
    const columns = indicatorColumns(rows[start] ?? []);
    return rows.slice(start + 1, starts[n + 1]).map((row) => {
      const read = cellsOf(row, columns);
      return { ...read, name: read.name ?? '' };
    });
  });
}

function indicatorColumns(heads: readonly string[]): Columns<keyof IndicatorRow> {
  return {
    name: heads.indexOf('三级指标'),
    target: column(heads, (head) => /目标值|指标值/.test(head)),
    actual: column(heads, (head) => head.includes('完成值')),
    completion: column(heads, (head) => /^完成率/.test(head)),
    weight: column(heads, (head) => /^(?:权重|分值)/.test(head)),
    score: column(heads, (head) => head.startsWith('得分')),
    reason: column(heads, (head) => head.includes('原因')),
  };
}
