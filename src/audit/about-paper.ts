/** What a paper says of itself: whose it is, of which year, and whether it tells final accounts at all. */
import type { Paper } from '../model/paper.ts';
import { textsOf } from './paper-texts.ts';

export interface AboutPaper {
  readonly kind: PaperKind;
  readonly unit?: string;
  readonly year?: number;
}

/**
 * - `accounts`: 决算, or a report on performance that goes with it;
 * - `budget`: 预算, of which nothing here is a rule;
 * - `other`: neither says so.
 */
export type PaperKind = 'accounts' | 'budget' | 'other';

export function aboutPaper(paper: Paper): AboutPaper {
  const lines = firstLines(paper);
  const unit = lines.map(unitIn).find((name) => name !== undefined);
  const year = lines.map(yearIn).find((found) => found !== undefined);
  return {
    kind: kindOf(paper, lines),
    ...(unit === undefined ? {} : { unit }),
    ...(year === undefined ? {} : { year }),
  };
}

/** Texts that stand first, without blanks: the title above all. */
function firstLines(paper: Paper): string[] {
  const texts = paper.blocks.flatMap((block) => (block.kind === 'contents' ? [] : textsOf(block)));
  return [paper.title, ...texts.slice(0, FIRST)].map(({ text }) => text.replaceAll(/\s/g, ''));
}

const FIRST = 400;
const YEAR = /(20\d\d)年/;

function yearIn(line: string): number | undefined {
  const year = YEAR.exec(line)?.[1];
  return year === undefined ? undefined : Number(year);
}

/** A unit ends in one of these words. */
const UNIT_END =
  '(?:局|委|委员会|办公室|厅|部|院|校|学|所|中心|站|队|会|处|府|镇|乡|街道|馆|社|园|司|台|团|署|室|办|署|库|学校|医院|机关|支队|大队|集团)(?:[（(]本级[）)]|[（(]本部[）)]|本级)?';
const WHAT = '(?:部门|单位|财政|整体)?(?:收支|支出)?(?:整体)?(?:决算|预算|支出绩效|绩效)';
const BEFORE_YEAR = new RegExp(`^([\\p{Script=Han}·（）()“”]{3,40}?${UNIT_END})(?:关于)?20\\d\\d年`, 'u');
const AFTER_YEAR = new RegExp(`20\\d\\d年度?([\\p{Script=Han}·（）()“”]{3,40}?${UNIT_END})${WHAT}`, 'u');
const IN_HEAD =
  /^(?:编制|填报|公开)?(?:单位|部门)(?:名称)?[:：]([\p{Script=Han}·（）()]{4,40}?)(?:(?:金额)?单位[:：].*|20\d\d.*)?$/u;
const OF_PART = /^第一部分([\p{Script=Han}·（）()]{4,40}?)(?:部门|单位)?概况$/u;

function unitIn(line: string): string | undefined {
  const name =
    BEFORE_YEAR.exec(line)?.[1] ?? AFTER_YEAR.exec(line)?.[1] ?? OF_PART.exec(line)?.[1] ?? IN_HEAD.exec(line)?.[1];
  return name === undefined || /^(?:部门|单位)/u.test(name) ? undefined : name;
}

function kindOf(paper: Paper, lines: readonly string[]): PaperKind {
  const title = paper.title.text.replaceAll(/\s/g, '');
  if (/决算|绩效/.test(title)) return 'accounts';
  if (/预算/.test(title)) return 'budget';
  const headings = lines.filter((line) => line.length < LONGEST_HEADING);
  const count = (word: string) => headings.filter((line) => line.includes(word)).length;
  const [accounts, budgets] = [count('决算') + count('绩效'), count('预算表') + count('预算编制') + count('预算情况')];
  if (accounts + budgets === 0) return 'other';
  return budgets > accounts ? 'budget' : 'accounts';
}

const LONGEST_HEADING = 40;
