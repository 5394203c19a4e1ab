/** What users of good commands expect of one: settings, silence, colours, completion, questions. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completed } from '../src/cli/new/questions.ts';
import { UsageError } from '../src/cli/usage-error.ts';
import { highlighted } from '../src/diagnostics/highlight.ts';
import { printFindings } from '../src/diagnostics/print.ts';
import { called } from './in-process.ts';

const root = join(import.meta.dirname, '..');
const program = join(root, 'dist', 'juesuan.js');
const clean = readFileSync(join(root, 'test/clean/hexi-culture-2022/report.json'), 'utf8');
let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'juesuan-command-'));
  mkdirSync(join(home, '资料', '好局-2023'), { recursive: true });
  cpSync(join(root, 'test/clean/hexi-culture-2022'), join(home, '资料', '好局-2023'), { recursive: true });
  mkdirSync(join(home, '资料', '错局-2023'));
  writeFileSync(join(home, '资料', '错局-2023', 'report.json'), clean.replace('"profile"', '"profil"'));
  mkdirSync(join(home, 'deep', 'er'), { recursive: true });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function juesuan(args: readonly string[], cwd: string = home, env: NodeJS.ProcessEnv = {}) {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...own } = process.env;
  const options = { cwd, encoding: 'utf8', env: { ...own, ...env } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], options);
  return { status, stdout, stderr };
}

function withSettings(text: string | undefined): void {
  const file = join(home, 'juesuan.config.json');
  if (text === undefined) rmSync(file, { force: true });
  else writeFileSync(file, text);
}

describe('juesuan.config.json', () => {
  it('says where units are, from its folder and from those below it', async () => {
    withSettings('{ "units": "资料", "out": "报告" }');
    expect((await called(home, 'list')).stdout).toContain('好局-2023');
    const below = await called(join(home, 'deep', 'er'), 'list');
    expect(below.stdout).toContain('好局-2023');
    const faulty = await called(join(home, 'deep', 'er'), 'check', '错局-2023');
    expect(faulty.stdout).toContain('../../资料/错局-2023/report.json:');
    withSettings(undefined);
    expect((await called(home, 'list')).stderr).toContain('没有单位文件夹 data/units');
  });

  it('says where reports go', async () => {
    withSettings('{ "units": "资料", "out": "报告" }');
    expect(await called(join(home, 'deep'), 'build', '好局-2023', '--quiet')).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
    expect(existsSync(join(home, '报告', '好局-2023', '.history'))).toBe(true);
    expect(existsSync(join(home, 'deep', 'out'))).toBe(false);
    withSettings(undefined);
  });

  it('gives way to the call', async () => {
    withSettings('{ "units": "nowhere" }');
    expect((await called(home, 'list', '--units', '资料')).stdout).toContain('好局-2023');
    expect((await called(home, 'list', '--units=资料')).stdout).toContain('好局-2023');
    expect((await called(home, 'list')).stderr).toContain('没有单位文件夹 nowhere');
    withSettings(undefined);
  });

  it.each([
    ['{ "unit": "资料" }', '1:3: 错误 V11：未知的键 "unit"', '是否应为 "units"？'],
    ['{\n  "out": 3\n}', '2:10: 错误 V12', '应为文字'],
    ['{ "out": "" }', '1:10: 错误 V16', '不能为空'],
    ['{ "out": "x", }', '1:13: 错误 V03', '多了一个逗号'],
  ])('with the fault %s is refused at its place', async (text, place, hint) => {
    withSettings(text);
    const { status, stdout, stderr } = await called(home, 'list');
    withSettings(undefined);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`juesuan.config.json:${place}`);
    expect(stderr).toContain(hint);
  });

  it('is none of the business of commands that read no units', async () => {
    withSettings('{ broken');
    expect((await called(home, 'rules', 'E13')).status).toBe(0);
    expect((await called(home, '--help')).status).toBe(0);
    withSettings(undefined);
  });
});

describe('--quiet', () => {
  const both = ['check', '--units', '资料'];

  it('leaves out units without errors, and nothing of the others', async () => {
    const loud = await called(home, ...both);
    const quiet = await called(home, ...both, '--quiet');
    expect(loud.stdout).toContain('【好局-2023】');
    expect(quiet.stdout).toBe(loud.stdout.slice(loud.stdout.indexOf('【错局-2023】')));
    expect(quiet.status).toBe(loud.status);
  });

  it('does not touch what programs read', async () => {
    const loud = await called(home, ...both, '--format', 'json');
    expect(await called(home, ...both, '--quiet', '--format', 'json')).toEqual(loud);
  });
});

describe('colours', () => {
  const check = ['check', '错局-2023', '--units', '资料'];
  const ESCAPE = '\u001B[';

  it('are not written where there is no terminal', () => {
    expect(juesuan(check).stdout).not.toContain(ESCAPE);
    expect(juesuan(check, home, { NO_COLOR: '1' }).stdout).not.toContain(ESCAPE);
  });

  it('are written on demand, and change nothing else', () => {
    const { stdout } = juesuan(check, home, { FORCE_COLOR: '1' });
    expect(stdout).toContain(`${ESCAPE}31m`);
    expect(stripVTControlCharacters(stdout)).toBe(juesuan(check).stdout);
    expect(juesuan([...check, '--format', 'json'], home, { FORCE_COLOR: '1' }).stdout).not.toContain(ESCAPE);
  });

  it('stand on severities, places and carets, not on what a file or a message holds', () => {
    const finding = {
      rule: 'A01',
      severity: 'warning',
      message: '写着“错误 A02：”',
      place: { file: 'a: b.json', line: 2, column: 3 },
    } as const;
    const text = printFindings([finding], () => '错误（5）^^^');
    const painted = highlighted(text, (shade, part) => `<${shade}|${part}>`);
    expect(painted.split('\n').slice(0, 5)).toEqual([
      '<warning|警告>（1）',
      '',
      '<place|a: b.json:2:3: ><warning|警告 A01>：写着“错误 A02：”',
      '    2 | 错误（5）^^^',
      `      | ${' '.repeat(4)}<mark|^^>`,
    ]);
  });
});

describe('completion', () => {
  const completions = (words: readonly string[], cwd: string = home) => {
    const { stdout, stderr } = juesuan(['--get-yargs-completions', 'juesuan', ...words], cwd, { SHELL: '/bin/bash' });
    expect(stderr).toBe('');
    return stdout.split('\n').filter((word) => word !== '');
  };

  it('gives a script for bash and for zsh', () => {
    const bash = juesuan(['completion'], home, { SHELL: '/bin/bash' }).stdout;
    expect(bash).toContain('complete -o bashdefault');
    expect(spawnSync('bash', ['-n'], { input: bash }).status ?? 0).toBe(0);
    expect(juesuan(['completion'], home, { SHELL: '/bin/zsh' }).stdout).toMatch(/^#compdef juesuan/);
  });

  it('knows commands, options, choices, units and profiles', () => {
    withSettings('{ "units": "资料" }');
    expect(completions(['ch'])).toContain('check');
    expect(completions(['build', '--qu'])).toContain('--quiet');
    expect(completions(['check', '--format', ''])).toContain('sarif');
    expect(completions(['check', '好'])).toEqual(['好局-2023']);
    expect(completions(['new', 'x', '--profile', 'hub'])).toEqual(['hubei-wuhan']);
    expect(completions(['profile', 'check', 'hub'])).toEqual(['hubei-wuhan']);
    withSettings(undefined);
  });

  it('runs nothing', () => {
    completions(['build', '--units', '资料', '--out', 'never', ''], home);
    expect(existsSync(join(home, 'never'))).toBe(false);
  });
});

describe('new', () => {
  const profiles = () => [{ profile: 'one', name: '甲' }, { profile: 'two' }];

  /** What becomes of answers on a terminal, and what stood on it. */
  async function answered(args: Parameters<typeof completed>[0], answers: string) {
    const input = new PassThrough();
    const output = new PassThrough();
    input.end(answers);
    const made = await completed(args, profiles, { input, output }).catch((error: unknown) => error);
    return { made, shown: String(output.read() ?? '') };
  }
  const nothing = {
    单位: undefined,
    profile: undefined,
    year: undefined,
    name: undefined,
    units: '',
    templates: undefined,
  };

  it('asks for all that is missing, again where an answer will not do', async () => {
    const { made, shown } = await answered(nothing, 'ju\nthree\n2\n24\n2024\n\n');
    expect(made).toMatchObject({ 单位: 'ju', profile: 'two', year: '2024', name: undefined });
    for (const text of ['1 one 甲', '2 two', '没有这个模板', '应为四位数字', '单位全称']) expect(shown).toContain(text);
  });

  it('asks for nothing that the call says', async () => {
    const { made, shown } = await answered({ ...nothing, 单位: 'ju', profile: 'one', name: '某局' }, '2024\n');
    expect(made).toMatchObject({ 单位: 'ju', profile: 'one', year: '2024', name: '某局' });
    expect(shown).toBe('报告年度（如 2024）：');
    expect((await answered({ ...nothing, 单位: 'ju', profile: 'one', year: '2024' }, '')).shown).toBe('');
  });

  it('makes nothing of answers that end early', async () => {
    expect((await answered(nothing, 'ju\n')).made).toEqual(new UsageError('没有答完，没有新建。'));
  });

  it('does not ask where nobody can answer', () => {
    const { status, stderr } = juesuan(['new', 'x', '--year', '2024']);
    expect(status).toBe(2);
    expect(stderr).toContain('缺少 --profile');
  });
});
