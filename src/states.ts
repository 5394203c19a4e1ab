/** What is kept of an analysis so that a later one can be compared with it. */
import { shownFigure } from './compose/display.ts';
import type { BuildState } from './model/build-state.ts';
import type { Figure } from './model/figure.ts';
import type { Profile } from './model/profile.ts';
import type { SourceText } from './model/profile-files.ts';
import { rememberedByFields, rememberedByKey, rememberedByObject } from './model/remembered.ts';
import type { DossierFiles } from './model/source.ts';
import type { Analysis } from './pipeline.ts';

/** An analysis that reached a report. */
export type Composed = Required<
  Pick<Analysis, 'dossier' | 'profile' | 'files' | 'profileFiles' | 'figures' | 'report'>
> &
  Analysis;

/** Narrows an analysis to one with a report; undefined for one without. */
export function composed(analysis: Analysis): Composed | undefined {
  const { dossier, profile, files, profileFiles, figures, report } = analysis;
  if (!dossier || !profile || !files || !profileFiles || !figures || !report) return undefined;
  return { ...analysis, dossier, profile, files, profileFiles, figures, report };
}

export function stateOf({ unit, files, profileFiles, profile, figures, report, findings }: Composed): BuildState {
  return {
    unit,
    sources: [...dossierSources(files), ...profileFiles.sources],
    figures,
    shown: shownTexts({ figures, profile }),
    report,
    findings,
  };
}

function dossierSources(files: DossierFiles): SourceText[] {
  const prose = files.markdownFiles.map((file) => ({ file, source: files.readMarkdown(file) ?? '' }));
  return [{ file: 'report.json', source: files.json.text }, ...prose];
}

const shownTexts = rememberedByFields(
  { figures: true, profile: true },
  ({ figures, profile }: Pick<Composed, 'figures' | 'profile'>): ReadonlyMap<string, string> => {
    const shownOf = shownFigures(profile);
    return new Map(Array.from(figures.values(), (figure) => [figure.id, shownOf(figure)]));
  },
);

/** Characters of values that are kept with their texts. */
const KEPT = 20_000;

/** Of one place. Thousands of figures have a few hundred values among them, zero above all: each is written out once. */
const shownFigures = rememberedByObject((profile: Profile) =>
  rememberedByKey(
    ({ unit, value }: Figure) => `${unit} ${value?.toFixed()}`,
    (figure) => shownFigure(figure, profile),
    KEPT,
  ),
);
