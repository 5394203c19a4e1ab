/** The rows of a table's sheet: title, head line, heads, body, notes. Workbook and CSV are both made from them. */
import { toGrid } from '../../model/grid.ts';
import { type Cell, plainText, type Table } from '../../model/report.ts';
import type { StatutoryTable } from './statutory-tables.ts';

export type SheetRow =
  | { readonly kind: 'title'; readonly texts: readonly PlacedText[] }
  | { readonly kind: 'headLine'; readonly texts: readonly PlacedText[] }
  | { readonly kind: 'note'; readonly texts: readonly PlacedText[] }
  | { readonly kind: 'head'; readonly cells: readonly PlacedCell[] }
  | { readonly kind: 'body'; readonly cells: readonly PlacedCell[] };

interface Placed {
  readonly column: number;
  readonly colSpan: number;
}

export interface PlacedText extends Placed {
  readonly text: string;
  readonly align: 'left' | 'center' | 'right';
}

export interface PlacedCell extends Placed {
  readonly rowSpan: number;
  readonly cell: Cell;
}

export function sheetRows({ title, table }: StatutoryTable): readonly SheetRow[] {
  const width = table.columns.length;
  const whole = (text: string, align: PlacedText['align']): PlacedText => ({ column: 0, colSpan: width, text, align });
  return [
    { kind: 'title', texts: [whole(title, 'center')] },
    ...(table.headLine === undefined ? [] : [headLineRow(table.headLine, width)]),
    ...gridRows(table),
    ...table.notes.map((note): SheetRow => ({ kind: 'note', texts: [whole(plainText(note), 'left')] })),
  ];
}

/** The left text has the left half of the columns, or all of them where nothing stands at the right; and conversely. */
function headLineRow({ left, right }: NonNullable<Table['headLine']>, width: number): SheetRow {
  const [leftText, rightText] = [plainText(left), plainText(right)];
  const middle = leftText === '' ? 0 : rightText === '' ? width : Math.max(1, Math.ceil(width / 2));
  const texts: PlacedText[] = [
    { column: 0, colSpan: middle, text: leftText, align: 'left' },
    { column: middle, colSpan: width - middle, text: rightText, align: 'right' },
  ];
  return { kind: 'headLine', texts: texts.filter(({ colSpan }) => colSpan > 0) };
}

function gridRows(table: Table): SheetRow[] {
  const { rows, headRows } = toGrid(table);
  return rows.map((slots, index) => ({
    kind: index < headRows ? 'head' : 'body',
    cells: slots.flatMap((slot, column) => {
      if (slot.kind === 'covered') return [];
      const { cell, colSpan, rowSpan } = slot;
      return [{ column, colSpan, rowSpan, cell }];
    }),
  }));
}
