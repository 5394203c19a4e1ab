/** The lines above and below a table: title, line of units, notes; without them spacers part it from the text. */
import { type Paragraph, Tab, TabStopType } from 'docx';
import type { Inline, Table } from '../../model/report.ts';
import { paragraphChange } from '../../model/review.ts';
import { commented } from './comment-anchors.ts';
import { type BlockContext, inlineParagraph, SPACER, spacer, startOfBlock, styledParagraph } from './context.ts';
import type { Marks } from './draft.ts';
import { run, runs } from './inlines.ts';
import { PARAGRAPH_STYLE, STYLE, tableLineStyle } from './styles.ts';
import { twips } from './units.ts';

/** Title and line of units, or a spacer; remarks on the table as a whole stand at the first. */
export function linesAbove({ title, headLine, style }: Table, context: BlockContext): readonly Paragraph[] {
  const lines: Paragraph[] = [];
  if (title) {
    const children = commented(runs(title, context), context);
    lines.push(styledParagraph(tableLineStyle(style, 'title'), children, context, startOfBlock(context)));
  }
  if (headLine) {
    const { left, right } = headLine;
    const text = [...runs(left, context), run({ children: [new Tab()] }, context), ...runs(right, context)];
    const children = commented(text, context);
    const tabStops = [{ type: TabStopType.RIGHT, position: context.textWidth }];
    const start = lines.length === 0 ? startOfBlock(context) : {};
    lines.push(styledParagraph(tableLineStyle(style, 'headLine'), children, context, { ...start, tabStops }));
  }
  return lines.length === 0 ? [spacerAbove(context)] : lines;
}

/** The last line stays: where the last note came or went, it is the spacer of a table without notes. */
export function linesBelow({ notes, change }: Table, context: BlockContext): readonly Paragraph[] {
  const below = notes.map((note, index) => noteParagraph(note, index, notes.length, context));
  const lastStays = below.length > 0 && (change !== undefined || paragraphChange(notes.at(-1) ?? []) === undefined);
  return lastStays ? below : [...below, spacer(context, { spacing: { after: twips(TABLE_GAP) } })];
}

/** pt between a table and its notes, and between these and the text below. */
const NOTES_GAP = 3;
const TABLE_GAP = 6;

/** Keeps a table without a title off the text above it. */
function spacerAbove(context: BlockContext): Paragraph {
  const parted = { keepNext: true, spacing: { before: twips(TABLE_GAP - SPACER) } };
  const options = context.breakBefore ? startOfBlock(context) : parted;
  return styledParagraph(STYLE.spacer, commented([], context), context, options);
}

function noteParagraph(note: readonly Inline[], index: number, count: number, marks: Marks): Paragraph {
  const before = index === 0 ? { before: twips(NOTES_GAP) } : {};
  const after = index === count - 1 ? { after: twips(TABLE_GAP) } : {};
  return inlineParagraph(PARAGRAPH_STYLE.note, note, marks, {
    ...(index < count - 1 ? { keepNext: true } : {}),
    ...(index === 0 || index === count - 1 ? { spacing: { ...before, ...after } } : {}),
  });
}
