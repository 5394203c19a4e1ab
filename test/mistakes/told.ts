/** Makes a mistake in a copy of a unit as a new year's dossier, and tells what the check then finds anew. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { applyEdits, type JSONPath, modify } from 'jsonc-parser';
import type { Finding } from '../../src/diagnostics/finding.ts';
import { formatPath } from '../../src/model/source.ts';
import { analyse, type Paths } from '../../src/pipeline.ts';
import type { Place } from '../arbitraries/places.ts';
import { paths } from '../support.ts';
import { generatedDossier } from './generated.ts';
import { type Edit, type Mistake, type Path, type Spot, UNITS, type UnitName } from './mistake.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const work = mkdtempSync(join(tmpdir(), 'juesuan-mistakes-'));
const ownPaths: Paths = { ...paths, templates: allTemplates() };
const originals = new Map<UnitName, readonly string[]>();

/** The project's places and the invented one. */
function allTemplates(): string {
  const folder = join(work, 'templates');
  cpSync(paths.templates, folder, { recursive: true });
  cpSync(join(ROOT, 'test/fifth-place/templates/lanchuan'), join(folder, 'lanchuan'), { recursive: true });
  return folder;
}

/** Findings that the mistake gives and the unit without it does not. */
export function newFindings({ unit, edits }: Mistake): { readonly folder: string; readonly told: readonly Finding[] } {
  const folder = copyOf(unit);
  for (const edit of edits) apply(edit, folder);
  const left = [...findingsWithout(unit)];
  const told = analyse(folder, ownPaths, unit).findings.filter((finding) => {
    const at = left.indexOf(keyOf(finding));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { folder, told };
}

function findingsWithout(unit: UnitName): readonly string[] {
  const known = originals.get(unit) ?? analyse(copyOf(unit), ownPaths, unit).findings.map(keyOf);
  originals.set(unit, known);
  return known;
}

function keyOf({ rule, message }: Finding): string {
  return `${rule} ${message}`;
}

function copyOf(unit: UnitName): string {
  const folder = mkdtempSync(join(work, `${unit}-`));
  const [kind, place] = UNITS[unit].split(' ');
  if (kind === 'generated') writeGenerated(folder, place as Place);
  else cpSync(join(ROOT, UNITS[unit]), folder, { recursive: true });
  apply({ leaf: ['declared'], to: undefined }, folder);
  apply({ leaf: ['status'], to: 'preparing' }, folder);
  return folder;
}

function writeGenerated(folder: string, place: Place): void {
  const { json, files } = generatedDossier(place);
  for (const [name, text] of Object.entries({ 'report.json': json, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

function apply(edit: Edit, folder: string): void {
  const path = join(folder, 'leaf' in edit ? 'report.json' : edit.file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, 'leaf' in edit ? withLeaf(text, edit) : replaced(text, edit));
}

function withLeaf(text: string, { leaf, to }: { readonly leaf: Path; readonly to: unknown }): string {
  return applyEdits(
    text,
    modify(text, leaf as JSONPath, to, { formattingOptions: { insertSpaces: true, tabSize: 2 } }),
  );
}

/** @throws Error when the text does not stand there once */
function replaced(text: string, { file, from, to }: Extract<Edit, { file: string }>): string {
  if (text.split(from).length !== 2) throw new Error(`“${from}” does not stand once in ${file}`);
  return text.replace(from, () => to);
}

/** Whether a finding stands at one of the spots and says what is wrong. */
export function isTold({ at, says }: Mistake, finding: Finding, folder: string): boolean {
  return at.some((spot) => standsAt(spot, finding, folder)) && says.test(saidBy(finding));
}

export function saidBy({ message, actual, expected, hint }: Finding): string {
  return [message, actual, expected, hint].filter((part) => part !== undefined).join('\n');
}

function standsAt(spot: Spot, { place }: Finding, folder: string): boolean {
  if (place === undefined) return false;
  if ('line' in spot) return place.file.endsWith(spot.file) && linesWith(spot, folder).includes(place.line ?? 0);
  if (!place.file.endsWith('report.json')) return false;
  const path = place.path ?? '';
  const wanted = formatPath(spot as JSONPath);
  return path === wanted || path.startsWith(`${wanted}.`) || path.startsWith(`${wanted}[`);
}

function linesWith({ file, line }: Extract<Spot, { line: string }>, folder: string): number[] {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  return lines.flatMap((text, index) => (text.includes(line.split('\n')[0] ?? line) ? [index + 1] : []));
}
