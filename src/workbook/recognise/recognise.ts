/** Sheets → the figures of the tables that stand in them, by meaning, and all that could not be understood. */
import type { Finding } from '../../diagnostics/finding.ts';
import type { Classification } from '../../model/catalogue.ts';
import type { CellReading, SheetReading, WorkbookReading } from '../../model/workbook-reading.ts';
import { readClassification } from './classification.ts';
import { readEconomic } from './economic.ts';
import { SheetFaults } from './faults.ts';
import type { Form, Layout } from './forms.ts';
import { headLinesOf, yearIn } from './head-lines.ts';
import { checkSums } from './identities.ts';
import type { LayoutReading, Sheeted } from './layout-reading.ts';
import { ONE_YUAN } from './layout-reading.ts';
import { readList } from './list.ts';
import { contentOf } from './number-in.ts';
import type { TableReading } from './reading.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { SheetGrid } from './sheet-grid.ts';
import { readSingleRow } from './single-row.ts';
import { readStatement } from './statement.ts';

export interface RecogniseInput {
  /** Name of the file. */
  readonly file: string;
  readonly reading: WorkbookReading;
  readonly forms: readonly Form[];
  readonly classification: Classification;
  /** Of a paper: what does not fit its code, its line or its head was printed so, and the table is read nevertheless. */
  readonly isPrinted?: true;
}

export interface Recognised {
  readonly tables: readonly TableReading[];
  readonly findings: readonly Finding[];
}

export function recognise(input: RecogniseInput): Recognised {
  const { sheets: all, isText } = input.reading;
  // The only name that a text has is that of its file.
  const named = isText ? all.map((sheet) => ({ ...sheet, name: withoutEnding(input.file) })) : all;
  const sheets = named.map((sheet) => recogniseSheet(sheet, input));
  return { tables: sheets.flatMap(({ tables }) => tables), findings: sheets.flatMap(({ findings }) => findings) };
}

function withoutEnding(file: string): string {
  return file.replace(/\.\w+$/u, '');
}

function recogniseSheet(sheet: SheetReading, input: RecogniseInput): Recognised {
  const faults = new SheetFaults(input.file, sheet.name, input.reading.isText);
  if (sheet.hidden) {
    if (sheet.cells.some(isAmount)) faults.hiddenNumbers('隐藏的工作表');
    return { tables: [], findings: faults.findings };
  }
  const grid = new SheetGrid(sheet);
  if (grid.rows.length === 0) return { tables: [], findings: [] };
  const segments = segmentsOf(grid, input.forms);
  if (segments === 'notNeeded') return { tables: [], findings: [] };
  if (isProse(grid)) return { tables: [], findings: [] };
  if (segments.length === 0) {
    faults.notRecognised();
    return { tables: [], findings: faults.findings };
  }
  const read = segments.map((segment) => recogniseSegment(segment, grid, input));
  if (read.every(({ tables }) => tables.length > 0)) tellHiddenRows(sheet, faults);
  return {
    tables: read.flatMap(({ tables }) => tables),
    findings: [...read.flatMap(({ findings }) => findings), ...faults.findings],
  };
}

/** A cover, a list of contents, an explanation: a text a row, and no amounts. */
function isProse(grid: SheetGrid): boolean {
  const texts = grid.rows.map((row) => grid.columns.filter((column) => grid.text(row, column) !== '').length);
  return texts.every((count) => count < 2) && !grid.sheet.cells.some(isAmount);
}

function tellHiddenRows({ cells }: SheetReading, faults: SheetFaults): void {
  const rows = [...new Set(cells.filter((cell) => cell.hidden && isAmount(cell)).map(({ row }) => row + 1))];
  if (rows.length === 0) return;
  const shown = rows.slice(0, 5).join('、');
  faults.hiddenNumbers(`隐藏的行或列（第${shown}${rows.length > 5 ? ' …' : ''}行）`);
}

function isAmount(cell: CellReading): boolean {
  const content = contentOf(cell);
  return content.kind === 'number' && !content.number.value.isZero();
}

function recogniseSegment(segment: Segment, grid: SheetGrid, input: RecogniseInput): Recognised {
  const { form, title } = segment;
  const { sheet } = grid;
  const tries = form.layouts.map((layout) => tryLayout(layout, segment, grid, input));
  const [best] = tries.sort(
    (one, other) => one.blocking - other.blocking || other.reading.cells.size - one.reading.cells.size,
  );
  if (best === undefined) return { tables: [], findings: [] };
  const { reading, faults, head, yuan } = best;
  if (faults.isBlocked) return { tables: [], findings: faults.findings };
  checkSums({
    cells: reading.cells,
    classification: input.classification,
    yuan,
    faults,
  });
  const year = yearIn(title) ?? head.year ?? yearIn(sheet.name) ?? yearIn(input.file);
  const table: TableReading = {
    id: form.id,
    file: input.file,
    title,
    sheet: sheet.name,
    yuan,
    ...(head.unit === undefined ? {} : { unit: head.unit }),
    ...(year === undefined ? {} : { year }),
    notes: notesOf(segment, grid),
    ...reading,
  };
  return { tables: [table], findings: faults.findings };
}

/** Sentences of a table: texts longer than any head or name, and what begins with 注 or 备注. */
function notesOf({ rows, titleRow }: Segment, grid: SheetGrid): string {
  const texts = rows
    .filter((row) => row > titleRow)
    .flatMap((row) => grid.columns.map((column) => grid.text(row, column)));
  return texts.filter((text) => text.length > 30 || /^(?:注|备注|说明)/u.test(text)).join('\n');
}

interface Try {
  readonly reading: LayoutReading;
  readonly faults: SheetFaults;
  readonly head: ReturnType<typeof headLinesOf>;
  readonly yuan: Sheeted['yuan'];
  readonly blocking: number;
}

function tryLayout(layout: Layout, segment: Segment, grid: SheetGrid, input: RecogniseInput): Try {
  const faults = new SheetFaults(input.file, grid.sheet.name, input.reading.isText, input.isPrinted);
  const top = segment.rows.filter((row) => row <= segment.titleRow + HEAD_ROWS);
  const head = headLinesOf(grid, top);
  if (head.yuan === undefined) faults.noMoneyUnit(segment.title);
  const yuan = head.yuan ?? ONE_YUAN;
  const reading = readLayout(layout, { grid, segment, faults, yuan }, input.classification);
  const blocking = faults.findings.filter(({ rule, severity }) => severity === 'error' && rule !== 'I07').length;
  return { reading, faults, head, yuan, blocking };
}

function readLayout(layout: Layout, on: Sheeted, classification: Classification): LayoutReading {
  switch (layout.kind) {
    case 'statement':
      return readStatement(layout, on);
    case 'classification':
      return readClassification(layout, on, classification);
    case 'economic':
      return readEconomic(layout, on, classification);
    case 'singleRow':
      return readSingleRow(layout, on);
    case 'list':
      return readList(layout, on);
  }
}

/** Lines between a title and the heads of its table. */
const HEAD_ROWS = 5;
