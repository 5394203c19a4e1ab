/** Rows of a Word table → cells on a full grid (ISO/IEC 29500-1, 17.4). */
import type { PaperCell, PaperTable, PaperText } from '../../model/paper.ts';
import { childAt, elements, switchOf, valOf, type XmlElement } from './xml.ts';

export interface TableCells extends Pick<PaperTable, 'rows' | 'cells'> {
  /** Edges of its columns from its left edge, in pt. */
  readonly edges: readonly number[];
  /** Rows at the top that Word repeats on each page. */
  readonly repeated: number;
}

interface Slot {
  readonly row: number;
  readonly column: number;
  readonly colSpan: number;
  rowSpan: number;
  readonly source: XmlElement | undefined;
}

/**
 * @param textOf the text of a cell: its element, and its row and column from 0; none for a position that the file leaves out
 */
export function readTable(
  table: XmlElement,
  textOf: (cell: XmlElement | undefined, row: number, column: number) => PaperText,
): TableCells {
  const rows = rowsOf(table);
  const slots: Slot[] = [];
  const above = new Map<number, Slot>();
  rows.forEach((row, index) => {
    let column = count(valOf(row, 'w:trPr', 'w:gridBefore'));
    const here: Slot[] = column > 0 ? [{ row: index, column: 0, colSpan: column, rowSpan: 1, source: undefined }] : [];
    for (const source of cellsOf(row)) {
      const properties = childAt(source, 'w:tcPr');
      const colSpan = Math.max(1, count(valOf(properties, 'w:gridSpan')));
      const last = here.at(-1);
      const merge = valOf(properties, 'w:vMerge');
      const upper = above.get(column);
      if (valOf(properties, 'w:hMerge') === 'continue' && last !== undefined) {
        here[here.length - 1] = { ...last, colSpan: last.colSpan + colSpan };
      } else if (merge !== undefined && merge !== 'restart' && upper?.colSpan === colSpan) {
        upper.rowSpan += 1;
      } else here.push({ row: index, column, colSpan, rowSpan: 1, source });
      column += colSpan;
    }
    for (const slot of here) above.set(slot.column, slot);
    slots.push(...here);
  });
  const columns = Math.max(0, ...slots.map((slot) => slot.column + slot.colSpan));
  const found = [...slots, ...holesOf(slots, rows.length, columns)];
  return {
    rows: rows.length,
    edges: edgesOf(table, columns),
    cells: found
      .sort((one, other) => one.row - other.row || one.column - other.column)
      .map((slot) => cell(slot, textOf)),
    repeated: runOf(rows, (row) => switchOf(childAt(row, 'w:trPr'), 'w:tblHeader') === true),
  };
}

function cell(
  { row, column, rowSpan, colSpan, source }: Slot,
  textOf: (cell: XmlElement | undefined, row: number, column: number) => PaperText,
): PaperCell {
  return { row, column, rowSpan, colSpan, text: textOf(source, row, column) };
}

/** Columns of a table; Word has 63 at most. */
const COLUMNS = 100;

function count(text: string | undefined): number {
  return Math.min(COLUMNS, Number(text ?? 0) || 0);
}

/** In twips: of a column whose width is not said. */
const WIDTH = 1000;

function edgesOf(table: XmlElement, columns: number): number[] {
  const grid = childAt(table, 'w:tblGrid');
  const said = grid === undefined ? [] : elements(grid).filter(({ name }) => name === 'w:gridCol');
  const widths = Array.from({ length: columns }, (_, at) => Number(said[at]?.attributes['w:w'] ?? WIDTH) || WIDTH);
  let edge = 0;
  return [0, ...widths.map((width) => (edge += width / 20))];
}

/** Rows that were not deleted. */
function rowsOf(element: XmlElement): XmlElement[] {
  return elements(element).flatMap((child) => {
    if (['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo'].includes(child.name)) return rowsOf(child);
    const isDeleted = childAt(child, 'w:trPr', 'w:del') !== undefined;
    return child.name === 'w:tr' && !isDeleted ? [child] : [];
  });
}

function cellsOf(element: XmlElement): XmlElement[] {
  return elements(element).flatMap((child) => {
    if (['w:sdt', 'w:sdtContent', 'w:customXml'].includes(child.name)) return cellsOf(child);
    return child.name === 'w:tc' ? [child] : [];
  });
}

/** Positions that no cell has: empty cells. */
function holesOf(slots: readonly Slot[], rows: number, columns: number): Slot[] {
  const taken = new Set<number>();
  for (const slot of slots)
    for (let row = slot.row; row < slot.row + slot.rowSpan; row += 1)
      for (let column = slot.column; column < slot.column + slot.colSpan; column += 1)
        taken.add(row * columns + column);
  const holes: Slot[] = [];
  for (let at = 0; at < rows * columns; at += 1) {
    if (taken.has(at)) continue;
    holes.push({ row: Math.floor(at / columns), column: at % columns, colSpan: 1, rowSpan: 1, source: undefined });
  }
  return holes;
}

function runOf<Value>(values: readonly Value[], holds: (value: Value) => boolean): number {
  const end = values.findIndex((value) => !holds(value));
  return end < 0 ? values.length : end;
}
