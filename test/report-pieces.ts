/** Pieces of small reports. */
import type { Cell, Inline, Report, Table } from '../src/model/report.ts';

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

/** The same page for every heading, so that two states differ in nothing but their text. */
export function pagesOf({ parts }: Report): ReadonlyMap<string, number> {
  const headings = parts.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'heading');
  return new Map(headings.map(({ id }) => [id, 7]));
}
