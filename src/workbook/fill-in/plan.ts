/** Where on which sheet each list and each field stands, before anything is laid out: formulas point at each other. */
import { address, areaInBook } from '../../model/cell-address.ts';
import { type AskedFor, isWanted, type Row, rowsOf } from './content.ts';
import type { Block, ColumnName, FillSheet, ListBlock } from './form.ts';
import { FORM } from './sheets/index.ts';

/** A list with its rows. */
export interface ListContent {
  readonly block: ListBlock;
  readonly rows: readonly Row[];
  /** Rows that there are on the sheet, blank ones included. */
  readonly count: number;
  /** The first of them, from 0. */
  readonly firstRow: number;
}

export interface PlannedSheet {
  readonly name: string;
  readonly intro: string;
  readonly blocks: readonly Block[];
  /** Blocks have their titles printed, since there are several. */
  readonly isTitled: boolean;
}

export interface Plan {
  readonly sheets: readonly PlannedSheet[];
  readonly list: (id: string) => ListContent | undefined;
  /** The rows of a column, for formulas of any sheet. */
  readonly areaOf: (column: ColumnName) => string | undefined;
  /** The row of a field, from 0, and its sheet. */
  readonly fieldRow: (way: string) => { readonly sheet: string; readonly row: number } | undefined;
}

/** Title, what the sheet is for, and a blank one. */
export const HEAD_ROWS = 3;
/** Blank rows that are left below those of a dossier. */
const SPARE = 20;

export function planOf(json: unknown, asked: AskedFor): Plan {
  const lists = new Map<string, ListContent & { readonly sheet: string }>();
  const fields = new Map<string, { readonly sheet: string; readonly row: number }>();
  const sheets = FORM.map((sheet) => wantedPart(sheet, json, asked)).filter(({ blocks }) => blocks.length > 0);
  for (const { name, blocks, isTitled } of sheets) {
    let top = HEAD_ROWS;
    for (const block of blocks) {
      const above = linesAbove(block, isTitled);
      const firstRow = top + above;
      if (block.as === 'list') {
        const content = contentOf(block, json, asked, firstRow);
        lists.set(block.id, { ...content, sheet: name });
        top = firstRow + content.count + 1;
      } else {
        for (const [index, { way }] of block.fields.entries())
          fields.set(way.join('.'), { sheet: name, row: firstRow + index });
        top = firstRow + block.fields.length + 1;
      }
    }
  }
  return {
    sheets,
    list: (id) => lists.get(id),
    fieldRow: (way) => fields.get(way),
    areaOf: ({ list, column }) => {
      const content = lists.get(list);
      if (content === undefined) return undefined;
      const index = columnIndex(content.block, column);
      return areaInBook(content.sheet, { ...rowsArea(content), firstColumn: index, lastColumn: index });
    },
  };
}

function wantedPart({ name, intro, blocks }: FillSheet, json: unknown, asked: AskedFor): PlannedSheet {
  const wanted = blocks.filter((block) => isWanted(block, json, asked));
  return { name, intro, blocks: wanted, isTitled: wanted.length > 1 || wanted.some(({ as }) => as === 'fields') };
}

function contentOf(block: ListBlock, json: unknown, asked: AskedFor, firstRow: number): ListContent {
  const rows = rowsOf(block, json, asked);
  const count = typeof block.rows === 'number' ? Math.max(block.rows, rows.length + SPARE) : block.rows.length;
  return { block, rows, count, firstRow };
}

/** Lines above the rows of a block: title where it is printed; of a list its heads, notes and totals. */
export function linesAbove(block: Block, isTitled: boolean): number {
  return (isTitled ? 1 : 0) + (block.as === 'list' ? 2 + (block.totals ? 1 : 0) : 0);
}

/** All rows of a list, made columns included. */
export function rowsArea({ block, count, firstRow }: ListContent) {
  return { firstRow, lastRow: firstRow + count - 1, firstColumn: 0, lastColumn: block.columns.length - 1 };
}

export function columnIndex({ columns }: ListBlock, id: string): number {
  return columns.findIndex((column) => column.id === id);
}

/** The cell of a column in a row of the sheet. */
export function cellIn(block: ListBlock, id: string, row: number): string {
  return address(columnIndex(block, id), row);
}
