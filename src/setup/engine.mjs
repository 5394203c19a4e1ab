/** The database within the program (PGlite): what it is made of beside its script, and what its script must not do. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES = ['pglite.wasm', 'pglite.data', 'initdb.wasm'];

/** Names and contents of what lies beside the program as it is. */
export function engineFiles(packages) {
  return FILES.map((name) => [name, readFileSync(join(packages, '@electric-sql', 'pglite', 'dist', name))]);
}

/** `var require` in the body of a function: it hides that of the script, by which the line itself is read. */
const OWN_REQUIRE =
  /\{\s*let\s*\{\s*createRequire:\s*(\w+)\s*\}\s*=\s*await import\("node:module"\);\s*var require\s*=\s*\1\([^)]*\)\s*\}/g;

/** For esbuild: as a script of the program it has a `require`, and makes none. */
export const enginePlugin = {
  name: 'engine',
  setup(build) {
    build.onLoad({ filter: /pglite[\\/]dist[\\/][\w-]+\.js$/ }, ({ path }) => {
      return { contents: readFileSync(path, 'utf8').replace(OWN_REQUIRE, '{}'), loader: 'js' };
    });
  },
};
