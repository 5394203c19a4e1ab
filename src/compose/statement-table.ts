/** 公开01 and 公开04: two sides of fixed lines with 行次. */
import type { Cell, Table } from '../model/report.ts';
import { printedSides, type YearClasses } from '../model/statement-lines.ts';
import { leafColumns, type StatementRow, type StatementSpec } from '../model/table-spec.ts';
import { type CellContext, figureCell, headCell, headRows, numberRow, textCell, treeDepth } from './cells.ts';

type Side = StatementSpec['sides'][number];
export type TableBody = Pick<Table, 'columns' | 'head' | 'body'>;

export type StatementContext = CellContext & YearClasses;

const LINE_WIDTH = 4;
const VALUE_WIDTH = 8;
const CENTRED = { align: 'center' } as const;

export function statementTable(spec: StatementSpec, context: StatementContext): TableBody {
  const aligned = printedSides(spec, context);
  const sides = spec.sides.map((side, index) => ({ side, rows: aligned[index] ?? [] }));
  const depth = Math.max(...spec.sides.map((side) => treeDepth(side.columns)));
  const length = Math.max(...sides.map(({ rows }) => rows.length));
  return {
    columns: spec.sides.flatMap((side) => [
      side.labelWidth,
      ...(context.print.lineNumbers ? [LINE_WIDTH] : []),
      ...leafColumns(side.columns).map((column) => column.width ?? VALUE_WIDTH),
    ]),
    head: statementHead(spec, depth, context),
    body: Array.from({ length }, (_, index) =>
      sides.flatMap(({ side, rows }) => lineCells(side, rows[index], context)),
    ),
  };
}

function statementHead({ sides, stubLabel = '项目' }: StatementSpec, depth: number, context: CellContext): Cell[][] {
  const lines = context.print.lineNumbers;
  const stub = lines ? 2 : 1;
  const top = sides.map((side) => headCell(side.label, { colSpan: stub + leafColumns(side.columns).length }));
  const span = depth > 1 ? { rowSpan: depth } : {};
  const trees = sides.map((side) => headRows(side.columns, depth));
  const middle = Array.from({ length: depth }, (_, level) =>
    trees.flatMap((tree) => [
      ...(level === 0 ? [headCell(stubLabel, span), ...(lines ? [headCell('行次', span)] : [])] : []),
      ...(tree[level] ?? []),
    ]),
  );
  const numbers = sides.map((side) => {
    const below = [headCell('栏次'), ...(lines ? [headCell('')] : [])];
    return numberRow(context, below, leafColumns(side.columns));
  });
  const row = numbers.flatMap((rows) => rows.flat());
  return [top, ...middle, ...(row.length === 0 ? [] : [row])];
}

function lineCells(side: Side, row: StatementRow | undefined, context: CellContext): Cell[] {
  const count = leafColumns(side.columns).length;
  const line = context.print.lineNumbers ? [textCell(row === undefined ? '' : String(row.line), CENTRED)] : [];
  if (row === undefined) return [textCell(''), ...line, ...Array.from({ length: count }, () => textCell(''))];
  const emphasis = row.total ? { total: true } : {};
  const values = Array.from({ length: count }, (_, index) => {
    const id = row.figures?.[index];
    return id === undefined ? textCell('', { align: 'right' }) : figureCell(context, id, emphasis);
  });
  const label = textCell(row.label, {
    ...emphasis,
    ...(row.indent ? { indent: row.indent } : {}),
    ...(row.total ? { align: 'center' } : {}),
  });
  return [label, ...line, ...values];
}
