/**
 * Two folders in each other's place in one step. Linux has a call for it (`renameat2` with `RENAME_EXCHANGE`) that Node
 * does not offer; two programs of the system do: Perl, whose `syscall` reaches it, and `mv --exchange` of coreutils 9.5
 * and later. Where there is neither, and on other systems, the caller has to rename twice.
 *
 * Perl is started once, while the build is made, and told the folders of each exchange. It ends with this process, however
 * that ends, since its input ends then.
 */
import type { ChildProcessByStdio } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import type { Socket } from 'node:net';
import { resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** Number of `renameat2` by `process.arch`. */
const CALLS: ReadonlyMap<string, number> = new Map([
  ['x64', 316],
  ['arm64', 276],
  ['riscv64', 276],
  ['loong64', 276],
  ['arm', 382],
  ['ia32', 353],
  ['ppc64', 357],
  ['s390x', 347],
]);

/** Loaded when a folder is there to be exchanged: it takes Node 5 ms. */
const programs = () => process.getBuiltinModule('node:child_process');

/** Exchanges two folders, as far as it can: what came of it is looked at afterwards. */
type Helper = (a: string, b: string) => Promise<void>;

/** Those that failed once are not asked again. */
let helpers: readonly Helper[] | undefined;

/** By their full names: the search path is the user's. */
function helpersHere(): readonly Helper[] {
  const number = CALLS.get(process.arch);
  if (process.platform !== 'linux' || number === undefined) return [];
  const movers = ['/usr/bin/mv', '/bin/mv'].filter(existsSync).map(
    (program): Helper =>
      async (a, b) => {
        const args = ['--exchange', '--no-target-directory', '--', a, b];
        programs().spawnSync(program, args, { stdio: 'ignore', timeout: PATIENCE });
      },
  );
  return existsSync(PERL) ? [perl(number), ...movers] : movers;
}

const PERL = '/usr/bin/perl';
/** Milliseconds. */
const PATIENCE = 10_000;

/** Pairs of paths that end in zero bytes; a line for each. −100 is `AT_FDCWD`: paths as they are; 2 is `RENAME_EXCHANGE`. */
const script = (number: number) =>
  `$/="\\0";$|=1;while(defined($a=<STDIN>)&&defined($b=<STDIN>)){chomp($a,$b);syscall(${number},-100,$a,-100,$b,2);print"\\n"}`;

function perl(number: number): Helper {
  const child = programs().spawn(PERL, ['-e', script(number)], { stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting: (() => void)[] = [];
  let isGone = false;
  const endAll = () => {
    isGone = true;
    for (const end of waiting.splice(0)) end();
  };
  child.on('error', endAll).on('exit', endAll);
  child.stdin.on('error', endAll);
  child.stdout.on('data', (answers: Buffer) => {
    for (const end of waiting.splice(0, answers.length)) end();
  });
  letGo(child);
  return (a, b) => {
    if (isGone) return Promise.resolve();
    return new Promise((resolve) => {
      // The timer keeps this process alive until the answer is there.
      const timer = setTimeout(() => child.kill(), PATIENCE);
      waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
      child.stdin.write(`${a}\0${b}\0`);
    });
  };
}

/** This process need not wait for it, but sees it end when all else is done. */
function letGo(child: ChildProcessByStdio<Writable, Readable, null>): void {
  child.unref();
  for (const pipe of [child.stdin, child.stdout]) (pipe as Socket).unref();
  process.once('beforeExit', () => {
    child.ref();
    child.stdin.end();
  });
}

/** Gets ready what will be needed, where the system has it. */
export function prepareExchange(): void {
  helpers ??= helpersHere();
}

/**
 * Exchanges two folders of one file system.
 * @returns whether it was done; otherwise nothing was
 */
export async function exchange(a: string, b: string): Promise<boolean> {
  helpers ??= helpersHere();
  const before = identity(a);
  for (const helper of helpers) {
    await helper(resolve(a), resolve(b));
    if (before !== undefined && identity(b) === before) return true;
    helpers = helpers.filter((other) => other !== helper);
  }
  return false;
}

function identity(folder: string): string | undefined {
  const status = statSync(folder, { throwIfNoEntry: false, bigint: true });
  return status === undefined ? undefined : `${status.dev} ${status.ino}`;
}
