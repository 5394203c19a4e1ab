/** Aligns two sequences of blocks, rows or paragraphs: what is the same, what changed, what came and what went. */
import { type Hunk, hunks } from './hunks.ts';
import { pairUp } from './pair-up.ts';
import { type Preference, slideHunks } from './slide.ts';

/** One of each: it stayed (`same` when it reads the same) or changed. Only `former`: it went; only `present`: it came. */
export interface Step<Item> {
  readonly former?: Item;
  readonly present?: Item;
  readonly same?: boolean;
}

export interface Rules<Item> {
  /** Equal for items that read the same. */
  readonly key: (item: Item) => string;
  /** How alike two items are that do not read the same: 0 (not to be paired) to 1. */
  readonly likeness: (former: Item, present: Item) => number;
  /** Two that are one whatever they say: where they stand opposite each other alone, how alike they are is not asked. */
  readonly isOne?: (former: Item, present: Item) => boolean;
  readonly isWeak?: (key: string) => boolean;
  readonly preference?: Preference;
}

/** Steps in the order of a marked text; what went stands before what came in its place. */
export function align<Item>(former: readonly Item[], present: readonly Item[], rules: Rules<Item>): Step<Item>[] {
  const keys = { former: former.map(rules.key), present: present.map(rules.key) };
  const found = hunks(keys.former, keys.present, rules.isWeak);
  const { preference } = rules;
  const placed = preference === undefined ? found : slideHunks(found, keys.former, keys.present, preference);
  const output: Step<Item>[] = [];
  let at = { former: 0, present: 0 };
  const keep = (until: number) => {
    for (; at.former < until; at = { former: at.former + 1, present: at.present + 1 }) {
      output.push({ former: former[at.former], present: present[at.present], same: true });
    }
  };
  for (const hunk of placed) {
    keep(hunk.formerFrom);
    output.push(...gap(hunk, former, present, rules));
    at = { former: hunk.formerTo, present: hunk.presentTo };
  }
  keep(former.length);
  return output;
}

function pairsOf<Item>(went: readonly Item[], came: readonly Item[], { isOne, likeness }: Rules<Item>) {
  const [former, present] = [went[0], came[0]];
  const isAlone = went.length === 1 && came.length === 1 && former !== undefined && present !== undefined;
  return isAlone && isOne?.(former, present) ? [[0, 0] as const] : pairUp(went, came, likeness);
}

function gap<Item>(hunk: Hunk, former: readonly Item[], present: readonly Item[], rules: Rules<Item>): Step<Item>[] {
  const went = former.slice(hunk.formerFrom, hunk.formerTo);
  const came = present.slice(hunk.presentFrom, hunk.presentTo);
  const output: Step<Item>[] = [];
  let row = 0;
  let column = 0;
  const replace = (toRow: number, toColumn: number) => {
    for (; row < toRow; row += 1) output.push({ former: went[row] });
    for (; column < toColumn; column += 1) output.push({ present: came[column] });
  };
  for (const [pairRow, pairColumn] of pairsOf(went, came, rules)) {
    replace(pairRow, pairColumn);
    output.push({ former: went[row++], present: came[column++] });
  }
  replace(went.length, came.length);
  return output;
}
