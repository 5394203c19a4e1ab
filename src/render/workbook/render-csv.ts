/** A statutory table as CSV: the rows of its sheet, each text once, in the first place that its cell covers. */
import { BYTE_ORDER_MARK, csvText } from './csv-text.ts';
import { cellText, printedNumber } from './printed-number.ts';
import { type SheetRow, sheetRows } from './sheet-rows.ts';
import type { StatutoryTable } from './statutory-tables.ts';

/** UTF-8; lines end with CRLF (RFC 4180). Numbers stand as digits without separators. */
export function renderCsv(statutory: StatutoryTable): Uint8Array {
  const width = statutory.table.columns.length;
  return new TextEncoder().encode(
    `${BYTE_ORDER_MARK}${csvText(sheetRows(statutory).map((row) => values(row, width)))}`,
  );
}

function values(row: SheetRow, width: number): readonly string[] {
  const list = Array.from({ length: width }, () => '');
  if ('texts' in row) for (const { column, text } of row.texts) list[column] = text;
  else for (const { column, cell } of row.cells) list[column] = printedNumber(cell, false)?.digits ?? cellText(cell);
  return list;
}
