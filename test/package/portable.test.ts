/** The folder for machines without Node, started where there is nothing else. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canDownload, digests, ROOT, run, UNITS } from './support.ts';

const isLinux = process.platform === 'linux' && process.arch === 'x64';
const available = isLinux && canDownload();
const work = mkdtempSync(join(tmpdir(), 'juesuan-portable-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

function made(platform: string): string {
  const args = ['src/portable.mjs', '--platform', platform, '--out', work];
  const { status, stdout, stderr } = run(process.execPath, args, ROOT, process.env);
  if (status !== 0) throw new Error(stderr);
  return stdout.trim().split('\n').at(-1) ?? '';
}

describe.skipIf(!available)('the portable folder for Linux', () => {
  let home: string;
  const example = () => readdirSync(join(home, '示例'))[0] ?? '';
  /** What a checkout makes of the same unit. */
  const expected = () => {
    const out = join(work, 'out');
    run(process.execPath, [join(ROOT, 'dist/juesuan.js'), 'build', ...UNITS, '--out', out], ROOT, {});
    return out;
  };

  beforeAll(() => {
    home = made('linux-x64');
  });

  it('runs by its menu with an empty environment, and builds what a checkout builds', () => {
    cpSync(join(ROOT, 'data/units'), join(home, '单位'), { recursive: true });
    // All units; then leave.
    const { status, stdout, stderr } = run('/bin/sh', [join(home, '开始.sh')], '/', { PATH: '' }, '3\n\n0\n');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('3 编制正式报告');
    // The states name the files of the dossiers as they were called: they lie elsewhere here.
    const reports = (out: string) => digests(out).filter((line) => /\.(?:docx|pdf|txt) /.test(line));
    expect(reports(join(home, '报告')).length).toBeGreaterThan(2 * UNITS.length);
    expect(reports(join(home, '报告'))).toEqual(reports(expected()));
  });

  it.skipIf(process.getuid?.() !== 0)('needs nothing but the C library', () => {
    const cage = join(work, 'cage');
    const { stdout } = run('ldd', [join(home, 'app/node')], '/', process.env);
    const libraries = [...stdout.matchAll(/(\/\S+) \(0x/g)].map(([, file = '']) => file);
    for (const file of libraries) {
      mkdirSync(join(cage, dirname(file)), { recursive: true });
      cpSync(file, join(cage, file), { dereference: true });
    }
    cpSync(home, join(cage, 'home'), { recursive: true });
    rmSync(join(cage, 'home/报告'), { recursive: true, force: true });
    const code = "process.chdir('/home'); require('/home/app/menu.cjs')";
    const {
      status,
      stdout: said,
      stderr,
    } = run('/usr/sbin/chroot', [cage, '/home/app/node', '-e', code], '/', {}, '6\n0\n');
    expect([status, stderr]).toEqual([0, '']);
    expect(said).toContain(`【${example()}】`);
    expect(existsSync(join(cage, 'home/报告', example()))).toBe(true);
  });

  it('is not laid over another', () => {
    expect(() => made('linux-x64')).toThrow('已经存在');
  });
});

describe.skipIf(!available)('the portable folder for Windows', () => {
  it('holds a Node of Windows, what the other holds, and starts by ASCII alone', () => {
    const home = made('win-x64');
    expect(readFileSync(join(home, 'app/node.exe')).subarray(0, 2).toString()).toBe('MZ');
    for (const name of ['开始.cmd', 'juesuan.cmd']) {
      const bytes = readFileSync(join(home, name));
      expect(bytes.every((byte) => byte < 0x80)).toBe(true);
      expect(
        bytes
          .toString()
          .split('\n')
          .slice(0, -1)
          .every((line) => line.endsWith('\r')),
      ).toBe(true);
    }
    expect(readFileSync(join(home, '说明.txt'), 'utf8')).toContain('双击 开始.cmd');
    const app = readdirSync(join(home, 'app'));
    for (const name of ['dist', 'data', 'fonts', 'templates', 'menu.cjs', 'NODE-LICENSE']) expect(app).toContain(name);
    expect(readdirSync(join(home, '示例'))).toHaveLength(1);
  });
});
