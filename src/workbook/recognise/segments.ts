/** Which tables stand in a sheet: known by their titles, the most particular words first, else by their numbers. */
import type { Form } from './forms.ts';
import type { SheetGrid } from './sheet-grid.ts';
import { bare } from './words.ts';

export interface Segment {
  readonly form: Form;
  /** As it is written; the sheet's name where only that tells. */
  readonly title: string;
  /** Row of the title; −1 where the sheet has none. */
  readonly titleRow: number;
  /** Rows that may hold its head lines, heads and lines. */
  readonly rows: readonly number[];
}

/** Of what a sheet holds nothing is needed, since other sheets give it. */
export type Segments = readonly Segment[] | 'notNeeded';

const LONGEST_TITLE = 60;

/** Words that make a title more particular than the one it ends with. */
const PARTICULAR = /预算|财政|基金|资本|基本|项目|经费|资产|债务|拨款|国有|明细|收支|收入|支出/u;

/** Tables of 部门决算 and of budgets from which nothing is taken. */
const NOT_NEEDED =
  /(?:决算|预算)明细表|收支预算总表|收入预算总表|经济分类预算表|机关运行经费预算表|资产负债|收入费用表|净资产变动|预算支出相关信息表|(?:基本|项目)支出(?:决算|预算)|基本数字表|非税收入征缴/u;

export function segmentsOf(grid: SheetGrid, forms: readonly Form[]): Segments {
  const titled = grid.rows.flatMap((row) => {
    const found = grid.columns.flatMap((column) => titleIn(grid.text(row, column), forms) ?? []);
    return found.slice(0, 1).map((each) => ({ ...each, row }));
  });
  if (titled.length > 0) {
    return titled.map(({ form, title, row }, index) => {
      const to = titled[index + 1]?.row ?? Number.POSITIVE_INFINITY;
      const from = index === 0 ? -1 : row;
      return { form, title, titleRow: row, rows: grid.rows.filter((each) => each >= from && each < to) };
    });
  }
  const only = byNumber(grid, forms) ?? byName(grid, forms);
  if (only !== undefined) return [{ ...only, titleRow: -1, rows: grid.rows }];
  const heads = grid.rows.slice(0, 4).flatMap((row) => grid.columns.map((column) => grid.text(row, column)));
  return [bare(grid.sheet.name), ...heads].some((text) => text.length < LONGEST_TITLE && NOT_NEEDED.test(text))
    ? 'notNeeded'
    : [];
}

interface Title {
  readonly form: Form;
  readonly title: string;
}

/** 三公经费及会议费、培训费支出决算表: what a table holds beside what it is known by. */
const BESIDE = /(?<=经费)(?:[、及和与][^、及和与]{1,7}费)+/gu;

/** The form whose title a text is. */
function titleIn(text: string, forms: readonly Form[]): Title | undefined {
  if (text.length > LONGEST_TITLE || !text.includes('表')) return undefined;
  const end = text.replace(/(?:\([^()]*\)?)+$/u, '').replaceAll(BESIDE, '');
  const fitting = forms.flatMap((form) =>
    form.titles.map(bare).flatMap((title) => (isTitle(end, title) ? [{ form, title }] : [])),
  );
  const longest = fitting.sort((one, other) => other.title.length - one.title.length)[0];
  return longest === undefined ? undefined : { form: longest.form, title: text };
}

/** Before the words of a title stand a year, a unit and numbers at most. */
function isTitle(text: string, title: string): boolean {
  if (!text.endsWith(title)) return false;
  const before = text.slice(0, -title.length).replace(/财政[部厅局所委]|预算(?=单位|部门)/gu, '');
  return !PARTICULAR.test(before) && !/[。；，]/u.test(before);
}

function byNumber(grid: SheetGrid, forms: readonly Form[]): Title | undefined {
  const texts = grid.rows.slice(0, 6).flatMap((row) => grid.columns.map((column) => grid.text(row, column)));
  for (const text of texts) {
    const number = text.replaceAll(/[()]/gu, '');
    const form = forms.find(({ numbers }) => numbers.includes(number));
    if (form !== undefined) return { form, title: number };
  }
  return undefined;
}

/** Names of sheets are cut at 31 characters and copied from last year: a help where the sheet itself says nothing. */
function byName(grid: SheetGrid, forms: readonly Form[]): Title | undefined {
  return titleIn(bare(grid.sheet.name), forms);
}
