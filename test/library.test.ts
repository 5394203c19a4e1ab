/** The package as its users have it: packed, laid into a project of its own, called from there with its types. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const UNITS = join(ROOT, 'data/units');
const UNIT = 'qingshan-2022';
/** Where bytes are compared, a small one. */
const SMALL = 'lengshuitan-2021';
const home = mkdtempSync(join(tmpdir(), 'juesuan-library-'));
/** Paths of the files that were packed. */
let held: readonly string[];
afterAll(() => rmSync(home, { recursive: true, force: true }));

beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'src/setup.mjs'), '--bundle-only', '--types']);
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', home];
  const told = execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32' });
  const [{ filename, files }] = JSON.parse(told) as [{ filename: string; files: { path: string }[] }];
  held = files.map(({ path }) => path);
  const place = join(home, 'node_modules/juesuan');
  mkdirSync(place, { recursive: true });
  execFileSync('tar', ['-xzf', join(home, filename), '-C', place, '--strip-components=1']);
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }');
}, 120_000);

/** What a module of the project prints as JSON; it may print nothing else. */
function run(body: string): unknown {
  const file = join(home, 'user.mjs');
  writeFileSync(file, `import { auditUnit, buildUnit, checkUnit, draftUnit } from 'juesuan';\n${HELPERS}\n${body}\n`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], { cwd: home, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

const HELPERS = `
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, existsSync } from 'node:fs';
import { join } from 'node:path';
const [folder, small] = ${JSON.stringify([join(UNITS, UNIT), join(UNITS, SMALL)])};
const tell = (value) => process.stdout.write(JSON.stringify(value));
const digests = (files) => [...files].map(([name, bytes]) => name + ' ' + createHash('sha256').update(bytes).digest('hex'));
const filesOf = (folder) => new Map(readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile()).map((name) => [name, readFileSync(join(folder, name))]));
`;

/** Name and hash of each file that the command lists in the manifest of a build. */
function builtByCommand(command: string, below = ''): string[] {
  const out = join(home, `out-${command}`);
  const args = [join(ROOT, 'dist/juesuan.js'), command, SMALL, '--units', UNITS, '--out', out];
  execFileSync(process.execPath, args, { cwd: ROOT });
  const manifest = JSON.parse(readFileSync(join(out, SMALL, below, 'manifest.json'), 'utf8')) as {
    files: { file: string; sha256: string }[];
  };
  return manifest.files.map(({ file, sha256 }) => `${file} ${sha256}`);
}

describe('the package', () => {
  it('holds one program, what it reads, and the licences; no unit, no test, no code of one Node version', () => {
    for (const needed of ['dist/juesuan.js', 'dist/THIRD-PARTY.txt', 'data/catalogues/functional.json', 'LICENSE']) {
      expect(held).toContain(needed);
    }
    const folders = new Set(held.map((path) => path.split('/').slice(0, 2).join('/')));
    expect([...folders].filter((folder) => folder.startsWith('dist/program-'))).toHaveLength(1);
    expect(held.filter((path) => /^(?:src|test|data\/units)\/|\/code-/.test(path))).toEqual([]);
    // The one module that is no tool of ours: the thread in which PDFs of others are read.
    const modules = held.filter((path) => path.endsWith('.mjs')).map((path) => path.split('/').slice(2).join('/'));
    expect(modules).toEqual(['pdfjs/legacy/build/pdf.worker.min.mjs']);
    expect(held.some((path) => path.endsWith('/pdfjs/cmaps/GBK-EUC-H.bcmap'))).toBe(true);
  });

  it('finds what the command finds', () => {
    const args = [join(ROOT, 'dist/juesuan.js'), 'check', UNIT, '--units', UNITS, '--format', 'json'];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    const told = run('tell(await checkUnit(folder));') as Record<string, unknown>;
    expect(told.findings).toEqual((JSON.parse(stdout) as { findings: unknown }).findings);
    expect(told.soundness).toBe(['sound', 'faulty', 'unreadable'][status ?? -1]);
    expect(told.dossier).toMatchObject({ year: 2022, title: expect.stringContaining('决算') as string });
  });

  it('makes the bytes that the commands make, from a folder and from files', () => {
    const built = builtByCommand('build');
    const body = `
      const [one, other] = await Promise.all([buildUnit(small), buildUnit(filesOf(small), { name: small })]);
      tell([digests(one.files), digests(other.files)]);`;
    const [fromFolder = [], fromFiles = []] = run(body) as string[][];
    for (const made of [fromFolder, fromFiles]) expect(made).toEqual(expect.arrayContaining(built));
    expect(fromFolder).toHaveLength(built.length + 1);
    const drafted = builtByCommand('draft', '征求意见稿');
    expect(run('tell(digests((await draftUnit(small)).files));')).toEqual(expect.arrayContaining(drafted));
  }, 60_000);

  it('gives the figures, exact, and none where a rate must not be stated', () => {
    const figures = run('tell((await checkUnit(folder)).figures);') as { id: string; unit: string; value: string }[];
    const total = figures.find(({ id }) => id === 'balance.grandTotal');
    expect(total).toMatchObject({ unit: 'yuan', value: expect.stringMatching(/^\d+(\.\d+)?$/) as string });
    expect(figures.some(({ unit, value }) => unit === 'ratio' && value === null)).toBe(true);
  });

  it('tells bad input instead of throwing it', () => {
    const told = run(`
      const broken = new Map([['report.json', Buffer.from('{ "year": 2022, ')]]);
      tell([await buildUnit(broken, { name: '某局' }), await checkUnit(new Map()), await checkUnit('/no/such/folder')]
        .map(({ soundness, findings, files }) => [soundness, findings[0].place.file, files?.size]));`);
    expect(told).toEqual([
      ['unreadable', '某局/report.json', 0],
      ['unreadable', 'unit/report.json', null],
      ['unreadable', '/no/such/folder/report.json', null],
    ]);
  });

  it('audits a paper that is given as bytes', () => {
    const audited = run(`
      const [name, bytes] = [...(await buildUnit(folder)).files].find(([file]) => file.endsWith('.pdf'));
      const { soundness, files } = await auditUnit(new Map([[name, Buffer.from(bytes)]]));
      tell([soundness, [...files.keys()]]);`);
    expect(audited).toEqual([expect.stringMatching(/^(?:sound|faulty)$/), ['audit.html']]);
  });

  it('refuses files that would leave the dossier', () => {
    const body = `tell(await checkUnit(new Map([['../report.json', new Uint8Array()]])).catch((error) => error.name));`;
    expect(run(body)).toBe('TypeError');
  });

  it('leaves the process and the disk as they were', () => {
    const body = `
      const seen = () => [process.cwd(), process.exitCode ?? null, readdirSync('.'), process.listenerCount('uncaughtException'), existsSync('out')];
      const before = seen();
      await draftUnit(filesOf(small));
      tell([before, seen()]);`;
    const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('juesuan-given-')).length;
    const before = left();
    const [was, is] = run(body) as unknown[];
    expect(is).toEqual(was);
    expect(left()).toBe(before);
  });

  it.each(['NodeNext', 'Bundler'])(
    'has types that a program compiled with %s resolution is held to',
    (resolution) => {
      const right = `
      import { buildUnit, checkUnit, type Finding, type MadeUnit } from 'juesuan';
      const made: MadeUnit = await buildUnit('units/one', { csv: true, templates: 'own' });
      for (const [name, bytes] of made.files) console.log(name.length, bytes.length);
      const { findings, figures, soundness } = await checkUnit(new Map([['report.json', new Uint8Array()]]));
      const errors: Finding[] = findings.filter(({ severity, waived }) => severity === 'error' && waived === undefined);
      const value: string | null | undefined = figures[0]?.value;
      const state: 'sound' | 'faulty' | 'unreadable' = soundness;
      console.log(errors[0]?.place?.line, value, state);`;
      expect(compiled(resolution, right)).toEqual([]);
      const wrong = `
      import { buildUnit } from 'juesuan';
      await buildUnit(7);
      await buildUnit('one', { docx: true });
      const made = await buildUnit('one');
      made.files.set('a', new Uint8Array());`;
      expect(compiled(resolution, wrong)).toEqual([3, 4, 6]);
    },
    60_000,
  );
});

/** Lines of a module at which the compiler finds errors. */
function compiled(resolution: string, source: string): number[] {
  writeFileSync(join(home, 'user.ts'), source);
  const language = ['--strict', '--target', 'ES2023', '--lib', 'ES2023,DOM', '--types', '', '--noEmit'];
  const module = ['--module', resolution === 'NodeNext' ? 'NodeNext' : 'ESNext', '--moduleResolution', resolution];
  const args = [join(ROOT, 'node_modules/typescript/bin/tsc'), ...language, ...module, 'user.ts'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: home, encoding: 'utf8' });
  return [...stdout.matchAll(/^user\.ts\((\d+),\d+\): error/gm)].map(([, line]) => Number(line));
}
