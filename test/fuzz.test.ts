/** Broken dossiers, texts, profiles and files end in findings or in a report: by chance, and those that once did not. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FuzzCase, materialise } from '../src/fuzz/edit.ts';
import { fuzzCase } from '../src/fuzz/mutators.ts';
import { reduced } from '../src/fuzz/reduce.ts';
import { trial } from '../src/fuzz/trial.ts';
import { runs } from './runs.ts';

const ROOT = resolve(import.meta.dirname, '..');
const KEPT = join(import.meta.dirname, 'fuzz');
const { numRuns: CASES, seed: SEED } = runs(60, 20);
/** Cases of one test, and the milliseconds that they may take on a machine that has much else to do. */
const BATCH = 30;
const TIME = 120_000;
/** Each of so many cases is rendered too, where it comes to a report. */
const RENDERED = 50;

describe('a case that failed once', () => {
  const names = readdirSync(KEPT).filter((name) => name.endsWith('.json'));

  it.each(names)('%s ends well', async (name) => {
    const fuzzed = JSON.parse(readFileSync(join(KEPT, name), 'utf8')) as FuzzCase;
    expect((await trial(fuzzed, ROOT, true)).failure).toBeUndefined();
  });
});

describe('cases by chance', () => {
  const batches = Array.from({ length: CASES / BATCH }, (_, index) => index * BATCH);

  it.each(batches)(
    `end in findings or in a report: ${BATCH} of seed ${SEED} from %i on`,
    { timeout: TIME },
    async (first) => {
      const failed: string[] = [];
      const kinds = new Set<string>();
      for (let index = first; index < first + BATCH; index += 1) {
        const { kind, failure } = await trial(fuzzCase(ROOT, SEED, index), ROOT, index % RENDERED === 0);
        kinds.add(kind);
        if (failure !== undefined) failed.push(`case ${index}: ${failure}`);
      }
      expect(failed).toEqual([]);
      // Both ends are reached: neither is everything refused, nor nothing.
      expect([...kinds].sort()).toEqual(['report', 'told']);
    },
  );

  it('are the same for the same seed, and reach every area', () => {
    const cases = Array.from({ length: 60 }, (_, index) => fuzzCase(ROOT, 1, index));
    expect(cases).toEqual(cases.map((_, index) => fuzzCase(ROOT, 1, index)));
    expect(new Set(cases.map(({ area }) => area))).toEqual(new Set(['json', 'prose', 'profile', 'files']));
    expect(cases).not.toEqual(cases.map((_, index) => fuzzCase(ROOT, 2, index)));
  });
});

describe('the run itself', () => {
  const base = 'test/clean/hedong-employment-2021';

  it('tells a failure of the program: files that cannot even be made', async () => {
    const nowhere: FuzzCase = { area: 'files', base: 'test/clean/none', edits: [] };
    expect((await trial(nowhere, ROOT, false)).failure).toMatch(/^Error: ENOENT/);
  });

  it('leaves the dossier that a case is made from alone', async () => {
    const file = join(ROOT, base, 'report.json');
    const before = readFileSync(file, 'utf8');
    const edits = [{ file: 'unit/report.json', kind: 'write', text: '{}' }] as const;
    expect((await trial({ area: 'json', base, edits }, ROOT, false)).kind).toBe('told');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('reduces a case to what makes it fail', async () => {
    const file = 'unit/problems.md';
    const fuzzed: FuzzCase = {
      area: 'prose',
      base,
      edits: [
        { file, kind: 'splice', at: 0, length: 0, text: 'harmless' },
        { file, kind: 'write', text: `${'甲'.repeat(100)}!${'乙'.repeat(60)}`, times: 20 },
      ],
    };
    const small = await reduced(fuzzed, async ({ edits }) => JSON.stringify(edits).includes('!'), 200);
    expect(small.edits).toEqual([{ file, kind: 'write', text: '!', times: 1 }]);
  });

  it.each([
    [{ file: 'unit/report.json', kind: 'set', path: ['year'], source: '1e400' }, '"year": 1e400'],
    [{ file: 'unit/report.json', kind: 'rename', path: ['year'], key: '__proto__' }, '"__proto__": 2021'],
    [{ file: 'unit/report.json', kind: 'splice', at: 0, length: 1, text: '［' }, '［'],
    [{ file: 'unit/report.json', kind: 'cut', size: 3 }, '{\n '],
  ] as const)('does to a file what an edit says: %j', async (edit, text) => {
    const { mkdtempSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const folder = mkdtempSync(join(tmpdir(), 'juesuan-fuzz-'));
    materialise({ area: 'json', base, edits: [edit] }, ROOT, folder);
    expect(readFileSync(join(folder, 'unit', 'report.json'), 'utf8')).toContain(text);
  });
});
