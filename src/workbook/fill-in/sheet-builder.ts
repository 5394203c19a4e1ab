/** A sheet that grows from top to bottom. Widths in full-width characters of 10 pt. */
import type {
  Book,
  BookArea,
  BookCell,
  BookLook,
  BookRow,
  BookSheet,
  BookValue,
  EntryCheck,
} from '../../model/book.ts';
import { LOOKS } from './looks.ts';

const CHARACTER = 10;
/** Left free at both sides of a cell, together. */
const SIDES = 6;
const LEAST_HEIGHT = 18;
const HIGHEST = 400;
const A4_LANDSCAPE = { orientation: 'landscape', margins: { top: 42, right: 36, bottom: 42, left: 36 } } as const;

/** A sheet with the areas on it that have names. */
export interface LaidOut {
  readonly sheet: BookSheet;
  readonly names: Book['names'];
}

export interface Placed {
  readonly column: number;
  readonly value: BookValue;
  readonly look: BookLook;
  readonly colSpan?: number;
}

export class SheetBuilder {
  private readonly rows: BookRow[] = [];
  private readonly checks: EntryCheck[] = [];
  private readonly names: Book['names'][number][] = [];

  /** @param widths of the columns @param third what stands in the third row, over all columns */
  constructor(
    readonly name: string,
    readonly widths: readonly number[],
    intro: string,
    third: BookValue = '',
  ) {
    this.whole(name, LOOKS.title);
    if (intro !== '') this.whole(intro, LOOKS.intro);
    this.row([{ column: 0, colSpan: widths.length, value: third, look: LOOKS.unit }]);
  }

  /** The row that comes next, from 0. */
  get next(): number {
    return this.rows.length;
  }

  row(cells: readonly Placed[]): void {
    const height = Math.max(LEAST_HEIGHT, ...cells.map((cell) => this.heightOf(cell)));
    const placed = cells.map(({ colSpan = 1, ...cell }): BookCell => ({ ...cell, colSpan, rowSpan: 1 }));
    this.rows.push({ height: Math.min(height, HIGHEST), cells: placed });
  }

  /** A text over all columns. */
  whole(text: string, look: BookLook): void {
    this.row([{ column: 0, colSpan: this.widths.length, value: text, look }]);
  }

  blank(): void {
    this.row([]);
  }

  check(check: EntryCheck): void {
    this.checks.push(check);
  }

  call(name: string, area: BookArea): void {
    this.names.push({ name, sheet: this.name, area });
  }

  /** @param frozen rows and columns that stay @param repeated rows printed on each page */
  laidOut(frozen: { readonly rows: number; readonly columns: number }, repeated: BookSheet['repeated']): LaidOut {
    const { name, rows, checks, names } = this;
    const columns = this.widths.map((width) => width * CHARACTER + SIDES);
    const sheet = { name, columns, rows, page: A4_LANDSCAPE, repeated, frozen, form: { checks } };
    return { sheet, names };
  }

  /** Of a text that is broken into lines; a number has one. */
  private heightOf({ column, value, look, colSpan = 1 }: Placed): number {
    const text = typeof value === 'object' && 'formula' in value ? value.result : value;
    if (typeof text !== 'string' || look.overflow === 'shrink') return 0;
    const width = this.widths.slice(column, column + colSpan).reduce((sum, next) => sum + next, 0) * CHARACTER;
    const lines = text.split('\n').map((line) => Math.max(1, Math.ceil((advance(line) * look.size) / width)));
    return lines.reduce((sum, next) => sum + next, 0) * look.size * LINE + SIDES;
  }
}

/** Pitch of lines. */
const LINE = 1.35;

/** In full-width characters. */
function advance(text: string): number {
  return [...text].reduce((sum, character) => sum + (character <= '\u00ff' ? 0.55 : 1), 0);
}
