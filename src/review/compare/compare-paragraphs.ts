/** Paragraphs of a cell, or notes under a table. */
import { type Inline, plainText } from '../../model/report.ts';
import { align, type Rules, type Step } from './align.ts';
import { compareTexts } from './compare-texts.ts';
import { paragraphsKey, textKey } from './content-keys.ts';
import { likeness } from './likeness.ts';
import { markParagraph } from './mark.ts';

type Paragraph = readonly Inline[];

/** Paragraphs less alike than this are two. */
const ALIKE = 0.35;

const RULES: Rules<Paragraph> = {
  key: textKey,
  likeness: (former, present) => {
    const alike = likeness(former, present, plainText);
    return alike < ALIKE ? 0 : alike;
  },
};

/** A note may be the only one that came or went. */
export function compareNotes(former: readonly Paragraph[], present: readonly Paragraph[]): readonly Paragraph[] {
  return align(former, present, RULES).map(compareStep);
}

/** One paragraph at least is in both states, for a cell always has one. */
export function compareCellParagraphs(
  former: readonly Paragraph[],
  present: readonly Paragraph[],
): readonly Paragraph[] {
  if (paragraphsKey(former) === paragraphsKey(present)) return present;
  const steps = align(former, present, RULES);
  const shared = steps.some((step) => step.former !== undefined && step.present !== undefined);
  return (shared ? steps : inOrder(former, present)).map(compareStep);
}

/** The first ones paired, whatever they say. */
function inOrder([first, ...went]: readonly Paragraph[], [second, ...came]: readonly Paragraph[]): Step<Paragraph>[] {
  return [
    { former: first, present: second },
    ...went.map((former) => ({ former })),
    ...came.map((present) => ({ present })),
  ];
}

function compareStep({ former, present, same }: Step<Paragraph>): Paragraph {
  if (former === undefined) return markParagraph(present ?? [], 'inserted');
  if (present === undefined) return markParagraph(former, 'deleted');
  return same ? present : compareTexts(former, present);
}
