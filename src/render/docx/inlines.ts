/** Inlines to runs. Runs carry no formatting but bold; typefaces come from the paragraph's style. */
import { CHECKED_BOX, EMPTY_BOX, handleInline, type Inline, type InlineHandlers } from '../../model/report.ts';
import { commentedInlines } from './comment-anchors.ts';
import type { Marks } from './draft.ts';
import { breakRun, inStyle, run, runText, textRun } from './run.ts';
import { STYLE } from './styles.ts';
import { type Xml, xml } from './xml.ts';

const CHECK_BOX = inStyle(STYLE.checkBox);

const handlers: InlineHandlers<Marks, Xml> = {
  text: (inline, marks) => textRun(inline.text, marks, inline.strong),
  figure: (inline, marks) => textRun(inline.text, marks, inline.strong),
  lineBreak: (_, marks) => breakRun(marks),
  checkBox: (inline, marks) => run(runText(inline.checked ? CHECKED_BOX : EMPTY_BOX, marks), marks, CHECK_BOX),
};

/** The runs of a paragraph with the anchors of their comments. A change of the whole block holds for all of them. */
export function runs(inlines: readonly Inline[], { draft, change }: Marks): Xml {
  const toRun = (inline: Inline) =>
    handleInline(handlers, inline, { draft, change: inline.change ?? change, remarks: inline.remarks });
  const printed = printedInlines(inlines);
  return draft === undefined ? xml`${printed.map(toRun)}` : commentedInlines(printed, { draft, change }, toRun);
}

/** Those that print something: empty text makes no run. */
export function printedInlines(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.filter((inline) => !('text' in inline) || inline.text !== '');
}
