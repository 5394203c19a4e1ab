/** Files of pdf.js that are not part of the program's code: its worker, and the character maps of Chinese fonts. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Folder beside the program in which `setup` lays them. */
const BESIDE = 'pdfjs';

/** @param path within the package: `cmaps/GBK-EUC-H.bcmap` */
export function libraryFile(path: string): string {
  const beside = join(import.meta.dirname, BESIDE);
  if (existsSync(beside)) return join(beside, path);
  return join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), path);
}
