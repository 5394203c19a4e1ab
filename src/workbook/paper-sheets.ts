/** Tables of a paper as sheets, so that they are known by the same words as those of a workbook. */
import type { BookArea } from '../model/book.ts';
import { address as cellAddress } from '../model/cell-address.ts';
import type { PaperTable, PaperText } from '../model/paper.ts';
import type { CellReading, SheetReading } from '../model/workbook-reading.ts';

export interface PaperSheet {
  readonly sheet: SheetReading;
  readonly table: PaperTable;
  /** Rows of the sheet above the first row of the table. */
  readonly above: number;
  /** The texts of its cells by address. */
  readonly texts: ReadonlyMap<string, PaperText>;
}

/** 收入决算表, also with what stands in brackets behind it; 公开01表 is no title. */
const TITLE = /[^\d]表(?:[（(][^（()）]*[)）])?$/;

/**
 * Rows of the sheet, from the top: the heading that stands above the table, the lines that belong to it, its rows, its
 * notes.
 * @param heading above the table, where it has no title of its own
 * @param name of the sheet: no two tables of a paper share one
 */
export function paperSheet(table: PaperTable, heading: PaperText | undefined, name: string): PaperSheet {
  const texts = new Map<string, PaperText>();
  const cells: CellReading[] = [];
  const add = (row: number, column: number, text: PaperText) => {
    if (text.text.trim() === '') return;
    const address = cellAddress(column, row);
    texts.set(address, text);
    const seen = text.text.replaceAll('\n', '');
    cells.push({ address, row, column, value: seen, text: seen, hidden: false });
  };
  const hasTitle = table.above.some(({ text }) => TITLE.test(text.replaceAll(/\s/g, '')));
  const above = [...(heading === undefined || hasTitle ? [] : [heading]), ...table.above];
  above.forEach((text, row) => {
    add(row, 0, text);
  });
  for (const { row, column, text } of table.cells) add(above.length + row, column, text);
  table.notes.forEach((text, index) => {
    add(above.length + table.rows + index, 0, text);
  });
  return {
    sheet: { name, hidden: false, cells, merged: mergedAreas(table, above.length) },
    table,
    above: above.length,
    texts,
  };
}

function mergedAreas({ cells }: PaperTable, before: number): BookArea[] {
  return cells
    .filter(({ rowSpan, colSpan }) => rowSpan > 1 || colSpan > 1)
    .map(({ row, column, rowSpan, colSpan }) => ({
      firstRow: before + row,
      lastRow: before + row + rowSpan - 1,
      firstColumn: column,
      lastColumn: column + colSpan - 1,
    }));
}
