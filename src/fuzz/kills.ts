/** Builds that are killed at any moment: what stands in the folder of the outputs then, before anybody recovers it. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Random, randomFrom } from '../mutate/random.ts';
import { readHistory, readState } from '../write/history.ts';

export interface KillResult {
  /** Kills that met a running build. */
  readonly killed: number;
  /** Of these, with files of the new build half-made. */
  readonly writing: number;
  /** Of these, after the new build was in its place. */
  readonly placed: number;
  /** What was wrong, each with the number of the kill; none when all is well. */
  readonly faults: readonly string[];
}

const UNIT = 'test/clean/hedong-employment-2021';
const PROSE = 'problems.md';

/** Kills `count` builds, every other one within its writing. @param program the command's bundle */
export async function killBuilds(program: string, root: string, count: number, seed: number): Promise<KillResult> {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-kills-'));
  const random = randomFrom(seed);
  const site: Site = {
    program,
    unit: join(folder, 'unit'),
    root: join(folder, 'out'),
    out: join(folder, 'out', 'unit'),
  };
  cpSync(join(root, UNIT), site.unit, { recursive: true });
  const result = { killed: 0, writing: 0, placed: 0, faults: [] as string[] };
  try {
    let last = await finished(site, 'first');
    for (let index = 1; index <= count; index += 1) {
      writeFileSync(join(site.unit, PROSE), `（一）第${index}次。\n`);
      const before = fingerprint(site);
      const wasKilled = await killed(site, index % 2 === 0, last, random);
      const after = fingerprint(site);
      if (wasKilled) result.killed += 1;
      if (wasKilled && halfMade(site)) result.writing += 1;
      if (wasKilled && after !== before) result.placed += 1;
      result.faults.push(...faultsOf(site).map((fault) => `kill ${index}: ${fault}`));
      if (index % 5 === 0) last = await finished(site, `${index}`);
    }
    await finished(site, 'last');
    result.faults.push(...faultsOf(site).map((fault) => `after the last build: ${fault}`));
    const left = readdirSync(site.root).filter((name) => name !== 'unit');
    return { ...result, faults: [...result.faults, ...left.map((name) => `left behind: ${name}`)] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Site {
  readonly program: string;
  readonly unit: string;
  /** Folder of all outputs, and that of the unit. */
  readonly root: string;
  readonly out: string;
}

function start({ program, unit, root }: Site) {
  return spawn(process.execPath, [program, 'build', unit, '--out', root], { stdio: 'ignore' });
}

/** A build that nobody disturbs. @returns how long it took, in milliseconds @throws Error when it fails */
async function finished(site: Site, name: string): Promise<number> {
  writeFileSync(join(site.unit, PROSE), `（一）编制${name}。\n`);
  const began = performance.now();
  const [code] = await once(start(site), 'close');
  if (code !== 0) throw new Error(`the build ${name} ended with ${code}`);
  return performance.now() - began;
}

/** @param usual milliseconds that a build takes. @returns whether the build was still running */
async function killed(site: Site, whileWriting: boolean, usual: number, random: Random): Promise<boolean> {
  const child = start(site);
  const end = once(child, 'close');
  if (whileWriting) {
    while (child.exitCode === null && !halfMade(site)) await wait(1);
    await wait(random(25));
  } else {
    await wait(random(Math.ceil(usual)));
  }
  const running = child.kill('SIGKILL');
  await end;
  return running && child.signalCode === 'SIGKILL';
}

function halfMade({ root }: Site): boolean {
  const work = join(root, '.juesuan', 'unit');
  try {
    return readdirSync(work).some((name) => /^(tmp-|new$|old$|gone-)/.test(name));
  } catch {
    return false;
  }
}

function fingerprint({ out }: Site): string {
  const manifest = join(out, 'manifest.json');
  return existsSync(manifest) ? readFileSync(manifest, 'utf8') : '';
}

/** What a reader of the folder would find wrong. */
function faultsOf(site: Site): string[] {
  if (!existsSync(site.out)) return ['the folder is absent'];
  return [...tornFiles(site), ...brokenHistory(site)];
}

function tornFiles({ out }: Site): string[] {
  const { files } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as {
    files: { file: string; sha256: string }[];
  };
  const names = readdirSync(out).filter((name) => name !== 'manifest.json' && name !== '.history');
  const strange = names
    .filter((name) => !files.some(({ file }) => file === name))
    .map((name) => `${name} is of no build`);
  const torn = files
    .filter(({ file, sha256 }) => hash(join(out, file)) !== sha256)
    .map(({ file }) => `${file} is of another build`);
  return [...strange, ...torn];
}

function hash(file: string): string | undefined {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : undefined;
}

function brokenHistory({ out }: Site): string[] {
  const { entries, rebuilt } = readHistory(out);
  const unreadable = entries.flatMap((entry) => {
    try {
      readState(out, entry);
      return [];
    } catch {
      return [`state ${entry.number} cannot be read`];
    }
  });
  return [...(rebuilt ? ['the list of the history is lost'] : []), ...unreadable];
}
