/** Money of a printed form in 元: what it prints in its line of 总额, and what it is about. */
import { plainText } from '../../model/report.ts';
import { isMoneyUnit } from '../../money/units.ts';
import type { Interval } from '../interval.ts';
import { squeezed } from '../reading/squeezed.ts';
import type { Spot } from './marks.ts';
import type { ExecutionRow, PrintedForm } from './printed-form.ts';
import { printedAmount } from './printed-number.ts';

export interface FormMoney {
  readonly budget: Interval;
  readonly executed: Interval;
  /** As printed, with the unit. */
  readonly budgetText: string;
  readonly executedText: string;
  /** Of the cell with what was spent. */
  readonly spot: Spot;
  readonly unit: string;
  /** 年初预算, where the form has such a column. */
  readonly initial: Interval | undefined;
}

/** @param usual unit of the report, where the form names none */
export function moneyOf(form: PrintedForm, usual: string): FormMoney | undefined {
  const row = wholeOf(form);
  const unit = unitOf(form) ?? usual;
  const [budget, executed] = [printedAmount(row?.budget ?? '', unit), printedAmount(row?.executed ?? '', unit)];
  if (row === undefined || budget === undefined || executed === undefined) return undefined;
  const initial = printedAmount(row.initial ?? '', unit);
  return {
    budget,
    executed,
    budgetText: `${row.budget}${unit}`,
    executedText: `${row.executed}${unit}`,
    spot: row.spots.executed,
    unit,
    initial,
  };
}

function wholeOf({ execution }: PrintedForm): ExecutionRow | undefined {
  return execution.find(({ label }) => /总额$/u.test(squeezed(label))) ?? execution[0];
}

function unitOf({ rows, table: { table } }: PrintedForm): string | undefined {
  const heads = rows.slice(0, MOST_HEADS).flatMap((row) => row.map(squeezed));
  const said = heads.flatMap((text) => /[（(](万元|元)[）)]/u.exec(text)?.[1] ?? [])[0];
  const above = [table.headLine?.left ?? [], table.headLine?.right ?? []].map(plainText).join('');
  const unit = said ?? /单位[：:](万元|元)/u.exec(above)?.[1];
  return unit !== undefined && isMoneyUnit(unit) ? unit : undefined;
}

/** Lines over the indicators, in which a form says what it is about. */
const MOST_HEADS = 12;

/** Text right of 项目名称; a code before it is no part of the name. */
export function projectOf({ rows }: PrintedForm): string | undefined {
  for (const row of rows.slice(0, MOST_HEADS)) {
    const at = row.findIndex((cell) => /^项目名称[：:]?$/u.test(squeezed(cell)));
    const name = at < 0 ? undefined : row.slice(at).find((cell) => cell !== row[at] && cell.trim() !== '');
    if (name !== undefined) return squeezed(name).replace(/^[\dA-Z]{6,}[-－—]?/u, '');
  }
  return undefined;
}

/** 部门整体支出总额: a form of the whole unit. */
export function isOverall(form: PrintedForm): boolean {
  return projectOf(form) === undefined && form.execution.some(({ label }) => /整体|部门/u.test(label));
}
