/** A table's form with what an edition or a place writes differently: a changed column is one line. */
import { nearest } from '../diagnostics/suggest.ts';
import { NumberLiteral } from '../model/dossier.ts';
import type { JsonPath } from '../model/source.ts';

type Json = { readonly [key: string]: unknown };

/** A member of a list that a change names and the list does not have. */
export interface NoMember {
  /** From the root of the change. */
  readonly path: JsonPath;
  readonly name: string;
  readonly known: readonly string[];
  readonly near?: string | undefined;
}

export interface Changed {
  readonly value: unknown;
  readonly faults: readonly NoMember[];
}

/**
 * What is written changes what is below; all else stays; `null` takes away. Where a list is changed by an object, its
 * keys name single members (`namesOf`), also those of columns under a common head; a complete member that is not there
 * yet is added. `before` and `after` say beside which member it stands. A head whose label is taken away leaves its
 * columns.
 */
export function changed(below: unknown, change: unknown): Changed {
  const faults: NoMember[] = [];
  return { value: apply(below, change, [], faults), faults };
}

function apply(below: unknown, change: unknown, path: JsonPath, faults: NoMember[]): unknown {
  if (!isObject(change)) return change;
  if (Array.isArray(below)) return changedMembers(below, change, path, faults);
  const result: Record<string, unknown> = isObject(below) ? { ...below } : {};
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete result[key];
    else result[key] = apply(result[key], value, [...path, key], faults);
  }
  return result;
}

function changedMembers(members: readonly unknown[], changes: Json, path: JsonPath, faults: NoMember[]): unknown[] {
  const result = Object.entries(changes).reduce((list, [name, change]) => {
    const at = [...path, name];
    if (hasMember(list, name)) return withMember(list, name, change, at, faults);
    if (isComplete(change, members)) return placed(list, typeof change === 'boolean' ? name : change, at, faults);
    const known = membersKnown(members);
    faults.push({ path: at, name, known, near: nearest(name, known) });
    return list;
  }, members);
  return inOrder(result);
}

/** A new member says all that one of this list must; a code of a list of codes is added by `true`. */
function isComplete(change: unknown, members: readonly unknown[]): boolean {
  if (members.every((member) => typeof member === 'string')) return change === true;
  // A row that is not there cannot be changed: a new one has its 行次.
  if (members.some((member) => isObject(member) && 'line' in member)) return isObject(change) && 'line' in change;
  return Array.isArray(change) || (isObject(change) && typeof change.label === 'string') || isTable(change);
}

function isTable(change: unknown): boolean {
  return isObject(change) && typeof change.layout === 'string';
}

/** The names by which members can be named, one each, those below a common head after it. */
function membersKnown(members: readonly unknown[]): string[] {
  return members.flatMap((member) => [
    ...(Array.isArray(member) ? namesOf(member) : namesOf(member).slice(0, 1)),
    ...membersKnown(columnsOf(member)),
  ]);
}

function hasMember(members: readonly unknown[], name: string): boolean {
  return members.some((member) => namesOf(member).includes(name) || hasMember(columnsOf(member), name));
}

/** The list with its member of that name changed, wherever below a common head it stands. */
function withMember(
  members: readonly unknown[],
  name: string,
  change: unknown,
  path: JsonPath,
  faults: NoMember[],
): unknown[] {
  const index = members.findIndex((member) => namesOf(member).includes(name));
  if (index >= 0) {
    const others = members.toSpliced(index, 1);
    if (change === null) return others;
    // The code that a place adds is in the form of this year already.
    if (change === true) return [...members];
    const member = apply(members[index], withoutPosition(change), path, faults);
    if (isObject(change) && change.label === null) return members.toSpliced(index, 1, ...columnsOf(member));
    return positionOf(change) === undefined
      ? members.toSpliced(index, 1, member)
      : placed(others, { ...(member as Json), ...positionOf(change) }, path, faults);
  }
  return members.flatMap((member) => {
    const columns = columnsOf(member);
    if (!hasMember(columns, name)) return [member];
    const left = withMember(columns, name, change, path, faults);
    return left.length === 0 ? [] : [{ ...(member as Json), columns: left }];
  });
}

