/** The list of contents: its entries, with or without page numbers. */
import type { PaperText } from '../../model/paper.ts';
import { type FlowItem, type FlowText, trimmed } from '../flow.ts';
import { levelOfOrdinal } from './ordinals.ts';

const TITLE = /^目\s*[录次]$/u;
/** Dots, a tab or a wide space before the number of a page. */
const LEADER = /(?:[\s.．。·•…—_-]{3,}|\t\s*|\s{2,})[-–—]?\s*(?:\d{1,3}|[ivxIVX]{1,6})\s*[-–—]?$|[.．。·•…]{6,}$/u;

export function isContentsTitle(item: FlowItem | undefined): boolean {
  return item?.kind === 'text' && TITLE.test(item.text.text);
}

export function isEntry({ text: { text }, look }: FlowText): boolean {
  return look.entry || isEntryText(text);
}

/** A text that leads to the number of a page. */
export function isEntryText(text: string): boolean {
  return LEADER.test(text);
}

/** What an entry says: without dots and page number. */
export function entryText({ text, look }: FlowText): PaperText {
  const words = text.text.replace(look.entry ? /[\s.．·•…]*\d*\s*$/u : LEADER, '').replace(/[\s.．·•…]+$/u, '');
  return trimmed({ text: words, lines: text.lines.filter(({ from }) => from === 0 || from < words.length) });
}

/** How many items from `from` are entries: all up to the heading that the first of them names, or those with page numbers. */
export function entriesFrom(items: readonly FlowItem[], from: number, isAfterTitle: boolean): number {
  const numbered = runLength(items, from, isEntry);
  // Words and a number may be the rest of a table.
  if (!isAfterTitle) return items.slice(from, from + numbered).some(isOrdinal) ? numbered : 0;
  if (numbered > 0) return numbered;
  const first = items[from];
  if (first?.kind !== 'text') return 0;
  const words = bare(first.text.text);
  const length = runLength(items, from + 1, ({ text }) => bare(text.text) !== words);
  const again = items[from + 1 + length];
  return again?.kind === 'text' && bare(again.text.text) === words ? length + 1 : 0;
}

function isOrdinal(item: FlowItem): boolean {
  return item.kind === 'text' && (item.look.entry || levelOfOrdinal(item.text.text.trim()) !== undefined);
}

function runLength(items: readonly FlowItem[], from: number, belongs: (item: FlowText) => boolean): number {
  let end = from;
  for (let item = items[end]; item?.kind === 'text' && belongs(item); item = items[end]) end += 1;
  return end - from;
}

function bare(text: string): string {
  return text.replaceAll(/\s/gu, '');
}
