/** Outputs appear together or not at all, whenever the process dies. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { safeFileName } from '../src/model/safe-file-name.ts';

type FileSystem = typeof import('node:fs');

/** A simulated death: from the operation `at` on, nothing reaches the disk any more. */
const death = vi.hoisted(() => ({ at: Number.POSITIVE_INFINITY, done: 0, error: (): Error => new Error('dead') }));

vi.mock('node:fs', async (importOriginal) => {
  const original = await importOriginal<FileSystem>();
  const dying = { ...original } as unknown as Record<string, unknown>;
  const { mkdirSync, writeFileSync, openSync, writeSync, renameSync, rmSync, rmdirSync, cpSync } = original;
  const operations = { mkdirSync, writeFileSync, openSync, writeSync, renameSync, rmSync, rmdirSync, cpSync };
  for (const [name, operation] of Object.entries(operations)) {
    dying[name] = (...args: unknown[]) => {
      death.done += 1;
      if (death.done < death.at) return (operation as (...args: unknown[]) => unknown)(...args);
      // Death in the middle of a removal: a part is gone.
      if (death.done === death.at && name === 'rmSync') {
        const path = String(args[0]);
        const first = original.existsSync(path) ? original.readdirSync(path)[0] : undefined;
        if (first !== undefined) rmSync(join(path, first), { recursive: true });
      }
      throw death.error();
    };
  }
  return { ...dying, default: dying };
});

const fs = await vi.importActual<FileSystem>('node:fs');
let sandbox: string;
let root: string;
let out: string;

beforeAll(() => {
  sandbox = fs.mkdtempSync(join(tmpdir(), 'juesuan-write-'));
});
afterAll(() => fs.rmSync(sandbox, { recursive: true, force: true }));
beforeEach(() => {
  revive();
  root = fs.mkdtempSync(join(sandbox, 'out-'));
  out = join(root, '单位-2022');
});

/** A new process: no memory of locks. */
async function freshModule() {
  vi.resetModules();
  return await import('../src/write/write-outputs.ts');
}

function revive(): void {
  death.at = Number.POSITIVE_INFINITY;
  death.done = 0;
  death.error = () => new Error('dead');
}

/** A build: every file carries the version, so that a mixture would show. */
function version(name: string): ReadonlyMap<string, Uint8Array> {
  const names = [`${name}.docx`, `${name}.pdf`, 'figures.json'];
  const manifest = JSON.stringify({ files: names.map((file) => ({ file })) });
  return new Map([...names.map((file) => [file, name] as const), ['manifest.json', manifest] as const].map(encoded));
}

function encoded([name, text]: readonly [string, string]): [string, Uint8Array] {
  return [name, Buffer.from(text)];
}

function present(): Record<string, string> | undefined {
  if (!fs.existsSync(out)) return undefined;
  const names = fs.readdirSync(out).sort();
  return Object.fromEntries(names.map((name) => [name, fs.readFileSync(join(out, name), 'utf8')]));
}

function content(files: ReadonlyMap<string, Uint8Array>): Record<string, string> {
  return Object.fromEntries([...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]));
}

const OLD = version('旧');
const NEW = version('新');

