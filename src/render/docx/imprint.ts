/** 版记: a table at the foot of the last page, of which only the level rules are drawn (GB/T 9704-2012, 7.4). */
import { COPIES_LABEL, copiesText, type Imprint, printedText } from '../../model/report.ts';
import { commented } from './comment-anchors.ts';
import type { BlockContext, Blocks } from './context.ts';
import { type ParagraphFormat, spacer, styledParagraph } from './paragraph.ts';
import { changeElement } from './revisions.ts';
import { rule } from './rule.ts';
import { tabRun, textRun } from './run.ts';
import { STYLE } from './styles.ts';
import { twips } from './units.ts';
import { widthInChars } from './width.ts';
import { type Xml, xml } from './xml.ts';

/** Placed on the page of the line of 1 pt that follows. */
export function imprintBlocks({ copies, printer, date }: Imprint, context: BlockContext): Blocks {
  const chars = (count: number) => twips(count * context.style.imprint.text.size);
  const label = widthInChars(COPIES_LABEL);
  const copied = row(textRun(`${COPIES_LABEL}${copiesText(copies)}`, context), context, {
    indent: { left: chars(1 + label), right: chars(1), hanging: chars(label) },
  });
  const printed = xml`${textRun(printer, context)}${tabRun(context)}${textRun(printedText(date), context)}`;
  const closing = row(printed, context, {
    rightTab: context.textWidth - chars(1),
    indent: { left: chars(1), right: chars(1) },
  });
  const rows = [...(copies.length === 0 ? [] : [copied]), closing];
  const grid = xml`<w:tblGrid><w:gridCol w:w="${context.textWidth}"/></w:tblGrid>`;
  return [spacer(context), xml`<w:tbl>${tableProperties(context)}${grid}${rows}</w:tbl>`, spacer(context)];
}

function row(text: Xml, context: BlockContext, format: ParagraphFormat): Xml {
  const change = changeElement(context);
  const properties = xml`<w:trPr><w:cantSplit/>${change}</w:trPr>`;
  const width = xml`<w:tcPr><w:tcW w:w="${context.textWidth}" w:type="dxa"/></w:tcPr>`;
  const line = styledParagraph(STYLE.imprint, commented(text, context), context, format);
  return xml`<w:tr>${properties}<w:tc>${width}${line}</w:tc></w:tr>`;
}

function tableProperties({ style, textWidth }: BlockContext): Xml {
  const { padding, outerRule, innerRule } = style.imprint;
  const place = xml`w:horzAnchor="margin" w:vertAnchor="margin" w:tblpXSpec="left" w:tblpYSpec="bottom"`;
  const borders = [
    rule('top', { width: outerRule }),
    rule('bottom', { width: outerRule }),
    rule('insideH', { width: innerRule }),
  ];
  const margin = (edge: string, length: number) => xml`<w:${edge} w:w="${twips(length)}" w:type="dxa"/>`;
  return xml`<w:tblPr>${[
    xml`<w:tblpPr ${place}/><w:tblW w:w="${textWidth}" w:type="dxa"/>`,
    xml`<w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>`,
    xml`<w:tblCellMar>${[margin('top', padding), margin('left', 0), margin('bottom', padding), margin('right', 0)]}</w:tblCellMar>`,
  ]}</w:tblPr>`;
}
