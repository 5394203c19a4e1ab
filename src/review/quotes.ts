/** Where the report holds words that somebody has quoted. */
import type { Report } from '../model/report.ts';
import type { Anchor } from './anchors.ts';
import { placedTexts } from './printed-texts.ts';

/** The first place; white space does not count. @returns undefined where no text holds the words any more */
export function quoteAnchor(report: Report, quote: string): Anchor | undefined {
  const wanted = quote.replace(/\s/g, '');
  if (wanted === '') return undefined;
  for (const at of placedTexts(report)) {
    const places = charactersOf(at.text);
    const start = places
      .map(({ character }) => character)
      .join('')
      .indexOf(wanted);
    if (start < 0) continue;
    const [first, last] = [places[start], places[start + wanted.length - 1]];
    if (first !== undefined && last !== undefined) return { at, start: first.offset, end: last.offset + 1 };
  }
  return undefined;
}

function charactersOf(text: string) {
  return text.split('').flatMap((character, offset) => (/\s/.test(character) ? [] : [{ character, offset }]));
}
