/** Where a number that the unit has declared for a table (`declared.tables.T3["201"][1]`) stands in the report. */
import type { PrintedSpot } from '../diagnostics/finding.ts';
import { plainText, type Report, type Table } from '../model/report.ts';

/** The cell, and the cell that names its row: it stands in for one that is empty. */
export interface DeclaredCell {
  readonly cell: PrintedSpot;
  readonly label: PrintedSpot;
}

const DECLARED = /^declared\.tables\.([^.[]+)(?:\["([^"]+)"\]|\.([^.[]+))\[(\d+)\]$/;
/** A code, unlike a 行次, has the name of its item in the next cell. */
const CODE = /^\d{3,}$/;

/** Undefined for another path, or where the report has no such table or row. */
export function declaredCell(path: string, report: Report): DeclaredCell | undefined {
  const [, table, quoted, plain, column] = DECLARED.exec(path) ?? [];
  const key = quoted ?? plain;
  if (table === undefined || key === undefined || column === undefined) return undefined;
  for (const part of report.parts) {
    const block = part.blocks.findIndex((one) => one.kind === 'table' && one.id === table);
    const found = part.blocks[block];
    if (found?.kind === 'table') return cellIn(found, { part: part.id, block }, key, Number(column));
  }
  return undefined;
}

function cellIn(table: Table, spot: PrintedSpot, key: string, column: number): DeclaredCell | undefined {
  const first = table.head.length;
  for (const [index, cells] of table.body.entries()) {
    const at = cells.findIndex(({ paragraphs }) => paragraphs.map(plainText).join('').trim() === key);
    if (at < 0) continue;
    const cell = at + 1 + (CODE.test(key) ? 1 : 0) + column;
    const row = first + index;
    return { cell: { ...spot, row, cell }, label: { ...spot, row, cell: at } };
  }
  return undefined;
}
