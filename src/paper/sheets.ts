/** Sheets of a workbook as tables of a paper; what is hidden is no part of it. */

import { address } from '../model/cell-address.ts';
import type { PaperCell, SheetPlace } from '../model/paper.ts';
import type { SheetReading, WorkbookReading } from '../model/workbook-reading.ts';
import { type FlowItem, textAt } from './flow.ts';
import type { FileReading } from './reading.ts';

export function readSheets(file: string, { sheets }: WorkbookReading): FileReading {
  const shown = sheets.filter(({ hidden, cells }) => !hidden && cells.some((cell) => !cell.hidden));
  return { items: shown.map((sheet, index) => tableOf(file, sheet, index + 1)), unread: [] };
}

function tableOf(file: string, { name, cells, merged }: SheetReading, number: number): FlowItem {
  const place = (row: number, column: number): SheetPlace => {
    return { kind: 'sheet', file, sheet: name, address: address(column, row) };
  };
  const found = cells.filter(({ hidden, text }) => !hidden && text.trim() !== '');
  const areas = new Map(merged.map((area) => [`${area.firstRow},${area.firstColumn}`, area]));
  const placed = found.map(({ row, column, text }): PaperCell => {
    const area = areas.get(`${row},${column}`);
    const rowSpan = area === undefined ? 1 : area.lastRow - area.firstRow + 1;
    const colSpan = area === undefined ? 1 : area.lastColumn - area.firstColumn + 1;
    return { row, column, rowSpan, colSpan, text: textAt(text.trim(), place(row, column)) };
  });
  const rows = Math.max(0, ...placed.map(({ row, rowSpan }) => row + rowSpan));
  const columns = Math.max(0, ...placed.map(({ column, colSpan }) => column + colSpan));
  const table = { kind: 'table', number, place: place(0, 0), rows, columns, headRows: 0, cells: placed } as const;
  return { kind: 'table', table };
}
