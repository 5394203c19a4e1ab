/** A value out of the text of a file, with what it alone filled: its row, an object that is empty without it. */
import { type Node, parseTree } from 'jsonc-parser';
import { importPathOf } from '../model/import-path.ts';
import type { ImportPath, KeptValue } from '../model/imported.ts';
import { findValue } from './find-value.ts';

/** Undefined where it is not there any more, or somebody has changed it. */
export function withoutValue(text: string, path: string, kept: KeptValue): string | undefined {
  const root = parseTree(text);
  const segments = importPathOf(path);
  const found = root === undefined ? undefined : findValue(root, segments);
  if (root === undefined || found === undefined || found.missing.length > 0) return undefined;
  const { node } = found;
  if (text.slice(node.offset, node.offset + node.length) !== kept.text) return undefined;
  // A declared row keeps its columns: what is gone is blank.
  if (segments[0] === 'declared' && node.parent?.type === 'array') {
    return `${text.slice(0, node.offset)}""${text.slice(endOf(node))}`;
  }
  return withoutMember(text, filledAlone(node, segments));
}

/** The outermost that holds nothing but the value, and the fields that tell a row from others. */
function filledAlone(node: Node, segments: ImportPath): Node {
  let alone = node;
  for (let depth = segments.length - 1; depth > 0; depth -= 1) {
    const owner = alone.parent?.type === 'property' ? alone.parent.parent : undefined;
    const key = segments[depth - 1];
    const keys = typeof key === 'object' ? Object.keys(key) : [];
    const others = (owner?.children ?? []).filter(
      ({ children }) => children?.[1] !== alone && !keys.includes(String(children?.[0]?.value)),
    );
    if (owner === undefined || others.length > 0) return alone;
    alone = owner;
  }
  return alone;
}

/** Without a member of an object or a list, and without the comma that parted it from the others. */
export function withoutMember(text: string, node: Node): string {
  const member = node.parent?.type === 'property' ? node.parent : node;
  const all = member.parent?.children ?? [];
  const at = all.indexOf(member);
  const [before, after] = [all[at - 1], all[at + 1]];
  const start = after === undefined && before !== undefined ? endOf(before) : member.offset;
  return text.slice(0, start) + text.slice(after === undefined ? endOf(member) : after.offset);
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}
