/** Files of a unit with other texts in the place of some: what they would say, though nothing of it is written. */
import type { DossierFiles, LocatedJson } from '../model/source.ts';

/** @param texts of Markdown files, by their names below the folder; others than those of the folder are new */
export function standIn(
  files: DossierFiles,
  json: LocatedJson,
  texts: ReadonlyMap<string, string> = new Map(),
): DossierFiles {
  return {
    json,
    markdownFiles: [...new Set([...files.markdownFiles, ...texts.keys()])].sort(),
    markdownStatus: (file) => (texts.has(file) ? 'found' : files.markdownStatus(file)),
    readMarkdown: (file) => texts.get(file) ?? files.readMarkdown(file),
    markdownEncoding: (file) => (texts.has(file) ? 'UTF-8' : files.markdownEncoding(file)),
    displayName: (file) => files.displayName(file),
  };
}
