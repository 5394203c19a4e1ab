/** The lines above and below a table: title, line of units, notes; without them spacers part it from the text. */

import { paragraphChange } from '../../model/paragraph-change.ts';
import type { Inline, Table } from '../../model/report.ts';
import { commented } from './comment-anchors.ts';
import { type BlockContext, type Blocks, startOfBlock } from './context.ts';
import { runs } from './inlines.ts';
import { type Indent, narrowed } from './narrowed.ts';
import { SPACER, spacer, styledParagraph } from './paragraph.ts';
import { tabRun } from './run.ts';
import { PARAGRAPH_STYLE, STYLE, tableLineStyle } from './styles.ts';
import { twips } from './units.ts';
import { type Xml, xml } from './xml.ts';

/** Title and line of units, or a spacer; remarks on the table as a whole stand at the first. */
export function linesAbove({ id, title, headLine, style }: Table, context: BlockContext): Blocks {
  const lines: Xml[] = [];
  if (title) {
    const text = commented(runs(title, context), context);
    const { align } = context.style.table[style].title;
    const indent = narrowed(title, align, context.setting.narrowings);
    lines.push(styledParagraph(tableLineStyle(style, 'title'), text, context, { ...startOfBlock(context), indent }));
  }
  if (headLine) {
    const { left, right } = headLine;
    const text = commented(xml`${runs(left, context)}${tabRun(context)}${runs(right, context)}`, context);
    const start = lines.length === 0 ? startOfBlock(context) : {};
    const hanging = overhangOf(id, context);
    const format = { ...start, rightTab: context.textWidth + hanging, indent: hangingIndent(hanging) };
    lines.push(styledParagraph(tableLineStyle(style, 'headLine'), text, context, format));
  }
  return lines.length === 0 ? [spacerAbove(context)] : lines;
}

/** By which the table hangs over each margin, twips. */
function overhangOf(id: string, { setting }: BlockContext): number {
  return twips(setting.tableFits.get(id)?.overhang ?? 0);
}

/** The lines around a table begin and end with it. */
function hangingIndent(overhang: number): Indent | undefined {
  return overhang === 0 ? undefined : { left: -overhang, right: -overhang };
}

/** The last line stays: where the last note came or went, it is the spacer of a table without notes. */
export function linesBelow({ id, notes, change }: Table, context: BlockContext): Blocks {
  const indent = hangingIndent(overhangOf(id, context));
  const below = notes.map((note, index) => noteParagraph(note, { index, count: notes.length, indent }, context));
  const lastStays = below.length > 0 && (change !== undefined || paragraphChange(notes.at(-1) ?? []) === undefined);
  return lastStays ? below : [...below, spacer(context, { after: twips(TABLE_GAP) })];
}

/** pt between a table and its notes, and between these and the text below. */
const NOTES_GAP = 3;
const TABLE_GAP = 6;

/** Keeps a table without a title off the text above it. */
function spacerAbove(context: BlockContext): Xml {
  const parted = { keepNext: true, before: twips(TABLE_GAP - SPACER) };
  const format = context.breakBefore ? startOfBlock(context) : parted;
  return styledParagraph(STYLE.spacer, commented(xml``, context), context, format);
}

interface NotePlace {
  readonly index: number;
  readonly count: number;
  readonly indent: Indent | undefined;
}

/** A note may have come or gone by itself. */
function noteParagraph(note: readonly Inline[], { index, count, indent }: NotePlace, context: BlockContext): Xml {
  const change = context.change ?? paragraphChange(note);
  const last = index === count - 1;
  return styledParagraph(
    PARAGRAPH_STYLE.note,
    runs(note, context),
    { ...context, change },
    {
      ...(last ? { after: twips(TABLE_GAP) } : { keepNext: true }),
      ...(index === 0 ? { before: twips(NOTES_GAP) } : {}),
      indent,
    },
  );
}
