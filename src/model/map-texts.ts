/** Walks the running texts of a block, so that what is done to each is written once. */
import type { Block, Cell, Inline, Table } from './report.ts';

export type TextChange = (text: readonly Inline[]) => readonly Inline[];

/**
 * The block with each of its texts changed: heading, paragraph, caption; of a table title, head line, cells and notes.
 * What stays the same is the same object: a block of which no text changes comes back itself.
 */
export function mapTexts<Kind extends Block>(block: Kind, change: TextChange): Kind;
export function mapTexts(block: Block, change: TextChange): Block {
  switch (block.kind) {
    case 'heading':
    case 'paragraph': {
      const text = change(block.text);
      return text === block.text ? block : { ...block, text };
    }
    case 'chart': {
      const caption = change(block.caption);
      return caption === block.caption ? block : { ...block, caption };
    }
    case 'table':
      return mapTableTexts(block, change);
    case 'cover':
    case 'contents':
    case 'redHead':
    case 'attachmentNote':
    case 'signature':
    case 'imprint':
    case 'pageBreak':
      return block;
  }
}

function mapTableTexts(table: Table, change: TextChange): Table {
  const title = table.title && change(table.title);
  const headLine = table.headLine && mapHeadLine(table.headLine, change);
  const head = mapSame(table.head, (row) => mapRowTexts(row, change));
  const body = mapSame(table.body, (row) => mapRowTexts(row, change));
  const notes = mapSame(table.notes, change);
  const isSame =
    title === table.title &&
    headLine === table.headLine &&
    head === table.head &&
    body === table.body &&
    notes === table.notes;
  if (isSame) return table;
  return { ...table, ...(title && { title }), ...(headLine && { headLine }), head, body, notes };
}

type HeadLine = NonNullable<Table['headLine']>;

function mapHeadLine(headLine: HeadLine, change: TextChange): HeadLine {
  const left = change(headLine.left);
  const right = change(headLine.right);
  return left === headLine.left && right === headLine.right ? headLine : { left, right };
}

export function mapRowTexts(row: readonly Cell[], change: TextChange): readonly Cell[] {
  return mapSame(row, (cell) => {
    const paragraphs = mapSame(cell.paragraphs, change);
    return paragraphs === cell.paragraphs ? cell : { ...cell, paragraphs };
  });
}

/** As `map`; the list itself where every item stays. */
export function mapSame<Item>(items: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  const changed = items.map(change);
  return changed.every((item, index) => item === items[index]) ? items : changed;
}

/** The texts that `mapTexts` changes, in reading order. */
export function textsOf(block: Block): (readonly Inline[])[] {
  const texts: (readonly Inline[])[] = [];
  mapTexts(block, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}
