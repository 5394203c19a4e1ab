/** A printed form with weights and scores, cell by cell: what adds up, to what, and where each number stands. */
import { rememberedByObject } from '../../model/remembered.ts';
import { type Decimal, decimal, sum, ZERO } from '../../money/decimal.ts';
import { squeezed } from '../reading/squeezed.ts';
import type { PrintedTable, ReportView } from '../reading/view.ts';
import { type Mark, Marks } from './marks.ts';
import { type PrintedForm, printedForms } from './printed-form.ts';
import { printedNumber } from './printed-number.ts';

export interface ScoredItem {
  readonly name: string;
  readonly row: number;
  /** ≥, ≤ and the like, where a column of its own says it. */
  readonly relation: string;
  readonly target: string;
  readonly actual: string;
  readonly weight: Mark | undefined;
  readonly score: Mark | undefined;
}

export interface ScoredForm {
  readonly table: PrintedTable;
  readonly place: PrintedForm['place'];
  readonly items: readonly ScoredItem[];
  /** Undefined where the form has no such column. */
  readonly targetColumn: number | undefined;
  readonly actualColumn: number | undefined;
  /** By column from the left: of 一级指标 first, where each level has its own. */
  readonly weights: readonly (readonly Mark[])[];
  readonly scores: readonly Mark[];
  /** Whether each item has its score. */
  readonly isScored: boolean;
  /** Whether the indicators together have all the marks they can. */
  readonly isFull: boolean;
  /** Whether some line is one of totals. */
  readonly hasTotal: boolean;
  /** 预算执行: part of the total, though no indicator. */
  readonly execution: { readonly weight: Decimal | undefined; readonly score: Decimal | undefined } | undefined;
  readonly total: { readonly weight: Mark | undefined; readonly score: Mark | undefined };
  /** 绩效指标（90分）: full marks of all indicators together. */
  readonly full: Decimal | undefined;
}

export const scoredForms = rememberedByObject((view: ReportView): readonly ScoredForm[] =>
  printedForms(view).flatMap((form) => readScored(form) ?? []),
);

const TOTAL = /^(?:总分|总计|合计|总得分|得分合计|自评总?得?分)/u;
const WEIGHT = /^(?:权重|分值|标准分|满分)/u;
const SCORE = /^(?:自评|评价)?得分/u;

function readScored(form: PrintedForm): ScoredForm | undefined {
  const rows = form.rows.map((row) => row.map(squeezed));
  const start = rows.findIndex((row) => row.includes('三级指标'));
  const heads = rows[start] ?? [];
  const last = rows.findIndex((row, at) => at > start && TOTAL.test(row[0] ?? ''));
  const end = last < 0 ? rows.length : last;
  const isOnly = rows.slice(start + 2).every((row) => !row.includes('三级指标'));
  const marks = new Marks(form.table);
  const columns = (fits: RegExp) =>
    heads.flatMap((head, at) => (fits.test(head) && marks.opens(start, at) ? [at] : []));
  const [weightColumns, [scoreColumn]] = [columns(WEIGHT), columns(SCORE)];
  if (start < 0 || (weightColumns.length === 0 && scoreColumn === undefined)) return undefined;
  const weights = weightColumns.map((at) => marks.below(at, start + 1, end));
  const scores = scoreColumn === undefined ? [] : marks.below(scoreColumn, start + 1, end);
  const itemRows = rows.flatMap((_, at) => (at > start && at < end && isItem(rows[at] ?? [], heads) ? [at] : []));
  const find = (fits: RegExp) => {
    const column = heads.findIndex((head) => fits.test(head));
    return column < 0 ? undefined : column;
  };
  const at = (row: number, column: number | undefined) => (column === undefined ? '' : (rows[row]?.[column] ?? ''));
  const [targetColumn, actualColumn] = [find(/目标值|指标值/u), find(/完成值/u)];
  const items = itemRows.map(
    (row): ScoredItem => ({
      name: at(row, find(/^三级指标$/u)),
      row,
      relation: at(row, find(/^指标性质/u)),
      target: at(row, targetColumn),
      actual: at(row, actualColumn),
      weight: weights.at(-1)?.find((mark) => mark.row === row && mark.rowSpan === 1),
      score: scores.find((mark) => mark.row === row && mark.rowSpan === 1),
    }),
  );
  const total = (column: number | undefined) =>
    last < 0 || column === undefined ? undefined : marks.covering(last, column);
  const [totalWeight, totalScore] = [total(weightColumns[0]), total(scoreColumn)];
  const execution = executionOf(form, rows.slice(0, start));
  const full = isOnly ? pointsIn(rows.slice(start, start + 2).map(([first = '']) => first)) : undefined;
  const isScored =
    scoreColumn !== undefined &&
    itemRows.every((row) => scores.some((one) => one.row <= row && row < one.row + one.rowSpan));
  const most = full ?? HUNDRED.minus(execution?.weight ?? ZERO);
  return {
    table: form.table,
    place: form.place,
    items,
    targetColumn,
    actualColumn,
    weights,
    scores,
    isScored,
    isFull: isScored && sum(scores.map(({ value }) => value)).equals(most),
    hasTotal: rows.flat().some((cell) => TOTAL.test(cell)),
    execution,
    total: { weight: totalWeight?.column === totalScore?.column ? undefined : totalWeight, score: totalScore },
    full,
  };
}

const HUNDRED = decimal(100);

/** Lines of 三级指标; a further head is none, nor is a text that runs over the columns to its right. */
function isItem(row: readonly string[], heads: readonly string[]): boolean {
  const at = heads.indexOf('三级指标');
  const other = heads.findIndex((head, index) => index > at && head !== '三级指标');
  return row[at] !== '' && row[at] !== '三级指标' && row[at] !== row[other];
}

const POINTS = /[（(](\d{1,3})分[）)]/u;

function pointsIn(texts: readonly string[]): Decimal | undefined {
  const found = texts.flatMap((text) => POINTS.exec(text)?.[1] ?? [])[0];
  return found === undefined ? undefined : printedNumber(found);
}

function executionOf({ execution }: PrintedForm, above: readonly (readonly string[])[]): ScoredForm['execution'] {
  const row = execution.find(({ label }) => /总额$/u.test(squeezed(label))) ?? execution[0];
  if (row === undefined) return undefined;
  const said = above.flat().flatMap((text) => /(\d{1,3})分[）)×*]/u.exec(text)?.[1] ?? [])[0];
  return {
    weight: printedNumber(row.weight ?? '') ?? (said === undefined ? undefined : printedNumber(said)),
    score: printedNumber(row.score ?? ''),
  };
}
