/** `dist/bench.mjs`, `dist/mutate.mjs` and `dist/fuzz.mjs`: tools for who works on the program, each one file. */
import { join } from 'node:path';
import { toolModule } from './bundle.mjs';
import { placeFile, readIfThere } from './files.mjs';

const ENTRIES = { bench: 'src/bench/main.ts', mutate: 'src/mutate/main.ts', fuzz: 'src/fuzz/main.ts' };

export function isToolFresh(root, tool, digest) {
  return readIfThere(fileOf(root, tool))?.startsWith(headOf(digest)) === true;
}

export async function makeTool(bundler, root, tool, digest) {
  placeFile(fileOf(root, tool), await toolModule(bundler, root, ENTRIES[tool], headOf(digest)));
}

function fileOf(root, tool) {
  return join(root, 'dist', `${tool}.mjs`);
}

/** What the file was made from stands in its first line. */
function headOf(digest) {
  return `// ${digest}`;
}