describe('writeOutputs', () => {
  it('writes all files and leaves nothing else behind', async () => {
    const { writeOutputs } = await freshModule();
    expect(writeOutputs(out, OLD)).toBe(true);
    expect(present()).toEqual(content(OLD));
    expect(fs.readdirSync(root)).toEqual(['单位-2022']);
  });

  it('replaces the former build, whose other files go, and keeps files of others', async () => {
    const { writeOutputs } = await freshModule();
    writeOutputs(out, OLD);
    fs.mkdirSync(join(out, '批注'));
    fs.writeFileSync(join(out, '批注', '意见.txt'), '请改');
    fs.writeFileSync(join(out, '领导改.docx'), '改');
    writeOutputs(out, NEW);
    expect(fs.readdirSync(out).sort()).toEqual([...NEW.keys(), '批注', '领导改.docx'].sort());
    expect(fs.readFileSync(join(out, '批注', '意见.txt'), 'utf8')).toBe('请改');
  });

  it('touches nothing when the content is the same', async () => {
    const { writeOutputs } = await freshModule();
    writeOutputs(out, OLD);
    const past = new Date(2001, 1, 1);
    for (const name of OLD.keys()) fs.utimesSync(join(out, name), past, past);
    expect(writeOutputs(out, OLD)).toBe(false);
    for (const name of OLD.keys()) expect(fs.statSync(join(out, name)).mtime).toEqual(past);
  });

  it('leaves the former build when the disk is full', async () => {
    const { writeOutputs } = await freshModule();
    writeOutputs(out, OLD);
    death.error = () => Object.assign(new Error('full'), { code: 'ENOSPC' });
    const full = { ...Object.fromEntries(NEW) };
    death.done = 0;
    // The writing of the second file fails; removing works again.
    death.at = 8;
    const error = death.error;
    death.error = () => {
      revive();
      return error();
    };
    expect(() => writeOutputs(out, new Map(Object.entries(full)))).toThrow('full');
    expect(present()).toEqual(content(OLD));
    expect(fs.readdirSync(root)).toEqual(['单位-2022']);
  });

  it('refuses a name that leads elsewhere', async () => {
    const { writeOutputs } = await freshModule();
    expect(() => writeOutputs(out, new Map([['../x', Buffer.from('')]]))).toThrow('file name');
    expect(present()).toBeUndefined();
  });
});

/** Runs `action` as a process that dies at its `at`-th operation; whether it died. */
async function dies(at: number, action: (module: Awaited<ReturnType<typeof freshModule>>) => void): Promise<boolean> {
  const module = await freshModule();
  death.done = 0;
  death.at = at;
  try {
    action(module);
    return false;
  } catch {
    return true;
  } finally {
    revive();
  }
}

function expectWhole(states: readonly (Record<string, string> | undefined)[], at: string): void {
  expect(states, `died at ${at}`).toContainEqual(present());
}

describe('death at any operation', () => {
  it('leaves the former or the new state for the next run, also when that dies too', async () => {
    const whole = [content(OLD), content(NEW)];
    for (let at = 1; ; at += 1) {
      const before = () => {
        fs.rmSync(root, { recursive: true, force: true });
        fs.mkdirSync(out, { recursive: true });
        for (const [name, bytes] of OLD) fs.writeFileSync(join(out, name), bytes);
      };
      let died = true;
      for (let again = 1; died; again += 1) {
        before();
        if (!(await dies(at, ({ writeOutputs }) => void writeOutputs(out, NEW)))) return expect(at).toBeGreaterThan(20);
        expectWhole([...whole, undefined], `${at}`);
        died = await dies(again, ({ recover }) => recover(root));
        expectWhole([...whole, ...(died ? [undefined] : [])], `${at}, then ${again}`);
        (await freshModule()).recover(root);
        expectWhole(whole, `${at}, then ${again}, and recovered`);
        expect(fs.readdirSync(root), `died at ${at}, then ${again}`).toEqual(['单位-2022']);
      }
    }
  });

  it('leaves nothing or the whole first build', async () => {
    for (let at = 1; ; at += 1) {
      fs.rmSync(root, { recursive: true, force: true });
      if (!(await dies(at, ({ writeOutputs }) => void writeOutputs(out, NEW)))) return;
      (await freshModule()).recover(root);
      expectWhole([undefined, content(NEW)], `${at}`);
    }
  });
});

/** A number in [0, 1) by its index: the same in every run. */
function seeded(index: number): number {
  return ((index * 2654435761) % 2 ** 32) / 2 ** 32;
}

