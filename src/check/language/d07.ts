/** D07: years other than last year's, this year's and next year's stand in citations, plans or the past. */
import type { Severity } from '../../diagnostics/finding.ts';
import { literally } from '../../model/literally.ts';
import type { PrintedKind } from '../../model/printed-texts.ts';
import type { Decimal } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import { answer } from '../engine/reads.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { indicatorsOf } from '../facts/indicators.ts';
import { eachQuantity } from '../reading/by-section.ts';
import { figuresOfValue, isPast } from '../reading/by-size.ts';
import { numeralsOf } from '../reading/numerals.ts';
import type { Told } from '../reading/passages.ts';
import { figureText } from '../reading/telling.ts';
import { type Hit, hits, type Passage, type Reading, readingOf } from '../reading/words.ts';
import { tell } from './telling.ts';
import { isCited, isHistory } from './years.ts';

const YEAR = /(?<!\d)(?:19|20)\d\d(?=年)/g;
const COMPARED = /(?:与|比|较|和)$/;
const ACCOUNTS =
  /^年度?(?:部门|单位)?(?:决算|收入|支出|收、支|收支|财政拨款|一般公共预算|“三公”|机关运行经费|政府采购)/;
const YEARLY_TITLE = /^年度?.*(?:决算|自评|评价|重点工作|“三公”|执行情况)/;

export const D07: Rule<'print'> = {
  id: 'D07',
  title: '年度只用本年度、上年度；其他年份须在文号、文件名、规划或往事中；日期是历书上有的',
  source: '决算公开检查：套用上年文本',
  severity: 'warning',
  needs: 'print',
  check(context) {
    const { view, dossier } = context;
    const reading = readingOf(view);
    const all = hits(reading, YEAR);
    return [
      ...all.flatMap((hit) => judge(hit, dossier.year)),
      ...impossibleDates(reading),
      ...tiedYears(reading, dossier.year),
      ...ownYear(reading, context),
      ...unitYears(reading, context),
      ...otherYears(context),
      ...otherResults(reading, context),
    ];
  },
};

function judge(hit: Hit, reportYear: number): Fault[] {
  const year = Number(hit.match[0]);
  if (isCited(hit)) return [];
  const after = hit.passage.text.slice(hit.at + 4);
  if (isTitle(hit.passage)) {
    const names = YEARLY_TITLE.test(after) || /^年度$/.test(after) || /^年度\s*[）)]$/.test(after);
    const stale = year !== reportYear && names && (hit.at < LABEL || !isHistory(hit));
    return stale ? [tellYear(hit, reportYear, 'error', `标题的年度是${year}年`)] : [];
  }
  if (year === reportYear && isWithItself(hit, after))
    return [tellYear(hit, reportYear, 'error', `与本年度${year}年比较`)];
  if (year === reportYear - 1 && isOfEvaluation(hit, after))
    return [tellYear(hit, reportYear, 'warning', `绩效评价的年度写${year}年`)];
  if (Math.abs(year - reportYear) <= 1)
    return year !== reportYear && isStandard(hit) ? [tellYear(hit, reportYear, 'warning', `评价标准写${year}年`)] : [];
  if (isYearOnYear(hit, after)) return [tellYear(hit, reportYear, 'error', `以${year}年与本年度比较`)];
  if (isHistory(hit) || year > reportYear) return [];
  return [tellYear(hit, reportYear, hit.passage.printed.kind === 'cell' ? 'warning' : 'info', `出现${year}年`)];
}

const DATE = /(?<!\d)(?:(?:19|20)\d\d年)?(\d+)月(?:(\d+)日)?(?!龄)/g;

/** 21月, 2月30日; 18月龄 is an age. */
function impossibleDates(reading: Reading): Fault[] {
  const wrong = hits(reading, DATE).filter(({ match: [, month = '', day = '1'] }) => {
    const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 0;
    return Number(day) < 1 || Number(day) > days;
  });
  return wrong.map((hit) => {
    const message = `“${hit.match[0]}”：没有这个日期`;
    return tell(hit, { severity: 'error', message, hint: '改正月份或日期', actual: hit.match[0] });
  });
}

interface Tied {
  readonly pattern: RegExp;
  readonly fits: (year: number, reportYear: number) => boolean;
  readonly why: (reportYear: number) => string;
}

