/** Tables of a note: plain rows under a head, with rows across that say what the following ones belong to. */
import type { Cell, Inline, Table } from '../../model/report.ts';
import type { Piece } from './text-pair.ts';

/** One paragraph; pieces of which those that differ are strong. */
export type LineText = string | { readonly pieces: readonly Piece[] };

/** Text of a cell: one paragraph or several. */
export type CellText = LineText | readonly string[];

export type NoteRow = { readonly across: string } | readonly CellText[];

export interface NoteTable {
  readonly id: string;
  readonly head: readonly string[];
  /** Relative widths. */
  readonly columns: readonly number[];
  readonly rows: readonly NoteRow[];
  readonly notes?: readonly string[];
}

/** A table of the rows; none where there are none. */
export function noteTable({ id, head, columns, rows, notes = [] }: NoteTable): Table | undefined {
  if (rows.length === 0) return undefined;
  return {
    kind: 'table',
    id,
    orientation: 'portrait',
    columns,
    head: [head.map((text) => ({ paragraphs: [textOf(text)], head: true, align: 'center' }))],
    body: rows.map((row) => ('across' in row ? [across(row.across, columns.length)] : cells(row))),
    splitRows: true,
    style: 'form',
    notes: notes.map(textOf),
  };
}

function across(text: string, colSpan: number): Cell {
  return { paragraphs: [textOf(text)], colSpan, align: 'left', head: true };
}

const SHORT = 12;

/** Short words and numbers stand in the middle, but not in the column of names. */
function cells(row: readonly CellText[]): Cell[] {
  return row.map((text, index) => ({
    paragraphs: paragraphsOf(text),
    align: typeof text === 'string' && text.length <= SHORT && (index > 0 || /^\d+$/.test(text)) ? 'center' : 'left',
  }));
}

function paragraphsOf(text: CellText): (readonly Inline[])[] {
  if (typeof text === 'string') return [textOf(text)];
  if ('pieces' in text) return [text.pieces.filter((piece) => piece.text !== '').map(inlineOf)];
  return text.map(textOf);
}

function inlineOf({ text, differs }: Piece): Inline {
  return differs ? { kind: 'text', text, strong: true } : { kind: 'text', text };
}

export function textOf(text: string): Inline[] {
  return text === '' ? [] : [{ kind: 'text', text }];
}
