/** What a section of a report reads, as one object over the saves that leave it as it is. */
import { isSameList } from '../../model/same-list.ts';

export class SectionWords {
  /** In how many views of reports it has stood: until the second one nothing is worth keeping. */
  views = 0;

  constructor(
    private readonly parts: readonly object[],
    private readonly where: string,
  ) {}

  isOf(parts: readonly object[], where: string): boolean {
    return where === this.where && isSameList(parts, this.parts);
  }
}

/** By the first part, for as long as there is a report that holds it: parts that are alike are the same after a save. */
const latest = new WeakMap<object, SectionWords>();

/**
 * @param parts all that it prints: blocks, or the row of a table
 * @param where anything else that tells its texts from those of another one
 */
export function sectionWords(parts: readonly [object, ...(readonly object[])], where: string): SectionWords {
  const [first] = parts;
  const known = latest.get(first);
  const words = known?.isOf(parts, where) === true ? known : new SectionWords(parts, where);
  latest.set(first, words);
  words.views += 1;
  return words;
}
