/** `build --watch`: a saved figure, a fault in between, a saved template; nothing else is built again. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths, replaceOnce, unitFolder } from './support.ts';

const root = resolve(import.meta.dirname, '..');
const sandbox = mkdtempSync(join(tmpdir(), 'juesuan-watch-'));
const units = join(sandbox, 'units');
const templates = join(sandbox, 'templates');
const report = join(units, 'heshui-2024', 'report.json');
let child: ChildProcess | undefined;
let printed = '';

beforeAll(() => {
  spawnSync(process.execPath, [join(root, 'src/setup.mjs'), '--bundle-only'], { stdio: 'inherit' });
  for (const unit of ['heshui-2024', 'lengshuitan-2021'])
    cpSync(unitFolder(unit), join(units, unit), { recursive: true });
  cpSync(paths.templates, templates, { recursive: true });
});
afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(sandbox, { recursive: true, force: true });
});

/** What is printed until the words stand there; then forgotten. */
async function until(words: string): Promise<string> {
  while (!printed.includes(words)) await new Promise((wake) => setTimeout(wake, 20));
  const text = printed;
  printed = '';
  return text;
}

it('builds what was saved, tells what moved, and outlives faults', { timeout: 300_000 }, async () => {
  const call = ['build', '--watch', '--units', units, '--templates', templates, '--out', join(sandbox, 'out')];
  child = spawn(process.execPath, [join(root, 'dist/juesuan.js'), ...call], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout?.on('data', (chunk) => {
    printed += String(chunk);
  });
  await until('正在等待文件保存');

  replaceOnce(report, '"executed": 288100', '"executed": 281800');
  const moved = await until('共 ');
  expect(moved).toContain('【heshui-2024】');
  expect(moved).toContain('存档1（正式报告） → 本次编制');
  expect(moved).toContain('由 288100 改为 281800');
  expect(moved).not.toContain('lengshuitan');

  const whole = readFileSync(report, 'utf8');
  writeFileSync(report, whole.slice(0, whole.length / 2));
  expect(await until('共 ')).toContain('没有编制');
  writeFileSync(report, whole);
  expect(await until('共 ')).toContain('没有变化，文件保持原样');

  const template = join(templates, 'hunan', 'profile.json');
  writeFileSync(template, `${readFileSync(template, 'utf8')}\n`);
  await until('【heshui-2024】');
  await until('【lengshuitan-2021】');
});