type Position = { readonly before: string } | { readonly after: string };

function positionOf(change: unknown): Position | undefined {
  if (!isObject(change)) return undefined;
  if (typeof change.before === 'string') return { before: change.before };
  return typeof change.after === 'string' ? { after: change.after } : undefined;
}

function withoutPosition(change: unknown): unknown {
  if (!isObject(change)) return change;
  const { before: _before, after: _after, ...rest } = change;
  return rest;
}

/** A member put at the end, or beside the one that it names. */
function placed(members: readonly unknown[], member: unknown, path: JsonPath, faults: NoMember[]): unknown[] {
  const position = positionOf(member);
  const own = withoutPosition(member);
  if (position === undefined) return [...members, own];
  const [where, name] = Object.entries(position)[0] as [keyof Position, string];
  const put = (list: readonly unknown[]): unknown[] | undefined => {
    const index = list.findIndex((each) => namesOf(each).includes(name));
    if (index >= 0) return list.toSpliced(where === 'before' ? index : index + 1, 0, own);
    const below = list.findIndex((each) => hasMember(columnsOf(each), name));
    if (below < 0) return undefined;
    return list.with(below, { ...(list[below] as Json), columns: put(columnsOf(list[below])) });
  };
  const result = put(members);
  if (result !== undefined) return result;
  const known = membersKnown(members);
  faults.push({ path: [...path, where], name, known, near: nearest(name, known) });
  return [...members, own];
}

function columnsOf(member: unknown): readonly unknown[] {
  return isObject(member) && Array.isArray(member.columns) && member.columns.every(isObject) ? member.columns : [];
}

/** A table by its `id`, a row by its `line`, a column by its `number`, any by its `label`; a list of codes by its 类. */
function namesOf(member: unknown): string[] {
  if (typeof member === 'string') return [member];
  if (Array.isArray(member)) return member.filter((code) => typeof code === 'string' && code.length === 3);
  if (!isObject(member)) return [];
  const { id, line, number, item, label } = member;
  return [id, line, number, item, label].flatMap((name) => (name === undefined || name === '' ? [] : [text(name)]));
}

function text(name: unknown): string {
  return name instanceof NumberLiteral ? name.source : String(name);
}

/** Rows keep the order of their lines, codes that of their digits; whatever has none keeps its place. */
function inOrder(members: readonly unknown[]): unknown[] {
  return members.toSorted((a, b) => orderOf(a) - orderOf(b));
}

function orderOf(member: unknown): number {
  if (typeof member === 'string') return /^\d+$/.test(member) ? Number(member.padEnd(7, '0')) : 0;
  return isObject(member) && member.line !== undefined ? Number(text(member.line)) : 0;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberLiteral);
}

/**
 * Where a change wrote what stands in its result.
 * @param path in the result
 * @returns the path in the change, as far as it wrote it
 */
export function writtenAt(change: unknown, result: unknown, path: JsonPath): JsonPath {
  const found: (string | number)[] = [];
  let node: unknown = change;
  let value: unknown = result;
  let inList = false;
  for (const key of path) {
    const child = (value as Record<string | number, unknown> | undefined)?.[key];
    const name = nameIn(node, value, key, child);
    if (name !== undefined) {
      node = (node as Record<string | number, unknown>)[name];
      found.push(name);
      inList = isObject(node) && Array.isArray(child);
    } else if (!inList || (!Array.isArray(value) && key !== 'columns')) break;
    value = child;
  }
  return found;
}

function nameIn(node: unknown, value: unknown, key: string | number, child: unknown): string | number | undefined {
  if (Array.isArray(node)) return key;
  if (!isObject(node)) return undefined;
  if (Array.isArray(value)) return namesOf(child).find((name) => Object.hasOwn(node, name));
  return Object.hasOwn(node, key) ? key : undefined;
}
