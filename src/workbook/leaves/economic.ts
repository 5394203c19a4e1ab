/** 公开06 → `basicByEconomicItem`, or `basicTotals` where it prints the sums alone. */
import type { LeafBook } from './leaf-book.ts';

export function economic(book: LeafBook): void {
  for (const [id, cell] of book.table('T6')?.cells ?? []) {
    const code = /^economic\.(3\d{4})$/.exec(id)?.[1];
    if (code === undefined || cell.isUncalculated || cell.value === undefined || cell.value.isZero()) continue;
    book.giveAmount(['basicByEconomicItem', { code }, 'amount'], cell.value, cell);
  }
}

/** The two sums, where the table prints no items. */
export function basicTotals(book: LeafBook): void {
  const cells = [...(book.table('T6')?.cells ?? [])];
  const hasItems = cells.some(([id, { value }]) => /^economic\.3\d{4}$/.test(id) && value?.isZero() === false);
  if (hasItems) return;
  for (const part of ['personnel', 'operating'] as const) {
    const cell = book.cell('T6', `economic.${part}`);
    if (cell?.value !== undefined) book.giveAmount(['basicTotals', part], cell.value, cell);
  }
}
