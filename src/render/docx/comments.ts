/** Remarks as Word comments: their text. */
import type { Remark, Review } from '../../model/review.ts';
import { midnight, UNMARKED } from './draft.ts';
import { styledParagraph } from './paragraph.ts';
import { inStyle, run, textRun } from './run.ts';
import { STYLE } from './styles.ts';
import { cleanText, element, join, type Xml } from './xml.ts';

/** All comments of a draft; the number of the remark is their id. */
export function commentsXml(review: Review): Xml {
  const author = cleanText(review.author);
  const common = { initials: initials(author), author, date: new Date(midnight(review)).toISOString() };
  return join(review.remarks.map((one) => element('comment', { id: one.number, ...common }, ...remarkText(one))));
}

/** Word prints them with the number of the comment: `[审核1]`. */
function initials(author: string): string {
  return [...author].slice(-2).join('');
}

const SIGN = run(element('annotationRef'), UNMARKED, inStyle(STYLE.commentReference));

function remarkText({ title, lines }: Remark): readonly Xml[] {
  const paragraph = (text: Xml) => styledParagraph(STYLE.commentText, text, UNMARKED);
  const head = paragraph(join([SIGN, textRun(title, UNMARKED, true)]));
  return [head, ...lines.map((line) => paragraph(textRun(line, UNMARKED)))];
}