/** Phrases whose year the report year settles. */
const TIED: readonly Tied[] = [
  {
    pattern: /结转(?:使用)?(?:至|到)(20\d\d)年/g,
    fits: (year, reportYear) => year <= reportYear + 1,
    why: (reportYear) => `${reportYear}年的结转是转到${reportYear + 1}年`,
  },
  {
    // Results of an earlier year that the text names served the budget of this one.
    pattern: /(?<!(?:20\d\d年度?|上年度?)[^，。；]{0,10})(?:自评|评价)结果[^，。；]{0,12}?(20\d\d)年度?(?:部门)?预算/g,
    fits: (year, reportYear) => year > reportYear && year <= reportYear + 2,
    why: (reportYear) => `${reportYear}年度的评价结果只能用于以后年度的预算`,
  },
  {
    pattern: /(20\d\d)年\d{1,2}月[^，。；]{0,6}完成(?:绩效)?(?:自评|评价)/g,
    fits: (year, reportYear) => year > reportYear,
    why: (reportYear) => `${reportYear}年度的自评在年度结束之后才能完成`,
  },
  {
    pattern: /(?:绩效目标|绩效自评|自评|绩效跟踪(?:评价|监控)?)的(20\d\d)年度?项目/g,
    fits: (year, reportYear) => year === reportYear,
    why: (reportYear) => `说的是${reportYear}年度的项目`,
  },
  {
    pattern: /(20\d\d)年度?[^，。；\d]{0,4}决算的?(?:编制|汇编)范围/g,
    fits: (year, reportYear) => year === reportYear,
    why: (reportYear) => `说的是${reportYear}年度的决算`,
  },
  {
    pattern: /(?<![与比较同])(20\d\d)年度?[^，。；\d]{0,6}绩效目标(?:全部|均|都|已)[^，。；\d]{0,4}(?:完成|实现)/g,
    fits: (year, reportYear) => year === reportYear,
    why: (reportYear) => `说的是${reportYear}年度的目标`,
  },
  {
    pattern: /截至(20\d\d)年(?:12月(?:31日|底|末)|年?[底末])，[^。；]{0,10}(?:公务用车|车辆|资产)/g,
    fits: (year, reportYear) => year === reportYear,
    why: (reportYear) => `保有的是${reportYear}年末的数`,
  },
];

function tiedYears(reading: Reading, reportYear: number): Fault[] {
  return TIED.flatMap(({ pattern, fits, why }) => {
    const wrong = hits(reading, pattern).filter(({ match: [, year] }) => !fits(Number(year), reportYear));
    return wrong.map((hit) => {
      const [phrase, actual = ''] = hit.match;
      const message = `“${phrase}”：${why(reportYear)}，请核实`;
      return tell(hit, { severity: 'warning', message, hint: '改正年份；确无误的不必改', actual });
    });
  });
}

/** A cell of the table of standards. */
function isStandard({ passage: { printed } }: Hit): boolean {
  return printed.kind === 'cell' && printed.table === 'rubric';
}

/** Numbers before a title (二、, 附件1) are no words. */
const LABEL = 4;

/** （2024年度） below the title of a form. */
const YEAR_ALONE = /^(?:附[表件][^。，]*)?[（(]20\d\d年度?[）)]$/;

const TITLES: ReadonlySet<PrintedKind> = new Set(['heading', 'tableTitle', 'cover', 'caption', 'redHead']);

/** A paper may print the title of a form twice: as a heading and above the table. */
const FORM_TITLE = /表[（(]\d{4}年度[）)]$/;

function isTitle({ printed: { kind, part }, text }: Passage): boolean {
  return (
    TITLES.has(kind) || part === 'cover' || YEAR_ALONE.test(text) || (kind === 'headLine' && FORM_TITLE.test(text))
  );
}

/** 与2019年度相比, 2019年度收入… where this or last year should stand. */
function isYearOnYear({ passage: { text }, at }: Hit, after: string): boolean {
  const before = text.slice(0, at);
  if (COMPARED.test(before) && /^年度?(?:收入|支出)\d/.test(after)) return true;
  if (COMPARED.test(before) && /^年度?(?:相比)?，/.test(after)) return true;
  const compares = COMPARED.test(before) && /^年度?(?:[^，。；]{0,12}(?:相比|增加|减少|增长|下降))/.test(after);
  return compares && ACCOUNTS.test(after.replace(/^年度?相比/, '年度决算'));
}

/** 组织对2022年度一般公共预算项目支出…开展绩效自评 in the report of 2023. */
function isOfEvaluation({ passage: { text }, at }: Hit, after: string): boolean {
  const isMeant = /组织对$/.test(text.slice(0, at)) && /绩效(?:自评|评价)/.test(text);
  return isMeant && /^年度(?:一般公共预算|政府性基金|国有资本|项目支出|部门整体|全部|所有)/.test(after);
}

