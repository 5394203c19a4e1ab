/** Tables that are written in Markdown. */
import { TABLE_COLUMNS, TABLE_ROWS } from '../model/limits.ts';
import type { Cell, Table } from '../model/report.ts';
import type { MarkdownBlock, MarkdownRow } from './markdown.ts';

type MarkdownTable = Extract<MarkdownBlock, { kind: 'table' }>;

interface RowFault {
  /** Line of the row, from 1. */
  readonly line: number;
  readonly message: string;
}

/** Rows that have more or fewer cells than the head, and a table beyond the limits. */
export function rowFaults({ rows, line }: MarkdownTable): RowFault[] {
  const width = rows[0]?.cells.length ?? 0;
  if (width > TABLE_COLUMNS) return [{ line, message: `表格有 ${width} 栏，最多 ${TABLE_COLUMNS} 栏` }];
  if (rows.length > TABLE_ROWS) return [{ line, message: `表格有 ${rows.length} 行，最多 ${TABLE_ROWS} 行` }];
  return rows
    .filter(({ cells }) => cells.length !== width)
    .map((row) => ({
      line: row.line,
      message: `表格这一行有 ${row.cells.length} 格，表头有 ${width} 格；空的格也要用 | 隔开`,
    }));
}

/** The table, each row as wide as its head. */
export function plainTable({ rows, line }: MarkdownTable, id: string): Table {
  const [head, ...body] = rows;
  const width = head?.cells.length ?? 0;
  return {
    kind: 'table',
    id: `${id}.${line}`,
    orientation: 'portrait',
    columns: Array.from({ length: width }, () => 1),
    head: head === undefined ? [] : [cellsOf(head, width, { head: true, align: 'center' })],
    body: body.map((row) => cellsOf(row, width, {})),
    splitRows: true,
    style: 'form',
    notes: [],
  };
}

function cellsOf({ cells }: MarkdownRow, width: number, extra: Partial<Cell>): Cell[] {
  return Array.from({ length: width }, (_, index) => ({ paragraphs: [cells[index] ?? []], ...extra }));
}
