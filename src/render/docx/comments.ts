/** Remarks as Word comments: their text. */
import { AnnotationReference, type ICommentsOptions, type Paragraph, TextRun } from 'docx';
import type { Remark, Review } from '../../model/review.ts';
import { styledParagraph } from './context.ts';
import { midnight, UNMARKED } from './draft.ts';
import { textRun } from './inlines.ts';
import { STYLE } from './styles.ts';
import { cleanText } from './xml.ts';

/** All comments of a draft; the number of the remark is their id. */
export function reviewComments(review: Review): ICommentsOptions {
  const author = cleanText(review.author);
  const common = { author, initials: initials(author), date: new Date(midnight(review)) };
  return { children: review.remarks.map((remark) => ({ id: remark.number, ...common, children: remarkText(remark) })) };
}

/** Word prints them with the number of the comment: `[审核1]`. */
function initials(author: string): string {
  return [...author].slice(-2).join('');
}

function remarkText({ title, lines }: Remark): Paragraph[] {
  const sign = new TextRun({ style: STYLE.commentReference, children: [new AnnotationReference()] });
  const head = styledParagraph(STYLE.commentText, [sign, textRun(title, UNMARKED, true)], UNMARKED);
  return [head, ...lines.map((line) => styledParagraph(STYLE.commentText, [textRun(line, UNMARKED)], UNMARKED))];
}
