/** Single values on a sheet: name, cell, what is to be typed. */
import { address } from '../../model/cell-address.ts';
import { fieldValue } from './content.ts';
import { areaName, type FieldBlock } from './form.ts';
import { allowedIn, bookValue } from './lay-list.ts';
import { entryLook, LOOKS } from './looks.ts';
import type { Plan } from './plan.ts';
import type { SheetBuilder } from './sheet-builder.ts';

/** Least widths of name, cell and note. */
const LEAST = { name: 16, cell: 14, note: 24 };

/** The widths of a sheet that has room for fields beside its lists. */
export function withRoomForFields(widths: readonly number[]): readonly number[] {
  const named = atLeast(widths, LEAST.name);
  const name = columnsFor(named, LEAST.name);
  const withCell = [...named.slice(0, name), ...atLeast(named.slice(name), LEAST.cell)];
  const cell = columnsFor(withCell.slice(name), LEAST.cell);
  return [...withCell.slice(0, name + cell), ...atLeast(withCell.slice(name + cell), LEAST.note)];
}

/** With one more column where all of them together are narrower. */
function atLeast(widths: readonly number[], least: number): readonly number[] {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return whole >= least ? widths : [...widths, least - whole];
}

export function layFields(sheet: SheetBuilder, block: FieldBlock, json: unknown, plan: Plan): void {
  const [name, cell, note] = spans(sheet.widths);
  sheet.whole(block.title, LOOKS.blockTitle);
  const firstRow = sheet.next;
  for (const field of block.fields) {
    const value = bookValue(fieldValue(field, json), field.cell);
    sheet.row([
      { column: 0, colSpan: name, value: field.label, look: { ...LOOKS.head, align: 'left' } },
      { column: name, colSpan: cell, value, look: entryLook(field.cell) },
      { column: name + cell, colSpan: note, value: field.note, look: LOOKS.note },
    ]);
  }
  const area = { firstRow, lastRow: sheet.next - 1, firstColumn: name, lastColumn: name };
  sheet.call(areaName(block.id), area);
  for (const [index, { cell: kind, label, note: words }] of block.fields.entries()) {
    const row = firstRow + index;
    sheet.check({
      area: { ...area, firstRow: row, lastRow: row },
      allowed: allowedIn(kind, plan),
      title: label,
      note: words,
    });
  }
}

/** The cell of a field. @param row of the sheet, from 0 */
export function fieldCell(widths: readonly number[], row: number): string {
  return address(spans(widths)[0], row);
}

/** As many columns for name and cell as give each its least width; the rest is the note's. */
function spans(widths: readonly number[]): readonly [name: number, cell: number, note: number] {
  const name = columnsFor(widths, LEAST.name);
  const cell = columnsFor(widths.slice(name), LEAST.cell);
  return [name, cell, widths.length - name - cell];
}

function columnsFor(widths: readonly number[], least: number): number {
  let width = 0;
  for (const [index, next] of widths.entries()) {
    width += next;
    if (width >= least) return index + 1;
  }
  return widths.length;
}
