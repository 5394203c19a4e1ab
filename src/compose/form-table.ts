/** Forms (self-evaluation, key work): rows of cells described by the profile, filled from a context. */
import type { FormCell, FormRows, FormSpec } from '../model/profile.ts';
import { type Cell, type Inline, plainText, type Table } from '../model/report.ts';
import { Literal, type Marks } from './marks.ts';
import { within } from './scope.ts';

export interface FormFiller {
  readonly marks: Marks;
  /** Renders an inline template. */
  readonly render: (template: string, context: object) => string;
  /** Paragraphs of one of the unit's prose files. */
  readonly prose: (file: string) => readonly (readonly Inline[])[];
}

interface FilledCell {
  readonly cell: Cell;
  readonly merge: string | undefined;
}

/** Fills a form; cells that stand under each other with the same `merge` become one. */
export function formTable(spec: FormSpec, id: string, context: object, filler: FormFiller): Table {
  const line = (template: string | undefined) =>
    template === undefined ? [] : filler.marks.resolve(filler.render(template, context));
  const head = mergeRows(spec.columns.length, fillRows(spec.head ?? [], context, filler));
  const body = mergeRows(spec.columns.length, fillRows(spec.body, context, filler));
  return {
    kind: 'table',
    id,
    ...(spec.title === undefined ? {} : { title: line(spec.title) }),
    ...(spec.left === undefined && spec.right === undefined
      ? {}
      : { headLine: { left: line(spec.left), right: line(spec.right) } }),
    orientation: spec.orientation,
    columns: spec.columns,
    head,
    body,
    splitRows: spec.splitRows ?? true,
    style: 'form',
    notes: spec.notes.map((note) => line(note)),
  };
}

function fillRows(rows: readonly FormRows[], context: object, filler: FormFiller): FilledCell[][] {
  return rows.flatMap((row) => {
    if (row.each === undefined) {
      const cells = row.cells?.map((cell) => fillCell(cell, context, filler));
      const own = cells === undefined ? [] : [row.repeat === undefined ? cells : inBlock(cells, row.repeat)];
      return [...own, ...fillRows(row.rows ?? [], context, filler)];
    }
    const list = lookUp(context, row.each) as readonly object[];
    return list.flatMap((entry, index) => {
      const n = new Literal(String(index + 1), filler.marks);
      return fillRows(row.rows ?? [], within(context, { n, ...entry }), filler);
    });
  });
}

function inBlock(cells: readonly FilledCell[], opens: boolean): FilledCell[] {
  const block = opens ? 'opens' : 'closes';
  return cells.map((filled) => ({ ...filled, cell: { ...filled.cell, block } }));
}

/** Value of a dotted name in a context. */
export function lookUp(context: object, path: string): unknown {
  return path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], context);
}

function fillCell(cell: FormCell, context: object, filler: FormFiller): FilledCell {
  const { colSpan, align, head } = cell;
  const merge = cell.merge === undefined ? undefined : filler.marks.plain(filler.render(cell.merge, context));
  const texts = paragraphs(cell, context, filler);
  const own = align === 'center' && !head && texts.some(isProse) ? 'left' : align;
  const extra = {
    ...(colSpan ? { colSpan } : {}),
    ...(head ? { head, align: own ?? 'center' } : own ? { align: own } : {}),
  };
  return { cell: { paragraphs: texts, ...extra }, merge };
}

/** A value or a name is centred; from this many characters on a text is read in lines that begin alike. */
const PROSE_CHARACTERS = 30;

function isProse(text: readonly Inline[]): boolean {
  return plainText(text).length >= PROSE_CHARACTERS;
}

function paragraphs(cell: FormCell, context: object, filler: FormFiller): readonly (readonly Inline[])[] {
  if (cell.prose !== undefined) {
    const file = lookUp(context, cell.prose);
    const found = typeof file === 'string' && file !== '' ? filler.prose(file) : [];
    return found.length === 0 ? [[]] : found;
  }
  const lines = (cell.text ?? '').split('\n');
  return lines.map((line) => filler.marks.resolve(filler.render(line, context)));
}

/** Joins cells in the same grid column, of the same width and `merge`, in consecutive rows. */
function mergeRows(columnCount: number, rows: readonly (readonly FilledCell[])[]): Cell[][] {
  const output: Cell[][] = rows.map(() => []);
  const open: ({ merge: string; width: number; grow: () => void } | undefined)[] = new Array(columnCount).fill(
    undefined,
  );
  rows.forEach((row, rowIndex) => {
    let column = 0;
    for (const { cell, merge } of row) {
      const width = cell.colSpan ?? 1;
      const above = open[column];
      if (merge !== undefined && above?.merge === merge && above.width === width) {
        above.grow();
      } else {
        const target = output[rowIndex] ?? [];
        const position = target.push(cell) - 1;
        let rowSpan = 1;
        const grow = () => {
          rowSpan += 1;
          target[position] = { ...cell, rowSpan };
        };
        open.fill(undefined, column, column + width);
        open[column] = merge === undefined ? undefined : { merge, width, grow };
      }
      column += width;
    }
  });
  return output;
}
