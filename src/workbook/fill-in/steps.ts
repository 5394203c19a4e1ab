/** The way from the root of a dossier's JSON to its leaves, both ways: entries that are there, and paths of rows. */
import type { ImportPath } from '../../model/imported.ts';
import type { Step } from './form.ts';

/** What the key columns of a row hold, as the JSON has it. */
export type Keys = ReadonlyMap<string, string>;

export interface Entry {
  readonly keys: Keys;
  readonly node: unknown;
}

/** Every entry that the way leads to, in the order of the file. */
export function entriesAt(root: unknown, way: readonly Step[]): readonly Entry[] {
  return way.reduce<readonly Entry[]>(
    (entries, step) => entries.flatMap((entry) => entriesBelow(entry, step)),
    [{ keys: new Map(), node: root }],
  );
}

function entriesBelow({ keys, node }: Entry, step: Step): Entry[] {
  if (typeof step === 'string') return [{ keys, node: child(node, step) }].filter((found) => found.node !== undefined);
  if ('key' in step) {
    return isRecord(node)
      ? Object.entries(node).map(([key, value]) => ({ keys: withKey(keys, step.key, key), node: value }))
      : [];
  }
  if (!Array.isArray(node)) return [];
  if ('turn' in step) return node.map((item) => ({ keys, node: item }));
  return node.map((item) => ({ keys: withFields(keys, step.entry, item), node: item }));
}

function withKey(keys: Keys, column: string, value: string): Keys {
  return new Map([...keys, [column, value]]);
}

function withFields(keys: Keys, fields: Readonly<Record<string, string>>, item: unknown): Keys {
  const found = Object.entries(fields).flatMap(([field, column]): [string, string][] => {
    const value = child(item, field);
    return typeof value === 'string' ? [[column, value]] : [];
  });
  return new Map([...keys, ...found]);
}

/** What lies at the end of a way; undefined where there is nothing. */
export function nodeAt(root: unknown, way: readonly Step[], keys: Keys): unknown {
  return way.reduce<unknown>((node, step) => {
    if (typeof step === 'string') return child(node, step);
    if ('key' in step) return child(node, keys.get(step.key) ?? '');
    if (!Array.isArray(node) || 'turn' in step) return undefined;
    return node.find((item) =>
      Object.entries(step.entry).every(([field, column]) => child(item, field) === keys.get(column)),
    );
  }, root);
}

/** The path of a row's entry or leaf. @param turn which one it is of the rows that lead the same way, from 0 */
export function pathOf(way: readonly Step[], keys: Keys, turn: number): ImportPath {
  return way.map((step) => {
    if (typeof step === 'string') return step;
    if ('key' in step) return keys.get(step.key) ?? '';
    if ('turn' in step) return turn;
    const fields = Object.entries(step.entry).flatMap(([field, column]): [string, string][] => {
      const value = keys.get(column);
      return value === undefined ? [] : [[field, value]];
    });
    return Object.fromEntries(fields);
  });
}

/** Of objects their own keys alone. */
function child(node: unknown, key: string): unknown {
  return isRecord(node) && Object.hasOwn(node, key) ? node[key] : undefined;
}

export function isRecord(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
