/** The looks of the cells: yellow ones are typed in, green ones are made by formulas. */
import type { BookLook } from '../../model/book.ts';
import type { CellKind } from './form.ts';

const FONT = '宋体';

const PLAIN: BookLook = { font: FONT, size: 10, align: 'left', indent: 0, overflow: 'wrap', ruled: false };
const RULED: BookLook = { ...PLAIN, ruled: true };

export const YELLOW = 'FFF9DB';
const GREEN = 'EAF4E6';
const BLUE = 'DCE6F2';
const GREY = 'F3F3F3';

export const LOOKS = {
  title: { ...PLAIN, size: 16, bold: true },
  intro: { ...PLAIN, ink: '404040' },
  unit: { ...PLAIN, size: 9, align: 'right', ink: '404040' },
  blockTitle: { ...PLAIN, size: 11, bold: true },
  head: { ...RULED, align: 'center', bold: true, ground: BLUE },
  note: { ...RULED, size: 8, ink: '606060', ground: GREY },
  given: { ...RULED, ground: GREY },
  made: { ...RULED, ground: GREEN },
  sum: { ...RULED, align: 'right', overflow: 'shrink', ground: GREEN },
  sumLabel: { ...RULED, align: 'center', bold: true, ground: GREEN },
  remark: { ...PLAIN, size: 9, bold: true, ink: 'C00000', overflow: 'shrink' },
  legend: { ...RULED, align: 'center' },
} as const satisfies Readonly<Record<string, BookLook>>;

/** Amounts have two decimals, and more where there are more. */
export const AMOUNT_FORMAT = '#,##0.00####';
const TEXT_FORMAT = '@';

/** How a cell shows what it holds. */
export const FORMATS: Readonly<Record<CellKind['kind'], string>> = {
  amount: AMOUNT_FORMAT,
  number: 'General',
  count: '0',
  text: TEXT_FORMAT,
  texts: TEXT_FORMAT,
  date: TEXT_FORMAT,
  code: TEXT_FORMAT,
  choice: TEXT_FORMAT,
  reference: TEXT_FORMAT,
};

function isNumeric({ kind }: CellKind): boolean {
  return kind === 'amount' || kind === 'number' || kind === 'count';
}

export function entryLook(cell: CellKind): BookLook {
  const align = isNumeric(cell) ? 'right' : 'left';
  const overflow = isNumeric(cell) ? 'shrink' : 'wrap';
  return { ...RULED, align, overflow, ground: YELLOW, entry: { format: FORMATS[cell.kind] } };
}
