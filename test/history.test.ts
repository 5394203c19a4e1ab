/** What is kept of earlier states comes back as it was; it is bounded, and damage is told. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BuildState } from '../src/model/build-state.ts';
import { composed, stateOf } from '../src/states.ts';
import {
  historyFiles,
  readHistory,
  readState,
  readStateFile,
  type StateKind,
  StateUnreadableError,
} from '../src/write/history.ts';
import { writeOutputs } from '../src/write/write-outputs.ts';
import { analyseUnit } from './support.ts';

let out: string;
beforeEach(() => {
  out = join(mkdtempSync(join(tmpdir(), 'juesuan-history-')), '单位-2023');
});

async function keep(state: BuildState, kind: StateKind = 'build', limit = 20): Promise<void> {
  await writeOutputs(out, await historyFiles(out, state, { kind, keep: limit }));
}

/** A small state whose title tells it apart. */
function state(title: string): BuildState {
  const meta = { title, unitName: '甲局', year: 2023, date: '2024-08-01', subject: '', keywords: [] };
  return {
    unit: '单位-2023',
    sources: [],
    figures: new Map(),
    shown: new Map(),
    report: { meta, parts: [] },
    findings: [],
  };
}

const kinds = () => readHistory(out).entries.map(({ number, kind, title }) => `${number} ${kind} ${title}`);
const filesThere = () => readdirSync(join(out, '.history')).sort();

describe('history', () => {
  it.each(['qingshan-2022', 'heshui-2024'])(
    'gives back the state of %s as it was: report, figures, sources',
    async (unit) => {
      const analysis = composed(analyseUnit(unit));
      if (analysis === undefined) throw new Error('no report');
      const before = stateOf(analysis);
      await keep(before);
      const [entry] = readHistory(out).entries;
      // From the disk, not from the memory of the process.
      const after = readStateFile(join(out, '.history', entry?.file ?? ''));
      expect(after.report).toEqual(JSON.parse(JSON.stringify(before.report)));
      expect([...after.figures.keys()]).toEqual([...before.figures.keys()]);
      for (const [id, figure] of before.figures) {
        const { value, ...rest } = after.figures.get(id) ?? {};
        expect(rest).toEqual(JSON.parse(JSON.stringify({ ...figure, value: undefined })));
        expect(value?.toFixed()).toBe(figure.value?.toFixed());
      }
      expect(after.sources).toEqual(before.sources);
      expect(after.sources.map(({ file }) => file)).toContain('report.json');
      expect(after.findings.map(({ message }) => message)).toEqual(before.findings.map(({ message }) => message));
    },
  );

  it('a state of an earlier version, which has the texts beside the values, tells the same', () => {
    const unit = composed(analyseUnit('qingshan-2022'));
    if (unit === undefined) throw new Error('the unit has no report');
    const { shown, figures, ...rest } = stateOf(unit);
    const written = [...figures.values()].map(({ value, ...figure }) => ({
      ...figure,
      shown: shown.get(figure.id),
      value: value?.toFixed() ?? null,
    }));
    mkdirSync(out, { recursive: true });
    const file = join(out, 'earlier.json.gz');
    writeFileSync(file, gzipSync(JSON.stringify({ ...rest, figures: written })));
    expect([...readStateFile(file).shown]).toEqual([...shown]);
  });

  it('an equal state is not kept twice, unless it is of another kind', async () => {
    for (const kind of ['build', 'build', 'draft', 'draft', 'build'] as const) await keep(state('甲'), kind);
    expect(kinds()).toEqual(['1 build 甲', '2 draft 甲']);
    await keep(state('乙'));
    await keep(state('甲'));
    expect(kinds()).toEqual(['1 build 甲', '2 draft 甲', '3 build 乙', '4 build 甲']);
  });

  it('keeps the last ones only, under numbers that are not used again', async () => {
    for (const title of ['甲', '乙', '丙', '丁']) await keep(state(title), 'build', 3);
    expect(kinds()).toEqual(['2 build 乙', '3 build 丙', '4 build 丁']);
    expect(filesThere()).toEqual(['0002-build.json.gz', '0003-build.json.gz', '0004-build.json.gz', 'manifest.json']);
    await keep(state('丁'), 'build', 1);
    expect(kinds()).toEqual(['4 build 丁']);
    expect(filesThere()).toEqual(['0004-build.json.gz', 'manifest.json']);
  });

  it('a missing state, and one that is no state, are told by name', async () => {
    await keep(state('甲'));
    const [entry] = readHistory(out).entries;
    const file = archive('0001-build.json.gz');
    writeFileSync(file, 'damaged');
    expect(() => readStateFile(file)).toThrow(StateUnreadableError);
    rmSync(file);
    expect(() => readState(out, { file: '0001-build.json.gz', sha256: entry?.sha256 ?? '' })).toThrow(
      '0001-build.json.gz',
    );
    rmSync(out, { recursive: true });
    mkdirSync(out);
    expect(readHistory(out)).toEqual({ entries: [], rebuilt: false });
  });
});

const archive = (name: string) => join(out, '.history', name);
const list = () => archive('manifest.json');

/** A state of the history with its text changed, packed again as a careful forger would. */
function alter(name: string, change: (text: string) => string): void {
  const text = gunzipSync(readFileSync(archive(name))).toString();
  writeFileSync(archive(name), gzipSync(change(text)));
}

