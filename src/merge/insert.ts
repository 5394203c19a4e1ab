/** New values into the text of a file: as members of what is there, laid out as what stands beside them. */
import type { Edit, Node } from 'jsonc-parser';
import type { ImportPath } from '../model/imported.ts';
import { isBlankList } from './find-value.ts';
import { isObject, type JsonObject, type JsonValue, jsonText, onOneLine } from './json-text.ts';

/** A value that has no place yet, below a node that exists. */
export interface Missing {
  readonly node: Node;
  readonly path: ImportPath;
  readonly value: JsonValue;
}

/** One edit for each node below which something is missing. */
export function insertions(text: string, all: readonly Missing[]): Edit[] {
  const byNode = new Map<Node, Missing[]>();
  for (const each of all) byNode.set(each.node, [...(byNode.get(each.node) ?? []), each]);
  return [...byNode].map(([node, missing]) => insertion(text, node, missing));
}

function insertion(text: string, node: Node, missing: readonly Missing[]): Edit {
  const indent = indentAt(text, node.offset);
  const used = node.offset - (text.lastIndexOf('\n', node.offset) + 1);
  if (node.children === undefined || node.children.length === 0 || isBlankList(node)) {
    return { offset: node.offset, length: node.length, content: jsonText(grown(missing), indent, used) };
  }
  const last = node.children.at(-1) as Node;
  const end = last.offset + last.length;
  const isOneLine = !text.slice(node.offset, last.offset).includes('\n');
  const parts = membersOf(grown(missing, node.children.length));
  const inner = isOneLine ? indent : indentAt(text, last.offset);
  const contents = parts.map(([key, value]) => {
    const head = key === undefined ? '' : `${JSON.stringify(key)}: `;
    return isOneLine
      ? ` ${head}${onOneLine(value)}`
      : `\n${inner}${head}${jsonText(value, inner, inner.length + head.length)}`;
  });
  return { offset: end, length: 0, content: contents.map((content) => `,${content}`).join('') };
}

function membersOf(value: JsonValue): (readonly [string | undefined, JsonValue])[] {
  if (isObject(value)) return [...value];
  return (value as readonly JsonValue[]).map((item) => [undefined, item] as const);
}

/** The values below a node as one object or list. @param length of the list that they are added to */
function grown(missing: readonly Pick<Missing, 'path' | 'value'>[], length = 0): JsonValue {
  const [first] = missing;
  const head = first?.path[0];
  if (first === undefined || head === undefined) return first?.value ?? null;
  if (typeof head === 'number') return list(missing, length);
  const groups = new Map<string, { key: ImportPath[number]; below: Pick<Missing, 'path' | 'value'>[] }>();
  for (const { path, value } of missing) {
    const [key = '', ...rest] = path;
    const name = typeof key === 'object' ? JSON.stringify(key) : String(key);
    const group = groups.get(name) ?? { key, below: [] };
    group.below.push({ path: rest, value });
    groups.set(name, group);
  }
  if (typeof head === 'string') {
    return new Map([...groups].map(([name, { below }]) => [name, grown(below)]));
  }
  return [...groups.values()].map(({ key, below }) => {
    return new Map<string, JsonValue>([...Object.entries(key), ...(grown(below) as JsonObject)]);
  });
}

/** Values of a list by their position; those before them that nothing is known of are blank. */
function list(missing: readonly Pick<Missing, 'path' | 'value'>[], from: number): JsonValue[] {
  const last = Math.max(...missing.map(({ path }) => path[0] as number));
  return Array.from({ length: last - from + 1 }, (_, index) => {
    const own = missing.filter(({ path }) => path[0] === from + index);
    return own.length === 0 ? '' : grown(own.map(({ path, value }) => ({ path: path.slice(1), value })));
  });
}

/** Blanks at the beginning of the line of an offset. */
function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
}
