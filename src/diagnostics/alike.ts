/** Findings that say the same of many places: told once, with the places of all. */
import type { Finding } from './finding.ts';

/** So many of one kind are still told one by one. */
const TOLD_ONE_BY_ONE = 5;

/** Findings in their order; those that say the same of more than a few places stand together at the first of them. */
export function gatherAlike<Item>(items: readonly Item[], findingOf: (item: Item) => Finding): readonly Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const kind = kindOf(findingOf(item));
    const group = groups.get(kind);
    if (group === undefined) groups.set(kind, [item]);
    else group.push(item);
  }
  const many = (item: Item) => {
    const group = groups.get(kindOf(findingOf(item))) ?? [];
    return group.length > TOLD_ONE_BY_ONE ? group : undefined;
  };
  return items.flatMap((item) => {
    const group = many(item);
    if (group === undefined) return [[item]];
    return group[0] === item ? [group] : [];
  });
}

/** The rule, the words without what differs from place to place (names in quotation marks, numbers), and the advice. */
function kindOf({ rule, severity, message, hint = '', waived = '' }: Finding): string {
  return [rule, severity, withoutValues(message), withoutValues(hint), waived].join('\n');
}

/** A message as it reads for every place of the same kind: `“”的 # 与 # 不符`. */
export function withoutValues(text: string): string {
  return text.replace(/(?:[“《][^”》]*[”》]、?)+/g, '“”').replace(/[-－]?\d[\d.,]*/g, '#');
}

/** Ascending numbers, neighbours together: `3—8、11`. */
export function numberRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges
    .map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}、${to}` : `${from}—${to}`))
    .join('、');
}
