/** Pages for review that the tests read: a report of the project with its findings and with changes since an older one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownFigure } from '../src/compose/display.ts';
import type { FigureNote } from '../src/model/figure-note.ts';
import { NO_PAGES } from '../src/model/printed-pages.ts';
import type { Report } from '../src/model/report.ts';
import { type Analysis, analyse } from '../src/pipeline.ts';
import { renderReviewPage } from '../src/render/html/render-review-page.ts';
import { compareReports } from '../src/review/compare/compare-reports.ts';
import { draftReport } from '../src/review/draft.ts';
import { figureNotes } from '../src/review/provenance.ts';
import { analyseUnit, changedUnit, paths } from './support.ts';

export interface ReviewPages {
  readonly former: Report;
  readonly present: Report;
  /** The present one with remarks and changes. */
  readonly marked: Report;
  readonly notes: ReadonlyMap<string, FigureNote>;
  readonly page: string;
}

export const UNIT = 'qingshan-2022';

/** The report of a unit, and what it was before an amount, a word and a paragraph changed. */
export function reviewPages(): ReviewPages {
  const analysis = analyseUnit(UNIT);
  const present = reportOf(analysis);
  const former = formerReport();
  const notes = notesOf(analysis);
  const facts = { number: 2, date: '2023-08-20', author: '财务科' };
  const draft = draftReport(present, analysis.findings, analysis.figures ?? new Map(), facts).report;
  const marked = compareReports(former, draft);
  const page = renderReviewPage(marked, notes, [{ name: '上一稿', value: '第1稿（2023年8月10日）' }], NO_PAGES);
  return { former, present, marked, notes, page };
}

function formerReport(): Report {
  const folder = changedUnit(
    UNIT,
    ['{ "code": "2101502", "generalPublic": 244.69 }', '{ "code": "2101502", "generalPublic": 240.69 }'],
    ['{ "code": "2101103", "generalPublic": 0.26 },\n    { "code": "2101199"', '{ "code": "2101199"'],
  );
  const file = join(folder, 'annex/report.md');
  const [first = '', ...rest] = readFileSync(file, 'utf8').split('\n\n');
  writeFileSync(file, [first, '这一段只在旧稿中。', ...rest].join('\n\n'));
  return reportOf(analyse(folder, paths, UNIT));
}

export function reportOf({ report, findings }: Analysis): Report {
  if (report === undefined) throw new Error(JSON.stringify(findings.slice(0, 5)));
  return report;
}

export function notesOf({ figures = new Map(), profile }: Analysis): ReadonlyMap<string, FigureNote> {
  if (profile === undefined) throw new Error('no profile');
  const shown = [...figures.values()].map((figure) => [figure.id, shownFigure(figure, profile)] as const);
  return figureNotes({ figures, shown: new Map(shown) });
}
