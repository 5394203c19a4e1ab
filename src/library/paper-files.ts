/** Where the papers of units lie: which files are papers. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Also kinds that are refused when they are read: a paper that cannot be read must be told, not passed over. */
const PAPER_ENDING = /\.(?:docx?|wps|pdf|ofd|xlsx?|et|ods)$/i;

/** Neither hidden nor the lock of an open document. */
export function isPaperName(name: string): boolean {
  return PAPER_ENDING.test(name) && !/^(?:\.|~\$)/.test(name);
}

/** `某局.docx` → `某局`. */
export function withoutPaperEnding(name: string): string {
  return name.replace(PAPER_ENDING, '');
}

/** @param place a file, which is taken whatever it is called, or a folder. @returns paths in order; none where nothing is */
export function paperFiles(place: string): string[] {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  const entries = readdirSync(place, { recursive: true, encoding: 'utf8' });
  const paths = entries.filter((entry) => isPaperName(basename(entry)) && !/(?:^|[\\/])\./.test(entry));
  return paths
    .map((entry) => join(place, entry))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false)
    .sort();
}
