/** 审核表: a template workbook filled for a unit. What the template looks like stays as its author made it. */
import { type Cell, type CellValue, insertRows, openXlsx, type Sheet, saveXlsx } from 'hucre';
import { address } from '../../model/cell-address.ts';
import { CheckSheetError } from './check-sheet-error.ts';
import { fitRow } from './fit-rows.ts';
import { type Checked, factOf, isOfFinding, KNOWN_PLACEHOLDERS, PLACEHOLDER, valueOfFinding } from './placeholders.ts';

/**
 * @param template bytes of an .xlsx file
 * @param name of the template, as its author knows it
 * @throws CheckSheetError for a file that is no workbook, and for a placeholder that there is not, with its cell
 */
export async function fillCheckSheet(template: Uint8Array, name: string, checked: Checked): Promise<Uint8Array> {
  const workbook = await openXlsx(template, { readStyles: true }).catch((error: Error) => {
    throw new CheckSheetError(`${name} 打不开，或不是 .xlsx 文件（${error.message}）。`);
  });
  for (const sheet of workbook.sheets) {
    const where = (row: number, column: number) => `${name} › ${sheet.name} › ${address(column, row)}`;
    // From the last row on: rows that are put in move none that is still to be filled.
    for (let row = sheet.rows.length - 1; row >= 0; row -= 1) fillRow(sheet, row, checked, where);
  }
  return saveXlsx(workbook);
}

type Where = (row: number, column: number) => string;

function fillRow(sheet: Sheet, row: number, checked: Checked, where: Where): void {
  const cells = textCells(sheet, row);
  const isRepeated = cells.some(({ text }) => placeholders(text).some(isOfFinding));
  if (!isRepeated) {
    for (const { column, text } of cells) {
      put(
        sheet,
        row,
        column,
        filled(text, (placeholder) => factOf(placeholder, checked), where(row, column)),
      );
    }
    if (cells.length > 0) fitRow(sheet, row);
    return;
  }
  const findings = checked.unit.findings();
  repeatRow(sheet, row, findings.length - 1);
  for (const { column, text } of cells) {
    if (findings.length === 0) put(sheet, row, column, '');
    for (const [index, finding] of findings.entries()) {
      const value = (placeholder: string) => valueOfFinding(placeholder, checked, finding, index);
      put(sheet, row + index, column, filled(text, value, where(row, column)));
    }
  }
  for (const index of findings.keys()) fitRow(sheet, row + index);
}

function textCells(sheet: Sheet, row: number): readonly { readonly column: number; readonly text: string }[] {
  return (sheet.rows[row] ?? []).flatMap((value, column) =>
    typeof value === 'string' && placeholders(value).length > 0 ? [{ column, text: value }] : [],
  );
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
}

/** A cell that is one placeholder and nothing else becomes its value, a number too. */
function filled(text: string, valueOfName: (name: string) => string | number | undefined, where: string): CellValue {
  const known = (name: string) => {
    const value = valueOfName(name);
    if (value !== undefined) return value;
    throw new CheckSheetError(`${where}：没有“{{${name}}}”这一项。可以写：${KNOWN_PLACEHOLDERS.join('、')}。`);
  };
  const [only, ...more] = placeholders(text);
  if (only !== undefined && more.length === 0 && text.trim().replace(PLACEHOLDER, '') === '') return known(only);
  return text.replace(PLACEHOLDER, (_, name: string) => String(known(name)));
}

/** Puts the same row in below, so many times, with its looks. */
function repeatRow(sheet: Sheet, row: number, times: number): void {
  if (times <= 0) return;
  insertRows(sheet, row + 1, times);
  const width = sheet.rows[row]?.length ?? 0;
  const spans = (sheet.merges ?? []).filter(({ startRow, endRow }) => startRow === row && endRow === row);
  for (let below = row + 1; below <= row + times; below += 1) {
    for (let column = 0; column < width; column += 1) {
      const cell = sheet.cells?.get(`${row},${column}`);
      if (cell !== undefined) sheet.cells?.set(`${below},${column}`, { ...cell });
    }
    sheet.merges?.push(...spans.map((span) => ({ ...span, startRow: below, endRow: below })));
  }
}

function put(sheet: Sheet, row: number, column: number, value: CellValue): void {
  const line = sheet.rows[row];
  if (line !== undefined) line[column] = value;
  const cell = sheet.cells?.get(`${row},${column}`);
  if (cell !== undefined) {
    const { style } = cell;
    sheet.cells?.set(`${row},${column}`, {
      value,
      type: typeof value === 'number' ? 'number' : 'string',
      style,
    } as Cell);
  }
}
