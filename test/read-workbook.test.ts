/** Workbooks that others made: what is read of them, and what is refused. */
import { readdirSync } from 'node:fs';
import * as sheetjs from '@e965/xlsx';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readXls, readXlsx, type Sheet, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it, vi } from 'vitest';
import { address } from '../src/model/cell-address.ts';
import { toGrid } from '../src/model/grid.ts';
import type { SheetReading } from '../src/model/workbook-reading.ts';
import { cellText, printedNumber } from '../src/render/workbook/printed-number.ts';
import { renderWorkbook } from '../src/render/workbook/render-workbook.ts';
import { type StatutoryTable, statutoryTables } from '../src/render/workbook/statutory-tables.ts';
import { brochure } from '../src/style/brochure.ts';
import { readWorkbook } from '../src/workbook/read-workbook.ts';
import { PROBLEM_TEXTS } from '../src/workbook/workbook-problem.ts';
import { runs } from './runs.ts';
import { analyseUnit, paths } from './support.ts';

const DAMAGED = runs(120, 20_240_721);

function sheetsOf(bytes: Uint8Array): readonly SheetReading[] {
  const { reading, problem } = readWorkbook(bytes);
  if (reading === undefined) throw new Error(problem);
  return reading.sheets;
}

const values = ({ cells }: SheetReading) => cells.map((cell) => [cell.address, cell.value]);
const texts = ({ cells }: SheetReading) => cells.map((cell) => [cell.address, cell.text]);

/** The cells of a composed table by their place in its sheet: numbers as numbers, and as they are printed. */
function expected({ table }: StatutoryTable): Map<string, { value: string | number; text: string }> {
  const above = table.headLine === undefined ? 1 : 2;
  const found = new Map<string, { value: string | number; text: string }>();
  toGrid(table).rows.forEach((slots, row) => {
    slots.forEach((slot, column) => {
      if (slot.kind === 'covered') return;
      const text = cellText(slot.cell);
      const digits = printedNumber(slot.cell, false)?.digits;
      if (text !== '')
        found.set(address(column, row + above), { value: digits === undefined ? text : Number(digits), text });
    });
  });
  return found;
}

const books = readdirSync(paths.units).flatMap((unit) => {
  const { report } = analyseUnit(unit);
  const tables = report === undefined ? [] : statutoryTables(report);
  return report === undefined || tables.length === 0
    ? []
    : [{ unit, tables, bytes: renderWorkbook(report, tables, brochure) }];
});

describe.each(books)('the public workbook of $unit', ({ tables, bytes }) => {
  it('reads back as the tables that were printed', () => {
    const sheets = sheetsOf(bytes);
    expect(sheets.map(({ name }) => name)).toEqual(tables.map(({ name }) => name));
    sheets.forEach((sheet, index) => {
      const table = tables[index];
      if (table === undefined) throw new Error(sheet.name);
      for (const [place, cell] of expected(table)) {
        expect(
          sheet.cells.find((found) => found.address === place),
          `${sheet.name}!${place}`,
        ).toMatchObject(cell);
      }
      const around = table.table.notes.length + 1 + (table.table.headLine === undefined ? 0 : 1);
      expect(sheet.cells.length, sheet.name).toBeLessThanOrEqual(expected(table).size + around + 1);
      expect(sheet.cells.some(({ hidden, formula }) => hidden || formula !== undefined)).toBe(false);
    });
  });

  it.each(['biff8', 'ods'] as const)('reads the same from %s', (bookType) => {
    const other = sheetjs.write(sheetjs.read(bytes, { cellNF: true }), { bookType, type: 'buffer' });
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
    const sheets = sheetsOf(other);
    expect(errors).not.toHaveBeenCalled();
    errors.mockRestore();
    const own = sheetsOf(bytes);
    expect(sheets.map(values)).toEqual(own.map(values));
    expect(sheets.map(({ merged }) => merged.length)).toEqual(own.map(({ merged }) => merged.length));
  });

  it('reads as another library reads it', async () => {
    const xls = sheetjs.write(sheetjs.read(bytes), { bookType: 'biff8', type: 'buffer' });
    for (const [file, { sheets }] of [
      [bytes, await readXlsx(bytes)],
      [xls, await readXls(xls)],
    ] as const) {
      expect(sheets.map(valuesByHucre)).toEqual(sheetsOf(file).map(values));
    }
  });
});

function valuesByHucre({ rows }: Sheet): unknown[] {
  const cells = rows.flatMap((row, r) => (row ?? []).map((value, c) => [address(c, r), value] as const));
  return cells.filter(([, value]) => value !== null && value !== undefined && value !== '').map((cell) => [...cell]);
}

/** Two sheets, the second hidden; a hidden row and column, a formula. */
function sample(bookType: sheetjs.BookType): Uint8Array {
  const sheet = sheetjs.utils.aoa_to_sheet([
    ['科目', '决算数'],
    ['2101501', 2],
    ['合计', 2],
  ]);
  sheet.B3 = { t: 'n', f: 'SUM(B2:B2)', v: 2 };
  sheet['!rows'] = [{}, { hidden: true }];
  sheet['!cols'] = [{}, {}, { hidden: true }];
  const book = sheetjs.utils.book_new(sheet, '表1');
  sheetjs.utils.book_append_sheet(book, sheetjs.utils.aoa_to_sheet([['藏']]), '旧数');
  book.Workbook = { Sheets: [{}, { Hidden: 1 }] };
  return sheetjs.write(book, { bookType, type: 'buffer' });
}

