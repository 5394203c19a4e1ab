/**
 * The report of a dossier that is not filled in yet: what is missing stands in it as a box, `〔待填：…〕`. The boxes are
 * texts in the place of the values; numbers that come of a missing one are boxes too. Nothing of it is ever written.
 */
import type { Outcome } from '../diagnostics/finding.ts';
import { parseJson } from '../input/read-json.ts';
import { withEdited } from '../merge/edit-value.ts';
import type { JsonValue } from '../merge/json-text.ts';
import type { OpenEntry } from '../model/desk.ts';
import { NumberLiteral } from '../model/dossier.ts';
import type { FigureSet } from '../model/figure.ts';
import { mapTexts } from '../model/map-texts.ts';
import type { Inline, Report } from '../model/report.ts';
import { type DossierFiles, formatPath, type JsonPath } from '../model/source.ts';
import { type Analysis, analyseFiles, type Paths } from '../pipeline.ts';
import { isBlank } from './open-entries.ts';
import { standIn } from './stand-in.ts';

/** Stands for a date that is not known; no report is of that day. */
const NO_DATE = { written: '1970-01-01', printed: '1970年1月1日' };

/** @returns undefined where even so no report can be made */
export function previewOf(
  folder: string,
  files: DossierFiles,
  open: readonly OpenEntry[],
  paths: Paths,
): Analysis | undefined {
  const missing = open.filter(({ filled }) => !filled);
  const text = filledIn(files, missing);
  const json = parseJson(text, files.json.file).value;
  if (json === undefined) return undefined;
  const read: Outcome<DossierFiles> = { value: standIn(files, json, missingTexts(missing)), findings: [] };
  // Kept apart from what was made of the files themselves.
  const analysis = analyseFiles(`${folder}#`, read, paths);
  const { report, figures } = analysis;
  if (report === undefined || figures === undefined) return undefined;
  const date = missing.find(({ entry }) => entry.kind === 'value' && entry.form === 'date')?.entry.label ?? '';
  return { ...analysis, report: boxed(report, unknownFigures(figures, missing), boxText(date)) };
}

function boxText(label: string): string {
  return `〔待填：${label}〕`;
}

/** Files that are named and not there. */
function missingTexts(missing: readonly OpenEntry[]): ReadonlyMap<string, string> {
  const named = missing.flatMap(({ entry }) =>
    entry.kind === 'prose' && entry.slot === undefined ? [[entry.file, boxText(entry.label)] as const] : [],
  );
  return new Map(named);
}

/** The text of `report.json` with something in every place. */
function filledIn({ json }: DossierFiles, missing: readonly OpenEntry[]): string {
  const emptied = blankLists(json.value, []).reduce((text, path) => withEdited(text, path, []), json.text);
  return missing.reduce((text, { entry }) => {
    if (entry.kind === 'value') return withEdited(text, entry.path, standingFor(entry));
    return entry.slot === undefined ? text : withEdited(text, ['prose', entry.slot], boxText(entry.label));
  }, emptied);
}

function standingFor({ form, label, choices = [] }: Extract<OpenEntry['entry'], { kind: 'value' }>): JsonValue {
  switch (form) {
    case 'amount':
    case 'number':
      return new NumberLiteral('0');
    case 'date':
      return NO_DATE.written;
    case 'choice':
      return choices[0]?.[0] ?? '';
    case 'text':
      return boxText(label);
  }
}

/** Lists of which no row was filled in. */
function blankLists(value: unknown, path: JsonPath): JsonPath[] {
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isBlank)) return [path];
    return value.flatMap((item, index) => blankLists(item, [...path, index]));
  }
  if (typeof value !== 'object' || value === null || value instanceof NumberLiteral) return [];
  return Object.entries(value).flatMap(([key, item]) => blankLists(item, [...path, key]));
}

/** Ids of the figures that a missing value goes into. */
function unknownFigures(figures: FigureSet, missing: readonly OpenEntry[]): ReadonlySet<string> {
  const paths = new Set(missing.flatMap(({ entry }) => (entry.kind === 'value' ? [formatPath(entry.path)] : [])));
  const unknown = new Map<string, boolean>();
  const isUnknown = (id: string): boolean => {
    const told = unknown.get(id);
    if (told !== undefined) return told;
    unknown.set(id, false);
    const figure = figures.get(id);
    const own = figure?.source?.path !== undefined && paths.has(figure.source.path);
    const result = own || (figure?.inputs.some(isUnknown) ?? false);
    unknown.set(id, result);
    return result;
  };
  return new Set([...figures.keys()].filter(isUnknown));
}

function boxed(report: Report, unknown: ReadonlySet<string>, dateBox: string): Report {
  const change = (text: readonly Inline[]) => text.map((inline) => boxedInline(inline, unknown, dateBox));
  const parts = report.parts.map((part) => ({
    ...part,
    blocks: part.blocks.map((block) => {
      if (block.kind === 'cover') return { ...block, lines: block.lines.map((line) => dated(line, dateBox)) };
      return mapTexts(block, change);
    }),
  }));
  return { ...report, parts };
}

function boxedInline(inline: Inline, unknown: ReadonlySet<string>, dateBox: string): Inline {
  if (inline.kind === 'figure' && unknown.has(inline.figureId)) return { ...inline, text: '〔待填〕' };
  return inline.kind === 'text' ? { ...inline, text: dated(inline.text, dateBox) } : inline;
}

function dated(text: string, dateBox: string): string {
  return text.replaceAll(NO_DATE.printed, dateBox);
}