describe('several processes', () => {
  let driver: string;

  beforeAll(() => {
    driver = join(sandbox, 'driver.mjs');
    const source = `
      import { writeOutputs } from './src/write/write-outputs.ts';
      const [out, rounds, ...names] = process.argv.slice(2);
      const build = (name) => new Map(['a', 'b', 'c', 'd'].map((file) => [file, Buffer.from(name.repeat(50000))]));
      writeOutputs(out, build(names[0]));
      process.stdout.write('ready');
      for (let round = 1; round < Number(rounds); round += 1) writeOutputs(out, build(names[round % names.length]));
    `;
    buildSync({
      stdin: { contents: source, resolveDir: join(import.meta.dirname, '..') },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: driver,
    });
  });

  const start = (rounds: number, ...names: string[]): ChildProcess =>
    spawn(process.execPath, [driver, out, String(rounds), ...names], { stdio: ['ignore', 'pipe', 'inherit'] });

  function expectOneVersion(): void {
    const files = Object.values(present() ?? {});
    expect(files).toHaveLength(4);
    expect(new Set(files).size).toBe(1);
  }

  it('killed at twenty moments, they leave one whole version', async () => {
    for (let index = 1; index <= 20; index += 1) {
      const child = start(1e9, '甲', '乙');
      await once(child.stdout ?? child, 'data');
      await new Promise((resolve) => setTimeout(resolve, 40 * seeded(index)));
      child.kill('SIGKILL');
      await once(child, 'close');
      (await freshModule()).recover(root);
      expectOneVersion();
      expect(fs.readdirSync(root)).toEqual(['单位-2022']);
    }
  });

  it('writing at the same time, they take turns', async () => {
    const children = ['甲', '乙', '丙'].map((name, index) => start(15, name, `${name}${index}`));
    const codes = await Promise.all(children.map(async (child) => (await once(child, 'close'))[0]));
    expect(codes).toEqual([0, 0, 0]);
    expectOneVersion();
    expect(fs.readdirSync(root)).toEqual(['单位-2022']);
  });

  it('one that waits in vain says who builds and what to delete', async () => {
    const { lockOutputs, OutputsBusyError } = await freshModule();
    const lock = join(root, '.juesuan', '单位-2022', 'lock');
    fs.mkdirSync(lock, { recursive: true });
    const owner = { pid: process.ppid, host: (await import('node:os')).hostname(), token: 'other' };
    fs.writeFileSync(join(lock, 'owner.json'), JSON.stringify(owner));
    expect(() => lockOutputs(out, 0.2)).toThrow(OutputsBusyError);
    expect(() => lockOutputs(out, 0.2)).toThrow(`进程 ${process.ppid}`);
    fs.rmSync(lock, { recursive: true });
    lockOutputs(out, 0.2)();
  });

  it('the lock of a dead process is taken over', async () => {
    const child = spawn(process.execPath, ['-e', '0']);
    await once(child, 'close');
    const lock = join(root, '.juesuan', '单位-2022', 'lock');
    fs.mkdirSync(lock, { recursive: true });
    const owner = { pid: child.pid, host: (await import('node:os')).hostname(), token: 'dead' };
    fs.writeFileSync(join(lock, 'owner.json'), JSON.stringify(owner));
    const { writeOutputs } = await freshModule();
    expect(writeOutputs(out, NEW)).toBe(true);
  });
});

describe('safeFileName', () => {
  it.each([
    ['2022年度武汉市青山区医疗保障局部门决算', '2022年度武汉市青山区医疗保障局部门决算'],
    ['甲/乙：丙*?', '甲／乙：丙＊？'],
    ['..\\..\\甲', '＼..＼甲'],
    ['甲\u0000乙\n', '甲 乙'],
    ['甲. ', '甲'],
    ['con', '_con'],
    ['', '_'],
    ['...', '_'],
  ])('%j → %j', (title, name) => expect(safeFileName(title)).toBe(name));

  it('keeps the extension of a long title', () => {
    const name = safeFileName('局'.repeat(300), '.docx');
    expect(name.endsWith('局.docx')).toBe(true);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  });
});
