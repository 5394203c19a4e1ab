/** D19: reasons are given, say more than the change itself, and differ where the changes do. */

import { rememberedByText } from '../../model/remembered.ts';
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
      // Of a dossier H21 tells that.
      ...(context.view.isRead ? reasons.flatMap(opposed) : []),
      ...identical(reasons),
      ...repeated(reasons, context),
      ...paragraphs.flatMap((passage, index) => unmoved(passage, paragraphs[index + 1])),
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
  const related = figures.flatMap((id) =>
    id.endsWith('.change') ? [['priorYear', id.slice(0, -'.change'.length)]] : [],
  );
  return [{ ...finding(printed.place, message, `在 ${reasonsKey(figures)} 中写明主要原因`), related, figures }];
}

function empty(reason: Reason): Fault[] {
  if (reason.text !== '') return [];
  const message = `“${excerpt(reason.passage.text, reason.at, 6)}”：原因是空的`;
  return [{ ...finding(placeOf(reason), message, '补写主要原因'), severity: 'error' }];
}

function circular(reason: Reason): Fault[] {
  if (!isCircular(reason)) return [];
  const message = `“${reason.subject}”${reason.change}的原因写“${reason.text}”，等于没有说明原因`;
  const key = reasonsKey(figuresIn(reason.passage.printed, 0, reason.at));
  const hint = `在 ${key} 中写明为什么增减，如批次、人次、标准、政策的变化`;
  return [finding(placeOf(reason), message, hint)];
}

const SPENT =
  '(?:支出|经费|费用?|资金|项目|补贴|补助|标准|租金|采购|业务量?|任务|工资|数量|次数|人次|人数|批次)[^，。；]{0,4}';
const RISE = new RegExp(
  `${SPENT}(?:增加|增长|增多|上升|上涨|提高|扩大)|(?:增加|新增|追加|提高|扩大)[^，。；]{0,8}${SPENT}`,
);
const FALL = new RegExp(
  `${SPENT}(?:减少|下降|降低|压减|缩减|取消)|(?:减少|压减|压缩|缩减|取消|节约)[^，。；]{0,8}${SPENT}`,
);
const ANY_RISE = /增|升|涨|提高|扩大|新|追加|补/;
const ANY_FALL = /减|降|缩|取消|节约|节省|控制|未|少|推迟|延|结余|收回|退/;
/** The year before, the budget and who has retired may have moved the other way. */
const OF_ELSE = /上年|去年|往年|疫情|基数|预算|20\d\d年|退休|一次性/;

/** Against what was planned; what is said to fall by more than planned is another matter. */
const ABOVE =
  /^(?!.*(?:减|降|退|节约|节省|结余))[^，。；]{2,16}(?:高于|多于|大于|超过|超出)(?:预计|预期|计划|预算)数?$/;
const BELOW = /^(?!.*(?:减|降|退|节约|节省|结余))[^，。；]{2,16}(?:低于|少于|小于)(?:预计|预期|计划|预算)数?$/;

/** 减少…，主要原因是办公用房租金增加: a reason for a rise alone. */
function opposed(reason: Reason): Fault[] {
  const { change, text, passage } = reason;
  const rose = change === '增加' || change === '大于';
  if (!rose && change !== '减少' && change !== '小于') return [];
  if (OF_ELSE.test(text) && !ABOVE.test(text) && !BELOW.test(text)) return [];
  const isOpposed = rose
    ? (FALL.test(text) && !ANY_RISE.test(text)) || BELOW.test(text)
    : (RISE.test(text) && !ANY_FALL.test(text)) || ABOVE.test(text);
  if (!isOpposed) return [];
  const message = `“${excerpt(passage.text, reason.at, reason.start - reason.at + text.length)}”：说的是${change}，原因的方向相反，请核实`;
  return [finding(placeOf(reason), message, '改正原因，或改正增减的方向')];
}

const OPPOSITE: Readonly<Record<string, string>> = { 增加: '减少', 减少: '增加', 大于: '小于', 小于: '大于' };
const TELLING = 8;

