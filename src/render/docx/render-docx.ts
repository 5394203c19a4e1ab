/** The Word emitter: a report value and a style sheet to the bytes of a DOCX. */

import { lookOf } from '../../model/heading-look.ts';
import type { SharedSetting, TableFit } from '../../model/page.ts';
import type { Chart, Report } from '../../model/report.ts';
import type { Review } from '../../model/review.ts';
import type { StyleSheet } from '../../style/style-sheet.ts';
import { appXml, coreXml } from '../core-properties.ts';
import { zip } from '../zip.ts';
import { bodyBlocks } from './body.ts';
import { commentsXml } from './comments.ts';
import type { FramePlan } from './docx-parts.ts';
import { draftOf } from './draft.ts';
import { frameOf } from './frame.ts';
import { headingMarks } from './headings.ts';
import { placeLooseRemarks } from './loose-remarks.ts';
import { type PlannedSection, planSections } from './sections.ts';
import { type HeadingLook, headingStyle, type TableType } from './styles.ts';

const ITS_OWN: SharedSetting = {
  tableFits: new Map(),
  narrowings: new Map(),
  lineHeights: new Map(),
  wholeRows: new Map(),
  blockPages: new Map(),
};

type TableFits = ReadonlyMap<string, TableFit>;

/**
 * Renders a report as Word document: a draft with watermark, comments and tracked changes, of which accepting all gives
 * the present state and rejecting all the former one. Equal input gives equal bytes.
 * @param headingPages displayed page number of each heading by its id; the contents shows those down to its depth
 * @param setting of the layout, for tables and titles; without it Word finds its own
 * @throws Error when a heading of the contents has no page number, unless the draft has deleted it
 */
export async function renderDocx(...given: Parameters<typeof beginDocx>): Promise<Uint8Array> {
  return (await beginDocx(...given)).file;
}

/** The same, come so far that only the compression of its text is waited for, which another thread does. */
export async function beginDocx(
  report: Report,
  style: StyleSheet,
  headingPages: ReadonlyMap<string, number>,
  setting: SharedSetting = ITS_OWN,
): Promise<{ readonly file: Promise<Uint8Array> }> {
  const { meta, review } = report;
  const headings = headingMarks(report, headingPages);
  const plan = planSections(placeLooseRemarks(report), setting.blockPages);
  const frame = await frameOf(framePlan(plan, { style, tableFits: setting.tableFits }, review), chartsOf(plan));
  const draft = draftOf(report, headings.length + 1);
  const blocks = bodyBlocks(plan, frame.sections, { style, headings, setting, drawings: frame.drawings, draft });
  const comments = review === undefined ? [] : commentsXml(review);
  return { file: frame.filled(blocks, comments, { core: coreXml(meta), app: appXml(meta) }).then(zip) };
}

function framePlan(
  plan: readonly PlannedSection[],
  { style, tableFits }: { readonly style: StyleSheet; readonly tableFits: TableFits },
  review: Review | undefined,
): FramePlan {
  const sections = plan.map(({ kind, numbers, startsNumbers, continued }) => ({
    kind,
    numbers,
    startsNumbers,
    continued,
  }));
  const types = { tableTypes: typesOf(tableFits), headingLooks: looksOf(plan) };
  if (review === undefined) return { style, sections, ...types, comments: false };
  const { watermark, label, remarks } = review;
  return { style, sections, ...types, marks: { watermark, label }, comments: remarks.length > 0 };
}

/** The type in which tables are set, each size of a kind once: it has one height of lines. */
function typesOf(fits: TableFits): readonly TableType[] {
  const types = new Map(
    [...fits.values()].map(({ kind, size, lineHeight }) => [`${kind} ${size}`, { kind, size, lineHeight }]),
  );
  return [...types.values()].sort((a, b) => (a.kind === b.kind ? a.size - b.size : a.kind < b.kind ? -1 : 1));
}

/** The looks that headings have besides that of their level, each once. */
function looksOf(plan: readonly PlannedSection[]): readonly HeadingLook[] {
  const blocks = plan.flatMap((section) => section.blocks.map(({ block }) => block));
  const looks = blocks.flatMap((block) => {
    if (block.kind !== 'heading' || block.centred) return [];
    const look = lookOf(block);
    return look === block.level ? [] : [[headingStyle(block.level, look), { level: block.level, look }] as const];
  });
  return [...new Map(looks).values()].sort((a, b) => a.level - b.level || a.look - b.look);
}

function chartsOf(plan: readonly PlannedSection[]): readonly Chart[] {
  const blocks = plan.flatMap((section) => section.blocks.map(({ block }) => block));
  return blocks.filter((block) => block.kind === 'chart');
}
