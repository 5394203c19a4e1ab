/** The workbook to fill in: what a dossier puts in it comes back, and what is wrong in it is told at its cell. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fillBook } from '../../src/fill-book.ts';
import { readDossier } from '../../src/input/read-dossier.ts';
import { parseJson } from '../../src/input/read-json.ts';
import { mergeImported } from '../../src/merge/merge-imported.ts';
import { NumberLiteral } from '../../src/model/dossier.ts';
import { NOTHING_IMPORTED } from '../../src/model/imported.ts';
import { isFillIn, readFillIn } from '../../src/workbook/fill-in/read-fill-in.ts';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import type { WorkbookReading } from '../../src/workbook/workbook-reading.ts';
import { paths } from '../support.ts';

const FOLDERS = ['data/units', 'test/clean'].flatMap((folder) =>
  readdirSync(join(import.meta.dirname, '../..', folder)).map((unit) => join(import.meta.dirname, '../..', folder, unit)),
);

// biome-ignore lint/suspicious/noExplicitAny: dossiers that are known, read as they are
type Json = any;

function dossierOf(folder: string): Json {
  const { value, findings } = readDossier(folder);
  if (value === undefined) throw new Error(JSON.stringify(findings));
  return value.json.value;
}

function bookOf(json: Json): Uint8Array {
  const { value, findings } = fillBook(
    { json, profile: json.profile, year: Number(json.year.source), unitName: json.unit.name },
    paths,
  );
  if (value === undefined) throw new Error(JSON.stringify(findings));
  return value;
}

function readingOf(bytes: Uint8Array): WorkbookReading {
  const { reading, problem } = readWorkbook(bytes);
  if (reading === undefined) throw new Error(problem);
  return reading;
}

/** Leaves by their place; the order of `expenditure` says nothing. */
function leavesOf(node: Json, path = ''): [string, string][] {
  if (node instanceof NumberLiteral) return [[path, String(Number(node.source))]];
  if (Array.isArray(node)) {
    if (node.length === 0) return [[path, '[]']];
    const items = path === 'expenditure' ? [...node].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)) : node;
    return items.flatMap((item, index) => leavesOf(item, `${path}[${index}]`));
  }
  if (typeof node !== 'object' || node === null) return [[path, String(node)]];
  return Object.entries(node).flatMap(([key, value]) => leavesOf(value, path === '' ? key : `${path}.${key}`));
}

const keyOf = ({ code, fund }: Json) => `${code} ${fund}`;

/** What the workbook has no cell for: set by `new`, printed or decided elsewhere, or nested too deep for a table. */
const NOT_COVERED = /^(?:\$schema|profile|year|rubric|declared|waivers|draft|document\.imprint)\b/;

describe.each(FOLDERS.map((folder) => ({ folder, unit: folder.split('/').at(-1) })))('the form of $unit', ({ folder }) => {
  const json = dossierOf(folder);
  const bytes = bookOf(json);
  const { values, findings } = readFillIn(readingOf(bytes), '填报表.xlsx');

  it('comes back as it was laid out', () => {
    const merged = mergeImported({
      text: '{}',
      values,
      previous: NOTHING_IMPORTED,
      digests: new Map(),
      take: 'typed',
    });
    const back = new Map(leavesOf(parseJson(merged.text, 'report.json').value?.value));
    const own = leavesOf(json).filter(([path, value]) => !NOT_COVERED.test(path) && value !== '[]');
    for (const [path, value] of own) expect(back.get(path), path).toBe(value);
    expect([...back.keys()].sort()).toEqual(own.map(([path]) => path).sort());
    expect(own.length).toBeGreaterThan(40);
  });

  it('has nothing to be told of', () => {
    expect(findings).toEqual([]);
  });

  it('is the same bytes twice', () => {
    expect(Buffer.compare(bytes, bookOf(json))).toBe(0);
  });

  it('is known by its names', () => {
    expect(isFillIn(readingOf(bytes))).toBe(true);
  });
});
