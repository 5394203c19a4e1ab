/** One value of `report.json` set, put in or taken out by hand; all else in the file stays as it is. */
import { applyEdits, type Edit, parseTree } from 'jsonc-parser';
import type { JsonPath } from '../model/source.ts';
import { findValue } from './find-value.ts';
import { insertions } from './insert.ts';
import { type JsonValue, jsonText } from './json-text.ts';
import { withoutMember } from './without-value.ts';

/**
 * @param text of a valid JSON file
 * @param value what shall stand at the path; undefined takes out what stands there
 * @returns the text of the file, equal to `text` where nothing was to be done
 */
export function withEdited(text: string, path: JsonPath, value: JsonValue | undefined): string {
  const root = parseTree(text);
  if (root === undefined) return text;
  const { node, missing } = findValue(root, path);
  if (value === undefined) return missing.length > 0 ? text : withoutMember(text, node);
  if (missing.length > 0) return applied(text, insertions(text, [{ node, path: missing, value }]));
  const line = text.slice(text.lastIndexOf('\n', node.offset) + 1, node.offset);
  const content = jsonText(value, /^[ \t]*/.exec(line)?.[0] ?? '', line.length);
  return applied(text, [{ offset: node.offset, length: node.length, content }]);
}

/** What comes in ends its lines as the file does. */
function applied(text: string, edits: readonly Edit[]): string {
  const isCrlf = text.includes('\r\n');
  const own = edits.map((edit) => (isCrlf ? { ...edit, content: edit.content.replaceAll('\n', '\r\n') } : edit));
  return applyEdits(text, own);
}
