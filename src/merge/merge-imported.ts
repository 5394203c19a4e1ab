/**
 * Imported values into the text of `report.json`, which keeps its form: what was imported before is replaced, what was
 * typed stays and is told where it differs.
 */
import { applyEdits, type Edit, type Node, parseTree } from 'jsonc-parser';
import { NumberLiteral } from '../model/dossier.ts';
import {
  type CellPlace,
  type ImportedRecord,
  type ImportedValue,
  type ImportPath,
  importPathText,
} from '../model/imported.ts';
import { DECIMAL_PATTERN, decimal, sum } from '../money/decimal.ts';
import { findValue, memberOf } from './find-value.ts';
import { insertions, type Missing } from './insert.ts';
import { onOneLine } from './json-text.ts';
import { withoutValue } from './without-value.ts';

export interface MergeInput {
  /** Of `report.json`, valid JSON. */
  readonly text: string;
  readonly values: readonly ImportedValue[];
  readonly previous: ImportedRecord;
  /** Digests of the files that the values come from, by name. */
  readonly digests: ReadonlyMap<string, string>;
  /**
   * Files among them that hold all that they ever brought, and whether all of it could be read: what stands in such a
   * file no more goes, and what other files brought stays.
   */
  readonly forms: ReadonlyMap<string, 'whole' | 'faulty'>;
  /** Which of two that differ stands: what was typed, or what the workbook says. */
  readonly take: 'typed' | 'workbook';
}

export interface Change {
  readonly kind: 'added' | 'replaced' | 'removed';
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
  readonly from: CellPlace;
}

/** What was typed and what a cell says; the typed value stands. */
export interface Conflict {
  readonly path: ImportPath;
  readonly typed: string;
  readonly workbook: string;
  readonly from: CellPlace;
  /** It was typed in parts, which one value never replaces. */
  readonly isSplit: boolean;
}

export interface Merged {
  readonly text: string;
  readonly imported: ImportedRecord;
  readonly changed: readonly Change[];
  readonly conflicts: readonly Conflict[];
}

export function mergeImported(input: MergeInput): Merged {
  const given = new Map(input.values.map((value) => [importPathText(value.path), value]));
  const { text, removed } = withoutStale(input, given);
  const root = parsed(text);
  const changed: Change[] = [...removed];
  const conflicts: Conflict[] = [];
  const kept = new Map(input.previous.values);
  for (const { path } of removed) kept.delete(path);
  const edits: Edit[] = [];
  const missing: Missing[] = [];
  for (const [path, { path: segments, value, from }] of given) {
    const written = onOneLine(value);
    const found = findValue(root, segments);
    const keep = (asWritten: string) => kept.set(path, { ...from, text: asWritten });
    if (found.missing.length > 0 || isUntyped(found.node, segments)) {
      missing.push({ node: found.node, path: found.missing, value });
      changed.push({ kind: 'added', path, after: written, from });
      keep(written);
      continue;
    }
    const { offset, length } = found.node;
    const current = text.slice(offset, offset + length);
    if (isSame(found.node, current, value)) {
      keep(current);
      continue;
    }
    const wasImported = input.previous.values.get(path)?.text === current;
    const isSplit = found.node.type === 'array' || found.node.type === 'object';
    if (!isSplit && (wasImported || input.take === 'workbook')) {
      edits.push({ offset, length, content: written });
      changed.push({ kind: 'replaced', path, before: current, after: written, from });
      keep(written);
      continue;
    }
    kept.delete(path);
    conflicts.push({ path: segments, typed: shortened(current), workbook: written, from, isSplit });
  }
  edits.push(...insertions(text, missing));
  const files = new Map([...input.previous.files, ...input.digests]);
  const used = new Set([...kept.values()].map(({ file }) => file));
  return {
    text: applyEdits(text, edits),
    imported: { files: new Map([...files].filter(([name]) => used.has(name))), values: kept },
    changed,
    conflicts,
  };
}

function parsed(text: string): Node {
  const root = parseTree(text);
  if (root === undefined) throw new Error('report.json is no JSON');
  return root;
}

/** Nothing stands there that anybody typed; a blank of a declared table was printed so. */
function isUntyped(node: Node, [head]: ImportPath): boolean {
  return node.type === 'null' || (node.type === 'string' && node.value === '' && head !== 'declared');
}

/** Whether a typed value says the same: `10` is `10.00`, and parts of projects are their sum. */
function isSame(node: Node, current: string, value: ImportedValue['value']): boolean {
  if (node.type === 'array') {
    const parts = (node.children ?? []).map((part) => memberOf(part, 'amount')?.value as unknown);
    const isAmounts = parts.every((part) => isNumeral(String(part)));
    return (
      value instanceof NumberLiteral &&
      isAmounts &&
      sum(parts.map((part) => decimal(String(part)))).equals(decimal(value.source))
    );
  }
  const typed = node.type === 'string' ? String(node.value) : current;
  const given = value instanceof NumberLiteral ? value.source : String(value);
  if (isNumeral(typed) && isNumeral(given)) return decimal(typed).equals(decimal(given));
  return typed === given;
}

function isNumeral(text: string): boolean {
  return DECIMAL_PATTERN.test(text);
}

const LONGEST = 40;

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** Values that an earlier import brought, of the kinds that this one brings, and that it has not. */
function withoutStale(
  { text, previous, forms }: MergeInput,
  given: ReadonlyMap<string, ImportedValue>,
): { readonly text: string; readonly removed: readonly Change[] } {
  const ofTables = [...given].filter(([, { from }]) => !forms.has(from.file));
  const kinds = new Set(ofTables.map(([path]) => kindOf(path)));
  const isStale = (path: string, file: string) =>
    forms.has(file) ? forms.get(file) === 'whole' : kinds.has(kindOf(path));
  const stale = [...previous.values].filter(([path, { file }]) => !given.has(path) && isStale(path, file));
  let left = text;
  const removed: Change[] = [];
  // From the last on, so that the entries before keep their places.
  for (const [path, kept] of stale.reverse()) {
    const without = withoutValue(left, path, kept);
    if (without === undefined) continue;
    left = without;
    removed.push({ kind: 'removed', path, before: kept.text, from: kept });
  }
  return { text: left, removed };
}

const OWN_SOURCE = /\.(?:initialBudget|fullYearBudget)$/;

/** Values of one kind come from the same tables: an import that brings some brings all of them. */
function kindOf(path: string): string {
  const table = /^declared\.tables\.[^.[]+/.exec(path)?.[0];
  if (table !== undefined) return table;
  const list = /^(\w+)\[(.*?)\]/.exec(path);
  if (list === null) return path;
  const fund = /fund=\w+/.exec(list[2] ?? '')?.[0] ?? '';
  return `${list[1]} ${fund}${OWN_SOURCE.exec(path)?.[0] ?? ''}`;
}
