/**
 * Two values made one after the other, such as the reports before and after a save, as far as they are alike made of the
 * same objects: what was made for an object of the former one serves the present one.
 */

import { type Decimal, isDecimal } from '../money/decimal.ts';

/** Whether an object of the former value may stand for one of the present that is like it. */
export type MayStand = (former: object, present: object) => boolean;

/**
 * @returns a value equal to `present`, down to the order of keys: `former` itself when they are alike, else with each
 * part of `former` that is alike and stands in the same place. Lists that have grown or shrunk are alike from both ends.
 * No part of `former` is used twice. Only lists, maps by text and plain objects are looked into.
 */
export function sharedWith<Value>(former: unknown, present: Value, mayStand: MayStand = () => true): Value {
  if (Object.is(former, present)) return present;
  if (Array.isArray(present)) {
    return (Array.isArray(former) ? sharedList(former, present, mayStand) : present) as Value;
  }
  if (present instanceof Map) return (former instanceof Map ? sharedMap(former, present, mayStand) : present) as Value;
  if (isDecimal(present)) return isDecimal(former) && isSameNumber(former, present) ? (former as Value) : present;
  if (!isPlain(present) || !isPlain(former)) return present;
  return sharedObject(former, present, mayStand) as Value;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

type PlainObject = Readonly<Record<string, unknown>>;

function sharedObject(former: PlainObject, present: PlainObject, mayStand: MayStand): PlainObject {
  const keys = Object.keys(present);
  const formerKeys = Object.keys(former);
  let isAlike = keys.length === formerKeys.length;
  let made: Record<string, unknown> | undefined;
  keys.forEach((key, index) => {
    const value = present[key];
    const shared = sharedWith(former[key], value, mayStand);
    if (shared !== value) {
      made ??= { ...present };
      made[key] = shared;
    }
    isAlike &&= key === formerKeys[index] && Object.is(shared, former[key]);
  });
  return isAlike && mayStand(former, present) ? former : (made ?? present);
}

function sharedMap(
  former: ReadonlyMap<unknown, unknown>,
  present: ReadonlyMap<unknown, unknown>,
  mayStand: MayStand,
): ReadonlyMap<unknown, unknown> {
  const made = new Map<unknown, unknown>();
  for (const [key, value] of present) made.set(key, sharedWith(former.get(key), value, mayStand));
  const order = [...former];
  const isAlike =
    made.size === former.size &&
    [...made].every(([key, value], index) => {
      const [formerKey, formerValue] = order[index] as [unknown, unknown];
      return Object.is(key, formerKey) && Object.is(value, formerValue);
    });
  return isAlike ? former : made;
}

/** Zero and its negative print alike, but are not the same. */
function isSameNumber(former: Decimal, present: Decimal): boolean {
  return former.equals(present) && former.isNegative() === present.isNegative();
}

function sharedList(former: readonly unknown[], present: readonly unknown[], mayStand: MayStand): readonly unknown[] {
  const grown = present.length - former.length;
  /** Where lists of different lengths first differ; behind it they are compared from their ends. */
  let seam: number | undefined;
  const made = present.map((value, index) => {
    if (grown !== 0 && seam === undefined) {
      const shared = sharedWith(former[index], value, mayStand);
      if (Object.is(shared, former[index])) return shared;
      seam = index;
    }
    const opposite = index - grown;
    return opposite < (seam ?? 0) ? value : sharedWith(former[opposite], value, mayStand);
  });
  if (grown === 0 && made.every((value, index) => Object.is(value, former[index]))) return former;
  return made.every((value, index) => Object.is(value, present[index])) ? present : made;
}
