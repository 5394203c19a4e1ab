/** `juesuan diff`: states as their users name them. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { called } from './in-process.ts';
import { paths, replaceOnce, unitFolder } from './support.ts';

const sandbox = mkdtempSync(join(tmpdir(), 'juesuan-diff-'));
const folder = join(sandbox, 'heshui-2024');
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

const juesuan = (...args: string[]) => called(sandbox, ...args, '--units', paths.units);

beforeAll(async () => {
  cpSync(unitFolder('heshui-2024'), folder, { recursive: true });
  await juesuan('build', folder);
  replaceOnce(join(folder, 'report.json'), '"executed": 288100', '"executed": 281800');
});

describe('diff', () => {
  it('compares a kept state with the dossier as it is now', async () => {
    const { status, stdout } = await juesuan('diff', 'heshui-2024@1', folder);
    expect(status).toBe(0);
    expect(stdout).toContain('heshui-2024 存档1（正式报告） →');
    expect(stdout).toContain('由 288100 改为 281800');
    expect(stdout).toMatch(/影响 \d+ 句话/);
  });

  it('says so when nothing differs', async () => {
    expect((await juesuan('diff', folder, folder)).stdout).toContain('没有变动');
    const file = join('out', 'heshui-2024', '.history', '0001-build.json.gz');
    expect((await juesuan('diff', 'heshui-2024', file)).stdout).toContain('没有变动');
  });

  it('gives the same to programs', async () => {
    const { stdout } = await juesuan('diff', 'heshui-2024@latest', folder, '--format', 'json');
    const { changes } = JSON.parse(stdout) as { changes: { inputs: { values: object[] } } };
    expect(changes.inputs.values).toEqual([expect.objectContaining({ former: '288100', present: '281800' })]);
  });

  it('puts the figures of two units side by side', async () => {
    const { status, stdout } = await juesuan('diff', 'lengshuitan-2021', 'luxian-2023');
    expect(status).toBe(0);
    expect(stdout).toMatch(/数据代号 +旧 +新 +增减 +名称/);
    expect(stdout).toMatch(/balance\.grandTotal +\S+万元 +1919\.15万元/);
  });

  it.each([
    [['heshui-2024@7', 'heshui-2024'], '没有存档 7。现有：存档1（正式报告）'],
    [['heshui-2023', 'heshui-2024'], '是否应为 heshui-2024？'],
    [['luxian-2023@latest', 'luxian-2023'], '还没有存档。先运行 juesuan build'],
    [['heshui-2024'], '参数不够：写了 1 个，至少要 2 个'],
  ])('%j: tells what is there', async (args, text) => {
    const { status, stderr } = await juesuan('diff', ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(text);
    expect(stderr).not.toMatch(/\bat .*\(|Error/);
  });
});

describe('draft', () => {
  it('takes number, date and author from the dossier', async () => {
    const file = join(folder, 'report.json');
    const facts = '"draft": { "number": 3, "date": "2025-03-01", "author": "财务股" },';
    replaceOnce(file, '"status": "published"', `${facts} "status": "published"`);
    const { status, stdout } = await juesuan('draft', folder);
    expect(status).toBe(0);
    expect(stdout).toContain('第3稿（2025年3月1日）');
    const page = readFileSync(join(sandbox, 'out/heshui-2024/征求意见稿/review.html'), 'utf8');
    expect(page).toContain('第3稿（2025年3月1日）');
    expect((await juesuan('draft', folder, '--number', '4')).stdout).toContain('第4稿（2025年3月1日）');
  });

  it.each([
    [['--since', '9'], '没有存档 9。现有：存档1（正式报告）'],
    [['--date', '2024年3月'], '--date 应为日历上有的日期，写成 2023-08-20 的样子'],
    [['--date', '2023-02-31'], '--date 应为日历上有的日期'],
    [['--number', '0'], '--number 应为 1、2、3'],
    [['--number', '1e20'], '--number 应为 1、2、3'],
    [['--keep', '0'], '--keep 应为 1、2、3'],
  ])('%j: says what is wrong, and writes nothing', async (args, text) => {
    const { status, stderr } = await juesuan('draft', folder, ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(text);
  });
});
