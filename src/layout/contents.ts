/** The contents: each heading with dot leaders and its page number, linked to the heading. */
import type { Shape } from '../model/page.ts';
import { printedNumber } from '../model/page-numbers.ts';
import { type Contents, type Heading, type Inline, plainText } from '../model/report.ts';
import { element, plainElement, type StructureElement } from '../model/structure.ts';
import type { TextStyle } from '../style/style-sheet.ts';
import type { BlockContext } from './block-context.ts';
import { type Box, sumOfHeights } from './box.ts';
import { afterChanges } from './marks.ts';

import { type PageFlow, placedLine } from './page-flow.ts';
import { segments } from './path.ts';
import type { SetLine } from './typesetter.ts';

interface Entry {
  readonly heading: Heading;
  readonly text: string;
  readonly style: TextStyle;
  readonly indent: number;
  readonly lines: readonly SetLine[];
}

/** Width kept free for leaders and number, in characters. */
const NUMBER_CHARS = 3;
/** Leader dots: distance and diameter, pt. */
const DOT_PITCH = 4;
const DOT_SIZE = 0.9;

export function contentsBox(contents: Contents, context: BlockContext): Box {
  const { style, typesetter, width } = context;
  const title = typesetter.lines([{ kind: 'text', text: contents.title }], style.contents.title, { width });
  const entries = context.headings
    .filter((heading) => heading.level <= contents.depth)
    .map((heading) => entryOf(heading, contents.title, context));
  const titleHeight = sumOfHeights(title);
  return {
    keepWithNext: false,
    spaceBefore: style.contents.title.spaceBefore ?? 0,
    spaceAfter: 0,
    height: titleHeight + entries.reduce((sum, entry) => sum + sumOfHeights(entry.lines), 0),
    startHeight: titleHeight + sumOfHeights(entries[0]?.lines ?? []),
    place: (flow) =>
      flow.inside(plainElement('TOC'), () => {
        flow.inside(plainElement('Caption'), () => {
          for (const line of title) flow.addLine(line, flow.left, flow.take(line.height));
        });
        flow.space(style.contents.title.spaceAfter ?? 0);
        for (const entry of entries) placeEntry(flow, entry, context);
      }),
  };
}

/** @param title of the contents: the words for a heading that has none */
function entryOf(heading: Heading, title: string, { style, typesetter, width }: BlockContext): Entry {
  const levels = style.contents.levels;
  const textStyle = levels[Math.min(heading.level, levels.length) - 1] as TextStyle;
  const indent = (textStyle.indentChars ?? 0) * textStyle.size;
  const shape = { width: width - indent - NUMBER_CHARS * textStyle.size, firstIndent: 0 };
  const text: readonly Inline[] =
    heading.entry === undefined
      ? afterChanges(heading.text).filter((inline) => inline.kind !== 'lineBreak')
      : [{ kind: 'text', text: heading.entry }];
  const lines = typesetter.lines(text, textStyle, shape);
  return { heading, text: plainText(text) || title, style: textStyle, indent, lines };
}

function placeEntry(flow: PageFlow, entry: Entry, context: BlockContext): void {
  flow.space(entry.style.spaceBefore ?? 0);
  if (!flow.fits(sumOfHeights(entry.lines))) flow.nextPage();
  const link = plainElement('Link');
  flow.inside(plainElement('TOCI'), () =>
    flow.inside(plainElement('Reference'), () => flow.inside(link, () => placeLink(flow, entry, link, context))),
  );
  flow.space(entry.style.spaceAfter ?? 0);
}

function placeLink(flow: PageFlow, entry: Entry, element: StructureElement, context: BlockContext): void {
  const left = flow.left + entry.indent;
  const width = context.width - entry.indent;
  entry.lines.forEach((line, index) => {
    const y = flow.take(line.height);
    const area = { x: left, y, w: width, h: line.height };
    flow.addLink({ target: entry.heading.id, text: entry.text, area, element });
    flow.addLine(line, left, y);
    if (index === entry.lines.length - 1) addNumberLater(flow, entry, context, { left, right: left + width, y, line });
  });
}

interface EntryEnd {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly line: SetLine;
}

/** The page numbers are known when all pages are; until then the place in the page's order is kept. */
function addNumberLater(flow: PageFlow, entry: Entry, context: BlockContext, end: EntryEnd): void {
  const slot = flow.addSlot(element({ role: 'Span', change: undefined }));
  flow.atEnd.push(() => {
    const page = flow.pageOf.get(entry.heading.id);
    if (page === undefined) throw new Error(`contents: no heading ${plainText(entry.heading.text)}`);
    const printed = printedNumber(flow.numbering, page);
    const number = context.typesetter.line(printed, { ...entry.style, font: 'latin' });
    const x = end.right - number.setting.width;
    slot.fill([...leaders(entry.style, end, x), placedLine(number, x, end.y)]);
  });
}

/** Dots on a common grid from the right edge, drawn so that copied text holds none. */
function leaders(style: TextStyle, end: EntryEnd, numberLeft: number): Shape[] {
  const clear = style.size / 2;
  const first = Math.ceil((end.right - numberLeft + clear) / DOT_PITCH);
  const last = Math.floor((end.right - end.left - end.line.setting.width - clear) / DOT_PITCH);
  if (last <= first) return [];
  const y = end.y + end.line.baseline - style.size * 0.12;
  const points: number[] = [];
  for (let dot = last; dot >= first; dot -= 1) {
    const x = end.right - dot * DOT_PITCH;
    points.push(x, y, x + 0.01, y);
  }
  return [{ kind: 'shape', path: segments(points), stroke: { width: DOT_SIZE, cap: 'round', colour: '000000' } }];
}
