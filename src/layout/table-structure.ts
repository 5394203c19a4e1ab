/** The structure of a table: its rows and cells, whatever pages they come to stand on. */
import type { Inline } from '../model/report.ts';
import { element, plainElement, type StructureElement } from '../model/structure.ts';
import { isHeadRow, type MeasuredCell, type MeasuredTable } from './table-measure.ts';

export interface TableElements {
  readonly table: StructureElement;
  /** What is said above the table. */
  readonly caption: StructureElement;
  /** The element of a text in a cell: the cell itself, or one of its paragraphs. */
  of(cell: MeasuredCell, paragraph: readonly Inline[]): StructureElement | undefined;
}

/** Those of a trial, which draws nothing. */
export const NO_ELEMENTS: TableElements = {
  table: plainElement('Table'),
  caption: plainElement('Caption'),
  of: () => undefined,
};

/** All rows of the table: its head, and a body for each block of rows with a head of its own. */
export function tableElements(measured: MeasuredTable): TableElements {
  const [table, caption] = [plainElement('Table'), plainElement('Caption')];
  const cells = new Map<MeasuredCell, StructureElement>();
  const rows = Array.from({ length: measured.rowCount }, (_, row) => rowElement(measured, row, cells));
  table.children.push(caption, ...groupsOf(measured, rows));
  const paragraphs = new Map<StructureElement, Map<readonly Inline[], StructureElement>>();
  return {
    table,
    caption,
    of: (cell, paragraph) => {
      const own = cells.get(cell) as StructureElement;
      if (isOneText(cell)) return own;
      const known = paragraphs.get(own) ?? new Map<readonly Inline[], StructureElement>();
      paragraphs.set(own, known);
      const found = known.get(paragraph) ?? plainElement('P');
      if (!known.has(paragraph)) own.children.push(found);
      known.set(paragraph, found);
      return found;
    },
  };
}

/** A table has rows of its body at the least; a head alone is none. */
function groupsOf({ blocks, rowCount }: MeasuredTable, rows: readonly StructureElement[]): StructureElement[] {
  return blocks.flatMap(({ from, to, headRows }) => {
    const head = from === 0 && headRows < rowCount ? headRows : 0;
    const groups = [
      { ...plainElement('THead'), children: rows.slice(from, from + head) },
      { ...plainElement('TBody'), children: rows.slice(from + head, to) },
    ];
    return groups.filter(({ children }) => children.length > 0);
  });
}

function rowElement(table: MeasuredTable, row: number, cells: Map<MeasuredCell, StructureElement>): StructureElement {
  const own = table.beginningAt(row);
  const repeats = isHeadRow(table, row);
  const headsAlone = own.every(({ head }) => head);
  const children = own.map((cell) => {
    if (!repeats && !cell.head) return cellElement(cell, undefined);
    return cellElement(cell, repeats || (headsAlone && cell.rowSpan === 1) ? 'Column' : 'Row');
  });
  own.forEach((cell, index) => {
    cells.set(cell, children[index] as StructureElement);
  });
  return { ...plainElement('TR'), children };
}

/** @param scope what the cell is the head of, if of anything: heads beside other cells are those of their rows */
function cellElement({ rowSpan, colSpan }: MeasuredCell, scope: 'Row' | 'Column' | undefined): StructureElement {
  const spans = { rowSpan, colSpan };
  return element(scope === undefined ? { role: 'TD', ...spans } : { role: 'TH', scope, ...spans });
}

function isOneText({ lines }: MeasuredCell): boolean {
  return lines.every(({ inlines }) => inlines === lines[0]?.inlines);
}
