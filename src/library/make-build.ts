/** A final report of one unit, with all that the commands and the package tell of it. Nothing is written. */
import type { BuildState, NamedState } from '../model/build-state.ts';
import type { Layout } from '../model/page.ts';
import { type Analysis, analyse, renderOutputs, type SharedPaths } from '../pipeline.ts';
import type { OfdKind } from '../render/ofd/doc-info.ts';
import type { Files } from '../render/render.ts';
import { type Composed, composed, stateOf } from '../states.ts';
import type { Listing } from '../stories/draft/moved.ts';

export interface BuildWishes {
  /** Each statutory table as CSV too. */
  readonly csv: boolean;
  /** The pages as OFD too, also where the profile does not ask for it. */
  readonly ofd?: OfdKind | undefined;
  /** Without `figures.json`. */
  readonly withoutFigures?: boolean;
  /** An earlier state of the unit, with which this one is compared. */
  readonly former?: (state: BuildState) => NamedState | undefined;
  /** What is kept of the state beside the outputs, made at the same time. */
  readonly keep?: (state: BuildState) => Promise<Files>;
}

/** Without `made`, errors stand against the report. */
export interface Build {
  readonly analysis: Analysis;
  readonly made?: {
    /** The outputs. */
    readonly files: Files;
    /** What `keep` gave. */
    readonly kept: Files;
    /** What moved since the earlier state; absent without one. */
    readonly listing?: Listing;
  };
}

/** @param name what findings call the dossier */
export async function makeBuild(folder: string, name: string, paths: SharedPaths, wishes: BuildWishes): Promise<Build> {
  const analysis = analyse(folder, paths, name);
  const reached = analysis.publishable ? composed(analysis) : undefined;
  return reached === undefined ? { analysis } : { analysis, made: await filesOf(reached, paths, wishes) };
}

async function filesOf(
  analysis: Composed,
  paths: SharedPaths,
  { csv, ofd, withoutFigures = false, former, keep }: BuildWishes,
) {
  const state = stateOf(analysis);
  const earlier = former?.(state);
  const moved = earlier === undefined ? undefined : await listed(earlier, state);
  const [files, kept] = await Promise.all([
    renderOutputs(analysis, paths, {
      csv,
      ofd,
      withoutFigures,
      ...(moved === undefined ? {} : { beside: moved.files }),
    }),
    keep?.(state) ?? new Map(),
  ]);
  return { files, kept, ...(moved === undefined ? {} : { listing: moved.listing }) };
}

/** What moved since `former`, and how the files that tell it are made once the report has pages. */
async function listed(former: NamedState, state: BuildState) {
  const { listingFiles, listingOf } = await import('../stories/draft/moved.ts');
  const listing = listingOf(former, { state, name: '本次编制' });
  return { listing, files: (layout: Layout): Promise<Files> => listingFiles(listing, layout) };
}
