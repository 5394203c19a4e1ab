/** Walks the running texts of a block, so that what is done to each is written once. */
import type { Block, Cell, Inline, Table } from './report.ts';

export type TextChange = (text: readonly Inline[]) => readonly Inline[];

/** The block with each of its texts changed: heading, paragraph, caption; of a table title, head line, cells and notes. */
export function mapTexts(block: Block, change: TextChange): Block {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, text: change(block.text) };
    case 'chart':
      return { ...block, caption: change(block.caption) };
    case 'table':
      return mapTableTexts(block, change);
    default:
      return block;
  }
}

function mapTableTexts(table: Table, change: TextChange): Table {
  const { title, headLine, head, body, notes } = table;
  return {
    ...table,
    ...(title === undefined ? {} : { title: change(title) }),
    ...(headLine === undefined ? {} : { headLine: { left: change(headLine.left), right: change(headLine.right) } }),
    head: head.map((row) => mapRowTexts(row, change)),
    body: body.map((row) => mapRowTexts(row, change)),
    notes: notes.map(change),
  };
}

export function mapRowTexts(row: readonly Cell[], change: TextChange): readonly Cell[] {
  return row.map((cell) => ({ ...cell, paragraphs: cell.paragraphs.map(change) }));
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
