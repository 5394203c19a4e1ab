/** Workbooks of which the rows are made while they are written: the same bytes as from a list. */
import { readXlsx } from 'hucre';
import { expect, it } from 'vitest';
import type { Book, BookCell, BookLook, BookRow } from '../src/model/book.ts';
import { made, renderLists } from '../src/render/workbook/lists.ts';
import { writeBook, writeLongBook } from '../src/render/workbook/write-book.ts';

const LOOK: BookLook = { font: '宋体', size: 10, align: 'left', indent: 0, overflow: 'wrap', ruled: true };
const META = { title: '表', unitName: '', year: 2024, date: '2024-09-30', subject: '表', keywords: [] };

/** Longer than what is handed on at once; a cell of each third row reaches down over the next one. */
const ROWS: readonly BookRow[] = Array.from({ length: 3000 }, (_, row) => {
  const cell = (column: number, value: BookCell['value'], rowSpan = 1): BookCell => {
    return { column, colSpan: 1, rowSpan, value, look: LOOK };
  };
  const first = row % 3 === 1 ? [] : [cell(0, `第${row % 7}行`, row % 3 === 0 ? 2 : 1)];
  return { height: 18, cells: [...first, cell(1, { digits: String(row), format: 'General' })] };
});

function bookOf(rows: Book['sheets'][number]['rows']): Book {
  const margins = { top: 48, right: 40, bottom: 48, left: 40 };
  const page = { orientation: 'landscape', margins } as const;
  return { sheets: [{ name: '甲', columns: [80, 80], rows, page, repeated: [0, 0] }], names: [] };
}

it('has the same bytes, merged cells and shared texts included', async () => {
  const lazy = made(ROWS.length, () => ROWS.values());
  expect(Buffer.compare(await writeLongBook(bookOf(lazy), META), writeBook(bookOf(ROWS), META))).toBe(0);
});

it('reads back as it was given', async () => {
  const rows = made(2000, () =>
    Array.from({ length: 2000 }, (_, row) => [`单位${row}`, { number: String(row) }]).values(),
  );
  const columns = [
    { label: '单位', width: 80 },
    { label: '数', width: 40 },
  ];
  const { sheets } = await readXlsx(await renderLists('表', '2024-09-30', [{ name: '甲', columns, rows }]));
  expect(sheets[0]?.rows).toHaveLength(2001);
  expect(sheets[0]?.rows.at(-1)).toEqual(['单位1999', 1999]);
});
