/** 问题清单: the findings of units as a paper for the person who corrects them, with the pages of the report. */
import type { Finding } from '../../diagnostics/finding.ts';
import { layOut } from '../../layout/layout.ts';
import type { Analysis, Paths } from '../../pipeline.ts';
import { renderDocx } from '../../render/docx/render-docx.ts';
import { draftReport, type PlacedFinding } from '../../review/draft.ts';
import { type Issue, type IssueSection, issueReport } from '../../review/issue-list.ts';
import { composed } from '../../states.ts';
import { brochure } from '../../style/brochure.ts';
import { pageStyleOf } from '../../style/style-sheets.ts';
import { loadTypefaces } from '../../style/typefaces.ts';

/** Findings under their numbers, with the printed page of each. */
export function numbered(findings: readonly PlacedFinding[], pages: ReadonlyMap<number, number>): Issue[] {
  return findings.map((placed, index) => {
    const page = pages.get(index + 1);
    return { ...placed, number: index + 1, ...(page === undefined ? {} : { page }) };
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
    const findings = analysis.findings.filter(isShown).map((finding) => ({ finding }));
    return { unit: analysis.unit, issues: numbered(findings, new Map()) };
  }
  const { report, findings, figures, profile } = reached;
  const facts = { number: 1, date: report.meta.date, author: '' };
  const draft = draftReport(report, findings.filter(isShown), figures, facts);
  const { remarkPages } = layOut(draft.report, pageStyleOf(profile), loadTypefaces(paths.fonts));
  return { unit: analysis.unit, meta: report.meta, issues: numbered(draft.findings, remarkPages) };
}

/** The list as a Word document. */
export function renderIssueList(sections: readonly IssueSection[]): Promise<Uint8Array> {
  return renderDocx(issueReport(sections), brochure, new Map());
}
