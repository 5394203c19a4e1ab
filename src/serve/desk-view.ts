/** An analysis → what the live page shows of it. */
import { createHash } from 'node:crypto';
import type { DeskFinding, DeskView } from '../model/desk.ts';
import { NO_PAGES } from '../model/printed-pages.ts';
import { parsePath } from '../model/source.ts';
import type { Analysis } from '../pipeline.ts';
import { outlineLinks } from '../render/html/outline.ts';
import { reportBlocks } from '../render/html/report-blocks.ts';
import { columnRules } from '../render/html/tables.ts';
import { draftReport } from '../review/draft.ts';
import { figureNotes } from '../review/provenance.ts';
import { findingRemark } from '../review/remarks.ts';
import type { Composed } from '../states.ts';
import { composed, stateOf } from '../states.ts';
import { entryAt, entryOfPlace } from './entries.ts';

/** What is shown of the report itself. */
export type Shown = Pick<DeskView, 'title' | 'parts' | 'columnRules' | 'contents' | 'figures' | 'findings'> & {
  /** Markup of the blocks by its digest. */
  readonly markup: ReadonlyMap<string, string>;
};

/** @param preview with boxes for what is missing, where there is no report yet */
export function shownOf(analysis: Analysis, preview: Analysis | undefined): Shown {
  const reached = composed(analysis);
  if (reached !== undefined) return shownReport(reached);
  const without = shownWithout(analysis);
  const boxed = preview && composed({ ...preview, findings: [] });
  return boxed === undefined ? without : { ...shownReport(boxed), findings: without.findings };
}

function shownReport(analysis: Composed): Shown {
  const { report, figures, files, dossier } = analysis;
  const facts = { number: 1, date: dossier.date, author: '' };
  const draft = draftReport(report, analysis.findings, figures, facts);
  const notes = figureNotes(stateOf(analysis));
  const { parts, list, outline, book } = reportBlocks(draft.report, notes, NO_PAGES, 'apart');
  const markup = new Map<string, string>();
  const keyed = parts.map(({ kind, blocks }) => ({
    kind,
    blocks: blocks.map(({ markup: { source } }) => {
      const key = digestOf(source);
      markup.set(key, source);
      return key;
    }),
  }));
  const tables = draft.report.parts.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'table');
  const entryOf = (id: string) => {
    const path = figures.get(id)?.source?.path;
    const entry = path === undefined ? undefined : entryAt(files.json, parsePath(path), figures.get(id)?.label);
    return entry === undefined ? {} : { entry };
  };
  return {
    title: report.meta.title,
    parts: keyed,
    markup,
    columnRules: columnRules(tables),
    contents: outlineLinks(outline, 3, NO_PAGES.blocks).source,
    figures: list.entries.map((figure) => ({ ...figure, ...entryOf(figure.id) })),
    findings: draft.findings.map(({ finding }, index) => {
      const remark = findingRemark(finding, index + 1);
      return { ...findingOf(analysis, finding, remark.number), placed: book.isPlaced(remark) };
    }),
  };
}

/** There is no report yet: what stands in its way. */
function shownWithout(analysis: Analysis): Shown {
  const findings = analysis.findings.map((finding, index) => findingOf(analysis, finding, index + 1));
  return { title: '', parts: [], markup: new Map(), columnRules: '', contents: '', figures: [], findings };
}

function findingOf({ files }: Analysis, finding: Analysis['findings'][number], number: number): DeskFinding {
  const { title, lines } = findingRemark(finding, number);
  const entry = files && finding.place && entryOfPlace(files, finding.place);
  return { number, severity: finding.severity, title, lines, placed: false, ...(entry ? { entry } : {}) };
}

/** Sixteen digits that stand for a text. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16);
}
