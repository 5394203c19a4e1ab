/** What the tables of formulas are written with: each builder says which formulas a view of the tables must satisfy. */

import { ALL } from '../../model/table-layout.ts';
import type { Tables } from '../engine/needs.ts';
import type { Rule } from '../engine/rule.ts';
import type { Formula, Ref } from './formula.ts';
import { judge } from './judge.ts';
import type { TableView } from './table-view.ts';

export const FUNDS = ['generalPublic', 'governmentFund', 'stateCapital'] as const;

export type Formulas = (on: Tables) => readonly Formula[];

/** One line of such a table. */
export interface FormulaRow {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** What to do when the dossier's own facts contradict each other. */
  readonly advice?: string;
  readonly formulas: Formulas;
}

/** The lines as rules. */
export function formulaRules(rows: readonly FormulaRow[]): Rule<'tables'>[] {
  return rows.map(({ formulas, ...head }) => {
    const rule: Rule<'tables'> = {
      ...head,
      severity: 'error',
      needs: 'tables',
      check: (on) => on.judged(formulas, (formula, tables) => judge(rule, formula, tables)),
    };
    return rule;
  });
}

export function ref(table: string, figure: string): Ref {
  return { table, figure };
}

export function refs(table: string, figures: readonly string[]): Ref[] {
  return figures.map((figure) => ({ table, figure }));
}

function minus(table: string, figure: string): Ref {
  return { table, figure, minus: true };
}

/** left = Σ right. */
export function equal(left: Ref, ...right: readonly Ref[]): Formula {
  return { left: [left], relation: '=', right };
}

export function atMost(left: Ref, right: Ref): Formula {
  return { left: [left], relation: '≤', right: [right] };
}

export function atLeast(left: Ref, right: Ref): Formula {
  return { left: [left], relation: '≥', right: [right] };
}

export function all(...formulas: readonly Formulas[]): Formulas {
  return (on) => formulas.flatMap((one) => one(on));
}

export function fixed(...formulas: readonly Formula[]): Formulas {
  return () => formulas;
}

/** In one table: total = Σ parts. */
export function sums(table: string, total: string, parts: readonly string[]): Formulas {
  return fixed(equal(ref(table, total), ...refs(table, parts)));
}

/** One amount that stands in two tables, by the same figure unless another is named. */
export function same(one: string, figure: string, other: string, otherFigure = figure): Formulas {
  return fixed(equal(ref(one, figure), ref(other, otherFigure)));
}

/** For each of the three kinds of 财政拨款: `{fund}`. */
export function byFund(of: (fund: string) => Formula): Formulas {
  return fixed(...FUNDS.map(of));
}

/** The same measure of each 类 in a statement and in a classification table. */
export function classes(statement: string, table: string, pattern: string): Formulas {
  return ({ view }) =>
    classFigures(view, statement, pattern).map((figure) => equal(ref(statement, figure), ref(table, figure)));
}

/** In a statement: total = Σ of its lines by 类. */
export function sumOfClasses(table: string, total: string, pattern: string): Formulas {
  return ({ view }) => [equal(ref(table, total), ...refs(table, classFigures(view, table, pattern)))];
}

/** In every row of a classification table, 合计 included. */
export function rows(table: string, of: (code: string) => readonly Formula[]): Formulas {
  return ({ view }) => [ALL, ...view.codes(table)].flatMap(of);
}

/** In every row of a table: the column `total` = Σ `parts`, all under the same beginning of their ids. */
export function rowSums(table: string, money: string, parts: readonly string[], total = 'total'): Formulas {
  const id = (code: string, measure: string) => `${money}.${code}.${measure}`;
  return rows(table, (code) => [
    equal(
      ref(table, id(code, total)),
      ...refs(
        table,
        parts.map((part) => id(code, part)),
      ),
    ),
  ]);
}

/** In every row: 年末 = 年初 + 收入 − 支出. */
export function balances(table: string, fund: string): Formulas {
  const id = (code: string, measure: string) => `${fund}.${code}.${measure}`;
  return rows(table, (code) => [
    equal(
      ref(table, id(code, 'closing')),
      ref(table, id(code, 'opening')),
      ref(table, id(code, 'revenue')),
      minus(table, id(code, 'total')),
    ),
  ]);
}

/** In every column of a classification table: 合计 = Σ类, 类 = Σ款, 款 = Σ项. */
export function hierarchy(table: string): Formulas {
  return ({ view, figures }) => {
    const codes = view.codes(table);
    const childrenOf = new Map<string, string[]>([[ALL, []], ...codes.map((code): [string, string[]] => [code, []])]);
    for (const code of codes) childrenOf.get(parentOf(code))?.push(code);
    // A place may print rates beside the amounts: they do not add up.
    const addUp = view.figures(table).filter((figure) => figures.get(figure)?.unit !== 'ratio');
    const patterns = addUp.flatMap((figure) => totalPattern(figure) ?? []);
    return [ALL, ...codes].flatMap((code) => {
      const children = childrenOf.get(code) ?? [];
      if (children.length === 0) return [];
      return patterns.map((pattern) =>
        equal(ref(table, withCode(pattern, code)), ...children.map((child) => ref(table, withCode(pattern, child)))),
      );
    });
  };
}

/** The figures of a statement's lines by 类 that follow a pattern, e.g. `expenditure.{code}.total`. */
export function classFigures(view: TableView, table: string, pattern: string): string[] {
  const [before = '', after = ''] = pattern.split('{code}');
  return view.figures(table).filter((figure) => {
    if (!figure.startsWith(before) || !figure.endsWith(after)) return false;
    return /^\d{3}$/.test(figure.slice(before.length, figure.length - after.length));
  });
}

function withCode(pattern: string, code: string): string {
  return pattern.replaceAll('{code}', code);
}

/** `revenue.all.total` → `revenue.{code}.total`: the columns, read off the 合计 row. */
function totalPattern(figure: string): string | undefined {
  return figure.includes(`.${ALL}.`) ? figure.replace(`.${ALL}.`, '.{code}.') : undefined;
}

function parentOf(code: string): string {
  return code.length === 3 ? ALL : code.slice(0, -2);
}

/**
 * Whether only 财政拨款 was received, carried in and spent: no other revenue, no surplus used, no other opening balance.
 * `undefined` where the view does not tell.
 */
export function onlyFiscalMoney(view: TableView): boolean | undefined {
  const revenue = view.at('T1', 'revenue.all.total')?.value;
  const fiscal = FUNDS.map((fund) => view.at('T1', `revenue.all.${fund}`)?.value);
  const surplus = view.at('T1', 'balance.nonFiscalSurplusUsed')?.value;
  const opening = view.at('T1', 'balance.opening')?.value;
  const fiscalOpening = view.at('T4', 'fiscal.opening.total')?.value;
  const [general, fund, capital] = fiscal;
  if (!revenue || !general || !fund || !capital || !surplus || !opening || !fiscalOpening) return undefined;
  return general.plus(fund).plus(capital).equals(revenue) && surplus.isZero() && opening.equals(fiscalOpening);
}

/** Whether nothing was carried in or over, used or distributed, so that each 科目 spent what it received. */
export function nothingCarriedOver(view: TableView): boolean {
  const figures = ['balance.opening', 'balance.closing', 'balance.nonFiscalSurplusUsed', 'balance.surplusDistribution'];
  return figures.every((figure) => view.at('T1', figure)?.value?.isZero() === true);
}
