/** Blocks of the report to boxes on pages: one handler per kind. */
import { lookOf } from '../model/heading-look.ts';
import {
  type BlockHandlers,
  type Cover,
  type Heading,
  type Inline,
  type PageBreak,
  type Paragraph,
  plainText,
} from '../model/report.ts';
import { type PlainRole, plainElement } from '../model/structure.ts';
import type { TextStyle } from '../style/style-sheet.ts';
import type { BlockContext } from './block-context.ts';
import { type Box, type LinesOptions, linesBox } from './box.ts';
import { chartBox } from './chart-box.ts';
import { attachmentNoteBox, signatureBox } from './closing.ts';
import { contentsBox } from './contents.ts';
import { denseText } from './density.ts';
import { narrowing } from './even-lines.ts';
import { imprintBox } from './imprint.ts';
import { afterChanges } from './marks.ts';
import type { PageFlow } from './page-flow.ts';
import { redHeadBox } from './red-head.ts';
import { tableBox } from './table-box.ts';

export const blockHandlers: BlockHandlers<BlockContext, Box> = {
  cover: coverBox,
  contents: contentsBox,
  redHead: redHeadBox,
  heading: headingBox,
  paragraph: paragraphBox,
  table: tableBox,
  chart: chartBox,
  attachmentNote: attachmentNoteBox,
  signature: signatureBox,
  imprint: imprintBox,
  pageBreak: pageBreakBox,
};

function headingBox(heading: Heading, { style, typesetter, width, density, depth }: BlockContext): Box {
  const textStyle = heading.centred ? style.table.statement.title : (style.headings[lookOf(heading) - 1] as TextStyle);
  const text = heading.entry ?? plainText(afterChanges(heading.text)).replaceAll('\n', '');
  const bookmark = { id: heading.id, level: heading.level, text };
  return textBox(
    heading.text,
    { textStyle, role: `H${depth ?? heading.level}` },
    { typesetter, width, density },
    {
      newPage: heading.pageBreakBefore ?? false,
      ...(heading.change === 'deleted' ? {} : { bookmark }),
    },
  );
}

function paragraphBox(paragraph: Paragraph, { style, typesetter, width, density }: BlockContext): Box {
  const textStyle = style.paragraph[paragraph.role];
  const role = paragraph.role === 'note' ? 'Note' : 'P';
  return textBox(paragraph.text, { textStyle, role }, { typesetter, width, density });
}

interface TextLook {
  readonly textStyle: TextStyle;
  readonly role: PlainRole;
}

/** A box of a text in lines. */
function textBox(
  text: readonly Inline[],
  { textStyle: usual, role }: TextLook,
  { typesetter, width, density }: Pick<BlockContext, 'typesetter' | 'width' | 'density'>,
  options?: LinesOptions,
): Box {
  const textStyle = denseText(usual, density);
  const lines = typesetter.lines(text, textStyle, { width });
  const box = linesBox(lines, textStyle, role, options);
  return {
    ...box,
    place: (flow) => {
      if (!flow.isTrial) flow.registerNarrowing(text, narrowing(lines, textStyle, width));
      if (density > 0) flow.registerLineHeight(text, textStyle.lineHeight);
      box.place(flow);
    },
  };
}

/** A box without extent. */
function emptyBox(place: (flow: PageFlow) => void, newPage = false): Box {
  return { keepWithNext: false, spaceBefore: 0, spaceAfter: 0, height: 0, startHeight: 0, newPage, place };
}

function pageBreakBox(_block: PageBreak): Box {
  return emptyBox(() => {}, true);
}

/** The title from `titleTop` down, the lines standing on `linesBottom`. */
function coverBox(cover: Cover, { style, typesetter, width }: BlockContext): Box {
  const set = (lines: readonly string[], textStyle: TextStyle) =>
    lines.flatMap((text) => typesetter.lines([{ kind: 'text', text }], textStyle, { width }));
  const title = set(cover.title, style.cover.title);
  const lines = cover.lines.map((line) => set([line], style.cover.line));
  return emptyBox((flow) => {
    const { titleTop, linesBottom, line } = style.cover;
    let y = titleTop;
    const put = (all: typeof title) =>
      flow.inside(plainElement('P'), () => {
        for (const one of all) {
          flow.addLine(one, flow.left, y);
          y += one.height;
        }
      });
    put(title);
    y = style.paper.height - linesBottom - lines.flat().length * line.lineHeight;
    for (const own of lines) put(own);
    flow.take(flow.fullHeight);
  });
}
