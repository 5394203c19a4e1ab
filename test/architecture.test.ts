/** The structure that src/README.md describes, held against the files themselves. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

const sources = files(SRC)
  .filter((path) => /\.(tsx?|mjs)$/.test(path))
  .map((path) => ({ path: relative(SRC, path), text: readFileSync(path, 'utf8') }));

const stageOf = (path: string) => path.split('/')[0] ?? path;
const STAGES = [
  'input',
  'validate',
  'compute',
  'check',
  'compose',
  'review',
  'layout',
  'render',
  'write',
  'workbook',
  'paper',
  'merge',
  'audit',
  'summary',
  'query',
];
const SHARED = ['files', 'model', 'money', 'diagnostics', 'style'];

function imports(path: string, text: string): { target: string; typeOnly: boolean }[] {
  return [...text.matchAll(/^(import|export)( type)? [^;]*?from '([^']+)'/gms)].map((match) => {
    const specifier = match[3] ?? '';
    const target = specifier.startsWith('.') ? relative(SRC, resolve(SRC, path, '..', specifier)) : specifier;
    return { target, typeOnly: match[2] !== undefined };
  });
}

describe('imports', () => {
  it.each(sources.filter(({ path }) => STAGES.includes(stageOf(path))).map((source) => [source.path, source] as const))(
    '%s stays in its stage',
    (path, { text }) => {
      for (const { target } of imports(path, text).filter((entry) => /\.tsx?$/.test(entry.target))) {
        expect([stageOf(path), ...SHARED], `${path} imports ${target}`).toContain(stageOf(target));
      }
    },
  );

  it.each(sources.filter(({ path }) => SHARED.includes(stageOf(path))).map((source) => [source.path, source] as const))(
    '%s does not reach into a stage',
    (path, { text }) => {
      for (const { target } of imports(path, text).filter((entry) => /\.tsx?$/.test(entry.target))) {
        expect(SHARED, `${path} imports ${target}`).toContain(stageOf(target));
      }
    },
  );

  it.each([
    ['decimal.js', 'money'],
    ['docx', 'render/docx'],
    ['pdfmake', 'layout'],
    ['handlebars', 'compose'],
    ['mdast-util-from-markdown', 'compose'],
    ['yargs', 'cli'],
    ['@e965/xlsx', 'workbook'],
    ['sax', 'paper'],
    ['jsonc-parser', 'input|merge'],
    ['diff', 'review'],
    ['piscina', 'batch'],
    ['pg-boss', 'batch/queue'],
    ['pg', 'batch/queue|query'],
    ['@electric-sql/pglite', 'query'],
  ])('%s is used in %s alone', (library, home) => {
    const users = sources.filter(({ path, text }) =>
      imports(path, text).some(({ target }) => target === library || target.startsWith(`${library}/`)),
    );
    expect(users.length).toBeGreaterThan(0);
    const homes = home.split('|');
    for (const { path } of users)
      expect(
        homes.some((each) => path.startsWith(`${each}/`)),
        path,
      ).toBe(true);
  });

  it('go in no circle, those of types included', () => {
    const graph = new Map(
      sources.map(({ path, text }) => [path, imports(path, text).flatMap(({ target }) => target)] as const),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, above: readonly string[]): void => {
      const at = above.indexOf(path);
      if (at >= 0) circles.push([...above.slice(at), path].join(' → '));
      if (at >= 0 || done.has(path)) return;
      for (const target of graph.get(path) ?? []) visit(target, [...above, path]);
      done.add(path);
    };
    for (const path of graph.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });

  it('keeps emitters from numbers: they cannot reach money', () => {
    for (const { path, text } of sources.filter((source) => source.path.startsWith('render/'))) {
      const reached = imports(path, text).filter(({ target, typeOnly }) => target.startsWith('money/') && !typeOnly);
      expect(reached, path).toEqual([]);
    }
  });
});

/** Calls that make a result depend on when or where it was made, or that lose digits; and where they are allowed. */
const BANNED: readonly [RegExp, string, readonly RegExp[]][] = [
  [/\bDate\.now\(|\bnew Date\(\)/, 'the clock', [/^cli\//, /^batch\//, /^bench/, /^write\//]],
  [/\bMath\.random\(/, 'randomness', []],
  [/\bparseFloat\(/, 'doubles', []],
  [/toLocale(String|DateString|TimeString|UpperCase|LowerCase)\(|\bIntl\./, 'the locale', []],
];

describe('stages', () => {
  it.each(BANNED)('%s: no use of %s', (pattern, _what, allowed) => {
    for (const { path, text } of sources) {
      if (allowed.some((place) => place.test(path))) continue;
      expect(pattern.test(text), path).toBe(false);
    }
  });
});

describe('names', () => {
  const places = readdirSync(join(ROOT, 'data/units')).concat(
    readdirSync(join(ROOT, 'templates')).filter((name) => name !== 'base' && !name.includes('.')),
  );

  it('no unit, profile or place is named in src/', () => {
    const words = [
      ...places,
      '青山',
      '武汉',
      '湖北',
      '泸县',
      '四川',
      '冷水滩',
      '永州',
      '湖南',
      '合水',
      '甘肃',
      '医疗保障',
    ];
    for (const { path, text } of sources) {
      for (const word of words) expect(text.includes(word), `${path}: ${word}`).toBe(false);
    }
  });

  it('src/README.md names every folder of src/', () => {
    const readme = readFileSync(join(SRC, 'README.md'), 'utf8');
    for (const folder of readdirSync(SRC).filter((name) => statSync(join(SRC, name)).isDirectory())) {
      expect(readme, folder).toContain(`\`${folder}/\``);
    }
    expect(readme.split('\n').length).toBeLessThan(200);
  });
});
