/** D05: numbers run without gaps at each level, in headings, in paragraphs and in the clauses of a paragraph. */

import { type Cell, plainText } from '../../model/report.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import type { PrintedText } from '../reading/view.ts';
import { excerpt, flat } from '../reading/words.ts';
import { leadingMarker, type Marker, markersOf } from './markers.ts';
import { type Break, Numbering, PARAGRAPH_LEVEL } from './numbering.ts';

export const D05: Rule<'print'> = {
  id: 'D05',
  title: '各级序号连续：第N部分、一、（一）1.（1）①、一是',
  source: 'GB/T 9704 结构层次序数；决算公开模板',
  severity: 'warning',
  needs: 'print',
  check: (context) => [
    ...runningText(context),
    ...restarts(context),
    ...cells(context),
    ...annexes(context),
    ...serials(context),
  ],
};

function runningText({ view }: Print): Fault[] {
  const levels = new Map(view.headings.map(({ text, level }) => [text, level]));
  const numbering = new Numbering();
  return view.texts.flatMap((printed) => {
    if (printed.kind === 'paragraph') return breaks(numbering, printed, markersOf(flat(printed)), PARAGRAPH_LEVEL);
    if (printed.kind !== 'heading') return [];
    const level = levels.get(printed.text) ?? 1;
    const marker = leadingMarker(flat(printed));
    if (marker === undefined) numbering.unnumbered(level);
    else return breaks(numbering, printed, [marker], level);
    return [];
  });
}

/**
 * A list that begins anew right after one of its own items: the next heading of the level, the next paragraph. With
 * 一、 another text may begin.
 */
function restarts({ view }: Print): Fault[] {
  const levels = new Map(view.headings.map(({ text, level }) => [text, level]));
  const siblings = new Map<number, Marker>();
  let before: Marker | undefined;
  return view.texts.flatMap((printed, index) => {
    const { kind, part } = printed;
    if (part !== view.texts[index - 1]?.part) siblings.clear();
    const marker = kind === 'heading' || kind === 'paragraph' ? leadingMarker(flat(printed)) : undefined;
    const level = kind === 'heading' ? (levels.get(printed.text) ?? 1) : PARAGRAPH_LEVEL;
    const last = kind === 'heading' ? siblings.get(level) : before;
    before = kind === 'paragraph' ? marker : undefined;
    if (before?.style === 'han') siblings.clear();
    if (kind === 'heading') {
      for (const other of [...siblings.keys()]) if (other >= level) siblings.delete(other);
      if (marker !== undefined) siblings.set(level, marker);
    }
    const isRestart = marker?.number === 1 && marker.style === last?.style && marker.style !== 'han';
    return isRestart ? [finding({ marker, before: last.number }, printed)] : [];
  });
}

/** 附件1, 附件2 … at the head of headings and of lines of their own, each once and in order. */
function annexes({ view }: Print): Fault[] {
  const captions = view.texts.filter(({ kind, text }) => kind === 'caption' && /^图\d/.test(text));
  const heads = view.texts.filter(({ kind, text }) => kind !== 'cell' && /^附件\d{1,2}(?=[\s　：]|$)/.test(text));
  return [...inOrder(captions, '幅图'), ...inOrder(heads, '个附件')];
}

function inOrder(printed: readonly PrintedText[], what: string): Fault[] {
  return printed.flatMap((one, index) => {
    const number = Number(/\d+/.exec(one.text)?.[0]);
    if (number === index + 1 || printed.length === 1) return [];
    const message = `“${one.text.slice(0, 20)}”是第${index + 1}${what}，序号写成${number}`;
    return [{ severity: 'warning' as const, message, at: one.place, hint: '按次序改正序号' }];
  });
}

function breaks(
  numbering: Numbering,
  printed: PrintedText,
  markers: readonly Marker[],
  level: number,
  known: (marker: Marker) => boolean = () => false,
): Fault[] {
  return markers.flatMap((marker) => {
    if (known(marker)) {
      numbering.accept(marker, level);
      return [];
    }
    // （八） within a paragraph is an item that was not given a paragraph of its own, or speaks of another place.
    if (marker.style === 'bracketedHan' && marker.at > 0 && !numbering.goesOn(marker)) return [];
    const broken = numbering.next(marker, level);
    return broken === undefined ? [] : [finding(broken, printed)];
  });
}

/** Each cell on its own; a cell that begins with a later number goes on with a list of other cells. */
function cells({ view }: Print): Fault[] {
  const forms = new Set(view.tables.flatMap(({ table }) => (table.style === 'form' ? [table.id] : [])));
  const found: Fault[] = [];
  let last: PrintedText | undefined;
  let numbering = new Numbering();
  for (const printed of view.texts) {
    if (printed.kind !== 'cell' || !forms.has(printed.table ?? '')) continue;
    const first = !sameCell(last, printed);
    last = printed;
    if (first) numbering = new Numbering();
    const markers = markersOf(flat(printed));
    if (markers.length === 0) continue;
    found.push(...breaks(numbering, printed, markers, PARAGRAPH_LEVEL, (marker) => first && marker.at === 0));
  }
  return found;
}

/** 序号 of the lines of a paper's list: each one more than the line above, or 1 again. */
function serials({ view }: Print): Fault[] {
  if (!view.isRead) return [];
  const lists = view.tables.filter(({ table }) => table.style === 'form' && firstCell(table.head[0]) === '序号');
  return lists.flatMap(({ table, place }) => {
    const numbers = table.body.map(firstCell).filter((text) => /^\d{1,3}$/.test(text));
    return numbers.flatMap((text, index): Fault[] => {
      const expected = Number(numbers[index - 1] ?? '0') + 1;
      if (text === '1' || Number(text) === expected) return [];
      const message = `表的序号“${text}”之前是“${numbers[index - 1] ?? ''}”，不连续`;
      return [
        { severity: 'warning', message, at: place, actual: text, expected: `${expected}`, hint: '按次序改正序号' },
      ];
    });
  });
}

function firstCell([cell]: readonly Cell[] = []): string {
  return (cell?.paragraphs ?? []).map(plainText).join('').trim();
}

function sameCell(one: PrintedText | undefined, other: PrintedText): boolean {
  return one?.table === other.table && one?.row === other.row && one?.column === other.column;
}

function finding({ marker, before }: Break, printed: PrintedText): Fault {
  const quoted = excerpt(flat(printed), marker.at, marker.text.length);
  return {
    severity: 'warning',
    message: `序号“${marker.text}”${fault(marker, before)}（“${quoted}”）`,
    at: printed.place,
    hint: '按次序改正序号，或补上缺少的一项',
  };
}

function fault({ number }: Marker, before: number): string {
  if (before === 0) return `之前没有第${number === 2 ? 1 : number - 1}项`;
  return before === number ? '重复' : `之前是第${before}项，不连续`;
}
