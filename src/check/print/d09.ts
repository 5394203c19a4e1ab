/** D09: amounts and percentages of one part have the same number of decimals; rates of one column too. */
import { plainText } from '../../model/report.ts';
import { tableName } from '../../model/table-name.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { tell } from '../language/telling.ts';
import type { PrintedTable } from '../reading/view.ts';
import { type Hit, hits, quote, readingOf } from '../reading/words.ts';

export const D09: Rule<'print'> = {
  id: 'D09',
  title: '同类数字的小数位一致',
  source: '决算公开检查：数字写法',
  severity: 'warning',
  needs: 'print',
  check: (context) => [...running(context), ...unlike(context), ...context.view.tables.flatMap(columns)],
};

const AMOUNT = /(?<![\d.,约])\d[\d,]*\.(\d+)万元/g;
const PERCENT = /(?<![\d.])\d+\.(\d+)%/g;
/** Numbers of a part that show its way of writing. */
const FEWEST = 3;

function running({ view, profile }: Print): Fault[] {
  const reading = readingOf(view);
  const percents = hits(reading, PERCENT);
  const amounts = profile.money.unit === '万元' ? hits(reading, AMOUNT) : [];
  return [
    ...tooMany(percents, profile.percent.text.decimals, '百分数'),
    ...tooMany(amounts, profile.money.text.decimals, '金额'),
  ];
}

/** Numbers with more digits than the report's own, in parts that hold enough numbers of its kind. */
function tooMany(all: readonly Hit[], decimals: number, what: string): Fault[] {
  const spoken = all.filter(({ passage }) => passage.printed.kind === 'paragraph');
  const digits = ({ match }: Hit) => match[1]?.length ?? 0;
  return spoken.flatMap((hit) => {
    if (digits(hit) <= decimals) return [];
    const { part } = hit.passage.printed;
    const regular = spoken.filter((other) => other.passage.printed.part === part && digits(other) === decimals);
    if (regular.length < FEWEST) return [];
    const message = `“${quote(hit)}”：${what}有${digits(hit)}位小数，本报告的${what}保留${decimals}位`;
    return [tell(hit, { message, hint: `四舍五入到${decimals}位小数`, actual: hit.match[0] })];
  });
}

/** A limit is no amount of the accounts: 单价100万元（含）以上设备. */
const ANY_AMOUNT = /(?<![\d.,约〔]|单价)\d[\d,]*(\.\d+)?万元(?![（(]含|及?以[上下内])/g;
/** Nothing and all are often written without decimals. */
const WHOLE = /^(?:0万元|0%|100%)$/;
/** So many amounts with zeros at their end show that a paper keeps them. */
const KEPT = 3;

/** Rates of the accounts; those of indicators count as they like. */
const OF_ACCOUNTS = /(?:占[^，。；]*|增长|下降|增幅|降幅|减幅|完成[^，。；]*预算[^，。；]*|执行率)为?$/;
const ANY_PERCENT = /(?<![\d.,约〔])\d+(\.\d+)?%(?![（(]含|及?以[上下内])/g;

/** Numbers of a paper that leave out the zeros which others of their kind keep, told once for each kind. */
function unlike({ view }: Print): Fault[] {
  if (!view.isRead) return [];
  return [...withoutZeros(view, ANY_AMOUNT, '金额'), ...withoutZeros(view, ANY_PERCENT, '百分数')];
}

function withoutZeros(view: Print['view'], pattern: RegExp, what: string): Fault[] {
  const spoken = hits(readingOf(view), pattern).filter(({ passage: { printed, text }, at, match }) => {
    const isFree = match[0].endsWith('%') && !OF_ACCOUNTS.test(text.slice(0, at));
    return printed.kind === 'paragraph' && printed.part === 'narrative' && !isFree;
  });
  const digits = ({ match }: Hit) => Math.max(0, (match[1]?.length ?? 0) - 1);
  const kept = spoken.filter((hit) => /\.\d0(?:万元|%)$/.test(hit.match[0])).length;
  const short = spoken.filter((hit) => digits(hit) === 1 || (digits(hit) === 0 && !WHOLE.test(hit.match[0])));
  const [first, ...others] = short;
  if (first === undefined || kept < KEPT || short.length * 3 > spoken.length) return [];
  const more = others.length === 0 ? '' : `，另有${others.length}处`;
  const message = `“${quote(first)}”：其他${what}保留两位小数，这里只有${digits(first)}位${more}`;
  return [
    {
      ...tell(first, { message, hint: '小数位写成一致', actual: first.match[0] }),
      related: others.map(({ passage }) => passage.printed),
    },
  ];
}

/** A column that prints 100.00% in one row and 100% in another. */
function columns({ table, place }: PrintedTable): Fault[] {
  if (table.style === 'statement') return [];
  const byColumn = new Map<number, string[]>();
  for (const row of table.body) {
    row.forEach((cell, index) => {
      const text = cell.paragraphs.map(plainText).join('');
      if (row.length === table.columns.length && /^\d+(?:\.\d+)?%$/.test(text))
        byColumn.set(index, [...(byColumn.get(index) ?? []), text]);
    });
  }
  return [...byColumn.values()].flatMap((rates): Fault[] => {
    const padded = rates.find((rate) => /\.\d*0%$/.test(rate));
    const length = padded?.split('.')[1]?.length;
    const other = rates.find((rate) => padded !== undefined && (rate.split('.')[1]?.length ?? 0) !== length);
    if (padded === undefined || other === undefined) return [];
    const name = tableName(table) || table.id;
    const message = `表“${name}”同一栏的百分数写法不一：“${padded}”与“${other}”`;
    return [{ severity: 'warning', message, at: place, hint: '小数位写成一致' }];
  });
}
