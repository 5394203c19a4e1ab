/** A draft for review of one unit, with all that the command and the package tell of it. Nothing is written. */

import type { BuildState, NamedState } from '../model/build-state.ts';
import type { Dossier } from '../model/dossier.ts';
import type { ReviewerRemark } from '../model/reviewer-remark.ts';
import { type Analysis, analyse, type SharedPaths } from '../pipeline.ts';
import type { Files } from '../render/render.ts';
import { type Composed, composed, stateOf } from '../states.ts';
import type { DraftOptions as RenderOptions } from '../stories/draft/draft.ts';

/** Earlier states of the unit, with which a draft is compared. */
export interface EarlierStates {
  /** Word and PDF show what came and went since this state. */
  readonly since?: NamedState | undefined;
  /** The page for review shows what came and went since this state. */
  readonly former?: NamedState | undefined;
}

export interface DraftWishes {
  readonly number?: number | undefined;
  /** `YYYY-MM-DD`. */
  readonly date?: string | undefined;
  readonly author?: string | undefined;
  readonly provenance: boolean;
  /** What reviewers said. */
  readonly said: readonly ReviewerRemark[];
  /** The pages as OFD too, also where the profile does not ask for it. */
  readonly ofd: boolean;
  readonly earlier?: (state: BuildState) => Promise<EarlierStates>;
  /** What is kept of the state beside the draft, made at the same time. @param label `第2稿，2023年8月20日` */
  readonly keep?: (state: BuildState, label: string) => Promise<Files>;
}

/** Without `made`, there is no report that could be marked. */
export interface DraftOfUnit {
  readonly analysis: Analysis;
  readonly made?: {
    /** By their names within the folder of drafts. */
    readonly files: Files;
    readonly kept: Files;
    readonly label: string;
    /** What Word and PDF are compared with. */
    readonly since?: string;
  };
}

/** @param name what findings call the dossier */
export async function makeDraft(
  folder: string,
  name: string,
  paths: SharedPaths,
  wishes: DraftWishes,
): Promise<DraftOfUnit> {
  const analysis = analyse(folder, paths, name);
  const reached = composed(analysis);
  return reached === undefined ? { analysis } : { analysis, made: await filesOf(reached, paths, wishes) };
}

async function filesOf(analysis: Composed, paths: SharedPaths, wishes: DraftWishes) {
  const [{ renderDraft }, { draftLabel }] = await Promise.all([
    import('../stories/draft/draft.ts'),
    import('../review/draft.ts'),
  ]);
  const state = stateOf(analysis);
  const { since, former } = (await wishes.earlier?.(state)) ?? {};
  const options: RenderOptions = {
    ...draftFacts(analysis.dossier, wishes),
    said: wishes.said,
    provenance: wishes.provenance,
    ofd: wishes.ofd,
    ...(since === undefined ? {} : { since }),
    ...(former === undefined ? {} : { former }),
  };
  const label = draftLabel(options);
  const [files, kept] = await Promise.all([
    renderDraft(analysis, state, paths, options),
    wishes.keep?.(state, label) ?? new Map(),
  ]);
  return { files, kept, label, ...(since === undefined ? {} : { since: since.name }) };
}

const AUTHOR = '决算核查';

/** Number, date and author as wished, else from the dossier; the date of the report itself as a last resort. */
function draftFacts({ draft, date }: Dossier, wishes: DraftWishes): Pick<RenderOptions, 'number' | 'date' | 'author'> {
  return {
    number: wishes.number ?? draft?.number.toNumber() ?? 1,
    date: wishes.date ?? draft?.date ?? date,
    author: draftAuthor({ draft }, wishes),
  };
}

/** Who the remarks and changes of a draft are ascribed to. */
export function draftAuthor({ draft }: Pick<Dossier, 'draft'>, { author }: Pick<DraftWishes, 'author'>): string {
  return author ?? draft?.author ?? AUTHOR;
}
