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
import { element, join, NOTHING, textElement, type Xml } from './xml.ts';

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
  const gallery = element('docPartGallery', { val: 'Table of Contents' });
  const properties = element('sdtPr', {}, element('docPartObj', {}, gallery, element('docPartUnique')));
  return element('sdt', {}, properties, element('sdtContent', {}, ...paragraphs));
}

/** The field itself comes or goes with the block only; a last entry that does so leaves the field's end to a spacer. */
function fieldParagraphs(entries: readonly HeadingMark[], depth: number, block: Marks): readonly Xml[] {
  const begin = fieldStart(` TOC \\o "1-${depth}" \\h \\z \\u `, block);
  const end = fieldCharacter('end', block);
  if (entries.length === 0) return [styledParagraph(contentsStyle(1), join([begin, end]), block)];
  const last = entries.length - 1;
  const endsApart = block.change === undefined && entries[last]?.change !== undefined;
  const paragraphs = entries.map((entry, index) => {
    const marks = { draft: block.draft, change: block.change ?? entry.change };
    const closing = index === last && !endsApart ? end : NOTHING;
    const content = join([index === 0 ? begin : NOTHING, entryLink(entry, marks), closing]);
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
  return element(
    'hyperlink',
    { anchor: bookmark, history: 1 },
    ...pieces,
    tabRun(marks),
    fieldStart(` PAGEREF ${bookmark} \\h `, marks),
    page === undefined ? NOTHING : textRun(String(page), marks),
    fieldCharacter('end', marks),
  );
}

function fieldStart(instruction: string, marks: Marks): Xml {
  const code = textElement(isDeleted(marks) ? 'delInstrText' : 'instrText', instruction);
  const codeRun = tracked(marks, element('r', {}, code));
  return join([fieldCharacter('begin', marks), codeRun, fieldCharacter('separate', marks)]);
}

function fieldCharacter(type: 'begin' | 'separate' | 'end', marks: Marks): Xml {
  return tracked(marks, element('r', {}, element('fldChar', { fldCharType: type })));
}
