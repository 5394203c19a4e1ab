/** The Markdown files that a dossier names, against those in its folder (V23, V24). */
import type { Finding } from '../diagnostics/finding.ts';
import { messages } from '../diagnostics/messages.ts';
import { nearMatches } from '../diagnostics/suggest.ts';
import { type Dossier, SELF_EVALUATION_FILES } from '../model/dossier.ts';
import type { DossierFiles, JsonPath } from '../model/source.ts';

/** One mention of a Markdown file. */
export interface NamedFile {
  readonly file: string;
  readonly path: JsonPath;
}

/** Findings about files that are named and not there, or there and not named. */
export function namedFiles(dossier: Dossier, files: DossierFiles): Finding[] {
  const mentions = markdownMentions(dossier);
  const named = new Set(mentions.map(({ file }) => plainPath(file)));
  const unused = files.markdownFiles.filter((file) => !named.has(file));
  return [
    ...mentions.flatMap((mention) => checkMention(mention, unused, files)),
    ...unused.map((file) => ({ ...messages.markdownUnused(file), place: { file: files.displayName(file) } })),
  ];
}

/** Every place of a dossier that names a Markdown file. */
export function markdownMentions(dossier: Dossier): NamedFile[] {
  const { prose, projects = [], performance, keyWork = [] } = dossier;
  return [
    ...mentions(prose, ['prose'], Object.keys(prose)),
    ...projects.flatMap((project, index) => [
      ...mentions(project, ['projects', index], ['use', 'outcome']),
      ...mentions(project.selfEvaluation, ['projects', index, 'selfEvaluation'], SELF_EVALUATION_FILES),
    ]),
    ...mentions(performance?.overall, ['performance', 'overall'], ['deviation', 'improvement']),
    ...(dossier.specialReports ?? []).flatMap((report, index) => mentions(report, ['specialReports', index], ['text'])),
    ...keyWork.flatMap((work, index) => mentions(work, ['keyWork', index], ['results'])),
  ];
}

function mentions<Owner extends object>(
  owner: Owner | undefined,
  path: JsonPath,
  keys: readonly (keyof Owner & string)[],
): NamedFile[] {
  return keys.flatMap((key) => {
    const file = owner?.[key];
    return typeof file === 'string' ? [{ file, path: [...path, key] }] : [];
  });
}

/** The same file written in two ways: `./a.md` and `a.md`. */
function plainPath(file: string): string {
  const parts = file.split('/').filter((part) => part !== '' && part !== '.');
  return parts.join('/').normalize('NFC');
}

function checkMention({ file, path }: NamedFile, unused: readonly string[], files: DossierFiles): Finding[] {
  const place = files.json.locate(path);
  switch (files.markdownStatus(file)) {
    case 'found':
      return [];
    case 'outside':
      return [{ ...messages.markdownOutside(file), place }];
    case 'unreadable':
      return [{ ...messages.markdownUnreadable(file), place }];
    case 'missing':
      return [{ ...messages.markdownMissing(file, suggestions(file, unused, files)), place }];
  }
}

/** Files nobody names come first: one of them is most likely meant. */
function suggestions(file: string, unused: readonly string[], files: DossierFiles): string[] {
  const near = nearMatches(file, unused);
  return (near.length > 0 ? near : nearMatches(file, files.markdownFiles)).slice(0, 3);
}
