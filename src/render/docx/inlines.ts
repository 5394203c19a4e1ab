/** Inlines to runs. Runs carry no formatting but bold; typefaces come from the paragraph's style. */
import { HighlightColor, type IRunOptions, type XmlComponent } from 'docx';
import { CHECKED_BOX, EMPTY_BOX, handleInline, type Inline, type InlineHandlers } from '../../model/report.ts';
import { commentedInlines } from './comment-anchors.ts';
import { isDoubtful, type Marks } from './draft.ts';
import { trackedRun } from './revisions.ts';
import { STYLE } from './styles.ts';
import { cleanText } from './xml.ts';

/** Tells Word to take quotes, dashes and other signs that both scripts share from the Chinese face. */
const EAST_ASIAN_HINT = { hint: 'eastAsia' } as const;
const ASCII_ONLY = /^[ -~]*$/;

/** A run under its marks: tracked, and highlighted where it is doubtful. */
export function run(options: IRunOptions, marks: Marks): XmlComponent {
  return trackedRun(isDoubtful(marks) ? { ...options, highlight: HighlightColor.YELLOW } : options, marks);
}

/** One run of text in the paragraph's own face. */
export function textRun(text: string, marks: Marks, strong = false): XmlComponent {
  const clean = cleanText(text);
  const hint = ASCII_ONLY.test(clean) ? {} : { font: EAST_ASIAN_HINT };
  return run({ text: clean, ...hint, ...(strong ? { bold: true } : {}) }, marks);
}

const handlers: InlineHandlers<Marks, XmlComponent> = {
  text: (inline, marks) => textRun(inline.text, marks, inline.strong),
  figure: (inline, marks) => textRun(inline.text, marks, inline.strong),
  lineBreak: (_, marks) => run({ break: 1 }, marks),
  checkBox: (inline, marks) =>
    inline.checked ? run({ text: CHECKED_BOX, style: STYLE.checkBox }, marks) : textRun(EMPTY_BOX, marks),
};

/** The runs of a paragraph with the anchors of their comments. A change of the whole block holds for all of them. */
export function runs(inlines: readonly Inline[], { draft, change }: Marks): readonly XmlComponent[] {
  const marked = printedInlines(inlines).map((inline) => ({ ...inline, change: inline.change ?? change }));
  return commentedInlines(marked, draft, (inline) =>
    handleInline(handlers, inline, { draft, change: inline.change, remarks: inline.remarks }),
  );
}

/** Those that print something: empty text makes no run. */
export function printedInlines(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.filter((inline) => !('text' in inline) || inline.text !== '');
}
