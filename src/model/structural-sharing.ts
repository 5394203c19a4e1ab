/**
 * Two values made one after the other, such as the reports before and after a save, as far as they are alike made of the
 * same objects: what was made for an object of the former one serves the present one.
 */

import { isDecimal, isSameNumber } from '../money/decimal.ts';

/** Whether an object of the former value may stand for one of the present that is like it. */
export type MayStand = (former: object, present: object) => boolean;

/**
 * @returns a value equal to `present`, down to the order of keys: `former` itself when they are alike, else with each
 * part of `former` that is alike and stands in the same place. Lists that have grown or shrunk are alike from both ends.
 * No part of `former` is used twice. Only lists and plain objects are looked into.
 */
export function sharedWith<Value>(former: unknown, present: Value, mayStand: MayStand = () => true): Value {
  if (typeof present !== 'object' || present === null || former === present) return present;
  return sharedPart(former, present, mayStand) as Value;
}

/** Whether two values are equal, down to the order of keys. */
export function isAlike(former: unknown, present: unknown): boolean {
  return Object.is(sharedWith(former, present), former);
}

/** A new object with the parts of `present`, those of `former` wherever they are alike: itself never the former one. */
export function withPartsOf<Value extends object>(former: Value | undefined, present: Value): Value {
  if (former === undefined) return present;
  const shared = sharedWith(former, present);
  return shared === former ? copyOf(shared) : shared;
}

/** Texts and numbers, which most values are, are not looked into. */
function sharedPart(former: unknown, present: object, mayStand: MayStand): object {
  if (isPlain(present))
    return isPlain(former) && isOfOneKind(former, present) ? sharedObject(former, present, mayStand) : present;
  if (Array.isArray(present)) return Array.isArray(former) ? sharedList(former, present, mayStand) : present;
  return isDecimal(present) && isDecimal(former) && isSameNumber(former, present) ? former : present;
}

/** Objects of JSON, which may have no prototype. */
function isPlain(value: unknown): value is PlainObject {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isOfOneKind(one: object, other: object): boolean {
  return Object.getPrototypeOf(one) === Object.getPrototypeOf(other);
}

function copyOf<Value extends object>(value: Value): Value {
  return Object.setPrototypeOf({ ...value }, Object.getPrototypeOf(value));
}

type PlainObject = Readonly<Record<string, unknown>>;

function sharedObject(former: PlainObject, present: PlainObject, mayStand: MayStand): PlainObject {
  const formerKeys = Object.keys(former);
  let index = 0;
  let isAlike = true;
  let made: Record<string, unknown> | undefined;
  for (const key in present) {
    const value = present[key];
    const before = former[key];
    const shared = sharedWith(before, value, mayStand);
    if (!Object.is(shared, value)) {
      made ??= copyOf(present) as Record<string, unknown>;
      made[key] = shared;
    }
    isAlike &&= key === formerKeys[index] && Object.is(shared, before);
    index += 1;
  }
  return isAlike && index === formerKeys.length && mayStand(former, present) ? former : (made ?? present);
}

function sharedList(former: readonly unknown[], present: readonly unknown[], mayStand: MayStand): readonly unknown[] {
  const grown = present.length - former.length;
  /** Where lists of different lengths first differ; behind it they are compared from their ends. */
  let seam = grown === 0 ? 0 : undefined;
  let isAlike = grown === 0;
  let made: unknown[] | undefined;
  for (let index = 0; index < present.length; index += 1) {
    const value = present[index];
    let shared = value;
    if (seam === undefined) {
      shared = sharedWith(former[index], value, mayStand);
      if (!Object.is(shared, former[index])) seam = index;
    }
    if (seam !== undefined) {
      const opposite = index - grown;
      shared = opposite < seam ? value : sharedWith(former[opposite], value, mayStand);
    }
    if (!Object.is(shared, value)) made ??= present.slice(0, index);
    made?.push(shared);
    isAlike &&= Object.is(shared, former[index]);
  }
  return isAlike ? former : (made ?? present);
}
