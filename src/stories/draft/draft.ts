/**
 * The second story: a draft for review.
 *
 *   Analysis            as for the final report, but errors do not stop it
 *   draftReport         findings, and where figures come from, as remarks at their sentence or cell
 *   compareReports      what came and went since an earlier state
 *   layOut              the page of each remark, for the list at the end
 *   render              Word, PDF, page for review, and the list of findings as a paper of its own
 */
import { findingsToJson } from '../../diagnostics/print.ts';
import { layOut } from '../../layout/layout.ts';
import type { BuildState, NamedState } from '../../model/build-state.ts';
import type { FigureNote, ReviewFact } from '../../model/figure-note.ts';
import { pageSpans, spansFor } from '../../model/printed-pages.ts';
import type { Report } from '../../model/report.ts';
import { safeFileName } from '../../model/safe-file-name.ts';
import type { SharedPaths } from '../../pipeline.ts';
import { renderDocx } from '../../render/docx/render-docx.ts';
import { renderReviewPage } from '../../render/html/render-review-page.ts';
import { renderPdf } from '../../render/pdf/render-pdf.ts';
import { type Files, jsonFile, ofdFile, ofdKind, utf8, withManifest } from '../../render/render.ts';
import { compareReports } from '../../review/compare/compare-reports.ts';
import { type Draft, type DraftFacts, draftReport, WATERMARK } from '../../review/draft.ts';
import { ISSUE_LIST, issuePart } from '../../review/issue-list.ts';
import { figureNotes, NOT_ENTERED } from '../../review/provenance.ts';
import type { Composed } from '../../states.ts';
import { pageStyleOf } from '../../style/style-sheets.ts';
import { loadTypefaces } from '../../style/typefaces.ts';
import { numbered, renderIssueList } from './issues.ts';

/** Folder of the draft's files, in that of the unit's outputs. */
export const DRAFT_FOLDER = WATERMARK;

export interface DraftOptions extends Pick<DraftFacts, 'number' | 'date' | 'author' | 'said'> {
  /** A remark on each figure: formula and inputs. */
  readonly provenance: boolean;
  /** The pages as OFD too, also where the profile does not ask for it. */
  readonly ofd: boolean;
  /** Word and PDF show what came and went since this state. */
  readonly since?: NamedState;
  /** The page for review shows what came and went since this state. */
  readonly former?: NamedState;
}

/** The files of a draft, by their names within `DRAFT_FOLDER`. @param state what is kept of the analysis */
export async function renderDraft(
  analysis: Composed,
  state: BuildState,
  paths: SharedPaths,
  options: DraftOptions,
): Promise<Files> {
  const { unit, dossier, profile, report, findings } = analysis;
  const style = pageStyleOf(profile);
  const typefaces = loadTypefaces(paths.fonts);
  const notes = figureNotes(state);
  const { remarked, plain } = drafts(analysis, options, notes);

  const shown = changesMarked(remarked, options.since);
  const placed = layOut(shown, style, typefaces);
  const issues = numbered(remarked.findings, placed.remarkPages);
  // The list comes last and moves no page before it.
  const section = { unit, meta: report.meta, issues };
  const listed = { ...shown, parts: [...shown.parts, issuePart(section)] };
  const layout = layOut(listed, style, typefaces);
  const isOfdWanted = options.ofd || ofdKind(profile, undefined) !== undefined;
  const pdf = renderPdf(layout, listed.meta);
  const named = (extension: string) => safeFileName(`${report.meta.title}（${WATERMARK}）`, extension);
  const forPage = changesMarked(plain, options.former);
  const pages = { blocks: spansFor(pageSpans(placed), shown, forPage), remarks: placed.remarkPages };
  const page = renderReviewPage(forPage, notes, pageFacts(options), pages);
  const files: Files = new Map<string, Uint8Array>([
    [named('.docx'), await renderDocx(listed, style, layout.headingPages, layout)],
    [named('.pdf'), await pdf],
    ...(await ofdFile(layout, listed.meta, named('.ofd'), isOfdWanted ? 'OFD' : undefined)),
    ['review.html', utf8(page)],
    [`${ISSUE_LIST}.docx`, await renderIssueList([section])],
    ['findings.json', jsonFile(findingsToJson(unit, findings))],
  ]);
  return withManifest(files, unit, dossier);
}

/** With the origin of each figure as a remark where that is wanted, and without: the page for review tells it anyway. */
function drafts(
  { report, findings, figures }: Composed,
  { number, date, author, provenance, said }: DraftOptions,
  notes: ReadonlyMap<string, FigureNote>,
): { readonly remarked: Draft; readonly plain: Draft } {
  const facts = { number, date, author, said };
  const plain = draftReport(report, findings, figures, facts);
  if (!provenance) return { remarked: plain, plain };
  const origins = { ...facts, provenance: (id: string) => originLines(id, notes) };
  return { remarked: draftReport(report, findings, figures, origins), plain };
}

/** The draft with what came and went since an earlier state. */
function changesMarked({ report }: Draft, former: NamedState | undefined): Report {
  return former === undefined ? report : compareReports(former.state.report, report);
}

function pageFacts({ former }: DraftOptions): ReviewFact[] {
  return former === undefined ? [] : [{ name: '修改标记', value: `与${former.name}比较` }];
}

/** Inputs that a remark lists before it only counts them. */
const LISTED_INPUTS = 8;

/** What a remark tells of a figure; nothing of one that is zero for want of an entry. */
function originLines(id: string, notes: ReadonlyMap<string, FigureNote>): readonly string[] | undefined {
  const note = notes.get(id);
  if (note === undefined || note.source === NOT_ENTERED) return undefined;
  const inputs = note.inputs.map((input) => notes.get(input)).filter((input) => input !== undefined);
  const more = Math.max(0, inputs.length - LISTED_INPUTS) + note.zeroInputs;
  return [
    `${note.label}：${note.shown}`,
    `精确值：${note.exact}`,
    ...(note.formula === undefined ? [] : [`算式：${note.formula}`]),
    ...inputs.slice(0, LISTED_INPUTS).map(({ label, shown }) => `　${label} ${shown}`),
    ...(more > 0 ? [`　另有 ${more} 项`] : []),
    ...(note.source === undefined ? [] : [`填写在：${note.source}`]),
  ];
}
