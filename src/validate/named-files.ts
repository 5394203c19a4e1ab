/** The Markdown files that a dossier names, against those in its folder (V23, V24). */
import type { Finding } from '../diagnostics/finding.ts';
import { messages } from '../diagnostics/messages.ts';
import { nearMatches } from '../diagnostics/suggest.ts';
import type { Dossier } from '../model/dossier.ts';
import { TEXT_CHARACTERS } from '../model/limits.ts';
import { markdownMentions, type NamedFile } from '../model/markdown-mentions.ts';
import type { DossierFiles } from '../model/source.ts';

/** V23: files that are named and not there, or cannot be read; V05: files in another encoding. */
export function missingFiles(dossier: Dossier, files: DossierFiles): Finding[] {
  const mentions = markdownMentions(dossier);
  const unused = filesNobodyNames(dossier, files);
  return [
    ...mentions.flatMap((mention) => checkMention(mention, unused, files)),
    ...[...namesOf(dossier)].flatMap((file) => checkEncoding(file, files)),
  ];
}

/** V24: files that are there and not named. */
export function unusedFiles(dossier: Dossier, files: DossierFiles): Finding[] {
  return filesNobodyNames(dossier, files).map((file) => ({
    ...messages.markdownUnused(file),
    place: { file: files.displayName(file), line: 1, column: 1 },
  }));
}

function filesNobodyNames(dossier: Dossier, files: DossierFiles): string[] {
  const named = namesOf(dossier);
  return files.markdownFiles.filter((file) => !named.has(file));
}

function namesOf(dossier: Dossier): ReadonlySet<string> {
  return new Set(markdownMentions(dossier).map(({ file }) => plainPath(file)));
}

/** V17: lines of the prose that are longer than any paragraph; nothing can be read out of them within bounds. */
export function longLines(dossier: Dossier, files: DossierFiles): Finding[] {
  const named = new Set(markdownMentions(dossier).map(({ file }) => file));
  return [...named].flatMap((file) =>
    (files.readMarkdown(file) ?? '').split('\n').flatMap(({ length }, index) => {
      const place = { file: files.displayName(file), line: index + 1, column: 1 };
      return length > TEXT_CHARACTERS ? [{ ...messages.lineTooLong(length, TEXT_CHARACTERS), place }] : [];
    }),
  );
}

function checkEncoding(file: string, files: DossierFiles): Finding[] {
  const encoding = files.markdownEncoding(file);
  if (encoding === undefined || encoding === 'UTF-8') return [];
  const place = { file: files.displayName(file), line: 1, column: 1 };
  return [{ ...messages.foreignEncoding(encoding), place }];
}

/** The same file written in two ways: `./a.md` and `a.md`. */
function plainPath(file: string): string {
  const parts = file.split('/').filter((part) => part !== '' && part !== '.');
  return parts.join('/').normalize('NFC');
}

function checkMention({ file, path }: NamedFile, unused: readonly string[], files: DossierFiles): Finding[] {
  const place = files.json.locate(path);
  const status = files.markdownStatus(file);
  switch (status) {
    case 'found':
      return [];
    case 'outside':
      return [{ ...messages.markdownOutside(file), place }];
    case 'notUtf8':
      return [{ ...messages.markdownNotUtf8(file), place }];
    case 'notAFile':
    case 'tooLarge':
    case 'denied':
      return [{ ...messages.markdownUnreadable(file, status), place }];
    case 'missing':
      return [{ ...messages.markdownMissing(file, suggestions(file, unused, files)), place }];
  }
}

/** Files nobody names come first: one of them is most likely meant. */
function suggestions(file: string, unused: readonly string[], files: DossierFiles): string[] {
  const near = nearMatches(file, unused);
  return (near.length > 0 ? near : nearMatches(file, files.markdownFiles)).slice(0, 3);
}
