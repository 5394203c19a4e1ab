/** H23: years of the text: nothing done after the paper's date, no sentence left over from last year. */
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { ownTexts, typedHits } from './own-texts.ts';

export const H23: Rule<'facts'> = {
  id: 'H23',
  title: '文中的时间不晚于文件日期，不沿用上年的年份',
  source: '决算公开检查：套用上年文本',
  severity: 'warning',
  needs: 'facts',
  check: (facts) => [...later(facts), ...leftOver(facts), ...twoYears(facts)],
};

const DATE = /(?<!\d)(20\d\d)年(?:(\d{1,2})月(?:份|底|末)?)?(?:(\d{1,2})日)?/g;
const DONE = /已|完成|截至|截止|到位|整改|支付|通过|建成|验收|结束/;
const AHEAD =
  /将|拟|计划|预计|力争|确保|争取|以前|之前|前完成|延长|延期|(?<!截)[至止]20|目标|规划|安排|下年|次年|预算|结转|[度级]?方案/;

/** What was done on a day that had not come when the paper was dated. */
function later(facts: Facts): Fault[] {
  const { document, date } = facts.dossier;
  const paper = document?.signedOn ?? date;
  return typedHits(facts, DATE).flatMap(({ typed, match }) => {
    const [quote, year = '', month, day] = match;
    if (month === undefined || isoOf(year, month, day) <= paper.slice(0, day === undefined ? 7 : 10)) return [];
    const clause = clauseAt(typed.text, match.index);
    if (!DONE.test(clause) || AHEAD.test(clause) || inTitle(typed.text, match.index)) return [];
    const message = `“${clause}”说的是 ${quote}，晚于文件日期 ${paper}`;
    const hint = '改正文中的日期，或改正文件日期（date、document.signedOn）';
    return [{ message, at: typed.at(match.index), actual: quote, expected: `不晚于 ${paper}`, hint }];
  });
}

function isoOf(year: string, month: string, day: string | undefined): string {
  return [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-');
}

function clauseAt(text: string, at: number): string {
  const from = Math.max(...['。', '；', '，'].map((mark) => text.lastIndexOf(mark, at))) + 1;
  const end = text.slice(at).search(/[。；，]/);
  return text.slice(from, end < 0 ? text.length : at + end);
}

function inTitle(text: string, at: number): boolean {
  return text.lastIndexOf('《', at) > text.lastIndexOf('》', at) || text.charAt(at - 1) === '〔';
}

const SINCE = /(?:^|[。；])\s*(20\d\d)年以来，(?!累计|已?连续)/g;
const YEAR_END = /(?<!(?:与|比|较|和))截[至止](20\d\d)年(?:12月(?:31日|底|末)|年?[底末])(?!.{0,4}相比)/g;

/** Phrases about the year of the report that name the year before. */
function leftOver(facts: Facts): Fault[] {
  const { year } = facts.dossier;
  return [SINCE, YEAR_END].flatMap((pattern) =>
    typedHits(facts, pattern).flatMap(({ typed, match }) => {
      const [quote, told = ''] = match;
      if (Number(told) !== year - 1) return [];
      const phrase = quote.replace(/^[。；\s]+|，$/g, '');
      const message = `“${phrase}”：报告年度是${year}年，请核实是否沿用了上年的文字`;
      const hint = `说本年情况的，改为${year}年；确指上年的不必改`;
      return [{ message, at: typed.at(match.index), actual: told, expected: String(year), hint }];
    }),
  );
}

const LONG = 12;
const YEAR = /20\d\d年/;

/** One sentence in two places, with different years. */
function twoYears(facts: Facts): Fault[] {
  const { year } = facts.dossier;
  const seen = new Map<string, { years: string; own: boolean }[]>();
  const dated = ownTexts(facts).filter(({ text }) => YEAR.test(text));
  const sentences = dated.flatMap((typed) =>
    [...typed.text.matchAll(/[^。；]+/g)].flatMap((match) => {
      const text = match[0].replace(/^（[一二三四五六七八九十]+）[^。，]{0,12}。|^\d+[.、]/, '').trim();
      const years = [...text.matchAll(/20\d\d(?=年)/g)].map(([one]) => one);
      const key = text.replace(/20\d\d(?=年)/g, '####').slice(0, LONG * 2);
      if (years.length === 0 || key.length < LONG || !/[，]/.test(key) || /[〔《]/.test(key)) return [];
      const own = years[0] === String(year);
      seen.set(key, [...(seen.get(key) ?? []), { years: years.join('、'), own }]);
      return [{ typed, at: match.index, key, years: years.join('、'), own, text }];
    }),
  );
  return sentences.flatMap(({ typed, at, key, years, own, text }) => {
    const others = seen.get(key)?.filter((one) => one.years !== years && one.own) ?? [];
    if (own || others.length === 0) return [];
    const expected = others[0]?.years ?? '';
    const message = `“${text.slice(0, 24)}…”写 ${years}年，同一句话在别处写 ${expected}年，请核实`;
    const hint = '同一件事写同一年；确是两年的事的不必改';
    return [{ message, at: typed.at(at), actual: years, expected, hint }];
  });
}
