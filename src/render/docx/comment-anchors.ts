/** Where the comments of a draft stand in the document: a range with a reference at its end. */
import type { Inline } from '../../model/report.ts';
import type { Change } from '../../model/review.ts';
import type { Draft, Marks } from './draft.ts';
import { tracked } from './revisions.ts';
import { inStyle } from './run.ts';
import { STYLE } from './styles.ts';
import { type Xml, xml } from './xml.ts';

/** Runs under the remarks of their block, as far as these are not anchored yet. */
export function commented(runs: Xml, marks: Marks): Xml {
  const remarks = (marks.remarks ?? []).filter((number) => marks.draft?.claim(number));
  return xml`${remarks.map(rangeStart)}${runs}${remarks.map((number) => rangeEnd(number, marks))}`;
}

/**
 * The runs of inlines between the anchors of their remarks. A range goes from the first inline with the number to the
 * last: text that went in between (a deletion) does not carry it.
 * @param block the change of the block, which holds for all of them
 */
export function commentedInlines(
  inlines: readonly Inline[],
  block: { readonly draft: Draft; readonly change?: Change },
  toRun: (inline: Inline) => Xml,
): Xml {
  const ranges = rangesOf(inlines, block.draft);
  const written = inlines.flatMap((inline, index) => [
    ...ranges.filter(({ first }) => first === index).map(({ number }) => rangeStart(number)),
    toRun(inline),
    ...ranges
      .filter(({ last }) => last === index)
      .map(({ number, change }) => rangeEnd(number, { draft: block.draft, change: change ?? block.change })),
  ]);
  return xml`${written}`;
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

function rangeStart(number: number): Xml {
  return xml`<w:commentRangeStart w:id="${number}"/>`;
}

const REFERENCE_LOOK = xml`<w:rPr>${inStyle(STYLE.commentReference)}</w:rPr>`;

function rangeEnd(number: number, marks: Marks): Xml {
  const reference = xml`<w:r>${REFERENCE_LOOK}<w:commentReference w:id="${number}"/></w:r>`;
  return xml`<w:commentRangeEnd w:id="${number}"/>${tracked(reference, marks)}`;
}
