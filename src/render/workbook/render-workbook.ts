/** The public workbook: the statutory tables of a report as printed, a sheet each. */
import type { Report } from '../../model/report.ts';
import type { StyleSheet } from '../../style/style-sheet.ts';
import { hasGroupedNumber } from './printed-number.ts';
import { sheetOf } from './sheet.ts';
import type { StatutoryTable } from './statutory-tables.ts';
import { writeBook } from './write-book.ts';

/** The bytes of an .xlsx file. Equal input gives equal bytes. */
export function renderWorkbook({ meta }: Report, tables: readonly StatutoryTable[], style: StyleSheet): Uint8Array {
  const grouped = hasGroupedNumber(tables.flatMap(({ table }) => table.body.flat()));
  const sheets = tables.map((table) => sheetOf(table, style, grouped));
  return writeBook({ sheets, names: [] }, meta);
}
