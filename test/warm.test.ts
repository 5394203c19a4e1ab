/** One process that analyses the same unit again and again says each time what a fresh process would say. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readReport } from '../src/check/reading/passages.ts';
import { viewReport } from '../src/check/reading/view.ts';
import { joinedKey, latestFor, rememberedByKey, rememberedByObject } from '../src/model/remembered.ts';
import type { Block, Report } from '../src/model/report.ts';
import { type Analysis, analyse, renderOutputs } from '../src/pipeline.ts';
import { freshSources } from './fresh-sources.ts';
import { runs } from './runs.ts';
import { filesBelow, paths as own, ROOT } from './support.ts';

/** A small one: a process that has done nothing yet takes most of a second for it. */
const unit = 'hexi-culture-2022';

const sandbox = mkdtempSync(join(tmpdir(), 'juesuan-warm-'));
const folder = join(sandbox, 'unit');
const paths = { ...own, templates: join(sandbox, 'templates'), catalogues: join(sandbox, 'catalogues') };
cpSync(join(ROOT, 'test/clean', unit), folder, { recursive: true });
cpSync(own.templates, paths.templates, { recursive: true });
cpSync(own.catalogues, paths.catalogues, { recursive: true });

/** Everything that an analysis says, and the files that are made of it, as text. */
async function said(analysis: Analysis, render: typeof renderOutputs): Promise<string> {
  const { figures, report, findings, publishable } = analysis;
  const files = report === undefined ? [] : [...(await render(analysis, paths))];
  const made = files.map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]);
  return JSON.stringify({ figures: [...(figures?.values() ?? [])], report, findings, publishable, made });
}

const warm = () => said(analyse(folder, paths, unit), renderOutputs);

const freshPipeline = freshSources<typeof import('../src/pipeline.ts')>('pipeline.ts');

async function fresh(): Promise<string> {
  const pipeline = freshPipeline();
  return said(pipeline.analyse(folder, paths, unit), pipeline.renderOutputs);
}

function change(file: string, edit: (text: string) => string): void {
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
}

/** Same length, same times: nothing but the text tells that the file was changed. */
function changeUnseen(file: string, edit: (text: string) => string): void {
  const { atime, mtime, size } = statSync(file);
  change(file, edit);
  utimesSync(file, atime, mtime);
  expect(statSync(file).size).toBe(size);
}

const json = join(folder, 'report.json');
const catalogue = join(paths.catalogues, 'functional.json');
const profile = join(paths.templates, 'hubei-wuhan');
const firstAmount = /("expenditure":[\s\S]*?"basic": )(\d)/;

function changeAll(files: readonly string[], edit: (text: string) => string, how = change): void {
  for (const file of files) how(file, edit);
}

