/**
 * The package `juesuan`: a dossier in, findings and files out. Nothing is written but what the caller writes, nothing is
 * printed, and a call leaves no trace in the process but what makes the next one quicker. Bad input never throws: it is
 * told in the findings. What throws is a fault of the program, of its installation or of the disk.
 */

import { withFolder } from './given.ts';
import { sharedPaths } from './installation.ts';
import type {
  BuildOptions,
  DossierSource,
  DraftOptions,
  MadeUnit,
  PaperSource,
  UnitOptions,
  UnitOutcome,
} from './types.ts';

export type * from './types.ts';

/** All findings and figures of a unit. */
export function checkUnit(dossier: DossierSource, options: UnitOptions = {}): Promise<UnitOutcome> {
  return withFolder(dossier, options.name, async ({ folder, name }) => {
    const [{ analyse }, { outcomeOf }] = await Promise.all([import('../pipeline.ts'), import('./told.ts')]);
    return outcomeOf(analyse(folder, sharedPaths(options.templates), name));
  });
}

/** The same with the files of the final report; there are none when errors stand against it. */
export function buildUnit(dossier: DossierSource, options: BuildOptions = {}): Promise<MadeUnit> {
  return withFolder(dossier, options.name, async ({ folder, name }) => {
    const [{ makeBuild }, { outcomeOf }] = await Promise.all([import('./make-build.ts'), import('./told.ts')]);
    const { csv = false, withoutFigures = false, ofd } = options;
    const wishes = { csv, withoutFigures, ofd };
    const { analysis, made } = await makeBuild(folder, name, sharedPaths(options.templates), wishes);
    return { ...outcomeOf(analysis), files: made?.files ?? new Map() };
  });
}

/** The same with the files of a draft for review, which marks the findings; there are none when there is nothing to mark. */
export function draftUnit(dossier: DossierSource, options: DraftOptions = {}): Promise<MadeUnit> {
  return withFolder(dossier, options.name, async ({ folder, name }) => {
    const [{ makeDraft }, { readRemarks }, { outcomeOf }] = await Promise.all([
      import('./make-draft.ts'),
      import('../input/read-remarks.ts'),
      import('./told.ts'),
    ]);
    const wishes = {
      ...options,
      provenance: options.provenance ?? false,
      ofd: options.ofd ?? false,
      said: readRemarks(folder) ?? [],
    };
    const { analysis, made } = await makeDraft(folder, name, sharedPaths(options.templates), wishes);
    return { ...outcomeOf(analysis), files: made?.files ?? new Map() };
  });
}

/**
 * What can be found in a paper without its dossier (Word, PDF, workbooks; several files of one paper together), with
 * `audit.html`, which shows the findings at their places. `unreadable`: no file could be read, or it is no such paper.
 */
export async function auditUnit(
  papers: PaperSource,
  { templates }: Pick<UnitOptions, 'templates'> = {},
): Promise<MadeUnit> {
  const { makeAudit } = await import('./make-audit.ts');
  return makeAudit(papers, sharedPaths(templates));
}
