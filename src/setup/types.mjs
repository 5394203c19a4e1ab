/** `dist/types/`: what the types of the package are, for those who use it from TypeScript. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from './fault.mjs';
import { placeFile, readIfThere } from './files.mjs';

/** Files of `src/` that a user of the package can see, the first the package itself; none imports another file. */
const SEEN = ['library/index', 'library/types', 'diagnostics/finding'];

/** Of these files alone: what they import is neither read nor checked, which `npm run typecheck` does. */
const OPTIONS = ['--ignoreConfig', '--noResolve', '--noCheck', '--declaration', '--emitDeclarationOnly'];
const LANGUAGE = ['--target', 'ES2023', '--module', 'ESNext', '--moduleResolution', 'Bundler'];
const SYNTAX = ['--allowImportingTsExtensions', '--verbatimModuleSyntax', '--types', ''];

export function areTypesFresh(root, digest) {
  return readIfThere(join(root, 'dist', 'types', 'library', 'index.d.ts'))?.startsWith(headOf(digest)) === true;
}

/** @throws SetupError with what the compiler says */
export function makeTypes({ packages }, root, digest) {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-types-'));
  try {
    const compiler = join(packages, 'typescript', 'bin', 'tsc');
    const files = SEEN.map((name) => join(root, 'src', `${name}.ts`));
    const where = ['--rootDir', join(root, 'src'), '--outDir', folder];
    const args = [compiler, ...OPTIONS, ...LANGUAGE, ...SYNTAX, ...where, ...files];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    const isWhole = SEEN.every((name) => existsSync(join(folder, `${name}.d.ts`)));
    if (!isWhole) throw new SetupError(`${stdout}${stderr}` || `tsc: ${status}`);
    for (const name of [...SEEN].reverse()) {
      const text = readFileSync(join(folder, `${name}.d.ts`), 'utf8');
      placeFile(join(root, 'dist', 'types', `${name}.d.ts`), `${headOf(digest)}\n${asImported(text)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Who imports the package finds the declarations of `x.js` in `x.d.ts`, with every setting of the compiler. */
function asImported(text) {
  return text.replace(/(from '\.[^']*)\.ts'/g, "$1.js'");
}

/** What the files were made from stands in their first line. */
function headOf(digest) {
  return `// ${digest}`;
}
