/** What a section of a report reads, as one object over the saves that leave it as it is. */
import type { Block } from '../../model/report.ts';

export class SectionWords {
  /** In how many views of reports it has stood: until the second one nothing is worth keeping. */
  views = 0;

  constructor(
    private readonly blocks: readonly Block[],
    private readonly part: string,
    private readonly headings: readonly string[],
  ) {}

  isOf(blocks: readonly Block[], part: string, headings: readonly string[]): boolean {
    return part === this.part && isSame(blocks, this.blocks) && isSame(headings, this.headings);
  }
}

function isSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}

/** By the first block, for as long as there is a report that holds it: blocks that are alike are the same after a save. */
const latest = new WeakMap<Block, SectionWords>();

/** @param headings above the first block */
export function sectionWords(blocks: readonly Block[], part: string, headings: readonly string[]): SectionWords {
  const [first] = blocks;
  const known = first === undefined ? undefined : latest.get(first);
  const words = known?.isOf(blocks, part, headings) === true ? known : new SectionWords(blocks, part, headings);
  if (first !== undefined) latest.set(first, words);
  words.views += 1;
  return words;
}
