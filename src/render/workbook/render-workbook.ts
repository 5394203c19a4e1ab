/** The public workbook: the statutory tables of a report as printed, a sheet each. */
import { rememberedByFields } from '../../model/remembered.ts';
import type { Report } from '../../model/report.ts';
import type { StyleSheet } from '../../style/style-sheet.ts';
import { hasGroupedNumber } from './printed-number.ts';
import { sheetOf } from './sheet.ts';
import type { StatutoryTable } from './statutory-tables.ts';
import { writeBook } from './write-book.ts';

/** The bytes of an .xlsx file. Equal input gives equal bytes. */
export function renderWorkbook({ meta }: Report, tables: readonly StatutoryTable[], style: StyleSheet): Uint8Array {
  const grouped = hasGroupedNumber(tables.flatMap(({ table }) => table.body.flat()));
  const sheets = tables.map((table) => keptSheet({ ...table, style, grouped }));
  return writeBook({ sheets, names: [] }, meta);
}

/** Kept with the very table, which the report after a save has again unless it changed. */
const keptSheet = rememberedByFields(
  { table: true, name: true, title: true, style: true, grouped: true },
  ({ style, grouped, ...table }: StatutoryTable & { readonly style: StyleSheet; readonly grouped: boolean }) =>
    sheetOf(table, style, grouped),
);
