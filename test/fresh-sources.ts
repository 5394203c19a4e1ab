/** Modules of the sources as a process has them that has done nothing yet. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { buildSync } from 'esbuild';
import { ROOT } from './support.ts';

/**
 * Bundles a source with all that it imports, once; packages stay as the process has them.
 * @param source below `src`
 * @returns what runs it: each call gives another module, which remembers nothing
 */
export function freshSources<Module>(source: string): () => Module {
  const [{ text = '' } = {}] = buildSync({
    ...{ entryPoints: [join(ROOT, 'src', source)], write: false, logLevel: 'error' },
    ...{ bundle: true, platform: 'node', format: 'cjs', packages: 'external', external: ['page:*'] },
  }).outputFiles;
  // Compiled once for all calls: what is compiled holds no state.
  const script = new Script(`(module, require) => { ${text} }`, { filename: `fresh ${source}` });
  const own = createRequire(import.meta.url);
  return () => {
    const module = { exports: {} as Module };
    script.runInThisContext()(module, own);
    return module.exports;
  };
}