/** 与2022年度相比 in the report of 2022. */
function isWithItself({ passage: { text }, at }: Hit, after: string): boolean {
  return (
    /(?:与|比|较|同)$/.test(text.slice(0, at)) &&
    /^年(?!初|底|末|\d)[^，。；]{0,24}(?:相比|增加|减少|增长|下降|持平|无变化|无增减)|^年度?(?:决算数|收入\d|支出\d)/.test(
      after,
    )
  );
}

/** Phrases that can only speak of the report year. */
const OWN =
  /(?<!\d)(20\d\d)(?=年度预算编制阶段|年度一般公共预算项目支出全面开展|年度[^\n，。；]{0,16}预算执行得|年末实有|年编制\d|年的重点工作|年度[^\n，。；]{0,30}(?:自评表|绩效评价报告)|年度?[^\n，。；\d]{0,30}(?:决算数?为?|支出|收入|合计|总计|总额|预算为?|安排项目)\d|年度没有机关运行经费|年，本(?:部门|单位)|年度部门预算、|年度[^\n，。；\d]{0,24}(?:收入|支出决算)中，|年度本(?:部门|单位)[^\n，。；\d]{0,16}(?:无|没有)|年度本(?:部门|单位)无|年度，(?!与|比|较)[^\n，。；\d]{0,24}\d|年度[^\n，。；\d]{0,30}结余\d|年度[^\n，。；]{0,12}(?:项目支出执行情况|部门决算中反映|自评表|收入总计|收、支总计|决算数为)|年(?:全年|总)支出\d|年度本(?:部门|单位)面向|年度“三公”经费[^\n，。；\d]{0,24}(?:小于|大于|等于)预算|年(?:期末|年?末|末|底)，[^\n，。；\d]{0,24}(?:保有量|共有车辆)为?\d)/g;

/** What a sentence begins with that speaks of the report year. */
const OPENING =
  /(?<=(?:^|[。；\n])(?:我|本)?(?:部门|单位|局|委|院|中心)?)(20\d\d)(?=年度?(?:没有|无|未使用)[^\n，。；\d]{0,16}(?:收入|支出|收支|拨款|预算|经费))/gm;
/** 2021年共接待国内来访团组48个, where nothing of this year is told beside it to compare it with. */
const RECEIVED = /(?<!\d)(20\d\d)(?=年(?:度|全年)?共接待([^\n，。；\d]{2,12})\d)/g;

function ownYear(reading: Reading, context: Print): Fault[] {
  const reportYear = context.dossier.year;
  const received = hits(reading, RECEIVED);
  const alone = received.filter(
    ({ passage, match: [, , what] }) =>
      !received.some((one) => one.passage === passage && one.match[2] === what && Number(one.match[1]) === reportYear),
  );
  const wrong = [...hits(reading, OWN), ...hits(reading, OPENING), ...alone].filter((hit) => {
    const isPast = /(?:与|比|较|同)$/.test(hit.passage.text.slice(0, hit.at)) || isTitle(hit.passage);
    return Math.abs(Number(hit.match[0]) - reportYear) === 1 && !isPast && !isCited(hit) && !isPrior(hit, context);
  });
  return wrong.map((hit) => tellYear(hit, reportYear, 'warning', `写“${hit.match[0]}年”`));
}

/** 某某局2023年度无…支出, where the unit's own year is 2024; in a comparison last year's stands. */
function unitYears(reading: Reading, { dossier, view }: Print): Fault[] {
  if (!view.isRead) return [];
  const { unit, year } = dossier;
  const pattern = new RegExp(`(?<![与比较同和])${literally(unit.name)}(20\\d\\d)(?=年度)`, 'g');
  return hits(reading, pattern).flatMap((hit) => {
    const told = Number(hit.match[1]);
    if (Math.abs(told - year) !== 1 || isTitle(hit.passage) || isCited(hit)) return [];
    const at = { ...hit, at: hit.at + unit.name.length, match: [String(told)] as RegExpMatchArray };
    return [tellYear(at, year, 'warning', `写“${told}年”`)];
  });
}

/** An amount that last year's accounts have: the sentence may well speak of last year. */
function isPrior({ passage: { text }, at }: Hit, { figures, dossier }: Print): boolean {
  const amount = numeralsOf(text.slice(at + 4))[0];
  const isLast = Number(text.slice(at, at + 4)) === dossier.year - 1;
  return isLast && amount?.value.isZero() === false && figuresOfValue(figures, amount.value).some(isPast);
}

/** Digits that an amount must have for it to be no coincidence that the report year has the very same. */
const TELLING = 4;

