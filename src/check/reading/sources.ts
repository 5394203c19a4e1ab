/** From a piece of printed text to where the unit has written it. */
import type { Place } from '../../diagnostics/finding.ts';
import type { Inline } from '../../model/report.ts';
import type { JsonPath } from '../../model/source.ts';
import type { TextOrigins } from '../../model/text-origins.ts';

/** @param offset of a character of the inline, from 0 @returns its place; undefined for text of templates and tables */
export type SourceOf = (inline: Inline, offset: number) => Place | undefined;

/**
 * @returns where the one number stands that a figure is made of, or the longest text of report.json that the piece prints;
 * undefined for sums, and for words of templates alone
 */
export type GivenFor = (inline: Inline) => Place | undefined;

export function sourceReader(origins: TextOrigins, locate: (path: JsonPath) => Place): SourceOf {
  return (inline, offset) => {
    const origin = origins.get(inline);
    if (origin === undefined) return undefined;
    if ('path' in origin) return locate(origin.path);
    const { file, lines } = origin;
    const at = lines.findLastIndex(({ from }) => from <= offset);
    const { from, line, text } = lines[Math.max(at, 0)] ?? { from: 0, line: 1, text: '' };
    const printed = 'text' in inline ? inline.text.slice(from, lines[at + 1]?.from) : '';
    return { file, line, column: columnOf(text, printed, offset - from) };
  };
}

const PIECE = 6;

/** A figure stands in the line as `{{…}}`: where its words are not found, the line begins. */
function columnOf(source: string, text: string, offset: number): number {
  const whole = text === '' ? -1 : source.indexOf(text);
  if (whole >= 0) return whole + offset + 1;
  const piece = text.slice(offset, offset + PIECE);
  return piece === '' ? 1 : source.indexOf(piece) + 1 || 1;
}
