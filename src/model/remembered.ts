/**
 * Results of pure functions, kept as long as what they were made from: for many units, or a watch, in one process.
 * What is kept must depend on its key alone, and nobody may change it.
 */
import { isSameList } from './same-list.ts';

/** Units of which what was last made is kept, for a watch over several. */
export const KEPT_UNITS = 3;

/**
 * A function that keeps its results by a text that says all they depend on.
 * @param budget characters of keys that are kept at least; never more than twice as many, and one key
 */
export function rememberedByKey<Input, Value>(
  keyOf: (input: Input) => string,
  make: (input: Input) => Value,
  budget: number,
): (input: Input) => Value {
  let recent = new Map<string, { readonly value: Value }>();
  let older: typeof recent = new Map();
  let size = 0;
  return (input) => {
    const key = keyOf(input);
    const fresh = recent.get(key);
    if (fresh !== undefined) return fresh.value;
    const kept = older.get(key) ?? { value: make(input) };
    if (size > budget) {
      older = recent;
      recent = new Map();
      size = 0;
    }
    recent.set(key, kept);
    size += key.length;
    return kept.value;
  };
}

/**
 * The same where what is made is far larger than its key: the results of the keys that were asked about last.
 * @param limit how many
 */
export function latestByKey<Input, Value>(
  keyOf: (input: Input) => string,
  make: (input: Input) => Value,
  limit: number,
): (input: Input) => Value {
  const kept = new LatestByName<{ readonly value: Value }>(limit);
  return (input) => {
    const key = keyOf(input);
    const known = kept.get(key) ?? { value: make(input) };
    kept.set(key, known);
    return known.value;
  };
}

/** A function of a text that keeps the results of the texts it was last asked about. */
export function rememberedByText<Value>(make: (text: string) => Value, budget: number): (text: string) => Value {
  return rememberedByKey((text) => text, make, budget);
}

/** Several texts as one key: no two lists have the same. */
export function joinedKey(texts: readonly string[]): string {
  return texts.map((text) => `${text.length}:${text}`).join('');
}

/** What is made when it is first asked for. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A function of an object that is never changed, such as the figures of a report: made once for each of them. */
export function rememberedByObject<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}

/**
 * A function of some fields of an object, for objects that are made of others: kept for the latest values of these
 * fields, by identity.
 * @param fields all that `make` is given; the first of them holds an object
 */
export function rememberedByFields<Input extends object, Value>(
  fields: Readonly<Record<keyof Input, true>>,
  make: (input: Input) => Value,
): (input: Input) => Value {
  const names = Object.keys(fields) as (keyof Input)[];
  const latest = new WeakMap<object, { readonly given: Input; readonly value: Value }>();
  return (input) => {
    const first = input[names[0] as keyof Input] as object;
    const known = latest.get(first);
    if (known !== undefined && names.every((name) => known.given[name] === input[name])) return known.value;
    const given = Object.fromEntries(names.map((name) => [name, input[name]])) as Input;
    const value = make(given);
    latest.set(first, { given, value });
    return value;
  };
}

interface Latest<Value> {
  readonly others: readonly (object | string)[];
  readonly value: Value;
}

/**
 * The value made for an object, as long as all else it was made from is the same: objects by identity, texts by content.
 * @param limit objects whose value is kept; the one asked for longest ago is forgotten first
 */
export function latestFor<Key extends object, Value>(
  limit: number,
): (key: Key, others: readonly (object | string)[], make: () => Value) => Value {
  const kept = new Map<Key, Latest<Value>>();
  return (key, others, make) => {
    const known = kept.get(key);
    const latest = known !== undefined && isSameList(known.others, others) ? known : { others, value: make() };
    kept.delete(key);
    kept.set(key, latest);
    const [oldest] = kept.keys();
    if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
    return latest.value;
  };
}

/** The last value under each of a few names, of which the next one may be made; the name set longest ago is forgotten. */
export class LatestByName<Value> {
  private readonly kept = new Map<string, Value>();

  constructor(private readonly limit: number) {}

  get(name: string): Value | undefined {
    return this.kept.get(name);
  }

  set(name: string, value: Value): void {
    this.kept.delete(name);
    this.kept.set(name, value);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.limit && oldest !== undefined) this.kept.delete(oldest);
  }
}
