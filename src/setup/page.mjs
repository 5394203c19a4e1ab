/**
 * The pages' scripts and styles, as the program imports them: `page:review` is a module of the two texts that are made
 * of `src/page/review/main.ts` and `src/page/style/review.css`. For the bundle and for the tests alike.
 */
const NAME = /^page:(\w+)$/;
const HEAD = '/* With Preact and Preact Signals, (c) Jason Miller and the Preact team, MIT licence. */\n';

/** A module `page:…` as source text, and the files that went into it. */
async function pageModule(esbuild, root, packages, name) {
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: root,
    nodePaths: [packages],
    entryPoints: { script: `./src/page/${name}/main`, style: `./src/page/style/${name}.css` },
    outdir: 'page',
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome100', 'firefox100', 'safari15.4'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    logLevel: 'silent',
    write: false,
    metafile: true,
  });
  const text = (ending) => outputFiles.find(({ path }) => path.endsWith(ending)).text;
  const inputs = Object.keys(metafile.inputs);
  const head = inputs.some((input) => input.includes('preact')) ? HEAD : '';
  const script = JSON.stringify(head + text('.js'));
  return {
    source: `export const script = ${script};\nexport const style = ${JSON.stringify(text('.css'))};\n`,
    inputs,
  };
}

/** For esbuild. @param told is handed the files that went into each page */
export function pagePlugin(esbuild, root, packages, told) {
  return {
    name: 'page',
    setup(build) {
      build.onResolve({ filter: NAME }, ({ path }) => ({ path, namespace: 'page' }));
      build.onLoad({ filter: NAME, namespace: 'page' }, async ({ path }) => {
        const { source, inputs } = await pageModule(esbuild, root, packages, NAME.exec(path)[1]);
        told(inputs);
        return { contents: source, loader: 'js' };
      });
    },
  };
}

/** For the runner of the tests, which reads the sources as they are. */
export function pageForTests(esbuild, root, packages) {
  return {
    name: 'page',
    enforce: 'pre',
    resolveId: (id) => (NAME.test(id) ? `\0${id}` : undefined),
    load: async (id) =>
      id.startsWith('\0page:') ? (await pageModule(esbuild, root, packages, id.slice(6))).source : undefined,
  };
}
