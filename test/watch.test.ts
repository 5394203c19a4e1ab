/** `build --watch`: a saved figure, a fault in between, a saved template; nothing else is built again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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
  for (const unit of ['heshui-2024', 'lengshuitan-2021'])
    cpSync(unitFolder(unit), join(units, unit), { recursive: true });
  cpSync(paths.templates, templates, { recursive: true });
});
/** Whether the system tells of changed files at all; some containers and network drives do not. */
async function tellsOfChanges(): Promise<boolean> {
  const folder = join(sandbox, 'probe');
  mkdirSync(folder);
  try {
    const events = watch(folder, { signal: AbortSignal.timeout(10_000) });
    const first = events[Symbol.asyncIterator]().next();
    writeFileSync(join(folder, 'file'), '');
    return (await first).done !== true;
  } catch {
    return false;
  }
}

afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(sandbox, { recursive: true, force: true });
});

/** What is printed from here on until `words` stand there; what follows them is left for the next call. */
async function until(words: string): Promise<string> {
  const deadline = Date.now() + 90_000;
  while (!printed.includes(words)) {
    if (child?.exitCode !== null || Date.now() > deadline)
      throw new Error(`“${words}” was not printed, but:\n${printed}`);
    await sleep(20);
  }
  const end = printed.indexOf(words) + words.length;
  const text = printed.slice(0, end);
  printed = printed.slice(end);
  return text;
}

/** Waits until the last word of what is printed about a unit. */
async function untilBuilt(unit: string): Promise<string> {
  return (await until(`【${unit}】`)) + (await until('共 '));
}

it('builds what was saved, tells what moved, and outlives faults', { timeout: 600_000 }, async () => {
  const call = ['build', '--watch', '--units', units, '--templates', templates, '--out', join(sandbox, 'out')];
  const polling = (await tellsOfChanges()) ? {} : { CHOKIDAR_USEPOLLING: '1', CHOKIDAR_INTERVAL: '300' };
  const env = { ...process.env, ...polling };
  child = spawn(process.execPath, [join(root, 'dist/juesuan.js'), ...call], { stdio: ['ignore', 'pipe', 'pipe'], env });
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
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
  expect(await until('没有编制')).toContain('【heshui-2024】');
  writeFileSync(report, whole);
  expect(await until('没有变化，文件保持原样')).toContain('【heshui-2024】');

  const template = join(templates, 'hunan', 'profile.json');
  writeFileSync(template, `${readFileSync(template, 'utf8')}\n`);
  await untilBuilt('heshui-2024');
  await untilBuilt('lengshuitan-2021');

  // As Word and many editors save: a file beside it takes its place.
  const aside = join(units, 'lengshuitan-2021', '~$report.json');
  writeFileSync(aside, readFileSync(join(units, 'lengshuitan-2021', 'report.json')));
  renameSync(aside, join(units, 'lengshuitan-2021', 'report.json'));
  await untilBuilt('lengshuitan-2021');
});
