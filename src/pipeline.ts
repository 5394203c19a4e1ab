/**
 * The whole story on one screen:
 *
 *   report.json + *.md                       profile.json + *.md.hbs        catalogues
 *          └───────────────┬──────────────────────┴──────────────────────────────┘
 *   input      read, with the place of every value
 *   validate   shape and references → Dossier, ProfileFiles, Catalogues, or located findings
 *   compute    Dossier → FigureSet: exact, each figure with formula and inputs
 *   check      figures against the tables' rules and against what the unit declared
 *   compose    figures + templates → Report: the typed document tree, display text fixed
 *   layout     Report → placed pages
 *   render     placed pages → PDF; Report → DOCX, text; nobody formats a number any more
 *   (write     all files of a build together: `write/`, called by the command)
 */
import { basename } from 'node:path';
import { check } from './check/check.ts';
import { checkReport } from './check/report/check-report.ts';
import { sourceFinder } from './check/report/find-source.ts';
import { viewReport } from './check/report/view.ts';
import { waiveReported } from './check/report/waive.ts';
import { compose } from './compose/compose.ts';
import { compute } from './compute/compute.ts';
import { type Finding, hasErrors, type Outcome } from './diagnostics/finding.ts';
import {
  accountsOf,
  KEPT_UNITS,
  type Loaded,
  load,
  namedTexts,
  type Paths,
  printedDigits,
  proseOf,
  textsOf,
} from './loading.ts';
import type { Dossier } from './model/dossier.ts';
import type { FigureSet } from './model/figure.ts';
import type { Layout } from './model/page.ts';
import type { Profile } from './model/profile.ts';
import type { ProfileFiles } from './model/profile-files.ts';
import { joinedKey, latestFor } from './model/remembered.ts';
import type { Report } from './model/report.ts';
import type { DossierFiles } from './model/source.ts';
import type { Files } from './render/render.ts';
import { checkGlyphs } from './style/glyphs.ts';
import { pageStyleOf } from './style/style-sheets.ts';
import { loadTypefaces } from './style/typefaces.ts';

export type { Paths } from './loading.ts';

export interface Analysis {
  /** Folder name of the unit. */
  readonly unit: string;
  readonly folder: string;
  readonly dossier?: Dossier;
  readonly profile?: Profile;
  /** What everything was read from. */
  readonly files?: DossierFiles;
  readonly profileFiles?: ProfileFiles;
  readonly figures?: FigureSet;
  readonly report?: Report;
  readonly findings: readonly Finding[];
  /** A final report may be written: composed, and without errors unless the paper is already published. */
  readonly publishable: boolean;
  /** The check of the composed report, for another report of the same unit: as a wrong template would print it. */
  readonly read?: (report: Report) => readonly Finding[];
}

/** Everything but rendering. Findings of all stages that could run are in the result; bad input never throws. */
export function analyse(folder: string, paths: Paths, displayName = folder): Analysis {
  const start = { unit: basename(folder), folder };
  const loaded = load(folder, paths, displayName);
  if (loaded.value === undefined) return { ...start, findings: loaded.findings, publishable: false };
  const { dossier, profile } = loaded.value;
  const { files } = loaded.value;
  const reached = { ...start, dossier, profile: profile.profile, files, profileFiles: profile };

  const { value: figures, findings: checked } = figuresOf(loaded.value);
  const found = [...loaded.findings, ...checked];
  if (figures === undefined) return { ...reached, findings: found, publishable: false };
  if (loaded.value.unmet) return { ...reached, figures, findings: found, publishable: false };

  const { value: composed, findings: told } = reportOf(loaded.value, figures, paths);
  const findings = [...found, ...told];
  if (composed === undefined) return { ...reached, figures, findings, publishable: false };
  const publishable = dossier.status === 'published' || !hasErrors(findings);
  return { ...reached, figures, ...composed, findings, publishable };
}

const latestFigures = latestFor<Dossier, Outcome<FigureSet>>(KEPT_UNITS);

/** The figures with all that can be said of them before there is a report. */
function figuresOf(loaded: Loaded): Outcome<FigureSet> {
  const { dossier, profile, catalogues } = loaded;
  return latestFigures(dossier, [profile, catalogues], () => {
    const accounts = accountsOf(loaded);
    const { value: figures, findings } = compute({ ...accounts, dossier });
    if (figures === undefined) return { findings };
    const checked = check({ ...accounts, ...printedDigits(profile.profile), dossier, figures });
    return { value: figures, findings: [...findings, ...checked] };
  });
}

type Composition = Required<Pick<Analysis, 'report' | 'read'>>;

const latestReport = latestFor<FigureSet, Outcome<Composition>>(KEPT_UNITS);

/** The report, and what can be said of it as it reads. */
function reportOf(loaded: Loaded, figures: FigureSet, paths: Paths): Outcome<Composition> {
  const { files, dossier, profile, catalogues } = loaded;
  return latestReport(figures, [dossier, profile, catalogues, paths.fonts, joinedKey(namedTexts(files))], () => {
    const accounts = accountsOf(loaded);
    const { value: report, findings } = compose({ ...accounts, ...proseOf(files), dossier, profile, figures });
    if (report === undefined) return { findings };
    const glyphs = checkGlyphs(report, loadTypefaces(paths.fonts), files);
    const sourceOf = sourceFinder(files);
    const read = (printed: Report) => {
      const view = viewReport(printed, sourceOf);
      const said = checkReport({
        ...accounts,
        prose: textsOf(files),
        view,
        dossier,
        profile: profile.profile,
        figures,
      });
      return waiveReported(said, dossier, accounts.locate);
    };
    return { value: { report, read }, findings: [...findings, ...glyphs, ...read(report)] };
  });
}

/** Where everything stands on the pages of the report; undefined when there is no report. */
export async function layOutReport({ report, profile }: Analysis, paths: Paths): Promise<Layout | undefined> {
  if (report === undefined || profile === undefined) return undefined;
  const { layOut } = await import('./layout/layout.ts');
  return layOut(report, pageStyleOf(profile), loadTypefaces(paths.fonts));
}

/**
 * The files of a build: reports by their title, the data and `beside` with them.
 * @throws Error when there is no report
 */
export async function renderOutputs(analysis: Analysis, paths: Paths, beside?: Files): Promise<Files> {
  const { renderReport } = await import('./render/render.ts');
  const layout = await layOutReport(analysis, paths);
  if (layout === undefined) throw new Error(`unit ${analysis.unit} has no report to render`);
  return renderReport(analysis, layout, beside);
}
