/** Packages and other Nodes, from the npm registry. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');
export const UNITS = readdirSync(join(ROOT, 'data/units')).sort();

/** What a command says and how it ends; nothing of this process's environment but what is given. */
export function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv, input = '') {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, env, input, encoding: 'utf8' });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}

/** @throws Error with what npm says */
export function npm(args: readonly string[], cwd: string): string {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stdout, stderr } = run('npm', [...args, ...quiet], cwd, process.env);
  if (status !== 0) throw new Error(`npm ${args.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}

/** Whether the registry answers and has Node for this machine. */
export function canDownload(): boolean {
  const { status } = run('npm', ['view', platformPackage(), 'version', '--fetch-retries=0'], ROOT, process.env);
  if (status !== 0)
    process.stdout.write('-- the npm registry does not answer: packages are not tried on other Nodes\n');
  return status === 0;
}

function platformPackage(): string {
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
}

/** The executable of a Node version, installed below `folder`. */
export function installedNode(version: string, folder: string): string {
  const home = join(folder, `node-${version}`);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }');
  npm(['install', `${platformPackage()}@${version}`, '--ignore-scripts'], home);
  return join(home, 'node_modules', platformPackage(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** `name sha256` of every file below a folder. */
export function digests(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const lines = files.map((entry) => {
    const file = join(entry.parentPath, entry.name);
    return `${relative(folder, file)} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`;
  });
  return lines.sort();
}
