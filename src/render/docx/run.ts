/** Runs: text, a tab or a break under the marks of a draft. Typefaces come from the paragraph's style. */
import { isDoubtful, type Marks } from './draft.ts';
import { isDeleted, tracked } from './revisions.ts';
import { type Xml, xml } from './xml.ts';

/** Tells Word to take quotes, dashes and other signs that both scripts share from the Chinese face. */
export const EAST_ASIAN_HINT = xml`<w:rFonts w:hint="eastAsia"/>`;
const BOLD = xml`<w:b/><w:bCs/>`;
const HIGHLIGHT = xml`<w:highlight w:val="yellow"/>`;
const ASCII_ONLY = /^[ -~]*$/;

/** A run under its marks: tracked, and highlighted where it is doubtful. @param look its properties as in the schema */
export function run(content: Xml, marks: Marks, look?: Xml): Xml {
  const own = isDoubtful(marks) ? xml`${look}${HIGHLIGHT}` : look;
  return tracked(
    own === undefined ? xml`<w:r>${content}</w:r>` : xml`<w:r><w:rPr>${own}</w:rPr>${content}</w:r>`,
    marks,
  );
}

/** One run of text in the paragraph's own face. */
export function textRun(text: string, marks: Marks, strong = false): Xml {
  const hint = ASCII_ONLY.test(text) ? undefined : EAST_ASIAN_HINT;
  return run(runText(text, marks), marks, strong ? xml`${hint}${BOLD}` : hint);
}

/** The text of a run, with all its spaces. */
export function runText(text: string, marks: Marks): Xml {
  return isDeleted(marks)
    ? xml`<w:delText xml:space="preserve">${text}</w:delText>`
    : xml`<w:t xml:space="preserve">${text}</w:t>`;
}

/** The look of a run in a character style. */
export function inStyle(id: string): Xml {
  return xml`<w:rStyle w:val="${id}"/>`;
}

export function tabRun(marks: Marks): Xml {
  return run(xml`<w:tab/>`, marks);
}

export function breakRun(marks: Marks): Xml {
  return run(xml`<w:br/>`, marks);
}
