/** A JSON file → its value with the place of every part, or the findings that say why not. */
import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { Finding, Outcome, Place } from '../diagnostics/finding.ts';
import { messages } from '../diagnostics/messages.ts';
import { decodeText } from '../files/decode-text.ts';
import { LineIndex } from '../files/lines.ts';
import { readFileInside } from '../files/read-file.ts';
import { NumberLiteral } from '../model/dossier.ts';
import { JSON_NESTING } from '../model/limits.ts';
import { joinedKey, rememberedByKey, rememberedByObject, rememberedByText } from '../model/remembered.ts';
import { formatPath, type JsonPath, type LocatedJson } from '../model/source.ts';
import { syntaxFindings } from './syntax-errors.ts';

/** Reads a JSON file with its numbers as written. @param displayName its name in findings @param inside its folder */
export function readJson(path: string, displayName: string, inside: string): Outcome<LocatedJson> {
  const { value: text, findings } = readText(path, displayName, inside);
  if (text === undefined) return { findings };
  const parsed = parsedBefore({ text, file: displayName });
  return { ...parsed, findings: [...findings, ...parsed.findings] };
}

/** The text of a file that lies in the folder `inside`, or the finding that says why there is none. */
export function readText(path: string, displayName: string, inside: string): Outcome<string> {
  const { bytes, problem } = readFileInside(path, inside);
  if (problem !== undefined) {
    return { findings: [{ ...messages.unreadable(displayName, problem), place: { file: displayName } }] };
  }
  const decoded = decodeText(bytes);
  if (!('text' in decoded)) {
    return { findings: [{ ...messages.notUtf8(), place: { file: displayName, ...decoded.invalidAt } }] };
  }
  const { text, encoding } = decoded;
  const place = { file: displayName, line: 1, column: 1 };
  return { value: text, findings: encoding === 'UTF-8' ? [] : [{ ...messages.foreignEncoding(encoding), place }] };
}

/** Characters of files that are kept parsed: the dossiers and profiles of several units. */
const KEPT = 120_000;
const parsedBefore = rememberedByKey(
  ({ text, file }: { text: string; file: string }) => joinedKey([file, text]),
  ({ text, file }) => parseJsonOnce(text, file),
  KEPT,
);

/** A text parsed, under whatever name. */
interface Parsed {
  readonly text: string;
  readonly lines: LineIndex;
  readonly root: Node;
  readonly value: unknown;
  readonly duplicates: readonly Duplicate[];
}

/** A key that its object has before. */
interface Duplicate {
  readonly key: Node;
  readonly path: JsonPath;
}

interface Unparsed {
  readonly lines: LineIndex;
  readonly errors: readonly ParseError[];
}

/** Parses JSON text that is already in memory; numbers stay as written. */
export function parseJson(text: string, file: string): Outcome<LocatedJson> {
  return located(parse(text), text, file);
}

/** The same, kept for texts that are asked for again, under whatever name; the value is nobody's to change. */
export function parseJsonOnce(text: string, file: string): Outcome<LocatedJson> {
  return located(parsedOnce(text), text, file);
}

/** The dossier of a build is that from which the next build tells what moved. */
const parsedOnce = rememberedByText(parse, KEPT);

function parse(text: string): Parsed | Unparsed | 'too deep' {
  const lines = new LineIndex(text);
  const errors: ParseError[] = [];
  const root = parseWithLimit(text, errors);
  if (root === 'too deep') return root;
  if (root === undefined || errors.length > 0) return { lines, errors };
  return { text, lines, root, value: toValue(root, text), duplicates: duplicateKeys(root) };
}

function located(parsed: ReturnType<typeof parse>, text: string, file: string): Outcome<LocatedJson> {
  if (parsed === 'too deep') return { findings: [{ ...messages.tooDeep(), place: { file, line: 1, column: 1 } }] };
  if ('errors' in parsed) return { findings: syntaxFindings(text, parsed.errors, file, parsed.lines) };
  const json = new ParsedJson(file, parsed);
  return { value: json, findings: parsed.duplicates.map((duplicate) => duplicateKey(duplicate, json)) };
}

