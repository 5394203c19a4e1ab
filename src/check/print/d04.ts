/**
 * D04: what the text refers to – 第六部分, 表3, 图2 – is there; the contents of a paper that was read say its headings (those
 * of a report that was composed are made from them).
 */

import { nearest } from '../../diagnostics/suggest.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { tell } from '../language/telling.ts';
import { numberOf } from '../reading/chinese-number.ts';
import type { ReportView } from '../reading/view.ts';
import { type Hit, hits, readingOf } from '../reading/words.ts';

const REFERENCE =
  /(?:详见|参见|见|如)本?(?:报告)?(?:(第)([一二三四五六七八九十]+)部分|附?(表|图)([一二三四五六七八九十]+|\d{1,2})(?![\d.]|类|人))/g;

export const D04: Rule<'print'> = {
  id: 'D04',
  title: '目录与标题一致；文中所指的部分、表、图都存在',
  source: '决算公开模板；前后照应',
  severity: 'warning',
  needs: 'print',
  check: ({ view }) => [...hits(readingOf(view), REFERENCE).flatMap((hit) => lost(hit, view)), ...entries(view)],
};

/** Characters of a paragraph in which a heading may stand. */
const LONGEST = 60;

/** Entries that no heading or table bears. Where few are found the headings were not made out, and nothing is said. */
function entries(view: ReportView): Fault[] {
  if (view.entries.length === 0) return [];
  const printed = view.texts.filter(({ kind }) => kind === 'heading' || kind === 'tableTitle').map(({ text }) => text);
  // What was not made out to be a heading is a paragraph, or the head of one.
  const others = view.texts.filter(({ kind }) => kind !== 'cell').map(({ text }) => bare(text).slice(0, LONGEST));
  const isThere = (entry: string) => others.some((text) => text.startsWith(entry));
  const known = new Set(printed.flatMap((text) => [bare(text), bare(text).replace(ORDINAL, '')]));
  const missing = view.entries.filter(({ text }) => {
    const entry = bare(text);
    const name = entry.replace(ORDINAL, '');
    return !known.has(entry) && !known.has(name) && !isThere(entry) && !isThere(name);
  });
  if (missing.length * 4 > view.entries.length) return [];
  return missing.map(({ text, place }) => {
    const likely = nearest(bare(text), printed.map(bare));
    const meant = printed.find((one) => bare(one) === likely);
    const message =
      meant === undefined ? `目录列有“${text}”，正文没有这一标题` : `目录写“${text}”，正文的标题是“${meant}”`;
    return {
      message,
      at: place,
      actual: text,
      ...(meant !== undefined && { expected: meant }),
      hint: '目录与标题改成一致',
    };
  });
}

const ORDINAL =
  /^(?:第[一二三四五六七八九十]+部分|附件\d*|附?表(?:\d+|[一二三四五六七八九十]+(?!般))[:：、]?(?=\S)|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、])/u;

/** Without blanks, quotation marks, the point at the end and the year that titles of tables begin with. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s“”"'‘’《》]/gu, '')
    .replace(/[。:：;；]$/u, '')
    .replace(/^\d{4}年度?(?=\S)/u, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）');
}

function lost(hit: Hit, view: ReportView): Fault[] {
  const [, part, partNumber, kind, number] = hit.match;
  if (part !== undefined) {
    const name = `第${partNumber}部分`;
    return view.headings.some(({ text }) => text.startsWith(name)) ? [] : [told(hit, name)];
  }
  const wanted = numberOf(number ?? '');
  const known = wanted === undefined ? undefined : numbersOf(view, kind ?? '');
  if (wanted === undefined || known === undefined || known.has(wanted)) return [];
  return [told(hit, `${kind}${number}`)];
}

/** Numbers of the tables or figures; undefined where they are not numbered in print. */
function numbersOf(view: ReportView, kind: string): Set<number> | undefined {
  const pattern = new RegExp(`(?:^|[（(]|公开|附)${kind}([一二三四五六七八九十]+|\\d{1,2})(?=[）)：:\\s　]|$)`);
  const printed = view.texts.filter((text) => ['heading', 'tableTitle', 'caption'].includes(text.kind));
  const numbers = printed.flatMap(({ text }) => numberOf(pattern.exec(text)?.[1] ?? '') ?? []);
  return numbers.length === 0 ? undefined : new Set(numbers);
}

function told(hit: Hit, name: string): Fault {
  const message = `文中写“${hit.match[0]}”，报告没有“${name}”`;
  return tell(hit, { message, hint: `改成实有的编号，或补上${name}` });
}