/** One reason for a rise and for a fall, told once for each reason. */
function identical(reasons: readonly Reason[]): Fault[] {
  const alike = new Map<string, Reason[]>();
  for (const reason of reasons) alike.set(reason.text, [...(alike.get(reason.text) ?? []), reason]);
  return [...alike].flatMap(([text, group]) => {
    const [earlier, ...rest] = group;
    const later = rest.find(({ change }) => earlier?.change === OPPOSITE[change]);
    if (earlier === undefined || later === undefined || text.length < TELLING) return [];
    const places = group.length > 2 ? `，共 ${group.length} 处` : '';
    const message = `${named(later)}与${named(earlier)}写的是同一个原因“${text}”${places}，请核实`;
    return [
      {
        ...finding(placeOf(later), message, '分别写明各自的原因'),
        related: [placeOf(earlier)],
        figures: [earlier, later].flatMap(({ passage: { printed }, at }) => figuresIn(printed, 0, at)),
      },
    ];
  });
}

const ITEM_SECTION = /具体/;

/** One reason under several items of a paper; of a composed report the dossier tells which reason is whose. */
function repeated(reasons: readonly Reason[], { view }: Print): Fault[] {
  if (!view.isRead) return [];
  const alike = new Map<string, Reason[]>();
  for (const reason of reasons) {
    const isItem = reason.passage.printed.headings.some((heading) => ITEM_SECTION.test(heading));
    if (isItem && reason.text.length >= TELLING) alike.set(reason.text, [...(alike.get(reason.text) ?? []), reason]);
  }
  return [...alike].flatMap(([text, [first, second, ...more]]) => {
    if (first === undefined || second === undefined) return [];
    const message = `${more.length + 2}个科目写的是同一个原因“${text}”，请分别核实`;
    const severity = more.length === 0 ? 'info' : 'warning';
    const related = [placeOf(first), ...more.map(placeOf)];
    return [{ ...finding(placeOf(second), message, '分别写明各自的原因'), severity, related }];
  });
}

const UNMOVED =
  /(?:总计|合计|支出|收入|决算数?)[^。，；]{0,12}持平。?\s*(?:主要)?原因(?:是|为|：|:)?([^。]*(?:减少|增加|压减|下降|增长)[^。]*)/;

/** 与上年持平。主要原因：…减少支付: what did not move has no reason to have moved. */
function unmoved({ printed, text: own }: Passage, next: Passage | undefined): Fault[] {
  const text = own.endsWith('：') ? `${own}${next?.text ?? ''}` : own;
  const match = UNMOVED.exec(text);
  const reason = match?.[1] ?? '';
  if (match === null || (/减少|压减|下降/.test(reason) && /增加|增长/.test(reason))) return [];
  const message = `“${excerpt(text, match.index, match[0].length)}”：写的是持平，原因说的是增减，请核实`;
  return [finding(printed.placeAt(match.index), message, '确实持平的，删去原因；不是持平的，写明增减额')];
}

/** Where the words of a reason are written, in the section in which they are read. */
function placeOf({ passage: { printed }, at, start }: Reason): Fault['at'] {
  const { path } = printed.place;
  return { ...printed.placeAt(start < printed.text.length ? start : at), ...(path !== undefined && { path }) };
}

const ITEM = /([一-龥“”（）]+)（项）/g;

/** “收入总计”减少, “行政运行”小于, or the change as it reads where nothing before it says what changed. */
function named({ subject: told, change, passage, at }: Reason): string {
  const subject = told || [...passage.text.slice(0, at).matchAll(ITEM)].at(-1)?.[1]?.replace(/^.*（[类款]）/, '');
  return subject === undefined ? `“${excerpt(passage.text, at, 6)}”一处的${change}` : `“${subject}”${change}`;
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

/** Characters of texts of which the long sentences are kept: most texts are those of the time before. */
const KEPT = 100_000;

const sentencesOf = rememberedByText(
  (text): readonly string[] =>
    text
      .split(/[。；：]/)
      .map((sentence) => sentence.replace(/^(?:[一二三四五六七八九十]是|\d+[.、])/, ''))
      .filter((sentence) => sentence.length >= LONG_SENTENCE && !sentence.includes('原因')),
  KEPT,
);

/** Where the unit writes the reasons of what changed last in a text. */
function reasonsKey(figures: readonly string[]): string {
  const change = figures.findLast((id) => id.endsWith('.change'));
  return change === undefined ? 'reasons（增减原因）' : `reasons["${change.slice(0, -'.change'.length)}"]`;
}

function finding(place: Fault['at'], message: string, hint: string): Fault {
  return { severity: 'warning', message, at: place, hint };
}
