/** Outputs appear together or not at all, whenever the process dies. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { safeFileName } from '../src/model/safe-file-name.ts';

type FileSystem = typeof import('node:fs');

/** A simulated death: from the operation `at` on, nothing reaches the disk any more. */
const death = vi.hoisted(() => ({ at: Number.POSITIVE_INFINITY, done: 0, error: (): Error => new Error('dead') }));

vi.mock('node:fs', async (importOriginal) => {
  const original = await importOriginal<FileSystem>();
  const dying = { ...original } as unknown as Record<string, unknown>;
  const { mkdirSync, writeFileSync, openSync, writeSync, renameSync, rmSync, rmdirSync, cpSync, linkSync } = original;
  const operations = { mkdirSync, writeFileSync, openSync, writeSync, renameSync, rmSync, rmdirSync, cpSync, linkSync };
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

/** Whether the system can exchange two folders in one step. */
const system = vi.hoisted(() => ({ exchanges: true, exchange: undefined as Exchange | undefined }));
type Exchange = typeof import('../src/write/exchange.ts').exchange;

vi.mock('../src/write/exchange.ts', async (importOriginal) => {
  // One helper for all the processes that are played.
  system.exchange ??= (await importOriginal<typeof import('../src/write/exchange.ts')>()).exchange;
  const exchange = async (a: string, b: string) => system.exchanges && (await system.exchange?.(a, b)) === true;
  return { exchange, prepareExchange: () => undefined };
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
  system.exchanges = true;
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

/** A build: every file carries the version, so that a mixture would show; its history adds to those before it. */
function version(name: string, ...before: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const names = [`${name}.docx`, `${name}.pdf`, 'figures.json'];
  const manifest = (files: readonly string[]) => JSON.stringify({ files: files.map((file) => ({ file })) });
  const entries = [
    ...names.map((file) => [file, name] as const),
    ['manifest.json', manifest(names)] as const,
    [`.history/${name}.gz`, name] as const,
    ['.history/manifest.json', manifest([...before, name].map((kept) => `${kept}.gz`))] as const,
  ];
  return new Map(entries.map(encoded));
}

function encoded([name, text]: readonly [string, string]): [string, Uint8Array] {
  return [name, Buffer.from(text)];
}

/** Every file below the folder with its text. */
function present(): Record<string, string> | undefined {
  if (!fs.existsSync(out)) return undefined;
  const names = fs.readdirSync(out, { recursive: true }).map(String).sort();
  const files = names.filter((name) => fs.statSync(join(out, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, fs.readFileSync(join(out, name), 'utf8')]));
}

function content(...builds: readonly ReadonlyMap<string, Uint8Array>[]): Record<string, string> {
  const files = builds.flatMap((files) => [...files]);
  return Object.fromEntries(files.map(([name, bytes]) => [name, Buffer.from(bytes).toString()]));
}

const OLD = version('旧');
const NEW = version('新', '旧');
/** What the old build leaves to the new one. */
const KEPT = new Map([...OLD].filter(([name]) => name === '.history/旧.gz'));

describe('writeOutputs', () => {
  it('writes all files and leaves nothing else behind', async () => {
    const { writeOutputs } = await freshModule();
    expect(await writeOutputs(out, OLD)).toBe(true);
    expect(present()).toEqual(content(OLD));
    expect(fs.readdirSync(root)).toEqual(['单位-2022']);
  });

  it('replaces the former build, whose other files go, and keeps files of others', async () => {
    const { writeOutputs } = await freshModule();
    await writeOutputs(out, OLD);
    fs.mkdirSync(join(out, '批注'));
    fs.writeFileSync(join(out, '批注', '意见.txt'), '请改');
    fs.writeFileSync(join(out, '领导改.docx'), '改');
    await writeOutputs(out, NEW);
    expect(present()).toEqual({ ...content(KEPT, NEW), '批注/意见.txt': '请改', '领导改.docx': '改' });
  });

  it('touches nothing when the content is the same', async () => {
    const { writeOutputs } = await freshModule();
    await writeOutputs(out, OLD);
    const past = new Date(2001, 1, 1);
    for (const name of OLD.keys()) fs.utimesSync(join(out, name), past, past);
    expect(await writeOutputs(out, OLD)).toBe(false);
    for (const name of OLD.keys()) expect(fs.statSync(join(out, name)).mtime).toEqual(past);
  });

  it('does not write again what is the same', async () => {
    const { writeOutputs } = await freshModule();
    await writeOutputs(out, OLD);
    const past = new Date(2001, 1, 1);
    for (const name of OLD.keys()) fs.utimesSync(join(out, name), past, past);
    const changed = new Map([...OLD, encoded(['旧.docx', '改'])]);
    await writeOutputs(out, changed);
    expect(present()).toEqual(content(changed));
    const isOld = (name: string) => fs.statSync(join(out, name)).mtimeMs === past.getTime();
    expect([...OLD.keys()].filter((name) => !isOld(name))).toEqual(['旧.docx']);
  });

  it('leaves the former build when the disk is full', async () => {
    const { writeOutputs } = await freshModule();
    await writeOutputs(out, OLD);
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
    await expect(writeOutputs(out, new Map(Object.entries(full)))).rejects.toThrow('full');
    expect(present()).toEqual(content(OLD));
    expect(fs.readdirSync(root)).toEqual(['单位-2022']);
  });

  it('forgets the states that the list of the history no longer names', async () => {
    const { writeOutputs } = await freshModule();
    await writeOutputs(out, OLD);
    const forgetful = version('新');
    await writeOutputs(out, forgetful);
    expect(present()).toEqual(content(forgetful));
  });

  it('a folder of its own is written apart: the other files stay', async () => {
    const { writeOutputs } = await freshModule();
    await writeOutputs(out, OLD);
    const manifest = JSON.stringify({ files: [{ file: '稿.docx' }] });
    const draft = new Map(
      [['征求意见稿/稿.docx', '稿'] as const, ['征求意见稿/manifest.json', manifest] as const].map(encoded),
    );
    await writeOutputs(out, draft);
    expect(present()).toEqual(content(OLD, draft));
    await writeOutputs(out, NEW);
    expect(present()).toEqual(content(KEPT, draft, NEW));
  });

  it.each(['../x', 'a/../x', 'a/b/c', '/x', 'a//x'])('refuses the name %s, which leads elsewhere', async (name) => {
    const { writeOutputs } = await freshModule();
    await expect(writeOutputs(out, new Map([[name, Buffer.from('')]]))).rejects.toThrow('file name');
    expect(present()).toBeUndefined();
  });
});

/** Runs `action` as a process that dies at its `at`-th operation; whether it died. */
async function dies(
  at: number,
  action: (module: Awaited<ReturnType<typeof freshModule>>) => unknown,
): Promise<boolean> {
  const module = await freshModule();
  death.done = 0;
  death.at = at;
  try {
    await action(module);
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
  it.each([
    ['in one step: never absent', true],
    ['by two renames: absent between them, and recovered', false],
  ])('leaves the former or the new state, also when the next run dies too; exchanged %s', async (_how, exchanges) => {
    system.exchanges = exchanges;
    const absent = exchanges ? [] : [undefined];
    const whole = [content(OLD), content(KEPT, NEW)];
    for (let at = 1; ; at += 1) {
      const before = () => {
        fs.rmSync(root, { recursive: true, force: true });
        fs.mkdirSync(join(out, '.history'), { recursive: true });
        for (const [name, bytes] of OLD) fs.writeFileSync(join(out, name), bytes);
      };
      let died = true;
      for (let again = 1 + (at % 3); died; again += 3) {
        before();
        if (!(await dies(at, ({ writeOutputs }) => writeOutputs(out, NEW)))) return expect(at).toBeGreaterThan(20);
        expectWhole([...whole, ...absent], `${at}`);
        died = await dies(again, ({ recover }) => recover(root));
        expectWhole([...whole, ...(died ? absent : [])], `${at}, then ${again}`);
        (await freshModule()).recover(root);
        expectWhole(whole, `${at}, then ${again}, and recovered`);
        expect(fs.readdirSync(root), `died at ${at}, then ${again}`).toEqual(['单位-2022']);
      }
    }
  });

  it('leaves nothing or the whole first build', async () => {
    for (let at = 1; ; at += 1) {
      fs.rmSync(root, { recursive: true, force: true });
      if (!(await dies(at, ({ writeOutputs }) => writeOutputs(out, NEW)))) return;
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
      const manifest = (files) => Buffer.from(JSON.stringify({ files: files.map((file) => ({ file })) }));
      const build = (round) => new Map([
        ...['a', 'b', 'c', 'd'].map((file) => [file, Buffer.from(names[round % names.length].repeat(50000))]),
        ['.history/' + round, Buffer.from(names[round % names.length])],
        ['.history/manifest.json', manifest(['' + round])],
      ]);
      await writeOutputs(out, build(0));
      process.stdout.write('ready');
      for (let round = 1; round < Number(rounds); round += 1) await writeOutputs(out, build(round));
    `;
    buildSync({
      stdin: { contents: source, resolveDir: join(import.meta.dirname, '..') },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: driver,
    });
  });

  const children: ChildProcess[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  function start(rounds: number, ...names: string[]): ChildProcess {
    const args = [driver, out, String(rounds), ...names];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    return child;
  }

  function expectOneVersion(): void {
    const { '.history/manifest.json': list = '', ...files } = present() ?? {};
    expect(Object.keys(files)).toEqual([expect.stringMatching(/^\.history\/\d+$/), 'a', 'b', 'c', 'd']);
    expect(list).toContain(`"${Object.keys(files)[0]?.slice('.history/'.length)}"`);
    expect(new Set(Object.values(files).map((text) => text.slice(0, 1))).size).toBe(1);
    expect(new Set(['a', 'b', 'c', 'd'].map((file) => files[file])).size).toBe(1);
  }

  it('killed at twenty-five moments, they leave one whole version', async () => {
    for (let index = 1; index <= 25; index += 1) {
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
    const writers = ['甲', '乙', '丙'].map((name, index) => start(15, name, `${name}${index}`));
    const codes = await Promise.all(writers.map(async (child) => (await once(child, 'close'))[0]));
    expect(codes).toEqual([0, 0, 0]);
    expectOneVersion();
    expect(fs.readdirSync(root)).toEqual(['单位-2022']);
  });

  it('one that waits in vain says who builds and what to delete', async () => {
    const child = start(1e9, '甲', '乙');
    await once(child.stdout ?? child, 'data');
    // It holds the lock nearly all the time; stopped, it goes on holding it, or has just given it back.
    const { lockOutputs } = await freshModule();
    let said = '';
    for (let attempt = 0; said === '' && attempt < 200; attempt += 1) {
      expect(child.exitCode).toBeNull();
      child.kill('SIGSTOP');
      try {
        lockOutputs(out, 0.2)();
      } catch (error) {
        said = String(error);
      }
      child.kill('SIGCONT');
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(said).toContain(`进程 ${child.pid}`);
    expect(said).toContain(join('.juesuan', '单位-2022', 'lock'));
    child.kill('SIGKILL');
    await once(child, 'close');
    lockOutputs(out, 0.2)();
  });
});

describe('a lock ends with its holder', () => {
  const lock = () => join(root, '.juesuan', '单位-2022', 'lock');

  /** A lock as somebody else has left it. */
  function left(owner: string): void {
    fs.mkdirSync(lock(), { recursive: true });
    fs.writeFileSync(join(lock(), 'owner.json'), owner);
  }

  async function owner(changes: object): Promise<string> {
    vi.resetModules();
    const { ownIdentity } = await import('../src/write/process-identity.ts');
    return JSON.stringify({ ...ownIdentity(), token: 'other', ...changes });
  }

  async function deadPid(): Promise<number | undefined> {
    const child = spawn(process.execPath, ['-e', '0']);
    await once(child, 'close');
    return child.pid;
  }

  it('of a process that is no more', async () => {
    left(await owner({ pid: await deadPid() }));
    const { lockOutputs } = await freshModule();
    lockOutputs(out, 0)();
  });

  it('of a process whose number another one has now', async () => {
    left(await owner({ pid: process.ppid, started: '1' }));
    const { lockOutputs } = await freshModule();
    lockOutputs(out, 0)();
  });

  it.each([
    ['empty', ''],
    ['null', 'null'],
    ['of an earlier program', '{"pid":1,"host":"x","token":"y"}'],
  ])('whose name is %s, after a moment', async (_what, text) => {
    left(text);
    vi.resetModules();
    const { tryLock } = await import('../src/write/lock.ts');
    expect(tryLock(lock(), 1)).toBeUndefined();
    expect(tryLock(lock(), 2)).toBeDefined();
  });

  it('for whoever has waited that moment', async () => {
    left('');
    const { lockOutputs } = await freshModule();
    expect(() => lockOutputs(out, 0.5)).toThrow('另一个程序正在编制');
    lockOutputs(out, 5)();
  });

  it('of a process of another machine, when it has been silent for long', async () => {
    left(await owner({ machine: 'elsewhere' }));
    vi.resetModules();
    const { tryLock } = await import('../src/write/lock.ts');
    expect(tryLock(lock(), 10)).toBeUndefined();
    expect(tryLock(lock(), 20)).toBeDefined();
  });

  it('and never under a process that runs, however silent', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 1e6)']);
    await once(child, 'spawn');
    const stat = fs.readFileSync(`/proc/${child.pid}/stat`, 'utf8').replace(/^.*\) /s, '');
    left(await owner({ pid: child.pid, started: stat.split(' ')[19] }));
    vi.resetModules();
    const { tryLock } = await import('../src/write/lock.ts');
    expect(tryLock(lock(), 1e6)).toBeUndefined();
    child.kill();
    await once(child, 'close');
    expect(tryLock(lock(), 0)).toBeDefined();
  });

  it('one whose lock was taken over writes nothing', async () => {
    const { lockOutputs, writeOutputs } = await freshModule();
    await writeOutputs(out, OLD);
    lockOutputs(out, 0);
    fs.rmSync(lock(), { recursive: true });
    left(await owner({ machine: 'elsewhere' }));
    await expect(writeOutputs(out, NEW)).rejects.toThrow('另一个程序接手');
    expect(present()).toEqual(content(OLD));
  });
});

describe('the folder of a unit', () => {
  it('that is a link is written where it leads, and stays a link', async () => {
    const elsewhere = join(root, '别处');
    fs.mkdirSync(join(elsewhere, '单位'), { recursive: true });
    fs.symlinkSync(join('别处', '单位'), out);
    const { writeOutputs } = await freshModule();
    await writeOutputs(out, OLD);
    await writeOutputs(out, NEW);
    expect(fs.readlinkSync(out)).toBe(join('别处', '单位'));
    expect(present()).toEqual(content(KEPT, NEW));
    expect(fs.readdirSync(elsewhere)).toEqual(['单位']);
  });

  it.each([
    ['a link that leads nowhere', '指向的文件夹不存在', () => fs.symlinkSync('nowhere', out)],
    ['a file', '是一个文件', () => fs.writeFileSync(out, '')],
  ])('that is %s is refused in its own words', async (_what, words, make) => {
    make();
    const { lockOutputs, writeOutputs } = await freshModule();
    expect(() => lockOutputs(out)).toThrow(words);
    await expect(writeOutputs(out, OLD)).rejects.toThrow(words);
    expect(fs.lstatSync(out).isDirectory()).toBe(false);
  });

  it('that is a mount point is refused in its own words', async () => {
    const { writeOutputs } = await freshModule();
    await expect(writeOutputs('/proc', OLD)).rejects.toThrow('挂载点');
  });
});

describe('exchange', () => {
  it('puts two folders in each other’s place, and does nothing where one is missing', async () => {
    const { exchange } = await vi.importActual<typeof import('../src/write/exchange.ts')>('../src/write/exchange.ts');
    const [a, b] = [join(root, '甲 “局”'), join(root, 'b\n$x')];
    fs.mkdirSync(join(a, 'one'), { recursive: true });
    fs.mkdirSync(join(b, 'two'), { recursive: true });
    let inPlace = [['one'], ['two']];
    for (let round = 0; round < 3; round += 1) {
      if (await exchange(a, b)) inPlace = inPlace.reverse();
      expect([fs.readdirSync(a), fs.readdirSync(b)]).toEqual(inPlace);
    }
    fs.rmSync(b, { recursive: true });
    expect(await exchange(a, b)).toBe(false);
    expect(fs.readdirSync(root)).toEqual(['甲 “局”']);
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
