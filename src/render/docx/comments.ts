/** Remarks as Word comments: their text. */
import type { Remark, Review } from '../../model/review.ts';
import { midnight, UNMARKED } from './draft.ts';
import { styledParagraph } from './paragraph.ts';
import { inStyle, run, textRun } from './run.ts';
import { STYLE } from './styles.ts';
import { cleanText, type Xml, xml } from './xml.ts';

/** All comments of a draft; the number of the remark is their id. */
export function commentsXml(review: Review): readonly Xml[] {
  const author = cleanText(review.author);
  const date = new Date(midnight(review)).toISOString();
  const common = xml`w:initials="${initials(author)}" w:author="${author}" w:date="${date}"`;
  return review.remarks.map((one) => xml`<w:comment w:id="${one.number}" ${common}>${remarkText(one)}</w:comment>`);
}

/** Word prints them with the number of the comment: `[审核1]`. */
function initials(author: string): string {
  return [...author].slice(-2).join('');
}

const SIGN = run(xml`<w:annotationRef/>`, UNMARKED, inStyle(STYLE.commentReference));

function remarkText({ title, lines }: Remark): readonly Xml[] {
  const paragraph = (text: Xml) => styledParagraph(STYLE.commentText, text, UNMARKED);
  const head = paragraph(xml`${SIGN}${textRun(title, UNMARKED, true)}`);
  return [head, ...lines.map((line) => paragraph(textRun(line, UNMARKED)))];
}
