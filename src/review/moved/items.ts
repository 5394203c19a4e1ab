/** Which items of two lists are the same one: by their identifying field, else by what they hold and where they stand. */
import { diffArrays } from 'diff';
import { NumberLiteral } from '../../model/dossier.ts';
import { DECIMAL_PATTERN, decimal } from '../../money/decimal.ts';

export interface Pairing {
  /** Indexes of items that are the same one, former and present, in the order of the present list. */
  readonly pairs: readonly (readonly [former: number, present: number])[];
  readonly deleted: readonly number[];
  readonly inserted: readonly number[];
}

type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberLiteral);
}

/** A value whatever the order of its keys and the writing of its numbers: equal texts mean the same. */
export function canonical(value: unknown): string {
  if (value instanceof NumberLiteral) {
    return DECIMAL_PATTERN.test(value.source) ? decimal(value.source).toFixed() : value.source;
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

/** Whether two values mean the same: their `canonical` texts are equal. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  }
  if (isObject(one) && isObject(other)) {
    const keys = Object.keys(one);
    const sameKeys = keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key));
    return sameKeys && keys.every((key) => isSame(one[key], other[key]));
  }
  if (one instanceof NumberLiteral && other instanceof NumberLiteral && one.source === other.source) return true;
  return canonical(one) === canonical(other);
}

/** What identifies an item, in the order of preference; a later set only where an earlier one does not part the items. */
const IDENTIFYING: readonly (readonly string[])[] = [
  ['id'],
  ['code'],
  ['code', 'fund'],
  ['fund', 'code'],
  ['project'],
  ['kind'],
  ['source'],
  ['name'],
  ['level1', 'level2', 'name'],
  ['title'],
  ['subject'],
];

/** Fields that say which thing an item is about: a change of them moves figures that stand beside them. */
export const KEY_FIELDS: readonly string[] = ['id', 'code', 'fund', 'project', 'kind', 'source'];

/** Names by id, of all objects of a file that have both. */
export type NamesById = ReadonlyMap<string, string>;

export function namesById(value: unknown): NamesById {
  const names = new Map<string, string>();
  collectNames(value, names);
  return names;
}

function collectNames(value: unknown, names: Map<string, string>): void {
  if (Array.isArray(value)) for (const item of value) collectNames(item, names);
  if (!isObject(value)) return;
  if (typeof value.id === 'string' && typeof value.name === 'string') names.set(value.id, value.name);
  for (const inner of Object.values(value)) collectNames(inner, names);
}

/** What an item is called: its name, else its code, the name of its project, or its id. */
export function itemName(item: unknown, names: NamesById): string | undefined {
  if (!isObject(item)) return undefined;
  const { name, title, subject, code, project, kind, source, id } = item;
  const projectName = typeof project === 'string' ? (names.get(project) ?? project) : undefined;
  const candidates = [name, title, subject, code, projectName, kind, source, id];
  return candidates.find((candidate): candidate is string => typeof candidate === 'string');
}

export function pairItems(former: readonly unknown[], present: readonly unknown[]): Pairing {
  const fields = IDENTIFYING.find((set) => parts(former, set) && parts(present, set));
  if (fields !== undefined) return completed(former, present, byKey(former, present, fields));
  const flat = former.length === present.length && [...former, ...present].every((item) => !isObject(item));
  if (flat) return { pairs: former.map((_, index) => [index, index]), deleted: [], inserted: [] };
  return completed(former, present, byContent(former, present));
}

/** The first field stands in every item, and no two items have the same. */
function parts(items: readonly unknown[], fields: readonly string[]): boolean {
  const first = fields[0] ?? '';
  const named = items.filter((item) => isObject(item) && typeof item[first] === 'string');
  return named.length === items.length && new Set(items.map((item) => keyOf(item, fields))).size === items.length;
}

function keyOf(item: unknown, fields: readonly string[]): string {
  return isObject(item) ? fields.map((field) => canonical(item[field] ?? null)).join(' ') : '';
}

type Pairs = readonly (readonly [number, number])[];

function byKey(former: readonly unknown[], present: readonly unknown[], fields: readonly string[]): Pairs {
  const places = new Map(former.map((item, index) => [keyOf(item, fields), index]));
  return present.flatMap((item, index) => {
    const match = places.get(keyOf(item, fields));
    return match === undefined ? [] : [[match, index] as const];
  });
}

function byContent(former: readonly unknown[], present: readonly unknown[]): Pairs {
  const pairs: [number, number][] = [];
  let old = 0;
  let now = 0;
  for (const { value, added, removed } of diffArrays(former.map(canonical), present.map(canonical))) {
    if (!added && !removed) pairs.push(...value.map((_, index): [number, number] => [old + index, now + index]));
    if (!added) old += value.length;
    if (!removed) now += value.length;
  }
  return pairs;
}

/** Items left over after the same neighbour are paired where they hold much the same: one of which the name changed. */
function completed(former: readonly unknown[], present: readonly unknown[], pairs: Pairs): Pairing {
  const partner = new Map(pairs);
  const paired = new Set(pairs.map(([, index]) => index));
  const isOld = (index: number) => partner.has(index);
  const isNow = (index: number) => paired.has(index);
  const deleted = former.map((_, index) => index).filter((index) => !isOld(index));
  const inserted = present.map((_, index) => index).filter((index) => !isNow(index));
  const more: [number, number][] = [];
  for (const old of deleted) {
    const before = lastBefore(old, isOld);
    const neighbour = before === undefined ? undefined : partner.get(before);
    const match = inserted.find(
      (now) =>
        !more.some(([, taken]) => taken === now) &&
        lastBefore(now, isNow) === neighbour &&
        isSimilar(former[old], present[now]),
    );
    if (match !== undefined) more.push([old, match]);
  }
  return {
    pairs: [...pairs, ...more].sort((a, b) => a[1] - b[1]),
    deleted: deleted.filter((old) => !more.some(([taken]) => taken === old)),
    inserted: inserted.filter((now) => !more.some(([, taken]) => taken === now)),
  };
}

function lastBefore(index: number, wanted: (index: number) => boolean): number | undefined {
  for (let at = index - 1; at >= 0; at -= 1) if (wanted(at)) return at;
  return undefined;
}

/** Simple values always; objects and lists when half of their values are the same. */
function isSimilar(former: unknown, present: unknown): boolean {
  const [old, now] = [leaves(former), leaves(present)];
  if (old.length === 1 && now.length === 1) return true;
  const kept = new Set(now);
  return old.filter((leaf) => kept.has(leaf)).length * 2 >= Math.max(old.length, now.length);
}

function leaves(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, `${path}/${index}`));
  if (!isObject(value)) return [`${path}=${canonical(value)}`];
  return Object.keys(value).flatMap((key) => leaves(value[key], `${path}/${key}`));
}
