/** Building bricks of table cells. */
import { cellFigure } from '../model/cell-figure.ts';
import type { Figure } from '../model/figure.ts';
import type { Profile } from '../model/profile.ts';
import type { Cell, Inline } from '../model/report.ts';
import type { ColumnSpec, TablePrint } from '../model/table-spec.ts';
import { displayFigure } from './display.ts';
import type { FigureReader } from './reads.ts';

export interface CellContext {
  readonly figures: FigureReader;
  readonly profile: Profile;
  /** How the table is printed. */
  readonly print: Pick<TablePrint, 'zero' | 'money' | 'columnNumbers' | 'lineNumbers'>;
  /** Called with the id of a figure that a spec names and nobody computed. */
  readonly missing: (id: string) => void;
}

export function text(value: string): Inline[] {
  return value === '' ? [] : [{ kind: 'text', text: value }];
}

export function textCell(value: string, extra: Partial<Cell> = {}): Cell {
  return { paragraphs: [text(value)], ...extra };
}

export function headCell(value: string, extra: Partial<Cell> = {}): Cell {
  return textCell(value, { head: true, align: 'center', ...extra });
}

const DASH = '—';

/** A cell with a figure in the table's number style; zero as the table prints it; blank without an id. */
export function figureCell(context: CellContext, id: string, extra: Partial<Cell> = {}): Cell {
  if (id === '') return textCell('', { align: 'right', ...extra });
  const figure = cellFigure(context.figures, id);
  if (figure === undefined) {
    context.missing(id);
    return textCell('', { align: 'right', ...extra });
  }
  const shown = shownInTable(context, figure);
  const inlines: Inline[] = shown === undefined ? [] : [{ kind: 'figure', figureId: id, text: shown }];
  return { paragraphs: [inlines], align: 'right', ...extra };
}

function shownInTable({ profile, print }: CellContext, figure: Figure): string | undefined {
  if (figure.value?.isZero() === true && print.zero !== 'number') return print.zero === 'dash' ? DASH : undefined;
  return displayFigure(figure, profile, {
    setting: 'table',
    ...(figure.unit === 'yuan' ? { style: print.money } : {}),
  });
}

/** The row of 栏次 below the heads; none where the table prints none. */
export function numberRow({ print }: CellContext, stub: readonly Cell[], columns: readonly ColumnSpec[]): Cell[][] {
  return print.columnNumbers ? [[...stub, ...columns.map((column) => headCell(column.number ?? ''))]] : [];
}

/** The rows of merged heads of a column tree, `depth` rows deep. */
export function headRows(columns: readonly ColumnSpec[], depth: number): Cell[][] {
  const rows: Cell[][] = Array.from({ length: depth }, () => []);
  for (const column of columns) addHead(column, 0, depth, rows);
  return rows;
}

function addHead(column: ColumnSpec, level: number, depth: number, rows: Cell[][]): void {
  if (column.columns === undefined) {
    const rowSpan = depth - level;
    rows[level]?.push(headCell(column.label, rowSpan > 1 ? { rowSpan } : {}));
    return;
  }
  rows[level]?.push(headCell(column.label, { colSpan: leafCount(column) }));
  for (const child of column.columns) addHead(child, level + 1, depth, rows);
}

function leafCount(column: ColumnSpec): number {
  return column.columns === undefined ? 1 : column.columns.reduce((count, child) => count + leafCount(child), 0);
}

export function treeDepth(columns: readonly ColumnSpec[]): number {
  return Math.max(...columns.map((column) => (column.columns === undefined ? 1 : 1 + treeDepth(column.columns))));
}
