/** Headings that a page broke in two lines, of which the second was read as a paragraph: the contents tell them whole. */
import type { Paper, PaperBlock, PaperText } from '../model/paper.ts';

export function withJoinedHeadings(paper: Paper): Paper {
  const entries = new Set(
    paper.blocks.flatMap((block) => (block.kind === 'contents' ? block.entries.map(({ text }) => bare(text)) : [])),
  );
  const blocks: PaperBlock[] = [];
  for (const block of paper.blocks) {
    const last = blocks.at(-1);
    if (last?.kind === 'heading' && block.kind === 'paragraph' && !entries.has(bare(last.text.text))) {
      const text = joined(last.text, block.text);
      if (entries.has(bare(text.text))) {
        blocks[blocks.length - 1] = { ...last, text };
        continue;
      }
    }
    blocks.push(block);
  }
  return { ...paper, blocks };
}

function joined(one: PaperText, other: PaperText): PaperText {
  const lines = other.lines.map(({ from, place }) => ({ from: from + one.text.length, place }));
  return { text: one.text + other.text, lines: [...one.lines, ...lines] };
}

function bare(text: string): string {
  return text.replaceAll(/\s/gu, '');
}
