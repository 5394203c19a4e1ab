/** What tests of batches share: the program, units to run it on, what it has made. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type UnitResult, unitResultShape } from '../src/model/unit-result.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PROGRAM = join(ROOT, 'dist/juesuan.js');

export function call(place: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { cwd: place, encoding: 'utf8' });
  return { status, stdout, lines: stderr.split('\n').filter((line) => line !== '') };
}

/** The same beside the test. */
export function started(place: string, ...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...args], { cwd: place, stdio: 'ignore' });
}

/** The same, and what it says on stderr. */
export function spoken(place: string, ...args: readonly string[]) {
  const running = spawn(process.execPath, [PROGRAM, ...args], { cwd: place, stdio: ['ignore', 'ignore', 'pipe'] });
  let text = '';
  running.stderr.setEncoding('utf8').on('data', (more: string) => {
    text += more;
  });
  return { process: running, said: () => text };
}

/** Exit code, or the signal that ended it. */
export async function ended(running: ChildProcess): Promise<number | string> {
  while (running.exitCode === null && running.signalCode === null) await pause(5);
  return running.exitCode ?? running.signalCode ?? '';
}

export function result(folder: string, id: string): UnitResult {
  return unitResultShape.parse(JSON.parse(readFileSync(join(folder, 'results', `${id}.json`), 'utf8')));
}

/** Every file of a folder with its hash; of a result without what is different each time. */
export function contents(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();
  return paths.map((path) => {
    const bytes = readFileSync(join(folder, path));
    const text = path.startsWith('results/')
      ? JSON.stringify({ ...JSON.parse(bytes.toString()), run: undefined })
      : bytes;
    return `${path} ${createHash('sha256').update(text).digest('hex')}`;
  });
}
