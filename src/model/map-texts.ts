/** Changes the running texts of a block, so that what is done to each is written once. */
import { type Block, type BlockHandlers, type Cell, handleBlock, type Inline, type Table } from './report.ts';

export type TextChange = (text: readonly Inline[]) => readonly Inline[];

/** The block with each of its texts changed: heading, paragraph, caption; of a table title, head line, cells and notes. */
export function mapTexts(block: Block, change: TextChange): Block {
  return handleBlock(MAPPED, block, change);
}

/** Blocks of mere strings have no running text. */
const same = (block: Block): Block => block;

const MAPPED: BlockHandlers<TextChange, Block> = {
  cover: same,
  contents: same,
  redHead: same,
  heading: (block, change) => ({ ...block, text: change(block.text) }),
  paragraph: (block, change) => ({ ...block, text: change(block.text) }),
  table: mapTableTexts,
  chart: (block, change) => ({ ...block, caption: change(block.caption) }),
  attachmentNote: same,
  signature: same,
  pageBreak: same,
};

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
