/** Bundles by esbuild: the program as CommonJS scripts, a tool as one ES module. Nothing is written here. */
import { join, relative, sep } from 'node:path';
import { engineFiles, enginePlugin } from './engine.mjs';
import { SetupError } from './fault.mjs';
import { licencesOf } from './licences.mjs';
import { pagePlugin } from './page.mjs';
import { wrapped } from './script.mjs';

function shared(root, packages) {
  return {
    absWorkingDir: root,
    nodePaths: [packages],
    bundle: true,
    platform: 'node',
    // A package's ES module where it has one: the other form of jsonc-parser hides its imports.
    mainFields: ['module', 'main'],
    target: 'node20',
    // What packages load only when it is there, and is not wanted: compiled parts, and another platform's sockets.
    external: ['@napi-rs/nice', 'pg-native', 'pg-cloudflare', 'ws'],
    logLevel: 'silent',
    write: false,
  };
}

/** What Node loads: the program, what `setup` runs of it, and the threads of a batch. */
const STARTERS = {
  start: 'src/start/start.ts',
  'warm-up': 'src/start/warm-up.ts',
  ship: 'src/start/ship.ts',
  'unit-thread': 'src/start/unit-thread.ts',
};

/**
 * `scripts` of the program by name: those that Node loads, and `cli.js` with all that it imports,
 * which they load; and the text of the `licences` of what was bundled. Only ES modules are split by esbuild, and only CommonJS can be run from kept code: so the
 * modules are split first and made CommonJS one by one.
 */
export async function bundledProgram({ esbuild, packages }, root) {
  const starters = await esbuild.build({
    ...shared(root, packages),
    entryPoints: { ...STARTERS, worker: join(packages, 'piscina', 'dist', 'worker.js') },
    outdir: 'dist',
    format: 'cjs',
  });
  const ofPages = [];
  const modules = await esbuild.build({
    ...shared(root, packages),
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: 'dist',
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    metafile: true,
    charset: 'ascii',
    define: { 'import.meta.url': '__fileUrl', 'import.meta.dirname': '__dirname' },
    alias: { 'string-width': './src/cli/parsing/column-width.ts', 'tiny-inflate': './src/setup/native-inflate.cjs' },
    plugins: [enginePlugin, pagePlugin(esbuild, root, packages, (inputs) => ofPages.push(...inputs))],
  });
  const loaded = modules.outputFiles.map(async ({ path, text }) => [nameOf(path, root), await asScript(esbuild, text)]);
  const scripts = [
    ...starters.outputFiles.map(({ path, contents }) => [nameOf(path, root), contents]),
    ...(await Promise.all(loaded)),
    ...engineFiles(packages),
  ];
  const inputs = [...new Set([...Object.keys(modules.metafile.inputs), ...ofPages])];
  return { scripts: new Map(scripts), licences: licencesOf(inputs, root) };
}

function nameOf(path, root) {
  return relative(root, path).split(sep).slice(1).join('/');
}

/** An ES module as a script of the program. */
async function asScript(esbuild, text) {
  const { code } = await esbuild.transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    charset: 'ascii',
    minifyWhitespace: true,
    minifySyntax: true,
    supported: { 'dynamic-import': false },
    logLevel: 'silent',
  });
  return wrapped(code);
}

/** CommonJS packages inside an ES module need these three; `define` gives them names that no package uses. */
const BANNER = [
  "import { createRequire as __createRequire } from 'node:module';",
  "import { fileURLToPath as __toPath } from 'node:url';",
  'const require = __createRequire(import.meta.url);',
  'const __bundleFile = __toPath(import.meta.url);',
  "const __bundleFolder = __toPath(new URL('.', import.meta.url));",
].join('\n');

/** A tool in one file that begins with the line `head`. */
export async function toolModule({ esbuild, packages }, root, entry, head) {
  const { outputFiles } = await esbuild.build({
    ...shared(root, packages),
    entryPoints: [entry],
    outdir: 'dist',
    format: 'esm',
    charset: 'utf8',
    banner: { js: `${head}\n${BANNER}` },
    define: { __filename: '__bundleFile', __dirname: '__bundleFolder' },
    plugins: [pagePlugin(esbuild, root, packages, () => {})],
  });
  return outputFiles[0].contents;
}

export function bundleFailure(error) {
  const details = error instanceof Error ? error.message : String(error);
  return new SetupError(
    `编译失败。如果 node_modules 是从另一种系统复制来的，请删去它再试。\nBundling failed.\n${details}`,
  );
}
