/** Reasons of changes: “公务接待费…减少3.73万元…主要原因是减少公务接待支出”. */
import type { Passage } from '../reading/words.ts';

export interface Reason {
  readonly passage: Passage;
  /** What changed: 公务接待费. */
  readonly subject: string;
  /** 增加, 减少, 大于, 小于; empty where both of two directions are explained. */
  readonly change: string;
  /** Without its end; may be empty. */
  readonly text: string;
  /** Offset of the word 原因. */
  readonly at: number;
  /** Offset of the text. */
  readonly start: number;
}

/** A change alone before it tells that 主要是 begins a reason. */
const REASON =
  /(?:(?:主要|变动)*原因(?:是|为|：|:|主要是)|(?<=(?:(?:增加|减少|增长|下降)[\d.,]+(?:万?元|%)|持平)，)主要(?:是|系)(?:由于|因为?)?)([^。；\n]*)/g;
const CHANGE = /增加|减少|大于|小于|增长|下降/g;
const MOVED = /(?:增加|减少|增长|下降)(?=\d)/g;
const SAME: Readonly<Record<string, string>> = { 增长: '增加', 下降: '减少' };
const SUBJECT =
  /(?:^|[。；，：\d.、）])([一-龥“”（）]{2,24}?)(?:支出|收入|经费|费)(?:决算|预算|支出|数|总额)*(?=\d|比|较|与|为|，)/g;

/** Every reason of a paragraph with what it explains, as far as the words before it tell. */
export function reasonsOf(passage: Passage): Reason[] {
  if (!/原因|主要[是系]/.test(passage.text)) return [];
  return [...passage.text.matchAll(REASON)].flatMap((match) => {
    const before = passage.text.slice(0, match.index);
    const change = changeOf(before);
    if (change === undefined) return [];
    const given = match[1] ?? '';
    const start = match.index + match[0].length - given.trimStart().length;
    return [{ passage, subject: subjectOf(before), change, text: given.trim(), at: match.index, start }];
  });
}

/** The direction told last; none where its sentence tells two: 收入增加…，支出减少…，主要原因是…. */
function changeOf(before: string): string | undefined {
  const last = [...before.matchAll(CHANGE)].at(-1);
  if (last === undefined) return undefined;
  const whole = before.slice(before.lastIndexOf('。', last.index) + 1);
  // A part of the sentence that has a reason of its own stands by itself.
  const parts = whole.split('；');
  const sentence = parts
    .slice(parts.findLastIndex((part, index) => index < parts.length - 1 && part.includes('原因')) + 1)
    .join('；');
  const told = new Set([...sentence.matchAll(MOVED)].map(([word]) => SAME[word] ?? word));
  return told.size > 1 ? '' : (SAME[last[0]] ?? last[0]);
}

function subjectOf(before: string): string {
  const named = [...before.matchAll(SUBJECT)].at(-1)?.[0] ?? '';
  return named.replace(/^[。；，：\d.、）]+/, '').replace(/(?:决算|预算|数|总额)+$/, '');
}

const FILLER =
  /支出|收入|经费|费用|费|开支|金额|资金|决算数?|预算数?|本年度?|上年度?|今年|有所|较|比|的|了|大幅|进一步|我[局办委单位]*|本单位|本部门/g;
const DIRECTION = /增加|减少|增长|下降|降低|压减|压缩|上升|提高/g;

/** The reason says only that what changed has changed. */
export function isCircular({ subject, change, text }: Reason): boolean {
  if (change !== '增加' && change !== '减少') return false;
  if (subject === '' || !new RegExp(DIRECTION.source).test(text)) return false;
  const told = text.replace(DIRECTION, '').replace(FILLER, '');
  const core = subject.replace(FILLER, '');
  return told === '' || (core !== '' && (told === core || told === `${core}${core}`));
}
