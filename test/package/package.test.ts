/** The package in an empty folder, on every Node that it is for; what older ones are told; a clone without development packages. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canDownload, digests, installedNode, npm, ROOT, run, UNITS } from './support.ts';

const available = canDownload();
const work = mkdtempSync(join(tmpdir(), 'juesuan-package-'));
/** An empty folder into which the package alone was installed, and the units copied. */
const place = join(work, 'place');
const program = join(place, 'node_modules/juesuan/dist/juesuan.js');
afterAll(() => rmSync(work, { recursive: true, force: true }));

beforeAll(() => {
  if (!available) return;
  mkdirSync(place);
  npm(['pack', '--pack-destination', work], ROOT);
  const [packed = ''] = readdirSync(work).filter((name) => name.endsWith('.tgz'));
  writeFileSync(join(place, 'package.json'), '{ "private": true }');
  npm(['install', join(work, packed)], place);
  cpSync(join(ROOT, 'data/units'), join(place, 'data/units'), { recursive: true });
});

describe.skipIf(!available)('the installed package', () => {
  it('is all there is', () => {
    expect(readdirSync(join(place, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['juesuan']);
    expect(existsSync(join(place, 'node_modules/juesuan/node_modules'))).toBe(false);
  });

  it('starts by its name', () => {
    expect(run('npx', ['--no-install', 'juesuan', 'list'], place, process.env).stdout).toContain(UNITS[0]);
  });

  let first: string[] | undefined;

  it.each(['20.19.0', '22', '24'])('runs on Node %s, with the same bytes as on the others', (version) => {
    const node = installedNode(version, work);
    const out = `out-${version}`;
    const call = (...args: string[]) => run(node, [program, ...args], place, {});
    expect(call('build', '--out', out)).toMatchObject({ status: 0, stderr: '' });
    expect(call('draft', UNITS[0] ?? '', '--out', out)).toMatchObject({ status: 0, stderr: '' });
    const checked = call('check', ...UNITS, '--format', 'json')
      .stdout.trim()
      .split('\n');
    expect(checked.map((line) => (JSON.parse(line) as { unit: string }).unit)).toEqual(UNITS);
    const made = call('new', `ju-${version}`, '--profile', 'base', '--year', '2024', '--units', `new-${version}`);
    expect(made).toMatchObject({ status: 0, stderr: '' });
    const present = digests(join(place, out));
    expect(present.length).toBeGreaterThan(4 * UNITS.length);
    first ??= present;
    expect(present).toEqual(first);
  });

  it.each(['12', '14', '16', '18'])('tells Node %s in Chinese that it is too old; so does a checkout', (version) => {
    const node = installedNode(version, work);
    for (const file of [program, join(ROOT, 'src/setup.mjs')]) {
      const { status, stdout, stderr } = run(node, [file, 'list'], place, {});
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(new RegExp(`^需要 Node.js 20.19 或更新的版本，现在是 ${version}\\.`));
      expect(stderr.trim().split('\n')).toHaveLength(2);
    }
  });
});

describe.skipIf(!available)('a clone', () => {
  it('is ready after npm ci --omit=dev, with nothing left behind', () => {
    const clone = join(work, 'clone');
    expect(run('git', ['clone', '--quiet', ROOT, clone], work, process.env).status).toBe(0);
    npm(['ci', '--omit=dev'], clone);
    const { status, stdout } = run(process.execPath, ['dist/juesuan.js', 'list'], clone, {});
    expect(status).toBe(0);
    expect(stdout).toContain(UNITS[0]);
    expect(existsSync(join(clone, 'node_modules/esbuild'))).toBe(false);
    expect(run('npm', ['run', '--silent', 'juesuan', '--', '--version'], clone, process.env)).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(existsSync(join(clone, 'node_modules/esbuild'))).toBe(false);
  });
});
