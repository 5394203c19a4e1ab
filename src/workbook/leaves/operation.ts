/** 公开09 and 机构运行信息表 → `threePublic`, `assets`, `procurement` and `agencyOperatingCosts`. */
import { type FigureCell, saysAmounts } from '../recognise/reading.ts';
import { plainLabel } from '../recognise/words.ts';
import { type LeafBook, rowsOf } from './leaf-book.ts';

const PARTS = ['overseas', 'vehiclePurchase', 'vehicleOperation', 'reception'] as const;

/** Blanks are zero where other amounts are printed beside them, or the table says that there was nothing. */
export function threePublic(book: LeafBook): void {
  const table = book.table('T9') === undefined ? 'operation' : 'T9';
  const cells = [...(book.table(table)?.cells ?? [])].filter(([id]) => id.startsWith('threePublic.'));
  if (cells.length === 0) return;
  const printed = cells.map(([, cell]) => cell);
  if (!saysAmounts(printed, book.table(table)?.notes ?? '')) {
    book.open.push('“三公”经费的表全是空白，也没有说明；没有发生的，请在 threePublic 中写 0');
    return;
  }
  for (const side of ['budget', 'final'] as const) {
    for (const part of PARTS) {
      const figure = `threePublic.${side}.${part}`;
      const amount = book.amount(table, figure);
      if (amount !== undefined) book.giveAmount(['threePublic', side, part], amount, book.cell(table, figure));
    }
  }
}

/** 机构运行信息表. */
export function operation(book: LeafBook): void {
  for (const [id, cell] of book.table('operation')?.cells ?? []) {
    if (cell.value === undefined) continue;
    const [group = '', name = ''] = id.split('.');
    if (group === 'counts') book.give(['threePublic', 'counts', name], cell.value, cell);
    if (id === 'agencyOperatingCosts') book.giveAmount(['agencyOperatingCosts'], cell.value, cell);
    if (group === 'procurement' && name === 'toMicro') book.giveAmount(['procurement', 'toMicro'], cell.value, cell);
    else if (group === 'procurement' && name !== 'total')
      book.giveAmount(['procurement', name, 'amount'], cell.value, cell);
    if (id === 'foreignReception' && !cell.value.isZero())
      book.giveAmount(['threePublic', 'foreignReception'], cell.value, cell);
    if (group === 'vehicles' || group === 'equipment') asset(book, group, id.slice(group.length + 1), cell);
  }
}

/** A kind that the dossier lists keeps its words; of others those that the unit has. */
function asset(book: LeafBook, group: 'vehicles' | 'equipment', label: string, cell: FigureCell): void {
  const listed = kindsOf(book.input.dossier, group);
  const kind = listed.find((each) => isSameKind(each, label));
  if (cell.value === undefined || (kind === undefined && cell.value.isZero())) return;
  book.give(['assets', group, { kind: kind ?? label }, 'count'], cell.value, cell);
}

function kindsOf(dossier: unknown, group: string): string[] {
  return rowsOf(dossier, ['assets', group]).flatMap(({ kind }) =>
    typeof kind === 'string' && kind !== '' ? [kind] : [],
  );
}

function isSameKind(one: string, other: string): boolean {
  const plain = (text: string) => plainLabel(text).replaceAll(/的|干部|通用|专用|一般/gu, '');
  return plain(one) === plain(other);
}
