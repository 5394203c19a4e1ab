/** Pieces of small reports. */
import type { Cell, Inline, Table } from '../src/model/report.ts';

export const text = (value: string, extra: Partial<Inline> = {}): Inline =>
  ({ kind: 'text', text: value, ...extra }) as Inline;

export const cell = (value: string, extra: Partial<Cell> = {}): Cell => ({ paragraphs: [[text(value)]], ...extra });

/** A form of three columns without a head. */
export function form(rows: readonly (readonly Cell[])[], extra: Partial<Table> = {}): Table {
  return {
    kind: 'table',
    id: 'form',
    orientation: 'portrait',
    columns: [1, 1, 3],
    head: [],
    body: rows,
    style: 'form',
    notes: [],
    ...extra,
  };
}
