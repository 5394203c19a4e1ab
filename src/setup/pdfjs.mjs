/** What of pdf.js lies beside the program as files: its worker, which runs in a thread, and the maps of Chinese fonts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const WORKER = 'legacy/build/pdf.worker.min.mjs';
/** Maps of fonts that papers name without holding them; their licence goes with them. */
const MAPS = /^(?:Adobe-GB1-|GB|UniGB-|Identity-|LICENSE)/;

/** Contents by name below the folder of the program (`src/paper/pdf/library-files.ts`). */
export function pdfjsFiles(packages) {
  const folder = join(packages, 'pdfjs-dist');
  const maps = readdirSync(join(folder, 'cmaps')).filter((name) => MAPS.test(name));
  const paths = [WORKER, ...maps.map((name) => `cmaps/${name}`)];
  return paths.map((path) => [`pdfjs/${path}`, readFileSync(join(folder, path))]);
}
