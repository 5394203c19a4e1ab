/** Builders for rules that are formulas between cells. Each rule file states one rule with them. */
import type { Severity } from '../diagnostics/finding.ts';
import { ALL } from './layout.ts';
import { type Formula, judge, type Ref, type Rule, type RuleContext } from './rule.ts';
import type { TableView } from './table-view.ts';

export const FISCAL_FUNDS = ['generalPublic', 'governmentFund', 'stateCapital'] as const;

interface RuleHead {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly severity?: Severity;
  readonly advice?: string;
}

export function ref(table: string, figure: string): Ref {
  return { table, figure };
}

export function refs(table: string, figures: readonly string[]): Ref[] {
  return figures.map((figure) => ({ table, figure }));
}

export function minus(table: string, figure: string): Ref {
  return { table, figure, minus: true };
}

/** A rule made of the formulas that `formulas` finds in a view. */
export function formulaRule(
  head: RuleHead,
  formulas: (view: TableView, context: RuleContext) => readonly Formula[],
): Rule {
  const rule: Rule = {
    ...head,
    severity: head.severity ?? 'error',
    check: (view, context) => formulas(view, context).flatMap((formula) => judge(rule, formula, view, context)),
  };
  return rule;
}

/** total = Σ parts. */
export function sumRule(head: RuleHead & { readonly total: Ref; readonly parts: readonly Ref[] }): Rule {
  const { total, parts, ...rest } = head;
  return formulaRule(rest, () => [equal(total, ...parts)]);
}

/** One amount that stands in two places. */
export function sameRule(head: RuleHead & { readonly one: Ref; readonly other: Ref }): Rule {
  const { one, other, ...rest } = head;
  return formulaRule(rest, () => [equal(one, other)]);
}

/** The same measure of each 类 in a statement and in a classification table. */
export function classRule(
  head: RuleHead & { readonly statement: string; readonly table: string; readonly pattern: string },
): Rule {
  const { statement, table, pattern, ...rest } = head;
  return formulaRule(rest, (view) =>
    classFigures(view, statement, pattern).map((figure) => equal(ref(statement, figure), ref(table, figure))),
  );
}

/** In every row of a classification table: total column = Σ part columns. */
export function rowRule(
  head: RuleHead & { readonly table: string; readonly total: string; readonly parts: readonly string[] },
): Rule {
  const { table, total, parts, ...rest } = head;
  return formulaRule(rest, (view) =>
    [ALL, ...view.codes(table)].map((code) =>
      equal(ref(table, withCode(total, code)), ...parts.map((part) => ref(table, withCode(part, code)))),
    ),
  );
}

/** In every column of a classification table: 合计 = Σ类, 类 = Σ款, 款 = Σ项. */
export function hierarchyRule(head: RuleHead & { readonly table: string }): Rule {
  const { table, ...rest } = head;
  return formulaRule(rest, (view) => hierarchyFormulas(view, table));
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

export function withCode(pattern: string, code: string): string {
  return pattern.replaceAll('{code}', code);
}

/** The figures of a statement's lines by 类 that follow a pattern, e.g. `expenditure.{code}.total`. */
export function classFigures(view: TableView, table: string, pattern: string): string[] {
  const [before = '', after = ''] = pattern.split('{code}');
  return view.figures(table).filter((figure) => {
    if (!figure.startsWith(before) || !figure.endsWith(after)) return false;
    return /^\d{3}$/.test(figure.slice(before.length, figure.length - after.length));
  });
}

function hierarchyFormulas(view: TableView, table: string): Formula[] {
  const codes = view.codes(table);
  const patterns = view.figures(table).flatMap((figure) => totalPattern(figure) ?? []);
  return [ALL, ...codes].flatMap((code) => {
    const children = codes.filter((other) => isChild(other, code));
    if (children.length === 0) return [];
    return patterns.map((pattern) =>
      equal(ref(table, withCode(pattern, code)), ...children.map((child) => ref(table, withCode(pattern, child)))),
    );
  });
}

/** `revenue.all.total` → `revenue.{code}.total`: the columns, read off the 合计 row. */
function totalPattern(figure: string): string | undefined {
  return figure.includes(`.${ALL}.`) ? figure.replace(`.${ALL}.`, '.{code}.') : undefined;
}

function isChild(code: string, parent: string): boolean {
  if (parent === ALL) return code.length === 3;
  return code.length === parent.length + 2 && code.startsWith(parent);
}

/**
 * Whether only 财政拨款 was received, carried in and spent: no other revenue, no surplus used, no other opening balance.
 * `undefined` where the view does not tell.
 */
export function onlyFiscalMoney(view: TableView): boolean | undefined {
  const revenue = view.at('T1', 'revenue.all.total')?.value;
  const fiscal = FISCAL_FUNDS.map((fund) => view.at('T1', `revenue.all.${fund}`)?.value);
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
