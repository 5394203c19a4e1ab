/** Mutants of a paper that was read: what somebody who set it by hand, or changed it last, would have printed wrongly. */
import type { Paper, PaperBlock, PaperTable, PaperText } from '../model/paper.ts';
import { apartInText, isOfAccounts, tokenAt, tokensOf } from './apart.ts';
import type { Kind } from './mutant.ts';
import { around, type Edit, textEdits } from './mutations.ts';
import type { Random } from './random.ts';

export interface PaperMutant {
  readonly kind: Kind;
  /** `table` or `text`. */
  readonly part: 'table' | 'text';
  readonly old: string;
  readonly new: string;
  readonly context: string;
  /** Why nobody could tell it from the paper alone; decided before it is run. */
  readonly apart?: string | undefined;
  readonly paper: Paper;
}

export function paperMutants(paper: Paper, random: Random): PaperMutant[] {
  const counts = new Map<string, number>();
  for (const { text } of paper.blocks.flatMap(bodyTexts))
    for (const token of tokensOf(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  return paper.blocks.flatMap((block, index) => [
    ...bodyTexts(block).flatMap((text) =>
      textEdits(text.text, random).map((edit) => textMutant(paper, index, text, edit, counts)),
    ),
    ...(block.kind === 'table' ? rowMutants(paper, index, block) : []),
  ]);
}

/** Contents are copies of headings, and drawings of tables. */
function bodyTexts(block: PaperBlock): readonly PaperText[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'note':
      return [block.text];
    case 'table':
      return [...block.above, ...block.cells.filter(({ row }) => row >= block.headRows).map(({ text }) => text)];
    case 'contents':
    case 'chart':
      return [];
  }
}

function textMutant(
  paper: Paper,
  index: number,
  text: PaperText,
  edit: Edit,
  counts: ReadonlyMap<string, number>,
): PaperMutant {
  const { start, end } = edit;
  const changed = { ...text, text: text.text.slice(0, start) + edit.text + text.text.slice(end) };
  const block = paper.blocks[index];
  return {
    kind: edit.kind,
    part: block?.kind === 'table' ? 'table' : 'text',
    old: text.text.slice(start, end),
    new: edit.text,
    context: around(text.text, edit),
    apart: apartInText(text.text, edit) ?? lone(text.text, edit, counts),
    paper: withBlock(paper, index, (one) => withText(one, text, changed)),
  };
}

/** A count that the paper tells once: another would do as well. */
function lone(text: string, edit: Edit, counts: ReadonlyMap<string, number>): string | undefined {
  if (edit.kind !== 'digit' && edit.kind !== 'swap') return undefined;
  const token = tokenAt(text, edit);
  return token === undefined || isOfAccounts(token) || (counts.get(token) ?? 0) > 1 ? undefined : 'told once';
}

function rowMutants(paper: Paper, index: number, table: PaperTable): PaperMutant[] {
  return Array.from({ length: table.rows }, (_, row) => row).flatMap((row) => {
    const cells = table.cells.filter((cell) => cell.row === row);
    const isPlain = row >= table.headRows && cells.every(({ rowSpan }) => rowSpan === 1);
    const covered = table.cells.some((cell) => cell.row < row && cell.row + cell.rowSpan > row);
    const words = cells.map(({ text }) => text.text).join(' ');
    if (!isPlain || covered || !/\d\.\d/.test(words)) return [];
    return [
      {
        ...{ kind: 'row' as const, part: 'table' as const, old: words, new: '', context: words },
        paper: withBlock(paper, index, () => withoutRow(table, row)),
      },
    ];
  });
}

function withoutRow(table: PaperTable, gone: number): PaperTable {
  const cells = table.cells
    .filter(({ row }) => row !== gone)
    .map((cell) => (cell.row > gone ? { ...cell, row: cell.row - 1 } : cell));
  return { ...table, rows: table.rows - 1, cells };
}

function withBlock(paper: Paper, index: number, change: (block: PaperBlock) => PaperBlock): Paper {
  return { ...paper, blocks: paper.blocks.map((block, at) => (at === index ? change(block) : block)) };
}

function withText(block: PaperBlock, old: PaperText, text: PaperText): PaperBlock {
  const swap = (one: PaperText) => (one === old ? text : one);
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'note':
      return { ...block, text: swap(block.text) };
    case 'table':
      return {
        ...block,
        above: block.above.map(swap),
        cells: block.cells.map((cell) => (cell.text === old ? { ...cell, text } : cell)),
      };
    case 'contents':
    case 'chart':
      return block;
  }
}
