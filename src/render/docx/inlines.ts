/** Inlines to runs. Runs carry no formatting but bold; typefaces come from the paragraph's style. */
import { TextRun } from 'docx';
import { CHECKED_BOX, EMPTY_BOX, handleInline, type Inline, type InlineHandlers } from '../../model/report.ts';
import { STYLE } from './styles.ts';
import { cleanText } from './xml.ts';

interface InlineContext {
  /** Turns all of the text bold. */
  readonly strong?: boolean;
}

/** Tells Word to take quotes, dashes and other signs that both scripts share from the Chinese face. */
const EAST_ASIAN_HINT = { hint: 'eastAsia' } as const;
const ASCII_ONLY = /^[ -~]*$/;

/** One run of text in the paragraph's own face. */
export function textRun(text: string, strong = false): TextRun {
  const clean = cleanText(text);
  return new TextRun({
    text: clean,
    ...(ASCII_ONLY.test(clean) ? {} : { font: EAST_ASIAN_HINT }),
    ...(strong ? { bold: true } : {}),
  });
}

const handlers: InlineHandlers<InlineContext, TextRun> = {
  text: (inline, context) => textRun(inline.text, inline.strong ?? context.strong),
  figure: (inline, context) => textRun(inline.text, inline.strong ?? context.strong),
  lineBreak: () => new TextRun({ break: 1 }),
  checkBox: (inline) =>
    inline.checked ? new TextRun({ text: CHECKED_BOX, style: STYLE.checkBox }) : textRun(EMPTY_BOX),
};

/** The runs of a paragraph; empty text makes no run. */
export function runs(inlines: readonly Inline[], context: InlineContext = {}): readonly TextRun[] {
  return inlines
    .filter((inline) => !('text' in inline) || inline.text !== '')
    .map((inline) => handleInline(handlers, inline, context));
}
