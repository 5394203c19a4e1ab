/** D19: reasons are given, say more than the change itself, and differ where the changes do. */

import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { figuresIn } from '../reading/view.ts';
import { excerpt, type Passage, readingOf } from '../reading/words.ts';
import { isCircular, type Reason, reasonsOf } from './reasons.ts';

export const D19: Rule<'print'> = {
  id: 'D19',
  title: '增减变化有原因，原因不循环、不雷同、不照抄别处',
  source: '决算公开检查：变动原因说明',
  severity: 'warning',
  needs: 'print',
  check(context) {
    const paragraphs = readingOf(context.view).passages.filter(({ printed }) => printed.kind === 'paragraph');
    const reasons = paragraphs.flatMap(reasonsOf);
    return [
      ...paragraphs.flatMap((passage) => missing(passage, context)),
      ...reasons.flatMap(empty),
      ...reasons.flatMap(circular),
      ...identical(reasons),
      ...copied(paragraphs),
    ];
  },
};

/** Sections that compare the accounts with last year's must say why. */
const COMPARED =
  /(?:与|比|较)(?:\d{4}年度?|上年度?|去年)[^。；]{0,24}?(?:增加|减少)\d[\d,.]*(?:万元|元)，(?:增长|下降|降低|减少)\d[\d.]*%/;
const ACCOUNTS = /收入支出决算总体|财政拨款收入支出|财政拨款支出决算总体|“三公”经费|机关运行经费/;

function missing({ printed, text }: Passage, { view }: Print): Fault[] {
  if (!printed.headings.some((heading) => ACCOUNTS.test(heading))) return [];
  const match = COMPARED.exec(text);
  if (match === null) return [];
  const after = text.slice(match.index);
  const index = view.texts.findIndex(({ text: other }) => other === printed.text);
  if (/原因|主要是|由于|因为|系/.test(after) || /^[^。]{0,20}原因/.test(view.texts[index + 1]?.text ?? '')) return [];
  const message = `“${excerpt(text, match.index, match[0].length)}”没有写增减的原因`;
  const figures = figuresIn(printed, match.index, match.index + match[0].length);
  return [{ ...finding(printed.place, message, `在 ${reasonsKey(figures)} 中写明主要原因`), figures }];
}

function empty({ text, passage, at }: Reason): Fault[] {
  if (text !== '') return [];
  const message = `“${excerpt(passage.text, at, 6)}”：原因是空的`;
  return [{ ...finding(passage.printed.place, message, '补写主要原因'), severity: 'error' }];
}

function circular(reason: Reason): Fault[] {
  if (!isCircular(reason)) return [];
  const message = `“${reason.subject}”${reason.change}的原因写“${reason.text}”，等于没有说明原因`;
  const key = reasonsKey(figuresIn(reason.passage.printed, 0, reason.at));
  const hint = `在 ${key} 中写明为什么增减，如批次、人次、标准、政策的变化`;
  return [finding(reason.passage.printed.place, message, hint)];
}

const OPPOSITE: Readonly<Record<string, string>> = { 增加: '减少', 减少: '增加', 大于: '小于', 小于: '大于' };
const TELLING = 8;

/** One reason for a rise and for a fall. */
function identical(reasons: readonly Reason[]): Fault[] {
  return reasons.flatMap((reason, index) => {
    const earlier = reasons
      .slice(0, index)
      .find((other) => other.text === reason.text && other.change === OPPOSITE[reason.change]);
    if (earlier === undefined || reason.text.length < TELLING) return [];
    const message = `${named(reason)}与${named(earlier)}写的是同一个原因“${reason.text}”，请核实`;
    return [
      {
        ...finding(reason.passage.printed.place, message, '分别写明各自的原因'),
        related: [earlier.passage.printed.place],
        figures: [earlier, reason].flatMap(({ passage: { printed }, at }) => figuresIn(printed, 0, at)),
      },
    ];
  });
}

/** “收入总计”减少, or the change as it reads where nothing before it says what changed. */
function named({ subject, change, passage, at }: Reason): string {
  return subject === '' ? `“${excerpt(passage.text, at, 6)}”一处的${change}` : `“${subject}”${change}`;
}

const LONG_SENTENCE = 50;

/** The same long sentence twice under one heading. */
function copied(paragraphs: readonly Passage[]): Fault[] {
  const first = new Map<string, Passage>();
  return paragraphs.flatMap((passage) =>
    sentencesOf(passage.text).flatMap((sentence) => {
      const key = `${passage.section} ${sentence}`;
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, passage);
      if (earlier === undefined || earlier === passage) return [];
      const message = `“${excerpt(sentence, 0, 24)}”（${sentence.length}字）在同一节中写了两遍，请核实`;
      const related = [earlier.printed.place];
      return [{ ...finding(passage.printed.place, message, '删去一处，或改写'), severity: 'info' as const, related }];
    }),
  );
}

function sentencesOf(text: string): string[] {
  return text
    .split(/[。；：]/)
    .map((sentence) => sentence.replace(/^(?:[一二三四五六七八九十]是|\d+[.、])/, ''))
    .filter((sentence) => sentence.length >= LONG_SENTENCE && !sentence.includes('原因'));
}

/** Where the unit writes the reasons of what changed last in a text. */
function reasonsKey(figures: readonly string[]): string {
  const change = figures.findLast((id) => id.endsWith('.change'));
  return change === undefined ? 'reasons（增减原因）' : `reasons["${change.slice(0, -'.change'.length)}"]`;
}

function finding(place: Fault['at'], message: string, hint: string): Fault {
  return { severity: 'warning', message, at: place, hint };
}
