/** What a draft bears on every page: its watermark, and which draft it is. */
import { Paragraph, TextRun } from 'docx';
import { TextWatermark } from 'docx/watermarks';
import type { Review } from '../../model/review.ts';
import type { StyleSheet } from '../../style/style-sheet.ts';
import { eastAsianFont } from '../face-names.ts';
import { STYLE } from './styles.ts';
import { cleanText } from './xml.ts';

/** Size of the letters, and the longest the whole may be across a page, pt. */
const LETTER = 84;
const LONGEST = 480;
/** Faint enough to read small figures through it, also in print. */
const COLOUR = 'C0C0C0';

type Marks = Pick<Review, 'watermark' | 'label'>;

/** Makes the paragraph that stands in each header, with the watermark behind the page. */
export function draftLabel(marks: Marks, style: StyleSheet): () => Paragraph {
  return () => labelParagraph(marks, style);
}

function labelParagraph({ watermark, label }: Marks, style: StyleSheet): Paragraph {
  const text = cleanText(watermark);
  const width = Math.min(LONGEST, LETTER * [...text].length);
  const mark = new TextWatermark({
    text,
    font: eastAsianFont(style.paragraph.mark.font),
    color: COLOUR,
    width,
    height: Math.round(width / Math.max(1, [...text].length)),
  });
  const name = new TextRun({ text: cleanText(label), font: { hint: 'eastAsia' } });
  return new Paragraph({ style: STYLE.draftLabel, children: [mark, name] });
}
