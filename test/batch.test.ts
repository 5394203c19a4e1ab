/** Many units in one call, as a department runs it: what is told of each, kills, what is done again and what is not. */
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchShape, keptFiguresShape } from '../src/model/unit-result.ts';
import { call, contents, ended, result, spoken, started } from './batch-place.ts';
import { templatesIn, writeUnits } from './generated-units.ts';
import { called } from './in-process.ts';
import { unitFolder } from './support.ts';

/** Of a batch that is not about some of them: more than two workers have at once. */
const UNITS = 4;

const home = mkdtempSync(join(tmpdir(), 'juesuan-batch-'));
const templates = templatesIn(home);
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A folder of the test's own with generated units in `units`. */
function department(name: string, count = UNITS): string {
  const place = join(home, name);
  mkdirSync(place);
  writeUnits(join(place, 'units'), count);
  return place;
}

function batch(place: string, source: string, ...args: string[]) {
  return call(place, 'batch', source, '--templates', templates, '--jobs', '2', ...args);
}

/** A batch of all units at once, and what it has made. */
const whole = department('whole');
let first: ReturnType<typeof batch>;
let made: readonly string[];
beforeAll(() => {
  first = batch(whole, 'units');
  made = contents(join(whole, 'out/batch'));
}, 120_000);

describe('juesuan batch', () => {
  const place = whole;
  const out = join(place, 'out/batch');

  it('builds every unit of a folder, tells each in a line, and ends well', () => {
    expect(first).toMatchObject({ status: 0, stdout: '共 4 个单位：已出 4。\n结果：out/batch\n' });
    expect(first.lines).toHaveLength(4);
    for (const line of first.lines) expect(line).toMatch(/^\d\/4 已出 unit-00\d（\d+\.\d 秒）$/);
  });

  it('makes of each unit what build makes of it alone', () => {
    call(place, 'build', 'unit-003', '--units', 'units', '--templates', templates, '--out', 'alone');
    const alone = contents(join(place, 'alone/unit-003')).filter((line) => /\.(?:docx|pdf|txt|xlsx) /.test(line));
    expect(alone.length).toBeGreaterThanOrEqual(3);
    expect(contents(join(out, 'units/unit-003'))).toEqual(expect.arrayContaining(alone));
  });

  it('keeps of each unit who it is, what was found, its files and its figures', () => {
    const kept = result(out, 'unit-002');
    expect(kept).toMatchObject({ state: 'done', task: 'build', run: { attempts: 1 } });
    expect(kept.dossier?.title).toContain(kept.dossier?.unitName);
    for (const { file, bytes, sha256 } of kept.files) {
      const content = readFileSync(join(out, file));
      expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, sha256]);
    }
    const figures = keptFiguresShape.parse(
      JSON.parse(gunzipSync(readFileSync(join(out, kept.figures?.file ?? ''))).toString()),
    );
    expect(figures.find(({ id }) => id === 'balance.grandTotal')?.value).toMatch(/^\d+(\.\d+)?$/);
    expect(batchShape.parse(JSON.parse(readFileSync(join(out, 'batch.json'), 'utf8'))).units).toHaveLength(4);
  });

  it('does nothing again that has not changed', () => {
    const again = batch(place, 'units');
    expect(again.stdout).toContain('其中 4 个没有变化');
    expect(again.lines.every((line) => line.endsWith('（没有变化）'))).toBe(true);
    expect(contents(out)).toEqual(made);
  });

  it('does a unit again whose dossier, template or file has changed, and no other', () => {
    appendFileSync(join(place, 'units/unit-001/report.json'), '\n');
    expect(batch(place, 'units').stdout).toContain('其中 3 个没有变化');
    const [gone] = result(out, 'unit-004').files;
    rmSync(join(out, gone?.file ?? ''));
    expect(batch(place, 'units').stdout).toContain('其中 3 个没有变化');
    expect(existsSync(join(out, gone?.file ?? ''))).toBe(true);
  }, 120_000);

  it('takes away what was made of a unit that has errors now', () => {
    const folder = join(place, 'units/unit-002');
    const dossier = readFileSync(join(folder, 'report.json'), 'utf8');
    writeFileSync(join(folder, 'report.json'), dossier.replace(/"profile": "[^"]*"/, '"profile": "nowhere"'));
    const { status, stdout } = batch(place, 'units');
    expect([status, stdout]).toEqual([1, expect.stringContaining('已出 3、有错误 1')]);
    expect(existsSync(join(out, 'units/unit-002'))).toBe(false);
    expect(result(out, 'unit-002').findings.some(({ severity }) => severity === 'error')).toBe(true);
  });

  it('drops the results of units that are not there any more', () => {
    for (const gone of ['unit-002', 'unit-003']) rmSync(join(place, 'units', gone), { recursive: true });
    expect(batch(place, 'units')).toMatchObject({ status: 0 });
    expect(readdirSync(join(out, 'results'))).toHaveLength(2);
  });

  it('does all units again that are asked for otherwise', () => {
    expect(batch(place, 'units', '--csv').stdout).not.toContain('没有变化');
    expect(readdirSync(join(out, 'units/unit-004')).some((name) => name.endsWith('.csv'))).toBe(
      result(out, 'unit-004').files.some(({ file }) => file.endsWith('.xlsx')),
    );
  }, 120_000);

  it('keeps check and draft apart from it', () => {
    expect(batch(place, 'units', '--check').stdout).toContain('结果：out/batch-check');
    expect(result(join(place, 'out/batch-check'), 'unit-001')).toMatchObject({ task: 'check', files: [] });
    batch(place, 'units', '--draft');
    const drafted = result(join(place, 'out/batch-draft'), 'unit-001').files.map(({ file }) => file);
    expect(drafted).toContain('units/unit-001/review.html');
  }, 120_000);

  it('refuses to mix two sources, and calls that cannot be meant', async () => {
    cpSync(join(place, 'units'), join(place, 'others'), { recursive: true });
    const told = async (...args: string[]) => {
      const { status, stderr } = await called(place, 'batch', ...args, '--templates', templates);
      expect(status).toBe(2);
      return stderr.split('\n')[0];
    };
    expect(await told('others')).toMatch(/^out\/batch 里是另一批的结果（来源 units）/);
    expect(await told('units', '--check', '--draft')).toBe('--check 和 --draft 只能写一个。');
    expect(await told('units', '--shard', '3/2')).toMatch(/^--shard 应写成/);
    expect(await told('units', '--timeout', '0')).toBe('--timeout 应为 1、2、3 …，现为 0');
    expect(await told('units', '--jobs', 'abc')).toBe('--jobs 应为 1、2、3 …');
    expect(await told('nowhere')).toMatch(/^没有文件夹或清单 nowhere/);
  });
});

