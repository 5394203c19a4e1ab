/** What is kept of earlier states comes back as it was; it is bounded, and damage is told. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BuildState } from '../src/model/build-state.ts';
import { composed, stateOf } from '../src/states.ts';
import { historyFiles, readHistory, readState, type StateKind, StateUnreadableError } from '../src/write/history.ts';
import { writeOutputs } from '../src/write/write-outputs.ts';
import { analyseUnit } from './support.ts';

let out: string;
beforeEach(() => {
  out = join(mkdtempSync(join(tmpdir(), 'juesuan-history-')), '单位-2023');
});

function keep(state: BuildState, kind: StateKind = 'build', limit = 20): void {
  writeOutputs(out, historyFiles(out, state, { kind, keep: limit }));
}

/** A small state whose title tells it apart. */
function state(title: string): BuildState {
  const meta = { title, unitName: '甲局', year: 2023, date: '2024-08-01', subject: '', keywords: [] };
  return { unit: '单位-2023', sources: [], figures: new Map(), report: { meta, parts: [] }, findings: [] };
}

const kinds = () => readHistory(out).map(({ number, kind, title }) => `${number} ${kind} ${title}`);
const filesThere = () => readdirSync(join(out, '.history')).sort();

describe('history', () => {
  it.each(['qingshan-2022', 'heshui-2024'])(
    'gives back the state of %s as it was: report, figures, sources',
    (unit) => {
      const analysis = composed(analyseUnit(unit));
      if (analysis === undefined) throw new Error('no report');
      const before = stateOf(analysis);
      keep(before);
      const [entry] = readHistory(out);
      // From the disk, not from the memory of the process.
      const after = readState(out, { file: entry?.file ?? '', sha256: '' });
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

  it('an equal state is not kept twice, unless it is of another kind', () => {
    for (const kind of ['build', 'build', 'draft', 'draft', 'build'] as const) keep(state('甲'), kind);
    expect(kinds()).toEqual(['1 build 甲', '2 draft 甲']);
    keep(state('乙'));
    keep(state('甲'));
    expect(kinds()).toEqual(['1 build 甲', '2 draft 甲', '3 build 乙', '4 build 甲']);
  });

  it('keeps the last ones only, under numbers that are not used again', () => {
    for (const title of ['甲', '乙', '丙', '丁']) keep(state(title), 'build', 3);
    expect(kinds()).toEqual(['2 build 乙', '3 build 丙', '4 build 丁']);
    expect(filesThere()).toEqual(['0002-build.json.gz', '0003-build.json.gz', '0004-build.json.gz', 'manifest.json']);
    keep(state('丁'), 'build', 1);
    expect(kinds()).toEqual(['4 build 丁']);
    expect(filesThere()).toEqual(['0004-build.json.gz', 'manifest.json']);
  });

  it('a damaged or missing state is told by name; without a list there is no history', () => {
    keep(state('甲'));
    const [entry] = readHistory(out);
    const file = join(out, '.history', entry?.file ?? '');
    writeFileSync(file, 'damaged');
    expect(() => readState(out, { file: '0001-build.json.gz', sha256: '' })).toThrow(StateUnreadableError);
    rmSync(file);
    expect(() => readState(out, { file: '0001-build.json.gz', sha256: '' })).toThrow('0001-build.json.gz');
    writeFileSync(join(out, '.history', 'manifest.json'), '{');
    expect(readHistory(out)).toEqual([]);
    rmSync(out, { recursive: true });
    mkdirSync(out);
    expect(readHistory(out)).toEqual([]);
  });
});