const amount = (digit: number) => (text: string) => text.replace(firstAmount, `$1${digit}`);
const prose = () => filesBelow(folder, '.md');
const phrases = () => filesBelow(paths.templates, '.hbs').filter((file) => file.includes('partials'));
const forms = () => filesBelow(join(profile, 'forms'), '.json');
const withNote = (text: string) => JSON.stringify({ ...JSON.parse(text), notes: ['试注'] });
const retitled = (text: string) => text.replace(/("title": ")/, '$1试编');

const CHANGES: readonly (readonly [what: string, make: () => void])[] = [
  ['an amount', () => change(json, (text) => text.replace(firstAmount, '$19$2'))],
  ['an amount, unseen', () => changeUnseen(json, amount(8))],
  ['the amount as before', () => changeUnseen(json, amount(9))],
  ['prose', () => changeAll(prose(), (text) => `${text}\n\n另有一段文字。\n`)],
  ['prose, unseen', () => changeAll(prose(), (text) => text.replace('另有', '又有'), changeUnseen)],
  ['a file that nobody names', () => writeFileSync(join(folder, 'unnamed.md'), '没有人引用。\n')],
  ['a template', () => changeAll(filesBelow(profile, '.md.hbs'), (text) => `${text}\n\n补充说明。\n`)],
  ['a phrase', () => changeAll(phrases(), (text) => `${text.trimEnd()}（试）`)],
  ['a form', () => changeAll(forms(), withNote)],
  ['the profile', () => change(join(profile, 'profile.json'), retitled)],
  ['a name of the catalogue', () => change(catalogue, (text) => text.replaceAll('"图书馆"', '"图书阅览馆"'))],
];

/** What users save again and again: figures, reasons, prose that grows and shrinks. */
const SAVES: readonly (() => void)[] = [
  () => change(json, amount(3)),
  () => change(json, amount(4)),
  () => change(json, (text) => text.replace(/("text": "[^"]*?)(?:（甲）)?(")/, '$1（甲）$2')),
  () => change(json, (text) => text.replace('（甲）', '')),
  () => changeAll(prose().slice(0, 1), (text) => `又一段${text.length}。\n\n${text}`),
  () => changeAll(prose().slice(0, 1), (text) => text.replace(/^又一段\d+。\n\n/, '')),
  () => changeAll(prose().slice(-1), (text) => `${text}\n末段${text.length}。\n`),
];

describe('an analysis in a warm process', () => {
  let before = '';
  beforeAll(async () => {
    before = await warm();
  });

  it('is the same when nothing was changed', async () => {
    expect(JSON.parse(before)).toMatchObject({ report: { meta: { year: 2022 } } });
    expect(await warm()).toBe(before);
    expect(await fresh()).toBe(before);
  });

  it.each(CHANGES)('follows a change of %s', async (_what, make) => {
    make();
    const after = await warm();
    expect(after).not.toBe(before);
    expect(after).toBe(await fresh());
    before = after;
  });
});

const seeded = Array.from({ length: runs(2, 0).numRuns }, (_, index) => index);

describe('after many saves in any order', () => {
  it.each(seeded)('says what a fresh process says (%i)', async (seed) => {
    const saves = fc.sample(fc.constantFrom(...SAVES), { numRuns: 4, seed });
    for (const save of saves) {
      save();
      await warm();
    }
    expect(await warm()).toBe(await fresh());
  });
});

describe('what is remembered', () => {
  it('is made anew for another key and found again for the same', () => {
    const make = vi.fn((words: readonly string[]) => words.length);
    const count = rememberedByKey(joinedKey, make, 100);
    expect([count(['a', 'bc']), count(['ab', 'c']), count(['a', 'bc']), count(['abc'])]).toEqual([2, 2, 2, 1]);
    expect(make).toHaveBeenCalledTimes(3);
  });

  it('is bounded: what was long not asked for is made anew', () => {
    const make = vi.fn((text: string) => text);
    const same = rememberedByKey((text: string) => text, make, 10);
    for (let round = 0; round < 3; round += 1) for (let n = 100; n < 120; n += 1) same(String(n));
    expect(make).toHaveBeenCalledTimes(60);
    same('119');
    expect(make).toHaveBeenCalledTimes(60);
  });

  it('by object goes by the object, not by what is in it', () => {
    const make = vi.fn((list: readonly number[]) => (list.length > 0 ? list.length : undefined));
    const count = rememberedByObject(make);
    const [one, other, none] = [[1], [1], []];
    expect([count(one), count(one), count(other), count(none), count(none)]).toEqual([1, 1, 1, undefined, undefined]);
    expect(make).toHaveBeenCalledTimes(3);
  });

  it('of the latest objects holds while all they were made from is the same', () => {
    const latest = latestFor<object, string>(2);
    const [a, b, c] = [{}, {}, {}];
    const other = {};
    expect(latest(a, ['x', other], () => 'first')).toBe('first');
    expect(latest(a, ['x', other], () => 'again')).toBe('first');
    expect(latest(a, ['y', other], () => 'another text')).toBe('another text');
    expect(latest(a, ['y', {}], () => 'another object')).toBe('another object');
    latest(b, [], () => 'b');
    latest(c, [], () => 'c');
    expect(latest(b, [], () => 'anew')).toBe('b');
    expect(latest(a, [], () => 'anew')).toBe('anew');
  });
});

it('two passages of the same words have sentences of their own', () => {
  const text = [{ kind: 'text' as const, text: '支出12.00万元，增长3.4%。' }];
  const blocks: Block[] = [
    { kind: 'paragraph', role: 'body', text },
    { kind: 'paragraph', role: 'body', text },
  ];
  const report = { meta: { title: '报告' }, parts: [{ id: 'p', kind: 'body', blocks }] } as unknown as Report;
  const [one, other] = readReport(viewReport(report, () => undefined));
  expect(one?.sentences).toEqual(other?.sentences);
  expect(one?.sentences[0]).not.toBe(other?.sentences[0]);
});
