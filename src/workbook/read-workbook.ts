/**
 * Workbooks that others made, by SheetJS: .xlsx (ISO/IEC 29500), .xls (BIFF8), .ods, .csv, and the pages and XML
 * that call themselves .xls. Which of them a file is is told by its bytes, never by its name. What could stop the machine or
 * hides its content is refused before.
 */
import { CFB, read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { BrokenZip, type ZipEntry, ZipTooLarge, zipEntries } from '../files/zip-entries.ts';
import type { BookArea } from '../model/book.ts';
import { parsedArea } from '../model/cell-address.ts';
import type { CellReading, SheetReading, WorkbookReading } from '../model/workbook-reading.ts';
import { textTable } from './text-tables.ts';
import type { ReadWorkbook, WorkbookProblem } from './workbook-problem.ts';

/** Bytes of a file. */
export const WORKBOOK_BYTES = 20 * 1024 * 1024;
/** Of all that is packed in it. */
const UNPACKED_BYTES = 100 * 1024 * 1024;
const SHEET_ROWS = 20_000;

/** Never throws: what cannot be read is a problem. */
export function readWorkbook(bytes: Uint8Array): ReadWorkbook {
  if (bytes.length > WORKBOOK_BYTES) return { problem: 'tooLarge' };
  const problem = problemOf(bytes);
  if (problem === 'otherFormat') return readText(bytes);
  if (problem !== undefined) return { problem };
  const book = opened(() => read(bytes, { type: 'array', ...WHOLE }));
  return typeof book === 'string' ? { problem: book } : readingOf(book, false);
}

/** All of a file, one row more than is allowed. */
const WHOLE = { cellStyles: true, sheetStubs: true, sheetRows: SHEET_ROWS + 1 } as const;

/** Values stay texts: a code is no number, and no date. */
function readText(bytes: Uint8Array): ReadWorkbook {
  const table = textTable(bytes);
  if (table === undefined) return { problem: 'otherFormat' };
  const isText = table.kind !== 'xml2003';
  const book = opened(() => read(table.text, { type: 'string', raw: isText, ...WHOLE }));
  return typeof book === 'string' ? { problem: book } : readingOf(book, isText);
}

const ZIP_HEAD = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND_HEAD = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function problemOf(bytes: Uint8Array): WorkbookProblem | undefined {
  const begins = (head: readonly number[]) => head.every((byte, index) => bytes[index] === byte);
  if (begins(ZIP_HEAD)) return problemOfZip(bytes);
  if (begins(COMPOUND_HEAD)) return problemOfCompound(bytes);
  return 'otherFormat';
}

function problemOfZip(bytes: Uint8Array): WorkbookProblem | undefined {
  try {
    return problemOfEntries(zipEntries(bytes, UNPACKED_BYTES));
  } catch (error) {
    if (error instanceof ZipTooLarge) return 'tooLarge';
    if (error instanceof BrokenZip) return 'broken';
    throw error;
  }
}

const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.spreadsheet';

function problemOfEntries(entries: readonly ZipEntry[]): WorkbookProblem | undefined {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  const text = (wanted: string) => {
    const entry = entries.find(({ name }) => name === wanted);
    return entry === undefined ? '' : Buffer.from(entry.content).toString('utf8');
  };
  if (entries.some(({ encrypted }) => encrypted)) return 'password';
  if (text('mimetype').startsWith(OPEN_DOCUMENT)) {
    if (text('META-INF/manifest.xml').includes('encryption-data')) return 'password';
    return [...names].some((name) => name.startsWith('basic/')) ? 'macros' : undefined;
  }
  if (names.has('xl/vbaproject.bin')) return 'macros';
  if (names.has('xl/workbook.bin')) return 'binary';
  return names.has('xl/workbook.xml') ? undefined : 'otherFormat';
}

/** OLE2: an .xls, or an .xlsx behind a password. */
function problemOfCompound(bytes: Uint8Array): WorkbookProblem | undefined {
  try {
    const file = CFB.read(bytes, { type: 'array' }) as { readonly FullPaths: readonly string[] };
    const names = new Set(file.FullPaths.map((path) => path.replace(/^[^/]*\//, '').toLowerCase()));
    if (names.has('encryptedpackage')) return 'password';
    if (!names.has('workbook')) return names.has('book') ? 'oldFormat' : 'otherFormat';
    return names.has('_vba_project_cur/') ? 'macros' : undefined;
  } catch {
    return 'broken';
  }
}

function opened(open: () => WorkBook): WorkBook | WorkbookProblem {
  try {
    return quietly(open);
  } catch (error) {
    return /password|encrypt/i.test(String(error)) ? 'password' : 'broken';
  }
}

/** The library tells the console of number formats that it does not know; what it does is over when it returns. */
function quietly<Value>(work: () => Value): Value {
  const { error, warn, log } = console;
  const silent = () => {};
  Object.assign(console, { error: silent, warn: silent, log: silent });
  try {
    return work();
  } finally {
    Object.assign(console, { error, warn, log });
  }
}

function readingOf({ SheetNames, Sheets, Workbook }: WorkBook, isText: boolean): ReadWorkbook {
  const sheets = SheetNames.map((name, index) => {
    return sheetReading(name, (Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0, Sheets[name] ?? {});
  });
  if (sheets.some(({ cells }) => cells.some(({ row }) => row >= SHEET_ROWS))) return { problem: 'tooManyRows' };
  const names = (Workbook?.Names ?? []).flatMap(({ Name: name, Ref }) => {
    const found = parsedArea(Ref);
    return found === undefined ? [] : [{ name, ...found }];
  });
  const reading: WorkbookReading = { sheets, isText, names };
  return sheets.length === 0 ? { problem: 'broken' } : { reading };
}

function sheetReading(name: string, hidden: boolean, sheet: WorkSheet): SheetReading {
  const cells = Object.keys(sheet)
    .filter((address) => !address.startsWith('!'))
    .flatMap((address) => cellReading(address, sheet))
    .sort((one, other) => one.row - other.row || one.column - other.column);
  return { name, hidden, cells, merged: (sheet['!merges'] ?? []).map(mergedArea) };
}

function cellReading(address: string, sheet: WorkSheet): CellReading[] {
  const { t, v, w, f } = sheet[address] ?? {};
  const { r: row, c: column } = utils.decode_cell(address);
  const isEmpty = t === 'z' || v === undefined || v === '';
  if (isEmpty && f === undefined) return [];
  const hidden = (sheet['!rows']?.[row]?.hidden ?? false) || (sheet['!cols']?.[column]?.hidden ?? false);
  // Of an error the file holds a number: what is shown is its name.
  const value = t === 'e' ? (w ?? '#N/A') : v;
  const found = isEmpty ? { text: '' } : { value, text: w ?? String(value) };
  return [{ address, row, column, ...found, ...(f === undefined ? {} : { formula: f }), hidden }];
}

function mergedArea({ s, e }: { s: { r: number; c: number }; e: { r: number; c: number } }): BookArea {
  return { firstRow: s.r, lastRow: e.r, firstColumn: s.c, lastColumn: e.c };
}
