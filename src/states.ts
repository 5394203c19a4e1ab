/** What is kept of an analysis so that a later one can be compared with it. */
import { shownFigure } from './compose/display.ts';
import type { BuildState, KeptFigure } from './model/build-state.ts';
import type { Figure } from './model/figure.ts';
import type { Profile } from './model/profile.ts';
import type { SourceText } from './model/profile-files.ts';
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
    figures: new Map([...figures].map(([id, figure]) => [id, keptFigure(figure, profile)])),
    report,
    findings,
  };
}

function dossierSources(files: DossierFiles): SourceText[] {
  const prose = files.markdownFiles.map((file) => ({ file, source: files.readMarkdown(file) ?? '' }));
  return [{ file: 'report.json', source: files.json.text }, ...prose];
}

function keptFigure(figure: Figure, profile: Profile): KeptFigure {
  return { ...figure, shown: shownFigure(figure, profile) };
}