/** The same .xlsx with one part replaced. */
function withPart(bytes: Uint8Array, name: string, edit: (text: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [name]: strToU8(edit(strFromU8(parts[name] ?? new Uint8Array()))) });
}

describe('cells', () => {
  it('in hidden rows and sheets are told apart', () => {
    const [first, second] = sheetsOf(sample('xlsx'));
    expect([first?.hidden, second?.hidden]).toEqual([false, true]);
    expect(first?.cells.filter(({ hidden }) => hidden).map((cell) => cell.address)).toEqual(['A2', 'B2']);
    expect(sheetsOf(sample('biff8')).map(({ hidden }) => hidden)).toEqual([false, true]);
  });

  it('keep formula and result; a text of digits stays a text', () => {
    for (const kind of ['xlsx', 'ods'] as const) {
      const cells = sheetsOf(sample(kind))[0]?.cells ?? [];
      expect(cells.find((cell) => cell.address === 'B3')).toMatchObject({ value: 2, formula: 'SUM(B2:B2)' });
      expect(cells.find((cell) => cell.address === 'A2')).toMatchObject({ value: '2101501', text: '2101501' });
    }
  });

  it('of a formula whose result is not in the file have no value', () => {
    const file = withPart(sample('xlsx'), 'xl/worksheets/sheet1.xml', (xml) => xml.replace(/(<\/f>)<v>2<\/v>/, '$1'));
    const cell = sheetsOf(file)[0]?.cells.find((found) => found.address === 'B3');
    expect(cell).toMatchObject({ text: '', formula: 'SUM(B2:B2)' });
    expect(cell && 'value' in cell).toBe(false);
  });

  it('have the text that is shown', () => {
    const sheet = sheetjs.utils.aoa_to_sheet([[1085.6]]);
    sheet.A1 = { t: 'n', v: 1085.6, z: '#,##0.00' };
    const file = sheetjs.write(sheetjs.utils.book_new(sheet, '表'), { bookType: 'xlsx', type: 'buffer' });
    expect(sheetsOf(file).map(texts)).toEqual([[['A1', '1,085.60']]]);
  });
});

const problem = (bytes: Uint8Array) => readWorkbook(bytes).problem;
const simple = { sheets: [{ name: '表1', rows: [['收入', 1]] }] };

/** A zip file of one entry that says another size than it has. */
function lying(bytes: Uint8Array, size: number): Uint8Array {
  const file = Buffer.from(bytes);
  const central = file.readUInt32LE(file.length - 6);
  file.writeUInt32LE(size, central + 24);
  return file;
}

describe('refused, with what to do', () => {
  it('a password', async () => {
    expect(problem(await writeXlsx({ ...simple, encryption: { password: '1', spinCount: 1 } }))).toBe('password');
    const ods = sample('ods');
    const locked = withPart(ods, 'META-INF/manifest.xml', (xml) => xml.replace('</', '<manifest:encryption-data/></'));
    expect(problem(ods)).toBeUndefined();
    expect(problem(locked)).toBe('password');
  });

  it('macros', async () => {
    expect(problem(await writeXlsx({ ...simple, vbaProject: new Uint8Array([1, 2, 3]) }))).toBe('macros');
    expect(problem(await writeXlsx(simple))).toBeUndefined();
  });

  it('what is no workbook: a text, another kind of zip file, an empty file; and a binary workbook', () => {
    expect(problem(strToU8('科目和金额'))).toBe('otherFormat');
    expect(problem(sample('biff5'))).toBe('oldFormat');
    expect(problem(strToU8('{"科目": 1, "金额": 2}'))).toBe('otherFormat');
    expect(problem(zipSync({ 'word/document.xml': strToU8('<a/>') }))).toBe('otherFormat');
    expect(problem(new Uint8Array())).toBe('otherFormat');
    expect(problem(sample('xlsb'))).toBe('binary');
  });

  it('a file that is cut off', () => {
    for (const kind of ['xlsx', 'ods'] as const) {
      const bytes = sample(kind);
      expect(problem(bytes.slice(0, bytes.length / 2))).toBe('broken');
    }
  });

  it('a zip bomb, whether it says its size or not', () => {
    const zeros = new Uint8Array(120 * 1024 * 1024);
    const bomb = zipSync({ 'xl/workbook.xml': zeros }, { level: 1 });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(problem(bomb)).toBe('tooLarge');
    expect(problem(lying(bomb, 1000))).toBe('broken');
  });

  it('a sheet of more rows than any table has', () => {
    const sheet = sheetjs.utils.aoa_to_sheet([['a']]);
    sheet.A20001 = { t: 'n', v: 1 };
    sheet['!ref'] = 'A1:A20001';
    const file = sheetjs.write(sheetjs.utils.book_new(sheet, '表'), { bookType: 'xlsx', type: 'buffer' });
    expect(problem(file)).toBe('tooManyRows');
  });

  it('every refusal says what to do', () => {
    for (const text of Object.values(PROBLEM_TEXTS)) expect(text).toContain('请');
  });

  it('and nothing is thrown, however a file is damaged', { timeout: DAMAGED.timeout }, () => {
    const files = (['xlsx', 'biff8', 'ods'] as const).map(sample);
    const damage = fc.tuple(fc.nat(2), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }));
    fc.assert(
      fc.property(damage, ([which, edits]) => {
        const file = Uint8Array.from(files[which] ?? []);
        for (const [at, byte] of edits) file[at % file.length] = byte;
        const { reading, problem: told } = readWorkbook(file);
        expect(reading === undefined).toBe(told !== undefined);
      }),
      DAMAGED,
    );
  });
});
