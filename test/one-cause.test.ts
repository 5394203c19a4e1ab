/** One cause is told once: whatever single number of a clean dossier is mistyped, few findings tell it, and where. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { applyEdits, modify } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../src/diagnostics/finding.ts';
import { formatPath, type JsonPath } from '../src/model/source.ts';
import { analyseFolder, cleanDossiers } from '../src/mutate/dossiers.ts';
import { runs } from './runs.ts';

const DECLARED = runs(6, 20_240_229);
const ACCOUNTS = runs(16, 20_240_301);

type Leaf = readonly [path: JsonPath, value: number | string];

const NUMBER = /^-?\d+(?:\.\d+)?$/;

function numbersIn(value: unknown, path: JsonPath = []): Leaf[] {
  if (typeof value === 'number' && value !== 0) return [[path, value]];
  if (typeof value === 'string') return path[0] === 'declared' && NUMBER.test(value) ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    return numbersIn(one, [...path, Array.isArray(value) ? Number(key) : key]);
  });
}

/** Amounts of the accounts; what is told once in a dossier cannot be held against anything. */
const AMOUNTS =
  /^(?:revenue|expenditure|opening|basicByEconomicItem|basicTotals|threePublic\.final)\b(?!.*initialBudget)/;

const dossiers = cleanDossiers().map((clean) => {
  const folder = join(mkdtempSync(join(tmpdir(), 'juesuan-cause-')), clean.unit);
  cpSync(clean.folder, folder, { recursive: true });
  const text = readFileSync(join(folder, 'report.json'), 'utf8');
  const findings = (edited: string): readonly Finding[] => {
    writeFileSync(join(folder, 'report.json'), edited);
    return analyseFolder(folder, clean).findings.filter(({ severity }) => severity !== 'info');
  };
  const all = numbersIn(JSON.parse(text));
  return {
    declared: all.filter(([path]) => path[0] === 'declared' && path[1] === 'tables'),
    amounts: all.filter(([path]) => AMOUNTS.test(formatPath(path))),
    told: (path: JsonPath, value: number | string) => findings(applyEdits(text, modify(text, [...path], value, {}))),
  };
});

const SLIPS = {
  'ten thousand times': (value: number) => value * 10_000,
  'a tenth': (value: number) => value / 10,
  'another sign': (value: number) => -value,
  'one more': (value: number) => value + 1,
};
const slips = fc.constantFrom(...Object.keys(SLIPS)) as fc.Arbitrary<keyof typeof SLIPS>;
const some = (pick: (one: (typeof dossiers)[number]) => readonly Leaf[]) =>
  fc.constantFrom(...dossiers.flatMap((one) => pick(one).map((leaf) => ({ one, leaf }))));

function listed(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, place, message }) => `${rule} ${place?.path ?? place?.file}: ${message}`);
}

/** A finding stands at the fact, at the row that it is a part of, or names it among the places to look at. */
function pointsAt({ place, related = [] }: Finding, path: string): boolean {
  return [place, ...related].some((one) => one?.path !== undefined && path.startsWith(one.path));
}

describe('a single number that is mistyped', () => {
  it('in a declared table is told once, where it stands', { timeout: DECLARED.timeout }, () => {
    const property = fc.property(
      some((one) => one.declared),
      ({ one, leaf: [path, value] }) => {
        const told = one.told(path, String(Number(value) + 1));
        expect(listed(told)).toHaveLength(1);
        expect(told[0]?.place?.path).toBe(formatPath(path));
      },
    );
    fc.assert(property, DECLARED);
  });

  it('in the accounts gives a handful of findings, and one of them names it', { timeout: ACCOUNTS.timeout }, () => {
    const property = fc.property(
      some((one) => one.amounts),
      slips,
      ({ one, leaf: [path, value] }, slip) => {
        const told = one.told(path, Number(SLIPS[slip](Number(value)).toFixed(8)));
        expect(listed(told).slice(MOST), `${formatPath(path)}: ${slip}`).toEqual([]);
        expect(told.some((finding) => pointsAt(finding, formatPath(path))) || listed(told)).toBe(true);
      },
    );
    fc.assert(property, ACCOUNTS);
  });
});

const MOST = 4;
