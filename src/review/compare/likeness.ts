/** How alike two texts are, whatever the figures in them. */

const bags = new WeakMap<object, ReadonlyMap<string, number>>();

/**
 * Share of the pairs of neighbouring characters that two texts have in common (Sørensen–Dice), 0 to 1. Any figure counts
 * as the same, so that a sentence stays itself when its amounts change.
 * @param one stands for its text, which is asked for once
 */
export function likeness<Item extends object>(one: Item, other: Item, textOf: (item: Item) => string): number {
  return shared(bagOf(one, textOf), bagOf(other, textOf));
}

function bagOf<Item extends object>(item: Item, textOf: (item: Item) => string): ReadonlyMap<string, number> {
  const known = bags.get(item);
  if (known !== undefined) return known;
  const bag = pairsOf(textOf(item));
  bags.set(item, bag);
  return bag;
}

function pairsOf(text: string): ReadonlyMap<string, number> {
  const plain = `^${text.replace(/\d[\d,.]*/g, '0')}$`;
  const bag = new Map<string, number>();
  for (let at = 0; at < plain.length - 1; at += 1) {
    const pair = plain.slice(at, at + 2);
    bag.set(pair, (bag.get(pair) ?? 0) + 1);
  }
  return bag;
}

function shared(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let common = 0;
  for (const [pair, count] of one) common += Math.min(count, other.get(pair) ?? 0);
  return (2 * common) / (sizeOf(one) + sizeOf(other));
}

function sizeOf(bag: ReadonlyMap<string, number>): number {
  let size = 0;
  for (const count of bag.values()) size += count;
  return size;
}
