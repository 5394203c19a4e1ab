/** The contents: a live TOC field as Word writes it, with all entries already in place. */
import type { Contents } from '../../model/report.ts';
import type { Change } from '../../model/review.ts';
import { commented } from './comment-anchors.ts';
import { type BlockContext, type Blocks, startOfBlock } from './context.ts';
import type { Marks } from './draft.ts';
import type { HeadingMark } from './headings.ts';
import { styledParagraph } from './paragraph.ts';
import { isDeleted, tracked } from './revisions.ts';
import { tabRun, textRun } from './run.ts';
import { contentsStyle, STYLE } from './styles.ts';
import { type Xml, xml } from './xml.ts';

/** Title of the contents and its field. In a content control the last paragraph could not come or go. */
export function contentsBlocks(contents: Contents, context: BlockContext): Blocks {
  const text = commented(textRun(contents.title, context), context);
  const title = styledParagraph(STYLE.contentsTitle, text, context, startOfBlock(context));
  const entries = context.headings.filter(({ level, change }) => level <= contents.depth && isOf(change, context));
  const paragraphs = fieldParagraphs(entries, contents.depth, context);
  return context.change === undefined ? [title, contentControl(paragraphs)] : [title, ...paragraphs];
}

/** Contents that came or went as a whole are of one state only, and so are their entries. */
function isOf(change: Change | undefined, whole: Marks): boolean {
  return change === undefined || whole.change === undefined || change === whole.change;
}

/** The content control gives Word's button 更新目录. */
function contentControl(paragraphs: readonly Xml[]): Xml {
  const gallery = xml`<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>`;
  const properties = xml`<w:sdtPr><w:docPartObj>${gallery}</w:docPartObj></w:sdtPr>`;
  return xml`<w:sdt>${properties}<w:sdtContent>${paragraphs}</w:sdtContent></w:sdt>`;
}

/** The field itself comes or goes with the block only; a last entry that does so leaves the field's end to a spacer. */
function fieldParagraphs(entries: readonly HeadingMark[], depth: number, block: Marks): readonly Xml[] {
  const begin = fieldStart(` TOC \\o "1-${depth}" \\h \\z \\u `, block);
  const end = fieldCharacter('end', block);
  if (entries.length === 0) return [styledParagraph(contentsStyle(1), xml`${begin}${end}`, block)];
  const last = entries.length - 1;
  const endsApart = block.change === undefined && entries[last]?.change !== undefined;
  const paragraphs = entries.map((entry, index) => {
    const marks = { draft: block.draft, change: block.change ?? entry.change };
    const closing = index === last && !endsApart ? end : undefined;
    const content = xml`${index === 0 ? begin : undefined}${entryLink(entry, marks)}${closing}`;
    return styledParagraph(contentsStyle(entry.level), content, marks);
  });
  return endsApart ? [...paragraphs, styledParagraph(STYLE.spacer, end, block)] : paragraphs;
}

function entryLink({ id, bookmark, text, page }: HeadingMark, marks: Marks): Xml {
  if (page === undefined && marks.change !== 'deleted')
    throw new Error(`contents: no page number for the heading ${id}`);
  const pieces = text
    .filter(({ change }) => isOf(change, marks))
    .map((piece) => textRun(piece.text, { ...marks, change: marks.change ?? piece.change }));
  const number = [
    tabRun(marks),
    fieldStart(` PAGEREF ${bookmark} \\h `, marks),
    page === undefined ? undefined : textRun(String(page), marks),
    fieldCharacter('end', marks),
  ];
  return xml`<w:hyperlink w:anchor="${bookmark}" w:history="1">${pieces}${number}</w:hyperlink>`;
}

function fieldStart(instruction: string, marks: Marks): Xml {
  const name = isDeleted(marks) ? 'w:delInstrText' : 'w:instrText';
  const code = tracked(xml`<w:r><${name} xml:space="preserve">${instruction}</${name}></w:r>`, marks);
  return xml`${fieldCharacter('begin', marks)}${code}${fieldCharacter('separate', marks)}`;
}

function fieldCharacter(type: 'begin' | 'separate' | 'end', marks: Marks): Xml {
  return tracked(xml`<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`, marks);
}
