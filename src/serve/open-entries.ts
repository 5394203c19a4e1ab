/** What is still to be filled in, and what of it is there already: what the place asks for by name, and blanks. */

import type { OpenEntry } from '../model/desk.ts';
import { NumberLiteral } from '../model/dossier.ts';
import { fieldWords } from '../model/field-words.ts';
import type { FigureSet } from '../model/figure.ts';
import type { ProfileFiles } from '../model/profile-files.ts';
import { KEPT_UNITS, latestFor } from '../model/remembered.ts';
import { type DossierFiles, formatPath, type JsonPath, valueAt } from '../model/source.ts';
import type { Paths } from '../pipeline.ts';
import { askedOf } from '../stories/fill-in/asked.ts';
import type { AskedFor } from '../workbook/fill-in/content.ts';
import { entryAt, isProseName, proseEntry } from './entries.ts';

/** A specimen of the place is composed for it: that takes as long as the report of the unit. */
const latestAsked = latestFor<ProfileFiles, AskedFor | undefined>(KEPT_UNITS);

/** What a place asks for of a unit with these items. */
export function askedFor(json: unknown, profile: ProfileFiles, paths: Paths): AskedFor | undefined {
  return latestAsked(profile, [paths.catalogues, itemsText(json)], () => askedOf(profile, paths, json).value);
}

/** What of the dossier decides what is asked for. */
function itemsText(json: unknown): string {
  const items = valueAt(json, ['expenditure']);
  const told = (Array.isArray(items) ? items : []).map((item) => [valueAt(item, ['code']), valueAt(item, ['fund'])]);
  return JSON.stringify(told);
}

/** @param figures of the unit, where they could be computed: a reason is asked for of what changed */
export function openEntries(
  files: DossierFiles,
  profile: ProfileFiles,
  figures: FigureSet | undefined,
  paths: Paths,
): readonly OpenEntry[] {
  const { json } = files;
  const asked = askedFor(json.value, profile, paths)?.rows;
  if (asked === undefined) return [...blanks(files), ...missingTexts(files)];
  const single = (group: OpenEntry['group'], path: JsonPath, label: string): OpenEntry[] => {
    const entry = entryAt(json, path, label);
    return entry === undefined ? [] : [{ group, entry, filled: entry.typed !== '' }];
  };
  return [
    ...blanks(files),
    ...asked.priorYear.flatMap(({ id, label }) => single('上年数', ['priorYear', id], `上年${label}`)),
    ...asked.reasons
      .filter(({ id }) => hasChanged(id, figures) || valueAt(json.value, ['reasons', id]) !== undefined)
      .flatMap(({ id, label }) =>
        single('增减原因', reasonPath(json.value, id), `${label}增减的原因`).map((open) => ({ ...open, figure: id })),
      ),
    ...asked.facts.flatMap(({ id, label }) => single('数量和事实', ['facts', id], label)),
    ...asked.prose.flatMap(({ id, label }) => proseOf(files, id, label)),
    ...missingTexts(files, new Set(asked.prose.map(({ id }) => id))),
  ];
}

/** The change of a figure against the year before is there and not zero. */
function hasChanged(id: string, figures: FigureSet | undefined): boolean {
  const change = figures?.get(`${id}.change`)?.value;
  return change !== undefined && !change.isZero();
}

/** Where the text of a reason stands: written out, or among the causes that several name. */
function reasonPath(json: unknown, id: string): JsonPath {
  const first = valueAt(json, ['reasons', id, 0]);
  return typeof first === 'string' && valueAt(json, ['causes', first]) !== undefined
    ? ['causes', first, 'text']
    : ['reasons', id, 0, 'text'];
}

function proseOf(files: DossierFiles, id: string, label: string): OpenEntry[] {
  const named = valueAt(files.json.value, ['prose', id]);
  if (typeof named === 'string' && named !== '' && !named.endsWith('.md')) {
    const inline = entryAt(files.json, ['prose', id], label);
    return inline === undefined ? [] : [{ group: '文字', entry: inline, filled: true }];
  }
  const isNamed = typeof named === 'string' && named !== '';
  const file = isNamed ? named : `prose/${proseFile(id)}.md`;
  const entry = { ...proseEntry(files, file, label), slot: id };
  return [{ group: '文字', entry, filled: isNamed && entry.typed.trim() !== '' }];
}

/** Files of prose that the dossier names and that are not there. @param asked texts that are asked for by name anyway */
function missingTexts(files: DossierFiles, asked: ReadonlySet<string> = new Set()): OpenEntry[] {
  const named = proseNames(files.json.value, []).filter(
    ({ path, name }) =>
      !(path[0] === 'prose' && asked.has(String(path[1]))) && files.markdownStatus(name) === 'missing',
  );
  const first = [...new Map(named.reverse().map((each) => [each.name, each])).values()].reverse();
  const words = first.map(({ path, name }) => fieldWords(formatPath(path)) ?? name);
  return first.map(({ name }, index) => {
    const own = words[index] ?? name;
    // A box is told from the others by its words.
    const label = words.filter((each) => each === own).length > 1 ? `${own}（${name}）` : own;
    return { group: '文字', entry: proseEntry(files, name, label), filled: false };
  });
}

function proseNames(value: unknown, path: JsonPath): { readonly path: JsonPath; readonly name: string }[] {
  if (isProseName(value)) return [{ path, name: value }];
  if (typeof value !== 'object' || value === null || value instanceof NumberLiteral) return [];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, item]) => proseNames(item, [...path, key]));
}

/** `performanceWork` → `performance-work`. */
function proseFile(key: string): string {
  return key.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

/** Values that are there and say nothing; a blank of what was declared was printed so. */
function blanks({ json }: DossierFiles): readonly OpenEntry[] {
  return blankPaths(json.value, []).flatMap((path) => {
    const entry = fieldWords(formatPath(path)) === undefined ? undefined : entryAt(json, path);
    return entry === undefined ? [] : [{ group: '基本情况', entry, filled: false }];
  });
}

const ASKED_BY_NAME = new Set(['declared', 'priorYear', 'reasons', 'facts', 'prose', '$schema']);

function blankPaths(value: unknown, path: JsonPath): JsonPath[] {
  if (path.length === 1 && ASKED_BY_NAME.has(String(path[0]))) return [];
  if (value === '' || value === null) return [path];
  if (Array.isArray(value) && value.every(isBlank)) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => blankPaths(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => blankPaths(item, [...path, key]));
}

/** A row that nobody has filled in. */
export function isBlank(value: unknown): boolean {
  if (value === '' || value === null) return true;
  if (typeof value !== 'object') return false;
  return !(value instanceof NumberLiteral) && Object.values(value).every(isBlank);
}
