/** What rows and texts say to their reader, as texts that can be compared: equal for those that read the same. */
import { rememberedByObject } from '../../model/remembered.ts';
import type { Cell, Inline } from '../../model/report.ts';

export type Row = readonly Cell[];

/** Cells and what they say. A row is asked for with its table, then by itself, and again in the next comparison. */
export const rowKey: (row: Row) => string = rememberedByObject((row) => row.map(cellKey).join('|'));

function cellKey(cell: Cell): string {
  return `${cellShape(cell)} ${paragraphsKey(cell.paragraphs)}`;
}

export function paragraphsKey(paragraphs: Cell['paragraphs']): string {
  return paragraphs.map(textKey).join('/');
}

/** How a cell lies in its table, whatever it says. */
export function cellShape({ colSpan = 1, rowSpan = 1, align, head = false, indent = 0, total = false }: Cell): string {
  return `${colSpan} ${rowSpan} ${align ?? ''} ${head} ${indent} ${total}`;
}

/** What a text says to its reader, with its marks; equal for texts with the same normal form. */
export function textKey(text: readonly Inline[]): string {
  const runs: { looks: string; words: string }[] = [];
  for (const inline of text) {
    const change = inline.change ?? '';
    if (inline.kind === 'lineBreak') runs.push({ looks: `${change} break`, words: '' });
    else if (inline.kind === 'checkBox') runs.push({ looks: `${change} box ${inline.checked}`, words: '' });
    else if (inline.text !== '' || change !== '') {
      const looks = `${change}${inline.strong ? ' strong' : ''}`;
      const last = runs.at(-1);
      if (last?.looks === looks && last.words !== '' && inline.text !== '') last.words += inline.text;
      else runs.push({ looks, words: inline.text });
    }
  }
  return runs.map(({ looks, words }) => `${looks}${JSON.stringify(words)}`).join();
}
