/** Where a path of an imported value leads in the tree of a file, and what of it is missing. */
import type { Node } from 'jsonc-parser';
import type { ImportPath, RowKey } from '../model/imported.ts';

export interface Found {
  /** The deepest node of the path that exists. */
  readonly node: Node;
  /** Segments below it for which there is nothing. */
  readonly missing: ImportPath;
}

export function findValue(root: Node, path: ImportPath): Found {
  let node = root;
  for (const [depth, segment] of path.entries()) {
    const next = isBlankList(node) ? undefined : childOf(node, segment);
    if (next === undefined) return { node, missing: path.slice(depth) };
    node = next;
  }
  return { node, missing: [] };
}

function childOf(node: Node, segment: ImportPath[number]): Node | undefined {
  if (typeof segment === 'string') return node.type === 'object' ? memberOf(node, segment) : undefined;
  if (node.type !== 'array') return undefined;
  const items = node.children ?? [];
  return typeof segment === 'number' ? items[segment] : items.find((item) => hasKey(item, segment));
}

export function memberOf(node: Node, name: string): Node | undefined {
  for (const { children } of node.children ?? []) if (children?.[0]?.value === name) return children[1];
  return undefined;
}

/** An entry with these fields; one for a fund alone has no code. */
function hasKey(item: Node, key: RowKey): boolean {
  if (item.type !== 'object') return false;
  const isAlone = key.code !== undefined || memberOf(item, 'code') === undefined;
  return isAlone && Object.entries(key).every(([name, value]) => memberOf(item, name)?.value === value);
}

/** A list of entries that nobody has filled in. */
export function isBlankList(node: Node): boolean {
  return node.type === 'array' && (node.children ?? []).every(isBlankEntry);
}

function isBlankEntry(node: Node): boolean {
  if (node.type === 'null') return true;
  if (node.type !== 'object') return false;
  return (node.children ?? []).every(({ children }) => {
    const value = children?.[1];
    return value === undefined || value.value === '' || isBlankList(value) || isBlankEntry(value);
  });
}
