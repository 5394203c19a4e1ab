/** zod's issues → faults at absolute paths, with unions resolved to the branch that was most likely meant. */
import type { z } from 'zod';
import { NumberLiteral } from '../model/dossier.ts';
import { LIST_ENTRIES, TEXT_CHARACTERS } from '../model/limits.ts';
import { type JsonPath, valueAt } from '../model/source.ts';

type Issue = z.core.$ZodIssue;

/** Which side of the bound a number may not leave. */
export type Side = 'least' | 'above' | 'most';

/** One thing wrong with one value. */
export type Fault = { readonly path: JsonPath } & (
  | { readonly kind: 'missing' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unknownKey' }
  | { readonly kind: 'type'; readonly expected: readonly string[] }
  | { readonly kind: 'numeral'; readonly whole: boolean }
  | { readonly kind: 'value'; readonly allowed: readonly string[] }
  | { readonly kind: 'pattern'; readonly expected?: string }
  | { readonly kind: 'key'; readonly expected?: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'range'; readonly side: Side; readonly bound: string }
  | { readonly kind: 'tooFew' }
  | { readonly kind: 'tooLong'; readonly most: number }
  | { readonly kind: 'tooMany'; readonly most: number }
  | { readonly kind: 'digits' }
  | { readonly kind: 'other'; readonly message: string }
);

/** All faults; the same fault is given once. */
export function faultsOf(issues: readonly Issue[], value: unknown): Fault[] {
  const seen = new Set<string>();
  return [...beyondLimits(value), ...issues.flatMap((issue) => fromIssue(issue, [], value))].filter(
    ({ kind, path }) => {
      const key = JSON.stringify([kind, path]);
      return !seen.has(key) && seen.add(key);
    },
  );
}

function fromIssue(issue: Issue, base: JsonPath, root: unknown): Fault[] {
  const path = [...base, ...issue.path.map((segment) => (typeof segment === 'number' ? segment : String(segment)))];
  const literal = path.findIndex((_, index) => valueAt(root, path.slice(0, index)) instanceof NumberLiteral);
  if (literal >= 0) return [{ kind: 'type', path: path.slice(0, literal), expected: ['object'] }];
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, path, root);
  if (issue.code !== 'invalid_key' && valueAt(root, path) === undefined) return [{ kind: 'missing', path }];
  if (valueAt(root, path) === null) return [{ kind: 'blank', path }];
  if (issue.code === 'invalid_union') return fromUnion(issue, path, root);
  return [{ path, ...simpleFault(issue) }];
}

/**
 * What no schema says: texts and lists of any length are too long somewhere, and zod leaves a key `__proto__` out of a
 * record without a word; nothing in a file may vanish like that.
 */
function beyondLimits(value: unknown): Fault[] {
  const faults: Fault[] = [];
  const path: (string | number)[] = [];
  const look = (part: unknown): void => {
    if (typeof part === 'string') {
      const { length } = part;
      if (length > TEXT_CHARACTERS) faults.push({ kind: 'tooLong', path: [...path], most: TEXT_CHARACTERS });
    } else if (typeof part === 'object' && part !== null && !(part instanceof NumberLiteral)) {
      const keys = Array.isArray(part) ? [...part.keys()] : Object.keys(part);
      if (keys.length > LIST_ENTRIES) faults.push({ kind: 'tooMany', path: [...path], most: LIST_ENTRIES });
      else for (const key of keys) lookAt(key, part as Readonly<Record<string | number, unknown>>);
    }
  };
  const lookAt = (key: string | number, parent: Readonly<Record<string | number, unknown>>): void => {
    path.push(key);
    if (key === '__proto__') faults.push({ kind: 'unknownKey', path: [...path] });
    else look(parent[key]);
    path.pop();
  };
  look(value);
  return faults;
}

