/** The program starts rightly whatever became of the code that is kept of it. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CACHE_FOLDER, canKeepCode, readCode, writeCode } from '../src/start/code-cache.ts';

const root = resolve(import.meta.dirname, '..');
const sandbox = mkdtempSync(join(tmpdir(), 'juesuan-start-'));
/** An installation of its own: what the package holds, and the dist of this checkout. */
const installed = join(sandbox, 'installed');
const call = ['rules', 'E13'];

function run(args: readonly string[], options: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...options, join(installed, 'dist/juesuan.js'), ...args],
    {
      encoding: 'utf8',
      timeout: 60_000,
    },
  );
  return { status, stdout, stderr };
}

/** The folder of the program, or of its templates, that `juesuan.js` names. */
function folderNamed(what: 'program' | 'templates', dist: string): string {
  const entry = readFileSync(join(dist, 'juesuan.js'), 'utf8');
  return join(dist, new RegExp(`${what}-\\w+`).exec(entry)?.[0] ?? '');
}

/** Files of kept code, those of the greatest scripts first. */
function codeFiles(): string[] {
  const folder = join(folderNamed('program', join(installed, 'dist')), CACHE_FOLDER);
  const files = readdirSync(folder).map((name) => join(folder, name));
  return files.sort((a, b) => statSync(b).size - statSync(a).size);
}

function setup(): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'src/setup.mjs'), '--bundle-only'], {
    encoding: 'utf8',
  });
  expect([status, stdout, stderr]).toEqual([0, '', '']);
}

beforeAll(() => {
  setup();
  cpSync(join(root, 'dist'), join(installed, 'dist'), { recursive: true });
  mkdirSync(join(installed, 'data'), { recursive: true });
  cpSync(join(root, 'data/catalogues'), join(installed, 'data/catalogues'), { recursive: true });
  for (const name of ['templates', 'fonts']) symlinkSync(join(root, name), join(installed, name));
});
afterAll(() => rmSync(sandbox, { recursive: true, force: true }));

describe.skipIf(!canKeepCode)('the program', () => {
  let sound: ReturnType<typeof run>;

  beforeAll(() => {
    rmSync(join(installed, 'dist'), { recursive: true, force: true });
    cpSync(join(root, 'dist'), join(installed, 'dist'), { recursive: true });
    sound = run(call);
    expect(sound).toMatchObject({ status: 0, stderr: '' });
    expect(sound.stdout).toContain('E13');
  });

  it('has code kept for each script that it loads', () => {
    expect(codeFiles().length).toBeGreaterThan(10);
  });

  const DAMAGES: readonly (readonly [string, (file: string) => void])[] = [
    ['cut short', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['empty', (file) => truncateSync(file, 0)],
    ['shorter than its head', (file) => truncateSync(file, 5)],
    ['changed in one byte', (file) => changeOneByte(file)],
    ['of another script', (file) => cpSync(codeFiles().find((other) => other !== file) ?? '', file)],
    ['no code at all', (file) => writeCode(file, readFileSync(scriptOf(file)), Buffer.from('not code'))],
    ['gone', (file) => rmSync(file)],
  ];

  function changeOneByte(file: string): void {
    const bytes = readFileSync(file);
    const place = bytes.length >> 1;
    bytes.writeUInt8(bytes.readUInt8(place) ^ 0x10, place);
    writeFileSync(file, bytes);
  }

  const scriptOf = (file: string) => join(file, '../..', file.replace(/^.*[\\/]|\.bin$/g, ''));

  it.each(DAMAGES)('runs as ever when its code is %s', (_what, damage) => {
    for (const file of codeFiles()) damage(file);
    expect(run(call)).toEqual(sound);
    cpSync(join(root, 'dist'), join(installed, 'dist'), { recursive: true, force: true });
  });

  it('runs as ever with other settings of V8 than its code was made with', () => {
    expect(run(call, ['--no-opt', '--max-lazy'])).toEqual(sound);
  });

  it('runs the script, not the code kept of what the script was', () => {
    const script = scriptNaming('"E13"');
    const text = readFileSync(script, 'latin1');
    writeFileSync(script, text.replaceAll('E13', 'E93'), 'latin1');
    expect(run(['rules', 'E93']).stdout).toContain('E93');
    writeFileSync(script, text, 'latin1');
    expect(run(call)).toEqual(sound);
  });

  it('ends with a word when its files are replaced while it runs, those that tell of faults too', () => {
    const told = scriptNaming('JUESUAN_DEBUG=1');
    rmSync(told);
    expect(run(['check', '没有这个单位'])).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('重新运行'),
    });
    cpSync(join(root, 'dist'), join(installed, 'dist'), { recursive: true, force: true });
    expect(run(call)).toEqual(sound);
  });

  function scriptNaming(text: string): string {
    const folder = folderNamed('program', join(installed, 'dist'));
    const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
    return join(folder, scripts.find((name) => readFileSync(join(folder, name), 'latin1').includes(text)) ?? '');
  }
});

describe('the templates that come with the program', () => {
  const check = ['profile', 'check'];
  let sound: ReturnType<typeof run>;
  beforeAll(() => {
    sound = run(check);
    expect(sound).toMatchObject({ status: 0, stderr: '' });
  });
  const templates = () => join(folderNamed('templates', join(installed, 'dist')), 'templates.js');

  it.each([
    ['gone', (file: string) => rmSync(file)],
    ['cut short', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['of another Handlebars', (file: string) => edit(file, /exports\.version="[^"]*"/, 'exports.version="4.0.0"')],
  ])('are compiled when they are needed where what setup made of them is %s', (_what, damage) => {
    damage(templates());
    expect(run(check)).toEqual(sound);
    cpSync(join(root, 'dist'), join(installed, 'dist'), { recursive: true, force: true });
  });

  it('are not used for one that was changed since', () => {
    const own = join(sandbox, 'templates');
    cpSync(join(root, 'templates'), own, { recursive: true });
    const [name = ''] = readdirSync(own, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.md.hbs'),
    );
    writeFileSync(join(own, name), `${readFileSync(join(own, name), 'utf8')}\n\n{{noSuchField}}\n`);
    const { status, stdout } = run([...check, '--templates', own]);
    expect(status).toBe(1);
    expect(stdout).toContain('noSuchField');
  });

  function edit(file: string, from: RegExp, to: string): void {
    const text = readFileSync(file, 'latin1');
    expect(text).toMatch(from);
    writeFileSync(file, text.replace(from, to), 'latin1');
  }
});

describe.skipIf(!canKeepCode)('kept code', () => {
  const file = join(sandbox, 'code.bin');
  const [source, code] = [Buffer.from('source'), Buffer.from('code')];

  it('is found again for its source alone', () => {
    writeCode(file, source, code);
    expect(readCode(file, source)).toEqual(code);
    expect(readCode(file, Buffer.from('sourcf'))).toBeUndefined();
    expect(readCode(join(sandbox, 'none.bin'), source)).toBeUndefined();
  });
});

describe('setup', () => {
  it('leaves everything as it is when there is nothing to do', () => {
    const times = () => {
      const dist = join(root, 'dist');
      const names = readdirSync(dist, { recursive: true, encoding: 'utf8' });
      return names.sort().map((name) => [name, statSync(join(dist, name)).mtimeMs]);
    };
    const before = times();
    setup();
    expect(times()).toEqual(before);
  });
});
