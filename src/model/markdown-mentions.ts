/** Where a dossier names the Markdown files that hold its prose. */
import { type Dossier, isInlineText, SELF_EVALUATION_FILES } from './dossier.ts';
import type { JsonPath } from './source.ts';

/** One mention of a Markdown file. */
export interface NamedFile {
  readonly file: string;
  readonly path: JsonPath;
}

/** Every place of a dossier that names a Markdown file. */
export function markdownMentions(dossier: Dossier): NamedFile[] {
  const { prose, projects = [], performance, keyWork = [] } = dossier;
  return [
    ...mentions(
      prose,
      ['prose'],
      Object.keys(prose).filter((slot) => !isInlineText(prose[slot] ?? '')),
    ),
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