function parseWithLimit(text: string, errors: ParseError[]): Node | undefined | 'too deep' {
  if (nestingDepth(text) > JSON_NESTING) return 'too deep';
  return parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
}

/** What is no bracket: strings, which end with their line at the latest, and all else. */
const NO_BRACKETS = /"(?:[^"\\\n\r]|\\.)*"?|[^"[\]{}]+/gs;

function nestingDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const bracket of text.replaceAll(NO_BRACKETS, '')) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

class ParsedJson implements LocatedJson {
  constructor(
    readonly file: string,
    private readonly parsed: Parsed,
  ) {}

  get text(): string {
    return this.parsed.text;
  }

  get value(): unknown {
    return this.parsed.value;
  }

  locate(path: JsonPath, what: 'key' | 'value' = 'value'): Place {
    const { node, complete } = walk(this.parsed.root, path);
    const target = complete && what === 'key' ? keyOf(node) : node;
    const name = formatPath(path);
    return { file: this.file, ...this.position(target), ...(name === '' ? {} : { path: name }) };
  }

  position(node: Node): { line: number; column: number } {
    return this.parsed.lines.position(node.offset);
  }

  sourceAt(path: JsonPath): string | undefined {
    const { node, complete } = walk(this.parsed.root, path);
    return complete ? this.text.slice(node.offset, node.offset + node.length) : undefined;
  }
}

function walk(root: Node, path: JsonPath): { readonly node: Node; readonly complete: boolean } {
  let node = root;
  for (const segment of path) {
    const next = child(node, segment);
    if (next === undefined) return { node, complete: false };
    node = next;
  }
  return { node, complete: true };
}

function child(node: Node, segment: string | number): Node | undefined {
  if (node.type === 'array') return typeof segment === 'number' ? node.children?.[segment] : undefined;
  if (node.type !== 'object') return undefined;
  return membersOf(node).get(String(segment));
}

/** The values of an object by their keys; the first of two equal keys counts. */
const membersOf = rememberedByObject((node: Node): ReadonlyMap<string, Node> => {
  const members = new Map<string, Node>();
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? [];
    if (key !== undefined && value !== undefined && !members.has(key.value)) members.set(key.value, value);
  }
  return members;
});

function keyOf(node: Node): Node {
  return (node.parent?.type === 'property' ? node.parent.children?.[0] : undefined) ?? node;
}

/** The first of two equal keys counts, in the value as in `locate`. */
function toValue(node: Node, text: string): unknown {
  if (node.type === 'number') return new NumberLiteral(text.slice(node.offset, node.offset + node.length));
  if (node.type === 'array') return (node.children ?? []).map((item) => toValue(item, text));
  if (node.type !== 'object') return node.value;
  const result = Object.create(null) as Record<string, unknown>;
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? [];
    if (key !== undefined && value !== undefined && !Object.hasOwn(result, key.value)) {
      result[key.value] = toValue(value, text);
    }
  }
  return result;
}

function duplicateKeys(root: Node): Duplicate[] {
  const found: Duplicate[] = [];
  const walkThrough = (node: Node, path: JsonPath) => {
    if (node.type === 'array') for (const [index, item] of (node.children ?? []).entries()) inner(item, path, index);
    if (node.type !== 'object') return;
    const first = new Set<string>();
    for (const { children } of node.children ?? []) {
      const [key, value] = children ?? [];
      if (key === undefined || value === undefined) continue;
      if (first.has(key.value)) found.push({ key, path: [...path, key.value] });
      first.add(key.value);
      inner(value, path, key.value);
    }
  };
  const inner = (node: Node, path: JsonPath, step: string | number) => {
    if (node.type === 'array' || node.type === 'object') walkThrough(node, [...path, step]);
  };
  walkThrough(root, []);
  return found;
}

function duplicateKey({ key, path }: Duplicate, json: ParsedJson): Finding {
  const firstPlace = json.locate(path, 'key');
  const place = { ...firstPlace, ...json.position(key) };
  return { ...messages.duplicateKey(key.value), place, related: [firstPlace] };
}