/** A process that has not kept these states itself. */
async function another() {
  vi.resetModules();
  return await import('../src/write/history.ts');
}

describe('a history that was damaged', () => {
  beforeEach(async () => {
    for (const title of ['甲', '乙', '丙']) await keep(state(title), 'build', 3);
  });

  it.each([
    ['lost', undefined],
    ['empty', ''],
    ['cut short', '{ "version": 1, "next": 4, "files": [ { "number"'],
    ['an object without anything', '{}'],
    ['a list of nothing', '{ "files": [null] }'],
    ['of other names', '{ "files": [{ "number": 1, "kind": "build", "file": "../../x", "sha256": "", "title": "" }] }'],
    ['no JSON', '\u0000'],
  ])('a list that is %s is made anew from the states, and numbers go on', async (_what, text) => {
    if (text === undefined) rmSync(list());
    else writeFileSync(list(), text);
    const { entries, rebuilt } = readHistory(out);
    expect(rebuilt).toBe(true);
    expect(entries.map(({ number, title }) => `${number} ${title}`)).toEqual(['1 甲', '2 乙', '3 丙']);
    for (const entry of entries) expect(readState(out, entry).report.meta.title).toBe(entry.title);
    await keep(state('丁'), 'build', 3);
    expect(kinds()).toEqual(['2 build 乙', '3 build 丙', '4 build 丁']);
    expect(readHistory(out).rebuilt).toBe(false);
  });

  it('a whole list is not made anew', () => expect(readHistory(out).rebuilt).toBe(false));

  it('a number is not given again when the states before it are gone', async () => {
    for (const name of ['0001', '0002', '0003']) rmSync(archive(`${name}-build.json.gz`));
    await keep(state('丁'), 'build', 1);
    await keep(state('戊'), 'build', 1);
    expect(kinds()).toEqual(['5 build 戊']);
  });

  it('a state in another state’s words is not believed', async () => {
    alter('0002-build.json.gz', (text) => text.replace('乙', '伪'));
    const { readHistory: read, readState: stateOf } = await another();
    const second = read(out).entries[1];
    expect(second?.title).toBe('乙');
    expect(() => second && stateOf(out, second)).toThrow('被改动过');
    const third = read(out).entries[2];
    expect(third && stateOf(out, third).report.meta.title).toBe('丙');
  });

  it('no flipped bit of a state goes unseen', async () => {
    const { readHistory: read, readState: stateOf } = await another();
    const entry = read(out).entries[2];
    if (entry === undefined) throw new Error('no entry');
    const whole = readFileSync(archive(entry.file));
    // The header's time, flags for the reader and system are no part of the state.
    for (let bit = 10 * 8; bit < whole.length * 8; bit += 7) {
      const flipped = Uint8Array.from(whole);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(archive(entry.file), flipped);
      const read = () => stateOf(out, entry).report.meta.title;
      expect(outcome(read), `bit ${bit}`).toMatch(/^(丙|StateUnreadableError)$/);
    }
  });

  it('a state that was damaged is kept again when it is built again', async () => {
    const last = archive('0003-build.json.gz');
    truncateSync(last, 40);
    const { historyFiles: files } = await another();
    await writeOutputs(out, await files(out, state('丙'), { kind: 'build' }));
    expect(kinds()).toEqual(['1 build 甲', '2 build 乙', '3 build 丙', '4 build 丙']);
    const entry = readHistory(out).entries[3];
    expect(entry && readState(out, entry).report.meta.title).toBe('丙');
  });

  it('damaged states stay in a list made anew, under their numbers', () => {
    rmSync(list());
    writeFileSync(archive('0002-build.json.gz'), gzipSync('{"figures":[]}'));
    expect(readHistory(out).entries.map(({ number, damaged }) => [number, damaged ?? false])).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ]);
  });

  it('a list of a later program is not written over', async () => {
    writeFileSync(list(), '{ "version": 3, "states": [] }');
    await expect(keep(state('丁'))).rejects.toThrow('更新版本');
    expect(readFileSync(list(), 'utf8')).toContain('"version": 3');
  });

  it('a table of a foreign state must be whole', () => {
    const cells = (count: number) => Array.from({ length: count }, () => ({ paragraphs: [[]] }));
    const table = (count: number) => ({
      kind: 'table' as const,
      id: 't',
      orientation: 'portrait' as const,
      columns: [1, 1],
      head: [],
      body: [cells(count)],
      style: 'form' as const,
      notes: [],
    });
    const foreign = (count: number) => {
      const { report, figures: _figures, shown: _shown, ...rest } = state('外');
      const parts = [{ id: 'a', kind: 'body', blocks: [table(count)] }];
      const file = join(out, 'foreign.json.gz');
      writeFileSync(file, gzipSync(JSON.stringify({ ...rest, figures: [], report: { ...report, parts } })));
      return file;
    };
    expect(readStateFile(foreign(2)).report.parts).toHaveLength(1);
    expect(() => readStateFile(foreign(1))).toThrow(StateUnreadableError);
  });
});

function outcome(read: () => string): string {
  try {
    return read();
  } catch (error) {
    return error instanceof Error ? error.name : 'thrown';
  }
}