/** An amount of this year under the name of the year before or after. */
const otherYears = eachQuantity((context, told): Fault[] => {
  const { passage, sentence, quantity } = told;
  const { text } = sentence;
  const { start, kind, role, value, lead, subject } = quantity;
  const year =
    kind === 'amount' && (role === 'value' || role === 'final' || role === 'budget')
      ? yearBefore(text, start)
      : undefined;
  const { dossier } = context;
  const isNamed = subject === undefined ? /年度(?:收入|支出)$/.test(lead) : !subject.foreign;
  if (!isNamed || year === undefined || Math.abs(year - dossier.year) > 1 || /结转|结余|下达|安排|预算/.test(lead))
    return [];
  const printed = value.toFixed();
  if (printed.replace(/0+$|\./g, '').length < TELLING) return [];
  const { now, before } = answer(context, yearsOf, value);
  const isStale = year === dossier.year && before && !now && role !== 'budget';
  if (isStale) return [staleAmount(told, context)];
  if (year === dossier.year || !now || before) return [];
  return [
    {
      ...{ severity: 'warning' as const, at: passage.printed.place },
      message: `“${text.slice(Math.max(0, start - 24), quantity.end)}”：${quantity.text}是${dossier.year}年度的数，句中写${year}年，请核实`,
      ...{ actual: String(year), expected: String(dossier.year) },
    },
  ];
});

/** Whether it is an amount of the year, and one of the year before. */
function yearsOf({ figures }: Print, value: Decimal): { readonly now: boolean; readonly before: boolean } {
  const amounts = figuresOfValue(figures, value).filter(({ unit }) => unit === 'yuan');
  return { now: amounts.some((figure) => !isPast(figure)), before: amounts.some(isPast) };
}

/** 2023年度支出801.15万元: what was spent the year before. */
function staleAmount(
  { passage, sentence: { text }, quantity: { start, end, text: amount, value } }: Told,
  context: Print,
): Fault {
  const { figures, dossier } = context;
  const prior = [...figures.values()].find(
    ({ id, value: one }) => id.endsWith('.prior') && one?.equals(value) === true,
  );
  const now = figures.get(prior?.id.slice(0, -'.prior'.length) ?? '');
  const { year } = dossier;
  const expected = now === undefined ? '' : figureText(context, now);
  return {
    ...{ severity: 'warning', at: passage.printed.place, actual: amount, ...(expected !== '' && { expected }) },
    message: `“${text.slice(Math.max(0, start - 24), end)}”：${amount}是${year - 1}年度的数，句中写${year}年，请核实是否沿用了上年的数`,
    hint: '改为本年度的数；确指上年的，写明年度',
  };
}

const RESULT = /(20\d\d)年度?(?:实际)?完成的?(\d+(?:\.\d+)?)([一-龥]{1,2})/g;

/** 按2021年度实际完成的62场, where 62场 is what an indicator of this year has reached. */
function otherResults(reading: Reading, context: Print): Fault[] {
  const { year } = context.dossier;
  return hits(reading, RESULT).flatMap((hit) => {
    const [phrase, told = '', number = '', unit = ''] = hit.match;
    const isOwn = indicatorsOf(context).some(
      ({ indicator: { actual } }) => actual?.value?.equals(number) === true && unit.startsWith(actual.unit ?? '-'),
    );
    if (Number(told) === year || !isOwn) return [];
    const message = `“${phrase}”：${number}${unit.slice(0, 2)}是${year}年度自评表的完成值，句中写${told}年，请核实`;
    return [
      tell(hit, {
        severity: 'warning',
        message,
        hint: '改正年份；确指往年的不必改',
        actual: told,
        expected: `${year}`,
      }),
    ];
  });
}

/** The year that a clause named last before a number, in no comparison. */
function yearBefore(text: string, until: number): number | undefined {
  const clause = text.slice(Math.max(text.lastIndexOf('；', until), text.lastIndexOf('。', until)) + 1, until);
  const last = [...clause.matchAll(/(与|比|较|同|至|到)?(20\d\d)年/g)].at(-1);
  return last === undefined || last[1] !== undefined ? undefined : Number(last[2]);
}

function tellYear(hit: Hit, reportYear: number, severity: Severity, what: string): Fault {
  const { passage, at } = hit;
  const quoted = passage.text.slice(Math.max(0, at - 8), at + 18);
  return tell(hit, {
    severity,
    message: `${what}（“${quoted}”），报告年度是${reportYear}年，请核实是否沿用了旧文本`,
    hint: `是旧文本的，改为${reportYear}年（上年为${reportYear - 1}年）；确指往年事项的不必改`,
    actual: hit.match[0],
  });
}
