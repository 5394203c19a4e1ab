/** Mutants of the files that a unit writes: report.json and its prose. */
import type { FigureSet } from '../model/figure.ts';
import { type DossierFiles, formatPath, type JsonPath, type LocatedJson } from '../model/source.ts';
import { apartInFile } from './apart.ts';
import type { Kind, Mutant } from './mutant.ts';
import { applied, around, type Edit, offByOne, textEdits } from './mutations.ts';
import type { Random } from './random.ts';

const JSON_FILE = 'report.json';

/** Every mutant of a dossier's files. */
export function fileMutants(files: DossierFiles, figures: FigureSet, random: Random): Mutant[] {
  const prose = files.markdownFiles.flatMap((file) => proseMutants(file, files.readMarkdown(file) ?? '', random));
  return [...jsonMutants(files.json, figures, random), ...prose];
}

/** Digits and words of a prose file outside its {{…}}. */
function proseMutants(file: string, text: string, random: Random): Mutant[] {
  const marks = [...text.matchAll(/\{\{[^}]*\}\}|::\w+[[{]|^#+ .*$/gm)].map(({ index, 0: mark }) => [
    index,
    index + mark.length,
  ]);
  const free = ({ start, end }: Edit) => !marks.some(([from = 0, to = 0]) => start < to && end > from);
  return textEdits(text, random)
    .filter(free)
    .map((edit) => ({
      ...shared(text, edit, `${file}:${text.slice(0, edit.start).split('\n').length}`, 'prose'),
      apart: apartInFile(text, edit),
      source: { text, start: edit.start },
      change: { file, text: applied(text, edit) },
    }));
}

interface Leaf {
  readonly path: JsonPath;
  /** Offset and text of the value as it stands in the file. */
  readonly start: number;
  readonly text: string;
  readonly isText: boolean;
}

function jsonMutants(json: LocatedJson, figures: FigureSet, random: Random): Mutant[] {
  const { text } = json;
  const starts = lineStarts(text);
  const leaves = leavesOf(json, json.value, [], starts);
  const of = (leaf: { path: JsonPath; isText?: boolean }, edit: Edit): Mutant => ({
    ...shared(text, edit, `${JSON_FILE} ${formatPath(leaf.path)}`, partOf(leaf.path)),
    apart: apartInFile(text, edit, leaf.path),
    ...(leaf.isText === true && { isText: true, source: { text, start: edit.start } }),
    change: { file: JSON_FILE, text: applied(text, edit), path: leaf.path },
  });
  const changed = leaves.flatMap((leaf) => leafEdits(leaf, figures, random).map((edit) => of(leaf, edit)));
  const rows = rowsOf(json, json.value, [], starts).map(({ path, edit }) => of({ path }, edit(text)));
  return [...changed, ...rows];
}

function shared(text: string, edit: Edit, where: string, part: string) {
  const { kind, start, end, text: changed } = edit;
  return {
    kind,
    origin: 'file' as const,
    part,
    where,
    old: text.slice(start, end),
    new: changed,
    context: around(text, edit),
  };
}

function partOf([first, second]: JsonPath): string {
  if (first === 'declared') return second === 'tables' ? 'declared tables' : 'declared figures';
  return first === 'performance' || first === 'rubric' ? 'performance' : 'facts';
}

/** Digits and words of a leaf, a stale or a wrong total where it is one. */
function leafEdits(leaf: Leaf, figures: FigureSet, random: Random): Edit[] {
  const edits = textEdits(leaf.text, random).map((edit) => moved(edit, leaf.start));
  const last = String(leaf.path.at(-1));
  const isTotal = /(?:总|合计)/.test(leaf.path.slice(2).join()) || /[Tt]otal$/.test(last);
  const totals = isTotal ? offByOne(leaf.text, leaf.start) : [];
  return [...edits, ...totals, ...staleEdits(leaf, figures)];
}

function moved(edit: Edit, by: number): Edit {
  return { ...edit, start: edit.start + by, end: edit.end + by };
}

/** A declared figure of last year; last year's figure taken from this year. */
function staleEdits({ path, start, text, isText }: Leaf, figures: FigureSet): Edit[] {
  const [first, second, id] = path;
  if (isText) return [];
  const source =
    first === 'priorYear' ? String(second) : first === 'declared' && second === 'figures' ? `${id}.prior` : '';
  const [old, other] = [first === 'priorYear' ? `${source}.prior` : String(id), source].map(
    (one) => figures.get(one)?.value,
  );
  if (old === undefined || other === undefined || old.equals(other) || old.isZero()) return [];
  const changed = other.times(text).div(old).toDecimalPlaces(4).toFixed();
  return [{ kind: 'stale', start, end: start + text.length, text: changed }];
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

function offsetOf(
  json: LocatedJson,
  path: JsonPath,
  starts: readonly number[],
  what: 'key' | 'value' = 'value',
): number {
  const { line = 1, column = 1 } = json.locate(path, what);
  return (starts[line - 1] ?? 0) + column - 1;
}

/** Numbers and strings of a JSON file. */
function leavesOf(json: LocatedJson, value: unknown, path: JsonPath, starts: readonly number[]): Leaf[] {
  const inner = entriesOf(value);
  if (inner !== undefined) return inner.flatMap(([key, child]) => leavesOf(json, child, [...path, key], starts));
  const text = json.sourceAt(path);
  if (text === undefined || typeof value === 'boolean') return [];
  return [{ path, start: offsetOf(json, path, starts), text, isText: typeof value === 'string' }];
}

function entriesOf(value: unknown): [string | number, unknown][] | undefined {
  if (Array.isArray(value)) return value.map((child, index) => [index, child]);
  if (typeof value !== 'object' || value === null || 'source' in value || 'literal' in value) return undefined;
  return Object.getPrototypeOf(value) === null || Object.getPrototypeOf(value) === Object.prototype
    ? Object.entries(value)
    : undefined;
}

/** Items of lists and rows of declared tables, each dropped. */
function rowsOf(
  json: LocatedJson,
  value: unknown,
  path: JsonPath,
  starts: readonly number[],
): { path: JsonPath; edit: (text: string) => Edit }[] {
  const inner = entriesOf(value) ?? [];
  const isRows = Array.isArray(value)
    ? inner.length > 1 && entriesOf(inner[0]?.[1]) !== undefined
    : path[1] === 'tables' && path.length === 3;
  const here = isRows
    ? inner.map(([key]) => ({ path: [...path, key], edit: (text: string) => drop(json, [...path, key], starts, text) }))
    : [];
  return [...here, ...inner.flatMap(([key, child]) => rowsOf(json, child, [...path, key], starts))];
}

/** The value with its key and the comma that belongs to it. */
function drop(json: LocatedJson, path: JsonPath, starts: readonly number[], text: string): Edit {
  const start = offsetOf(json, path, starts, 'key');
  const value = offsetOf(json, path, starts);
  const end = value + (json.sourceAt(path)?.length ?? 0);
  const after = /^\s*,/.exec(text.slice(end))?.[0].length;
  if (after !== undefined) return { kind: 'row' satisfies Kind, start, end: end + after, text: '' };
  const before = /,\s*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return { kind: 'row', start: start - before, end, text: '' };
}
