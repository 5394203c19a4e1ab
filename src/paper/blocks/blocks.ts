/** What stands in a file in reading order → blocks: headings, contents, tables with their lines and notes. */
import type { PaperBlock, PaperText } from '../../model/paper.ts';
import { type FlowItem, type FlowTable, trimmed } from '../flow.ts';
import { entriesFrom, entryText, isContentsTitle } from './contents.ts';
import { type BodyLook, bodyLookOf, headingLevel } from './headings.ts';
import { levelOfOrdinal } from './ordinals.ts';
import { isCaption, isFurtherNote, isTableLine, isTableNote } from './table-lines.ts';

/** Lines above a table that can be its own. */
const LINES_ABOVE = 6;

export function blocksOf(flow: readonly FlowItem[]): PaperBlock[] {
  const items = flow.map((item) => (item.kind === 'text' ? { ...item, text: trimmed(item.text) } : item));
  const shown = items.filter((item) => item.kind !== 'text' || item.text.text !== '');
  const body = bodyLookOf(shown);
  const blocks: PaperBlock[] = [];
  for (let index = 0; index < shown.length; ) {
    const entries = entriesFrom(shown, index, isContentsTitle(shown[index - 1]));
    const here = shown.slice(index, index + entries).filter((item) => item.kind === 'text');
    if (here.length > 1) blocks.push({ kind: 'contents', entries: here.map(entryText) });
    else addItem(blocks, shown, index, body);
    index += Math.max(1, here.length > 1 ? entries : 1);
  }
  return blocks;
}

function addItem(blocks: PaperBlock[], items: readonly FlowItem[], at: number, body: BodyLook): void {
  const [before, item, next] = [items[at - 1], items[at], items[at + 1]];
  switch (item?.kind) {
    case undefined:
      return;
    case 'table':
      blocks.push(tableBlock(blocks, item));
      return;
    case 'chart':
    case 'note':
      blocks.push(item);
      return;
    case 'text': {
      const level = headingLevel(item, body, next);
      if (level !== undefined) blocks.push({ kind: 'heading', level, text: item.text });
      else addText(blocks, item.text, before);
    }
  }
}

function addText(blocks: PaperBlock[], text: PaperText, before: FlowItem | undefined): void {
  const last = blocks.at(-1);
  if (last?.kind === 'table' && isOfTable(text.text, last.notes, before)) {
    blocks[blocks.length - 1] = { ...last, notes: [...last.notes, text] };
  } else if (isCaption(text.text) || (isTableNote(text.text) && (last?.kind === 'chart' || last?.kind === 'note'))) {
    blocks.push({ kind: 'note', text });
  } else blocks.push({ kind: 'paragraph', text });
}

/** What follows a table is read as its note while notes go on; after another text nothing is. */
function isOfTable(text: string, notes: readonly PaperText[], before: FlowItem | undefined): boolean {
  if (notes.length === 0 && before?.kind !== 'table') return false;
  const texts = notes.map((note) => note.text);
  return isTableNote(text) || (notes.length > 0 && isFurtherNote(text, texts));
}

/** Takes the lines that are the table's own from the end of the blocks. */
function tableBlock(blocks: PaperBlock[], { table }: FlowTable): PaperBlock {
  const above: PaperText[] = [];
  while (above.length < LINES_ABOVE) {
    const last = blocks.at(-1);
    // A heading that is but the title of the table is the table's.
    const isLine =
      last?.kind === 'paragraph' || (last?.kind === 'heading' && levelOfOrdinal(last.text.text) === undefined);
    if (!isLine || !isTableLine(last.text.text)) break;
    above.unshift(last.text);
    blocks.pop();
  }
  return { ...table, above, notes: [] };
}