describe('a list', () => {
  it('of which some are missing, broken, named twice or too large is told unit by unit; the rest is whole', () => {
    const place = department('list', 3);
    const units = join(place, 'units');
    const broken = { cut: '{ "year": 2022,', empty: '', other: '[]' };
    for (const [name, text] of Object.entries(broken)) {
      mkdirSync(join(units, name));
      writeFileSync(join(units, name, 'report.json'), text);
    }
    cpSync(join(units, 'unit-001'), join(units, 'large'), { recursive: true });
    writeFileSync(
      join(units, 'large/report.json'),
      `{ "terms": [${'{ "term": "甲", "text": "乙" },\n'.repeat(400_000)}] }`,
    );
    mkdirSync(join(units, '乡四'));
    const lines = [
      '单位名称,文件夹,联系人,截止日期',
      ...['unit-001', 'unit-002', 'unit-003', 'cut', 'empty', 'other', 'large'].map(
        (name) => `${name}局,units/${name},,`,
      ),
      ...['甲一', '乙二', '丙三'].map((name) => `${name},,科长,2026/5/31`),
      '丁四,units/乡四,,',
      '戊五,units/nowhere,,',
      'unit-001局,,,',
      '另一个局,units/unit-002,,',
    ];
    writeFileSync(join(place, '清单.csv'), `${lines.join('\n')}\n`);
    const { status, stdout } = batch(place, '清单.csv');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^共 14 个单位：已出 3、有错误 1、读不出 3、未报 5、重名 2。$/m);
    expect(stdout).toContain('  甲一（清单第 9 行，联系 科长，截止 2026-05-31）\n');
    expect(stdout).toContain('  unit-001局（清单第 14 行，与 unit-001 重复，只做前一个）\n');
    const out = join(place, 'out/batch');
    expect(result(out, 'large').findings[0]?.message).toContain('MB');
    for (const name of ['unit-001', 'unit-002', 'unit-003']) {
      const { state, files } = result(out, name);
      expect(state).toBe('done');
      for (const { file } of files) expect(existsSync(join(out, file))).toBe(true);
    }
  }, 240_000);

  it('of which one has no end tells it, and the rest is whole; it is tried again, however much it was tried before', () => {
    const place = department('endless', 1);
    const own = endlessTemplates(place);
    cpSync(unitFolder('qingshan-2022'), join(place, 'units/endless'), { recursive: true });
    const dossier = join(place, 'units/endless/report.json');
    writeFileSync(dossier, readFileSync(dossier, 'utf8').replace('"profile": "hubei-wuhan"', '"profile": "endless"'));
    writeFileSync(join(place, '清单.csv'), '单位名称,文件夹\nendless局,units/endless\nunit-001局,units/unit-001\n');
    const check = (...args: string[]) => call(place, 'batch', '清单.csv', '--templates', own, '--check', ...args);
    const { status, stdout } = check('--jobs', '2', '--timeout', '2');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^共 2 个单位：已出 1、出错 1。$/m);
    expect(stdout).toContain('  endless局（清单第 2 行，2 秒没有做完，已停止；要放宽用 --timeout）\n');
    const out = join(place, 'out/batch-check');
    expect(result(out, 'endless')).toMatchObject({ state: 'broken', failure: { kind: 'time' }, run: { attempts: 3 } });
    expect(result(out, 'unit-001').state).toBe('done');
    rmSync(join(own, 'endless'), { recursive: true });
    cpSync(join(own, 'hubei-wuhan'), join(own, 'endless'), { recursive: true });
    check();
    expect(result(out, 'endless').state).not.toBe('broken');
  }, 240_000);
});

