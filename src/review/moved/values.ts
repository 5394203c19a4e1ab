/** Two states of a JSON file → the values that changed. Another order of keys, `1.00` for `1.0` and spaces are none. */
import { NumberLiteral } from '../../model/dossier.ts';
import { once } from '../../model/remembered.ts';
import { formatPath, type JsonPath, type LocatedJson } from '../../model/source.ts';
import { isObject, isSame, itemName, type NamesById, namesById, pairItems } from './items.ts';
import type { ValueChange } from './movement.ts';

/** Words for the value at a path of the present (or former) file. */
export type LabelOf = (path: string, state: 'former' | 'present') => string | undefined;

/** What stands at the same place of both files. */
interface Spot {
  readonly formerPath: JsonPath;
  readonly path: JsonPath;
  readonly items: readonly string[];
}

interface Walk {
  readonly former: LocatedJson;
  readonly present: LocatedJson;
  readonly labelOf: LabelOf;
  readonly names: () => NamesById;
}

export function changedValues(former: LocatedJson, present: LocatedJson, labelOf: LabelOf): ValueChange[] {
  const names = once(() => namesById([former.value, present.value]));
  const start: Spot = { formerPath: [], path: [], items: [] };
  return compare({ former, present, labelOf, names }, start, former.value, present.value);
}

function compare(walk: Walk, spot: Spot, former: unknown, present: unknown): ValueChange[] {
  if (isSame(former, present)) return [];
  if (isObject(former) && isObject(present)) return compareObjects(walk, spot, former, present);
  if (Array.isArray(former) && Array.isArray(present)) return compareLists(walk, spot, former, present);
  const both = { former: literal(former), present: literal(present) };
  return [{ ...about(walk, spot), kind: 'changed', formerPath: formatPath(spot.formerPath), ...both }];
}

function compareObjects(
  walk: Walk,
  spot: Spot,
  former: Readonly<Record<string, unknown>>,
  present: Readonly<Record<string, unknown>>,
): ValueChange[] {
  const keys = new Set([...Object.keys(present), ...Object.keys(former)]);
  return [...keys].flatMap((key) => {
    const inner = step(spot, key, key);
    if (!Object.hasOwn(former, key)) return [came(walk, inner, present[key])];
    if (!Object.hasOwn(present, key)) return [went(walk, inner, former[key])];
    return compare(walk, inner, former[key], present[key]);
  });
}

function compareLists(walk: Walk, spot: Spot, former: readonly unknown[], present: readonly unknown[]): ValueChange[] {
  const { pairs, deleted, inserted } = pairItems(former, present);
  const changed = pairs.filter(([old, now]) => !isSame(former[old], present[now]));
  const changes = [
    ...changed.map(([old, now]) => ({
      at: now,
      changes: compare(walk, step(spot, old, now, itemName(present[now], walk.names())), former[old], present[now]),
    })),
    ...inserted.map((now) => ({
      at: now,
      changes: [came(walk, step(spot, now, now, itemName(present[now], walk.names())), present[now])],
    })),
    ...deleted.map((old) => ({
      at: old,
      changes: [went(walk, step(spot, old, old, itemName(former[old], walk.names())), former[old])],
    })),
  ];
  const ordered = changes.sort((a, b) => a.at - b.at).flatMap((entry) => entry.changes);
  return [...reordered(walk, spot, { former, present, pairs }), ...ordered];
}

interface PairedLists {
  readonly former: readonly unknown[];
  readonly present: readonly unknown[];
  readonly pairs: readonly (readonly [number, number])[];
}

function reordered(walk: Walk, spot: Spot, { former, present, pairs }: PairedLists): ValueChange[] {
  const inOrder = pairs.every(([old], index) => index === 0 || (pairs[index - 1]?.[0] ?? 0) < old);
  if (inOrder) return [];
  const kept = [...pairs].sort((a, b) => a[0] - b[0]);
  const names = (items: readonly unknown[], indexes: readonly number[]) =>
    indexes.map((index) => itemName(items[index], walk.names()) ?? literal(items[index])).join('、');
  return [
    {
      ...about(walk, spot),
      kind: 'reordered',
      formerPath: formatPath(spot.formerPath),
      former: names(
        former,
        kept.map(([old]) => old),
      ),
      present: names(
        present,
        pairs.map(([, now]) => now),
      ),
    },
  ];
}

function step({ formerPath, path, items }: Spot, old: string | number, now: string | number, item?: string): Spot {
  return {
    formerPath: [...formerPath, old],
    path: [...path, now],
    items: item === undefined ? items : [...items, item],
  };
}

function came(walk: Walk, spot: Spot, value: unknown): ValueChange {
  return { ...about(walk, spot), kind: 'inserted', present: literal(value) };
}

function went({ former, labelOf }: Walk, { formerPath, items }: Spot, value: unknown): ValueChange {
  const path = formatPath(formerPath);
  const place = former.locate(formerPath);
  return {
    kind: 'deleted',
    path,
    formerPath: path,
    ...label(labelOf(path, 'former')),
    items,
    former: literal(value),
    place,
  };
}

function about({ present, labelOf }: Walk, { path, items }: Spot) {
  const text = formatPath(path);
  return { path: text, ...label(labelOf(text, 'present')), items, place: present.locate(path) };
}

function label(text: string | undefined): { label?: string } {
  return text === undefined ? {} : { label: text };
}

/** As written, without white space and line breaks between values. */
function literal(value: unknown): string {
  if (value instanceof NumberLiteral) return value.source;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${literal(inner)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
