/** A composed report to a draft for review: findings as remarks at their sentence or cell, figures with their origin. */
import type { Finding } from '../diagnostics/finding.ts';
import type { FigureSet } from '../model/figure.ts';
import { type Inline, plainText, type Report } from '../model/report.ts';
import type { Remark } from '../model/review.ts';
import { type ReviewerRemark, remarkLines, remarkTitle } from '../model/reviewer-remark.ts';
import { anchorFinder } from './anchors.ts';
import { markRemarks, type NumberedAnchor } from './mark-remarks.ts';
import { paperPlaces } from './paper-place.ts';
import type { PlacedText } from './printed-texts.ts';
import { placedTexts } from './printed-texts.ts';
import { quoteAnchor } from './quotes.ts';
import { findingRemark } from './remarks.ts';

export interface DraftFacts {
  /** 第几稿. */
  readonly number: number;
  /** Date of the draft, ISO `YYYY-MM-DD`; also of its remarks and changes. */
  readonly date: string;
  /** Who remarks and changes are ascribed to. */
  readonly author: string;
  /** Where a figure comes from, in lines, for a remark at each place that prints it; undefined for none. */
  readonly provenance?: (figureId: string) => readonly string[] | undefined;
  /** What reviewers said; what is settled stays out. */
  readonly said?: readonly ReviewerRemark[];
}

export const WATERMARK = '征求意见稿';

/** `第2稿（2023年8月20日）`. */
export function draftLabel({ number, date }: Pick<DraftFacts, 'number' | 'date'>): string {
  const [year, month, day] = date.split('-').map(Number);
  return `第${number}稿（${year}年${month}月${day}日）`;
}

/** A finding and where it stands in the paper, in words; absent when the report prints nothing of it. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly where?: string;
}

/** The draft and, by the number of its remark, each finding: both in reading order, findings without a place last. */
export interface Draft {
  readonly report: Report;
  readonly findings: readonly PlacedFinding[];
}

interface Anchored {
  readonly finding: Finding;
  readonly anchor: ReturnType<ReturnType<typeof anchorFinder>>;
}

/** Waived findings stay, marked as answered. Text and figures are those of `report`, to the letter. */
export function draftReport(
  report: Report,
  findings: readonly Finding[],
  figures: FigureSet,
  facts: DraftFacts,
): Draft {
  const find = anchorFinder(report, figures);
  const order = readingOrder(report);
  const anchored = findings
    .map((finding): Anchored => ({ finding, anchor: find(finding) }))
    .sort((a, b) => order(a.anchor) - order(b.anchor));
  const anchors = anchored.flatMap(({ anchor }, index) => (anchor ? [{ ...anchor, number: index + 1 }] : []));
  const remarks = anchored.map(({ finding }, index) => findingRemark(finding, index + 1));
  const origins = facts.provenance === undefined ? [] : originsOf(report, facts.provenance, remarks.length);
  const said = saidIn(report, facts.said ?? [], remarks.length + origins.length);
  const marked = markRemarks(report, [
    ...anchors,
    ...origins.map(({ anchor }) => anchor),
    ...said.flatMap(({ anchor }) => anchor ?? []),
  ]);
  const review = {
    watermark: WATERMARK,
    label: draftLabel(facts),
    author: facts.author,
    date: facts.date,
    remarks: [...remarks, ...[...origins, ...said].map(({ remark }) => remark)],
    revised: false,
  };
  const wordsOf = paperPlaces(report);
  const placed = anchored.map(({ finding, anchor }) => {
    return anchor === undefined ? { finding } : { finding, where: wordsOf(anchor.at.spot) };
  });
  return { report: { ...marked, review }, findings: placed };
}

/** Position of an anchor in the report; findings without one come last. */
function readingOrder(report: Report): (anchor: Anchored['anchor']) => number {
  const positions = new Map(placedTexts(report).map((text, index) => [keyOf(text), index]));
  return (anchor) => {
    if (anchor === undefined) return Number.MAX_SAFE_INTEGER;
    return (positions.get(keyOf(anchor.at)) ?? 0) + anchor.start / 1e6;
  };
}

function keyOf({ spot: { part, block, row, cell }, role, index }: PlacedText): string {
  return [part, block, row, cell, role, index].join('/');
}

interface Origin {
  readonly anchor: NumberedAnchor;
  readonly remark: Remark;
}

/** A remark for each printed figure whose origin is told. */
function originsOf(report: Report, provenance: NonNullable<DraftFacts['provenance']>, from: number): Origin[] {
  const origins: Origin[] = [];
  for (const at of placedTexts(report)) {
    for (const { figureId, start, end } of figuresIn(at.inlines)) {
      const lines = provenance(figureId);
      if (lines === undefined) continue;
      const number = from + origins.length + 1;
      origins.push({
        anchor: { at, start, end, number },
        remark: { number, kind: 'provenance', title: '数据来源', lines },
      });
    }
  }
  return origins;
}

/** Remarks of people at the words they quote; without an anchor where the report no longer has these. */
function saidIn(report: Report, said: readonly ReviewerRemark[], from: number) {
  const open = said.filter(({ settled }) => !settled);
  return open.map((one, index) => {
    const number = from + index + 1;
    const at = quoteAnchor(report, one.quote);
    const remark: Remark = { number, kind: 'reviewer', title: remarkTitle(one), lines: remarkLines(one) };
    return { remark, anchor: at && { ...at, number } };
  });
}

function figuresIn(inlines: readonly Inline[]): { figureId: string; start: number; end: number }[] {
  let offset = 0;
  return inlines.flatMap((inline) => {
    const start = offset;
    offset += plainText([inline]).length;
    return inline.kind === 'figure' ? [{ figureId: inline.figureId, start, end: offset }] : [];
  });
}
