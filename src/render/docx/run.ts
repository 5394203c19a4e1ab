/** Runs: text, a tab or a break under the marks of a draft. Typefaces come from the paragraph's style. */
import { isDoubtful, type Marks } from './draft.ts';
import { isDeleted, tracked } from './revisions.ts';
import { element, join, NOTHING, textElement, withLastChild, type Xml } from './xml.ts';

/** Tells Word to take quotes, dashes and other signs that both scripts share from the Chinese face. */
export const EAST_ASIAN_HINT = element('rFonts', { hint: 'eastAsia' });
const BOLD = join([element('b'), element('bCs')]);
const HIGHLIGHT = element('highlight', { val: 'yellow' });
const ASCII_ONLY = /^[ -~]*$/;

/** The look of a run from its properties in the order of the schema. */
export function runLook(...properties: readonly Xml[]): Xml {
  return element('rPr', {}, ...properties);
}

const CHINESE = runLook(EAST_ASIAN_HINT);
const STRONG = runLook(BOLD);
const STRONG_CHINESE = runLook(EAST_ASIAN_HINT, BOLD);

/** The look of a run in a character style. */
export function inStyle(id: string): Xml {
  return runLook(element('rStyle', { val: id }));
}

/** A run under its marks: tracked, and highlighted where it is doubtful. */
export function run(content: Xml, marks: Marks, look: Xml = NOTHING): Xml {
  return tracked(marks, element('r', {}, isDoubtful(marks) ? highlighted(look) : look, content));
}

function highlighted(look: Xml): Xml {
  return look === '' ? runLook(HIGHLIGHT) : withLastChild(look, 'rPr', HIGHLIGHT);
}

/** One run of text in the paragraph's own face. */
export function textRun(text: string, marks: Marks, strong = false): Xml {
  const latin = ASCII_ONLY.test(text);
  const look = strong ? (latin ? STRONG : STRONG_CHINESE) : latin ? NOTHING : CHINESE;
  return run(runText(text, marks), marks, look);
}

/** The text of a run. */
export function runText(text: string, marks: Marks): Xml {
  return textElement(isDeleted(marks) ? 'delText' : 't', text);
}

export function tabRun(marks: Marks): Xml {
  return run(element('tab'), marks);
}

export function breakRun(marks: Marks): Xml {
  return run(element('br'), marks);
}