/** Templates of which one goes through two lists of a dozen, twelve deep. */
function endlessTemplates(place: string): string {
  const folder = join(place, 'templates');
  cpSync(templates, folder, { recursive: true });
  cpSync(join(folder, 'hubei-wuhan'), join(folder, 'endless'), { recursive: true });
  const lists = Array.from(
    { length: 12 },
    (_, depth) => `${'../'.repeat(depth)}${depth % 2 === 0 ? 'personnelItems' : 'operatingItems'}`,
  );
  const loop = `${lists.map((list) => `{{#each ${list}}}`).join('')}${'{{/each}}'.repeat(lists.length)}`;
  const file = join(folder, 'endless/basic.md.hbs');
  writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}${loop}\n`);
  return folder;
}

describe('parts of a batch', () => {
  it('merged are the batch done at once; a part that is wanting is asked for', () => {
    const place = department('parts');
    for (const part of ['1/3', '3/3']) batch(place, 'units', '--shard', part);
    const early = call(place, 'merge', 'out/batch-1-3', 'out/batch-3-3');
    expect([early.status, early.lines]).toEqual([2, ['还缺第 2 份（共 3 份），等它们做完再合并。']]);
    batch(place, 'units', '--shard', '2/3');
    const merged = call(place, 'merge', 'out/batch-3-3', 'out/batch-1-3', 'out/batch-2-3');
    expect(merged).toMatchObject({ status: 0, stdout: '共 4 个单位：已出 4。\n结果：out/batch\n' });
    expect(contents(join(place, 'out/batch'))).toEqual(made);
    expect(batch(place, 'units').stdout).toContain('其中 4 个没有变化');
  }, 120_000);
});

describe('a batch that is killed', () => {
  it('goes on where it was: no unit lost, none done twice, the same bytes as without', async () => {
    const place = department('killed');
    const out = join(place, 'out/batch');
    const results = () =>
      existsSync(join(out, 'results'))
        ? readdirSync(join(out, 'results')).filter((name) => name.endsWith('.json'))
        : [];
    let kills = 0;
    for (let seen = 0; seen < UNITS - 1; kills += 1) {
      const running = started(place, 'batch', 'units', '--templates', templates, '--jobs', '2');
      await untilMore(running, results, seen);
      // Somewhere within the writing or the work on the next ones.
      await pause((kills % 4) * 7);
      running.kill('SIGKILL');
      await ended(running);
      seen = results().length;
    }
    expect(kills).toBeGreaterThanOrEqual(2);
    const done = results().length;
    const last = batch(place, 'units');
    expect(last).toMatchObject({ status: 0, stdout: expect.stringContaining(`其中 ${done} 个没有变化`) as string });
    expect(contents(out)).toEqual(made);
  }, 240_000);
});

describe('a batch that is interrupted', () => {
  it('ends at once, says what is there and how to go on, and lets the next one have its folder', async () => {
    const place = department('interrupted', 3);
    const running = spoken(place, 'batch', 'units', '--templates', templates, '--jobs', '1', '--check');
    while (!running.said().includes('/3 ')) await pause(20);
    running.process.kill('SIGINT');
    expect(await ended(running.process)).toBe(130);
    const results = readdirSync(join(place, 'out/batch-check/results')).filter((name) => name.endsWith('.json'));
    expect(running.said().trim().split('\n').at(-1)).toMatch(
      /^已停止：共 3 个单位，[1-3] 个的结果在 out\/batch-check。再运行一次同样的命令，从断开的地方接着做。$/,
    );
    const next = batch(place, 'units', '--check');
    expect(next.stdout).toContain(`其中 ${results.length} 个没有变化`);
  }, 120_000);
});

async function untilMore(running: ChildProcess, results: () => string[], seen: number): Promise<void> {
  while (results().length <= seen && running.exitCode === null) await pause(5);
}