/** A number has no keys: it stands where an object should. */
function unknownKeys(keys: readonly string[], path: JsonPath, root: unknown): Fault[] {
  if (valueAt(root, path) instanceof NumberLiteral) return [{ kind: 'type', path, expected: ['object'] }];
  return keys.map((key) => ({ kind: 'unknownKey', path: [...path, key] }));
}

type WithoutPath<Value> = Value extends unknown ? Omit<Value, 'path'> : never;

function simpleFault(issue: Issue): WithoutPath<Fault> {
  switch (issue.code) {
    case 'invalid_type':
      return { kind: 'type', expected: [issue.expected] };
    case 'invalid_value':
      return { kind: 'value', allowed: issue.values.map(String) };
    case 'invalid_format':
      return { kind: 'pattern', expected: ownText(issue.message) };
    case 'invalid_key':
      return { kind: 'key', expected: ownText(issue.issues[0]?.message) };
    case 'too_small':
      if (issue.origin === 'string') return { kind: 'empty' };
      if (issue.origin === 'array') return { kind: 'tooFew' };
      return { kind: 'range', side: 'least', bound: String(issue.minimum) };
    case 'too_big':
      if (issue.origin === 'string') return { kind: 'tooLong', most: Number(issue.maximum) };
      return { kind: 'range', side: 'most', bound: String(issue.maximum) };
    case 'custom':
      return customFault(issue);
    default:
      return { kind: 'other', message: ownText(issue.message) ?? '这里的内容不符合要求' };
  }
}

/** The schemas of the dossier say by `params.kind` what a custom check is about. */
function customFault(issue: z.core.$ZodIssueCustom): WithoutPath<Fault> {
  switch (issue.params?.kind) {
    case 'numeralType':
      return { kind: 'type', expected: ['number'] };
    case 'numeral':
      return { kind: 'numeral', whole: issue.params.whole === true };
    case 'digits':
      return { kind: 'digits' };
    case 'atLeast':
      return { kind: 'range', side: 'least', bound: String(issue.params.bound) };
    case 'moreThan':
      return { kind: 'range', side: 'above', bound: String(issue.params.bound) };
    case 'atMost':
      return { kind: 'range', side: 'most', bound: String(issue.params.bound) };
    case 'pattern':
      return { kind: 'pattern', expected: ownText(issue.message) };
    default:
      return { kind: 'other', message: ownText(issue.message) ?? '这里的内容不符合要求' };
  }
}

/** A message written for the user is Chinese; zod's own is not shown. */
function ownText(message: string | undefined): string | undefined {
  return message !== undefined && /[\u4e00-\u9fff]/.test(message) ? message : undefined;
}

/** The branch with the fewest faults whose type is right; when none has the right type, all types are named. */
function fromUnion(issue: z.core.$ZodIssueInvalidUnion, path: JsonPath, root: unknown): Fault[] {
  if ('options' in issue && issue.options) return [{ kind: 'value', path, allowed: issue.options.map(String) }];
  const branches = issue.errors.map((errors) => errors.flatMap((error) => fromIssue(error, path, root)));
  const fitting = branches.filter((faults) => !faults.some((fault) => isWrongType(fault, path)));
  const [best] = fitting.sort((a, b) => a.length - b.length);
  if (best !== undefined && best.length > 0) return best;
  const expected = branches.flat().flatMap((fault) => (fault.kind === 'type' ? fault.expected : []));
  if (expected.length > 0) return [{ kind: 'type', path, expected: [...new Set(expected)] }];
  const allowed = branches.flat().flatMap((fault) => (fault.kind === 'value' ? fault.allowed : []));
  if (allowed.length > 0) return [{ kind: 'value', path, allowed: [...new Set(allowed)] }];
  return [{ kind: 'other', path, message: '这里的内容不符合要求' }];
}

function isWrongType(fault: Fault, path: JsonPath): boolean {
  return (fault.kind === 'type' || fault.kind === 'value') && fault.path.length === path.length;
}
