/** 整体支出规模 by kind of expenditure: 年初预算, 全年预算, 全年执行, 执行率 and points of each row (rules E01, E02, E14). */
import { BASIC_FUND_ROWS, type OverallEvaluation, PROJECT_FUND_ROWS } from '../model/dossier.ts';
import { OVERALL_FUND_NAMES } from '../model/terms.ts';
import { computeExecution } from './execution.ts';
import type { PartContext } from './part.ts';

type Funds = NonNullable<OverallEvaluation['funds']>;
type FundRow = keyof Funds;

const MEASURES = [
  ['initialBudget', '年初预算数'],
  ['adjustedBudget', '全年预算数'],
  ['executed', '全年执行数'],
] as const;

/** Enters the rows as `<id>.funds.<row>.<measure>` and their total as `<id>.<measure>`. */
export function computeOverallFunds(context: PartContext, id: string, funds: Funds): void {
  const { book } = context;
  const row = (name: string) => `${id}.funds.${name}`;
  for (const [measure, label] of MEASURES) {
    for (const name of [...BASIC_FUND_ROWS, ...PROJECT_FUND_ROWS])
      addLeaf(context, row(name), name, measure, label, funds);
    const sum = (of: string, name: string, parts: readonly string[]) =>
      book.total(
        { id: `${of}.${measure}`, label: `${name}${label}`, unit: 'yuan' },
        parts.map((part) => `${row(part)}.${measure}`),
      );
    sum(row('basic'), OVERALL_FUND_NAMES.basic, BASIC_FUND_ROWS);
    sum(row('project'), OVERALL_FUND_NAMES.project, PROJECT_FUND_ROWS);
    sum(id, '部门整体支出', ['basic', 'project']);
  }
  for (const [name, label] of Object.entries(OVERALL_FUND_NAMES)) {
    computeExecution(context, row(name), label);
    const share = { id: `${row(name)}.executed.share`, label: `${label}占部门整体支出的比重` };
    book.ratio(share, `${row(name)}.executed`, `${id}.executed`);
  }
}

function addLeaf(
  context: PartContext,
  id: string,
  name: FundRow,
  measure: (typeof MEASURES)[number][0],
  label: string,
  funds: Funds,
): void {
  const source = context.locate(['performance', 'overall', 'funds', name, measure]);
  const naming = { id: `${id}.${measure}`, label: `${OVERALL_FUND_NAMES[name]}${label}`, unit: 'yuan' as const };
  context.book.leaf(naming, funds[name]?.[measure], source);
}
