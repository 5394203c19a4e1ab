/** A PostgreSQL of the tests' own, where its programs are installed; it lives in a temporary folder and ends with them. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian has them, newest last; else those on the path. */
function programs(): string | undefined {
  const home = '/usr/lib/postgresql';
  const versions = existsSync(home) ? readdirSync(home).sort((one, other) => Number(one) - Number(other)) : [];
  const folders = [...versions.map((version) => join(home, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.filter((folder) => existsSync(join(folder, 'initdb'))).at(0);
}

const PROGRAMS = programs();

/** PostgreSQL does not run as root; its package brings a user for it. */
const IS_ROOT = process.getuid?.() === 0;
const SERVER_USER = IS_ROOT ? userNumber('postgres') : undefined;

export const canRunPostgres = PROGRAMS !== undefined && (!IS_ROOT || SERVER_USER !== undefined);

function userNumber(name: string): number | undefined {
  const { status, stdout } = spawnSync('id', ['-u', name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

export class Postgres {
  private readonly home = mkdtempSync(join(tmpdir(), 'juesuan-postgres-'));

  private constructor(private readonly port: number) {
    mkdirSync(join(this.home, 'socket'));
    chmodSync(this.home, 0o755);
    if (SERVER_USER !== undefined)
      for (const path of [this.home, join(this.home, 'socket')]) chownSync(path, SERVER_USER, -1);
  }

  static async start(): Promise<Postgres> {
    const server = new Postgres(await freePort());
    server.run('initdb', '-D', server.data, '-A', 'trust', '-U', 'juesuan', '-E', 'UTF8');
    server.control('start');
    server.run('createdb', '-h', '127.0.0.1', '-p', String(server.port), '-U', 'juesuan', 'juesuan');
    return server;
  }

  get url(): string {
    return `postgres://juesuan@127.0.0.1:${this.port}/juesuan`;
  }

  /** As after a power cut. */
  restart(): void {
    this.control('restart');
  }

  /** Rows of a query, columns by `|`. */
  query(sql: string): string[] {
    return this.run('psql', this.url, '-Atc', sql)
      .split('\n')
      .filter((line) => line !== '');
  }

  stop(): void {
    this.run('pg_ctl', '-D', this.data, '-m', 'immediate', '-w', 'stop');
    rmSync(this.home, { recursive: true, force: true });
  }

  private get data(): string {
    return join(this.home, 'data');
  }

  private control(action: 'start' | 'restart'): void {
    const options = `-p ${this.port} -k ${join(this.home, 'socket')} -c listen_addresses=127.0.0.1`;
    this.run('pg_ctl', '-D', this.data, '-m', 'immediate', '-o', options, '-l', join(this.home, 'log'), '-w', action);
  }

  private run(program: string, ...args: string[]): string {
    const uid = SERVER_USER === undefined ? {} : { uid: SERVER_USER };
    const { status, stdout, stderr } = spawnSync(join(PROGRAMS ?? '', program), args, {
      cwd: '/',
      encoding: 'utf8',
      stdio: ['ignore', program === 'pg_ctl' ? 'ignore' : 'pipe', program === 'pg_ctl' ? 'ignore' : 'pipe'],
      ...uid,
    });
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
    return stdout ?? '';
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
