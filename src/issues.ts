/** 问题清单: the findings of units as a paper for the person who corrects them, with the pages of the report. */
import type { Finding } from './diagnostics/finding.ts';
import type { ReportMeta } from './model/report.ts';
import type { Analysis, Paths } from './pipeline.ts';
import { renderDocx } from './render/docx/render-docx.ts';
import { layOutPdf } from './render/pdf/render-pdf.ts';
import { draftReport } from './review/draft.ts';
import { ISSUE_LIST, type Issue, issueReport } from './review/issue-list.ts';
import { composed } from './states.ts';
import { brochure } from './style/brochure.ts';
import { pageStyleOf } from './style/style-sheets.ts';
import { loadTypefaces } from './style/typefaces.ts';

/** What the list says of one unit. */
export interface IssueSection {
  /** Title of the report, or the unit's folder name when there is no report. */
  readonly title: string;
  readonly issues: readonly Issue[];
}

/** Findings under their numbers, with the printed page of each. */
export function numbered(findings: readonly Finding[], pages: ReadonlyMap<number, number>): Issue[] {
  return findings.map((finding, index) => {
    const page = pages.get(index + 1);
    return { number: index + 1, finding, ...(page === undefined ? {} : { page }) };
  });
}

/** The findings that `isShown` lets through, with the pages of the final report; without a report, without pages. */
export function issueSection(
  analysis: Analysis,
  paths: Paths,
  isShown: (finding: Finding) => boolean = () => true,
): IssueSection {
  const reached = composed(analysis);
  if (reached === undefined) {
    return { title: analysis.unit, issues: numbered(analysis.findings.filter(isShown), new Map()) };
  }
  const { report, findings, figures, profile } = reached;
  const facts = { number: 1, date: report.meta.date, author: '' };
  const draft = draftReport(report, findings.filter(isShown), figures, facts);
  const { remarkPages } = layOutPdf(draft.report, pageStyleOf(profile), loadTypefaces(paths.fonts));
  return { title: report.meta.title, issues: numbered(draft.findings, remarkPages) };
}

/** The list as a Word document. @param meta its facts; the title is that of the first section */
export function renderIssueList(
  sections: readonly IssueSection[],
  meta: Omit<ReportMeta, 'title'>,
): Promise<Uint8Array> {
  const title = `${sections[0]?.title ?? ''}${ISSUE_LIST}`;
  return renderDocx(issueReport({ ...meta, title }, sections), brochure, new Map());
}
