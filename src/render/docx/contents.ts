/** The contents: a live TOC field as Word writes it, with all entries already in place. */
import { type Paragraph, Tab, type XmlComponent } from 'docx';
import type { Contents } from '../../model/report.ts';
import type { Change } from '../../model/review.ts';
import { commented } from './comment-anchors.ts';
import { type BlockContext, type Blocks, startOfBlock, styledParagraph } from './context.ts';
import type { Marks } from './draft.ts';
import type { HeadingMark } from './headings.ts';
import { run, textRun } from './inlines.ts';
import { trackedElement } from './revisions.ts';
import { contentsStyle, STYLE } from './styles.ts';
import { blockElement, element } from './xml.ts';

/** Title of the contents and its field. In a content control the last paragraph could not come or go. */
export function contentsBlocks(contents: Contents, context: BlockContext): Blocks {
  const text = commented([textRun(contents.title, context)], context);
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
function contentControl(paragraphs: readonly Paragraph[]) {
  const gallery = element('w:docPartGallery', { 'w:val': 'Table of Contents' });
  const properties = element('w:sdtPr', {}, [element('w:docPartObj', {}, [gallery, element('w:docPartUnique')])]);
  return blockElement('w:sdt', [properties, element('w:sdtContent', {}, paragraphs)]);
}

/** The field itself comes or goes with the block only; a last entry that does so leaves the field's end to a spacer. */
function fieldParagraphs(entries: readonly HeadingMark[], depth: number, block: Marks): readonly Paragraph[] {
  const begin = fieldStart(` TOC \\o "1-${depth}" \\h \\z \\u `, block);
  const end = fieldCharacter('end', block);
  if (entries.length === 0) return [styledParagraph(contentsStyle(1), [...begin, end], block)];
  const last = entries.length - 1;
  const endsApart = block.change === undefined && entries[last]?.change !== undefined;
  const paragraphs = entries.map((entry, index) => {
    const marks = { draft: block.draft, change: block.change ?? entry.change };
    const children = [entryLink(entry, marks), ...(index === last && !endsApart ? [end] : [])];
    return styledParagraph(contentsStyle(entry.level), [...(index === 0 ? begin : []), ...children], marks);
  });
  return endsApart ? [...paragraphs, styledParagraph(STYLE.spacer, [end], block)] : paragraphs;
}

function entryLink({ id, bookmark, text, page }: HeadingMark, marks: Marks): XmlComponent {
  if (page === undefined && marks.change !== 'deleted')
    throw new Error(`contents: no page number for the heading ${id}`);
  return element('w:hyperlink', { 'w:anchor': bookmark, 'w:history': 1 }, [
    ...text
      .filter(({ change }) => isOf(change, marks))
      .map((piece) => textRun(piece.text, { ...marks, change: marks.change ?? piece.change })),
    run({ children: [new Tab()] }, marks),
    ...fieldStart(` PAGEREF ${bookmark} \\h `, marks),
    ...(page === undefined ? [] : [textRun(String(page), marks)]),
    fieldCharacter('end', marks),
  ]);
}

function fieldStart(instruction: string, marks: Marks): readonly XmlComponent[] {
  const name = marks.change === 'deleted' ? 'w:delInstrText' : 'w:instrText';
  const code = element(name, { 'xml:space': 'preserve' }, [instruction]);
  const codeRun = trackedElement(element('w:r', {}, [code]), marks);
  return [fieldCharacter('begin', marks), codeRun, fieldCharacter('separate', marks)];
}

function fieldCharacter(type: 'begin' | 'separate' | 'end', marks: Marks): XmlComponent {
  return trackedElement(element('w:r', {}, [element('w:fldChar', { 'w:fldCharType': type })]), marks);
}
