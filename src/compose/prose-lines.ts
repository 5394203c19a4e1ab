/**
 * Marks in a prose file that say which line its text comes from. They travel through Handlebars and Markdown like the
 * marks of helpers, and are taken out where the text becomes inlines. They stand where they change no syntax: after what
 * makes a line a heading, a row or a label, never in a line without words.
 */
import Handlebars from 'handlebars';
import { rememberedByText } from '../model/remembered.ts';
import { COMPILE_OPTIONS } from './compiled-templates.ts';

/** The mark of a line, from 1. */
const markOf = (line: number) => `\uE002${line}\uE003`;

/** Before the words of a line: `## `, `| `, `::note[`, `**`. */
const LEAD = /^\s*(?:#{1,6}[ \t]+|\|[ \t]*|:{2,3}[\w-]+\[)?(?:\*\*)?/;
/** Directives without a label, and the line under the head of a table. */
const NO_WORDS = /^\s*:{2,3}[\w-]+\s*(?:\{|$)|^[\s|:-]*$/;

/** @param startsLine whether the text begins at the start of its line */
function marked(text: string, first: number, startsLine: boolean): string {
  return text
    .split('\n')
    .map((line, index) => {
      if (line.trim() === '' || (NO_WORDS.test(line) && (index > 0 || startsLine))) return line;
      const at = index > 0 || startsLine ? (LEAD.exec(line)?.[0].length ?? 0) : 0;
      return `${line.slice(0, at)}${markOf(first + index)}${line.slice(at)}`;
    })
    .join('\n');
}

class LineMarker extends Handlebars.Visitor {
  override ContentStatement(content: hbs.AST.ContentStatement): void {
    const { start } = content.loc;
    // What stood before the value was stripped with the line of a block helper.
    const original = String(content.original);
    const stripped = original.slice(0, Math.max(original.indexOf(content.value), 0));
    const startsLine = stripped.includes('\n') || (start.column === 0 && stripped.trim() === '');
    content.value = marked(content.value, start.line + stripped.split('\n').length - 1, startsLine);
  }
}

/** Characters of prose files whose code is kept: those of several units. */
const KEPT = 200_000;

/** A prose file without helpers, marked. */
export const markedText = rememberedByText((source) => marked(source, 1, true), KEPT);

/** The code of a prose file with helpers, marked. @throws Error for bad syntax, unknown helpers */
export const markedCode = rememberedByText((source): TemplateSpecification => {
  const program = Handlebars.parse(source);
  new LineMarker().accept(program);
  return new Function(`return ${String(Handlebars.precompile(program, COMPILE_OPTIONS))}`)();
}, KEPT);
