/**
 * The report's words prepared once for all rules of language: every distinct text in one string, so that a pattern runs
 * over the whole report in one go, and the passage that a match stands in is found by its offset.
 */
import { rememberedByObject } from '../../model/remembered.ts';
import { type Searched, searched } from './searched.ts';
import type { PrintedText, ReportView } from './view.ts';

/** One distinct text of the report, at the first place where it is printed. */
export interface Passage {
  readonly printed: PrintedText;
  /** Without line ends: they join in headings and show as a gap elsewhere. */
  readonly text: string;
  readonly start: number;
  /** Which heading of the report it stands under, counted from the first: titles may recur. */
  readonly section: number;
}

export interface Reading {
  readonly passages: readonly Passage[];
  /** All passages, each on a line of its own. */
  readonly text: string;
  /** The same from heading to heading, to be searched. */
  readonly sections: readonly Section[];
}

interface Section {
  /** Offset in the text of the reading. */
  readonly start: number;
  readonly search: Searched;
}

export interface Hit {
  readonly passage: Passage;
  /** Offset in the passage. */
  readonly at: number;
  readonly match: RegExpMatchArray;
}

export const readingOf: (view: ReportView) => Reading = rememberedByObject(read);

/** Most cells: nothing to read in them. */
const MERE_NUMBER = /^[\d,.]+$/;

function read(view: ReportView): Reading {
  const seen = new Set<string>();
  const passages: Passage[] = [];
  let start = 0;
  let section = 0;
  for (const printed of view.texts) {
    if (printed.kind === 'heading') section += 1;
    if (printed.kind === 'cell' && MERE_NUMBER.test(printed.text)) continue;
    const text = flat(printed);
    if (seen.has(text)) continue;
    seen.add(text);
    passages.push({ printed, text, start, section });
    start += text.length + 1;
  }
  return { passages, text: passages.map(({ text }) => text).join('\n'), sections: sectionsOf(passages) };
}

function sectionsOf(passages: readonly Passage[]): Section[] {
  const sections: { readonly start: number; readonly texts: string[] }[] = [];
  let latest: number | undefined;
  for (const { text, start, section } of passages) {
    if (section !== latest) sections.push({ start, texts: [] });
    sections.at(-1)?.texts.push(text);
    latest = section;
  }
  return sections.map(({ start, texts }) => ({ start, search: searched([texts.join('\n')]) }));
}

/** Text of a print without its line ends. */
export function flat({ kind, text }: PrintedText): string {
  return text.includes('\n') ? text.replaceAll('\n', kind === 'heading' ? '' : '\v') : text;
}

/** Every match of a global pattern in the report. The pattern must not run over line ends. */
export function hits({ passages, sections }: Reading, pattern: RegExp): Hit[] {
  const found: Hit[] = [];
  for (const { start, search } of sections) {
    for (const { match } of search.matches(pattern)) {
      const offset = start + match.index;
      const passage = passageAt(passages, offset);
      if (passage !== undefined) found.push({ passage, at: offset - passage.start, match });
    }
  }
  return found;
}

function passageAt(passages: readonly Passage[], offset: number): Passage | undefined {
  let low = 0;
  let high = passages.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((passages[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return passages[low];
}

const PROSE_CELL = 16;

/** Running text: a paragraph, a note, or a cell long enough to hold sentences. */
export function isProse({ printed: { kind }, text }: Passage): boolean {
  return kind === 'paragraph' || kind === 'note' || (kind === 'cell' && text.length >= PROSE_CELL);
}

/** Whether the place lies between 《 and 》, in the name of a paper. */
export function inTitleMarks({ passage, at }: Hit): boolean {
  return passage.text.lastIndexOf('《', at) > passage.text.lastIndexOf('》', at);
}

const AROUND = 10;

/** The match with a little of the text around it: `…困难群众报销后后，符合…`. */
export function quote({ passage: { text }, at, match }: Hit): string {
  return excerpt(text, at, match[0].length);
}

export function excerpt(text: string, at: number, length: number): string {
  const from = Math.max(0, at - AROUND);
  const to = Math.min(text.length, at + length + AROUND);
  const piece = text.slice(from, to).replaceAll('\v', ' ');
  return `${from > 0 ? '…' : ''}${piece}${to < text.length ? '…' : ''}`;
}
