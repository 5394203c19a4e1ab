/** Where the comments of a draft stand in the document: a range with a reference at its end. */
import { CommentRangeEnd, CommentRangeStart, CommentReference, type XmlComponent } from 'docx';
import type { Inline } from '../../model/report.ts';
import type { Change } from '../../model/review.ts';
import type { Draft, Marks } from './draft.ts';
import { trackedRun } from './revisions.ts';
import { STYLE } from './styles.ts';

/** Runs under the remarks of their block, as far as these are not anchored yet. */
export function commented(runs: readonly XmlComponent[], marks: Marks): readonly XmlComponent[] {
  const remarks = (marks.remarks ?? []).filter((number) => marks.draft?.claim(number));
  return [...remarks.map(rangeStart), ...runs, ...remarks.flatMap((number) => rangeEnd(number, marks))];
}

/**
 * The runs of inlines between the anchors of their remarks. A range goes from the first inline with the number to the
 * last: text that went in between (a deletion) does not carry it.
 */
export function commentedInlines(
  inlines: readonly Inline[],
  draft: Draft | undefined,
  toRun: (inline: Inline) => XmlComponent,
): readonly XmlComponent[] {
  const ranges = draft === undefined ? [] : rangesOf(inlines, draft);
  return inlines.flatMap((inline, index) => [
    ...ranges.filter(({ first }) => first === index).map(({ number }) => rangeStart(number)),
    toRun(inline),
    ...ranges.filter(({ last }) => last === index).flatMap(({ number, change }) => rangeEnd(number, { draft, change })),
  ]);
}

interface Range {
  readonly number: number;
  /** Indexes of the first and the last inline. */
  readonly first: number;
  readonly last: number;
  /** That of all its inlines: the comment comes or goes with them. */
  readonly change: Change | undefined;
}

function rangesOf(inlines: readonly Inline[], draft: Draft): readonly Range[] {
  const numbers = new Set(inlines.flatMap(({ remarks = [] }) => remarks));
  return [...numbers].filter(draft.claim).map((number) => {
    const carriers = inlines.filter(({ remarks }) => remarks?.includes(number));
    const change = carriers[0]?.change;
    return {
      number,
      first: inlines.findIndex(({ remarks }) => remarks?.includes(number)),
      last: inlines.findLastIndex(({ remarks }) => remarks?.includes(number)),
      change: carriers.every((carrier) => carrier.change === change) ? change : undefined,
    };
  });
}

function rangeStart(number: number): XmlComponent {
  return new CommentRangeStart(number);
}

function rangeEnd(number: number, marks: Marks): readonly XmlComponent[] {
  const reference = { style: STYLE.commentReference, children: [new CommentReference(number)] };
  return [new CommentRangeEnd(number), trackedRun(reference, marks)];
}
