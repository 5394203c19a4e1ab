/** What tests of whole reports share: the project's own paths, a copy of a unit to change, text of the outputs. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Finding } from '../src/diagnostics/finding.ts';
import type { BuildState } from '../src/model/build-state.ts';
import type { TableForm, TableSpec } from '../src/model/table-spec.ts';
import { type Analysis, analyse, type Paths, renderOutputs } from '../src/pipeline.ts';
import { renderText } from '../src/render/text/render-text.ts';
import { composed, stateOf } from '../src/states.ts';
import { asPrinted } from '../src/validate/chosen-tables.ts';

export const ROOT = resolve(import.meta.dirname, '..');

export const paths: Paths = {
  templates: join(ROOT, 'templates'),
  catalogues: join(ROOT, 'data/catalogues'),
  fonts: join(ROOT, 'fonts'),
  units: join(ROOT, 'data/units'),
  out: join(ROOT, 'out'),
};

export function unitFolder(unit: string): string {
  return join(paths.units, unit);
}

const analyses = new Map<string, Analysis>();
const outputs = new Map<string, Promise<ReadonlyMap<string, Uint8Array>>>();

/** The analysis of one of the project's units: once a process, for all files of tests. */
export function analyseUnit(unit: string): Analysis {
  const known = analyses.get(unit) ?? analyse(unitFolder(unit), paths, `data/units/${unit}`);
  analyses.set(unit, known);
  return known;
}

/** The files of a build of one of the project's units, by name: once a process. Whoever asks may change the bytes. */
export async function outputsOf(unit: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const known = outputs.get(unit) ?? renderOutputs(analyseUnit(unit), paths);
  outputs.set(unit, known);
  return new Map([...(await known)].map(([name, bytes]) => [name, bytes.slice()]));
}

/** The canonical text of an analysis that could be composed. */
export function textOf({ report, findings }: Analysis): string {
  if (report === undefined) throw new Error(JSON.stringify(findings.slice(0, 5)));
  return renderText(report);
}

/** A copy of a unit in a temporary folder, with texts of its report.json replaced, each of which stands there once. */
export function changedUnit(unit: string, ...replacements: readonly (readonly [from: string, to: string])[]): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'juesuan-')), unit);
  cpSync(unitFolder(unit), folder, { recursive: true });
  for (const [from, to] of replacements) replaceOnce(join(folder, 'report.json'), from, to);
  return folder;
}

/** @throws Error when `from` does not stand exactly once in the file */
export function replaceOnce(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`“${from}” does not stand once in ${path}`);
  writeFileSync(path, text.replace(from, to));
}

/** Line and column, from 1, of a text that stands once in a file. @throws Error when it does not */
export function position(file: string, text: string): string {
  const source = readFileSync(file, 'utf8');
  if (source.split(text).length !== 2) throw new Error(`“${text}” does not stand once in ${file}`);
  const before = source.slice(0, source.indexOf(text)).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

/** Copies the templates so that one can be broken. */
export function changedTemplates(file: string, from: string, to: string): Paths {
  const templates = join(mkdtempSync(join(tmpdir(), 'juesuan-')), 'templates');
  cpSync(paths.templates, templates, { recursive: true });
  replaceOnce(join(templates, file), from, to);
  return { ...paths, templates };
}

/** Text of a DOCX, paragraph by paragraph. */
export function docxParagraphs(bytes: Uint8Array): string[] {
  const part = unzipSync(bytes)['word/document.xml'];
  if (part === undefined) throw new Error('no word/document.xml');
  const xml = strFromU8(part);
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>|<w:p\/>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => unescapeXml(match[1] ?? '')).join(''),
  );
}

/** What a pattern finds in XML: its group, else all of it. */
export function all(xml: string, pattern: RegExp): string[] {
  return [...xml.matchAll(pattern)].map((match) => match[1] ?? match[0]);
}

/** Text of XML or HTML with its entities as characters. */
export function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** Text without white space. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Findings that a reader has to look at. */
export function serious({ findings }: Pick<Analysis, 'findings'>): Finding[] {
  return findings.filter(({ severity }) => severity !== 'info');
}

/** A finding and all that follows from it. */
export function withFollowers(finding: Finding): Finding[] {
  return [finding, ...(finding.consequences ?? []).flatMap(withFollowers)];
}

/** What is kept of a build. */
export function kept(analysis: Analysis): BuildState {
  const reached = composed(analysis);
  if (reached === undefined) throw new Error(JSON.stringify(analysis.findings.slice(0, 3)));
  return stateOf(reached);
}

/** Paths of files at any depth, in order. */
export function filesBelow(place: string, extension: string): string[] {
  const names = readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(extension));
  return names.sort().map((name) => join(place, name));
}

/** Forms as the base prints them. */
export function printedForms(forms: readonly TableForm[]): TableSpec[] {
  const { tables, money } = JSON.parse(readFileSync(join(paths.templates, 'base', 'profile.json'), 'utf8'));
  return forms.map((form) => asPrinted(form, { tables, money }));
}
