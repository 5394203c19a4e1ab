/** What came or went as a whole. */
import { mapRowTexts, mapTexts } from '../../model/map-texts.ts';
import { paragraphEnd } from '../../model/paragraph-change.ts';
import type { Block, Cell, Inline } from '../../model/report.ts';
import type { Change } from '../../model/review.ts';
import { goneId } from '../../model/settle.ts';

/** A block with the change on itself and on each of its inlines; one that went under an id of its own. */
export function markBlock(block: Block, change: Change): Block {
  const own = 'id' in block && change === 'deleted' ? { ...block, id: goneId(block.id) } : block;
  return { ...mapTexts(own, (text) => markText(text, change)), change };
}

/** A row; `Table.rowChanges` has to say so too. */
export function markRow(row: readonly Cell[], change: Change): readonly Cell[] {
  return mapRowTexts(row, (text) => markText(text, change));
}

/** A paragraph of a cell, or a note. */
export function markParagraph(text: readonly Inline[], change: Change): readonly Inline[] {
  return [...markText(text, change), paragraphEnd(change)];
}

export function markText(text: readonly Inline[], change: Change): readonly Inline[] {
  return text.map((inline) => ({ ...inline, change }));
}
