/** The contents: a live TOC field as Word writes it, with all entries already in place. */
import { Tab, TextRun, type XmlComponent } from 'docx';
import type { Contents } from '../../model/report.ts';
import { type BlockContext, type Blocks, startOfBlock, styledParagraph } from './context.ts';
import type { HeadingMark } from './headings.ts';
import { textRun } from './inlines.ts';
import { contentsStyle, STYLE } from './styles.ts';
import { blockElement, element } from './xml.ts';

/** Title of the contents and its field. */
export function contentsBlocks(contents: Contents, context: BlockContext): Blocks {
  const title = styledParagraph(STYLE.contentsTitle, [textRun(contents.title)], startOfBlock(context));
  const entries = context.headings.filter((heading) => heading.level <= contents.depth);
  return [title, contentControl(fieldParagraphs(entries, contents.depth))];
}

/** The content control gives Word's button 更新目录. */
function contentControl(paragraphs: readonly XmlComponent[]) {
  const gallery = element('w:docPartGallery', { 'w:val': 'Table of Contents' });
  const properties = element('w:sdtPr', {}, [element('w:docPartObj', {}, [gallery, element('w:docPartUnique')])]);
  return blockElement('w:sdt', [properties, element('w:sdtContent', {}, paragraphs)]);
}

function fieldParagraphs(entries: readonly HeadingMark[], depth: number): readonly XmlComponent[] {
  const begin = fieldStart(` TOC \\o "1-${depth}" \\h \\z \\u `);
  if (entries.length === 0) return [styledParagraph(contentsStyle(1), [...begin, fieldCharacter('end')])];
  return entries.map((entry, index) =>
    styledParagraph(contentsStyle(entry.level), [
      ...(index === 0 ? begin : []),
      entryLink(entry),
      ...(index === entries.length - 1 ? [fieldCharacter('end')] : []),
    ]),
  );
}

function entryLink(entry: HeadingMark): XmlComponent {
  if (entry.page === undefined) throw new Error(`contents: no page number for the heading ${entry.id}`);
  return element('w:hyperlink', { 'w:anchor': entry.bookmark, 'w:history': 1 }, [
    textRun(entry.text),
    new TextRun({ children: [new Tab()] }),
    ...fieldStart(` PAGEREF ${entry.bookmark} \\h `),
    textRun(String(entry.page)),
    fieldCharacter('end'),
  ]);
}

function fieldStart(instruction: string): readonly XmlComponent[] {
  const code = element('w:instrText', { 'xml:space': 'preserve' }, [instruction]);
  return [fieldCharacter('begin'), element('w:r', {}, [code]), fieldCharacter('separate')];
}

function fieldCharacter(type: 'begin' | 'separate' | 'end'): XmlComponent {
  return element('w:r', {}, [element('w:fldChar', { 'w:fldCharType': type })]);
}
