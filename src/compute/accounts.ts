/** Revenue, expenditure and balances: tables 公开01–05, 07, 08. */
import type { ExpenditureRow, Fund } from '../model/dossier.ts';
import { FISCAL_FUNDS, FUNDS, REVENUE_KINDS } from '../model/dossier.ts';
import type { JsonPath } from '../model/source.ts';
import { EXPENDITURE_NAMES, FUND_NAMES, REVENUE_NAMES } from '../model/terms.ts';
import type { Decimal } from '../money/decimal.ts';
import { type CodeTree, type ComputeContext, codeTree, functionalName, projectPartId } from './context.ts';
import { type PartContext, part } from './part.ts';

const EXPENDITURE_KINDS = ['basic', 'project', 'superiorRemittance', 'business', 'subordinateSubsidy'] as const;
type ExpenditureKind = (typeof EXPENDITURE_KINDS)[number];

/** What one 项 has: a fact of the dossier, or figures that are added up. */
type Leaf = { readonly code: string } & (
  | { readonly value: Decimal | undefined; readonly path: JsonPath }
  | { readonly parts: readonly string[] }
);

/** Enters all figures of the accounts. */
export function computeAccounts(context: ComputeContext): void {
  const tree = codeTree(context);
  computeRevenue(context, tree);
  for (const fund of FUNDS) computeFundExpenditure(context, tree, fund);
  for (const code of [...tree.all, 'all']) part(context, `expenditure ${code}`, [code], computeExpenditure);
  computeFunds(context, tree);
  computeBalances(context);
  part(context, 'shares', [tree], computeShares);
  computeExpenditureByClass(context);
}

/** 本年支出 of a paper that tells it by 类 only: ids `expenditureByClass.<code>`. */
function computeExpenditureByClass(context: ComputeContext): void {
  const { book, dossier } = context;
  const rows = dossier.expenditureByClass ?? [];
  const ids = rows.map(({ code, amount }, index) => {
    const naming = { id: `expenditureByClass.${code}`, label: functionalName(context, code), unit: 'yuan' as const };
    return book.leaf(naming, amount, context.locate(['expenditureByClass', index, 'amount']));
  });
  book.total({ id: 'expenditureByClass.total', label: '各类支出合计', unit: 'yuan' }, ids);
}

function computeRevenue(context: ComputeContext, tree: CodeTree): void {
  for (const kind of REVENUE_KINDS) {
    const leaves = context.dossier.revenue.flatMap((row, index): Leaf[] =>
      row[kind] === undefined ? [] : [{ code: row.code, value: row[kind], path: ['revenue', index, kind] }],
    );
    rollUp(context, tree, { family: 'revenue', measure: kind, name: REVENUE_NAMES[kind], leaves });
  }
  part(context, 'revenue by code', [tree], computeRevenueTotals);
}

function computeRevenueTotals(context: PartContext, tree: CodeTree): void {
  const { book } = context;
  for (const code of [...tree.all, 'all']) {
    const name = functionalName(context, code);
    const of = (kinds: readonly string[]) => kinds.map((kind) => `revenue.${code}.${kind}`);
    book.total({ id: `revenue.${code}.fiscal`, label: `财政拨款收入（${name}）`, unit: 'yuan' }, of(FISCAL_FUNDS));
    const others = REVENUE_KINDS.filter((kind) => !(FISCAL_FUNDS as readonly string[]).includes(kind));
    book.total({ id: `revenue.${code}.total`, label: `本年收入合计（${name}）`, unit: 'yuan' }, [
      `revenue.${code}.fiscal`,
      ...of(others),
    ]);
  }
}

function computeFundExpenditure(context: ComputeContext, tree: CodeTree, fund: Fund): void {
  for (const kind of EXPENDITURE_KINDS) {
    const leaves = expenditureLeaves(context, fund, kind);
    rollUp(context, tree, {
      family: fund,
      measure: kind,
      name: `${FUND_NAMES[fund]}${EXPENDITURE_NAMES[kind]}`,
      leaves,
    });
  }
  part(context, `${fund} by code`, [tree, fund], computeFundTotals);
  computeInitialBudget(context, tree, fund);
}

function computeFundTotals(context: PartContext, tree: CodeTree, fund: Fund): void {
  for (const code of [...tree.all, 'all']) {
    const label = `${FUND_NAMES[fund]}支出（${functionalName(context, code)}）`;
    const parts = EXPENDITURE_KINDS.map((kind) => `${fund}.${code}.${kind}`);
    context.book.total({ id: `${fund}.${code}.total`, label, unit: 'yuan' }, parts);
  }
}

function expenditureLeaves(context: ComputeContext, fund: Fund, kind: ExpenditureKind): Leaf[] {
  return context.dossier.expenditure.flatMap((row, index): Leaf[] => {
    const { code } = row;
    const value = row[kind];
    if (row.fund !== fund || value === undefined) return [];
    if (Array.isArray(value)) return [{ code, parts: projectParts(context, row, index) }];
    return [{ code, value, path: ['expenditure', index, kind] }];
  });
}

/** What each row of a fund gives of a budget. */
function budgetLeaves({ dossier }: ComputeContext, fund: Fund, budget: 'initialBudget' | 'fullYearBudget'): Leaf[] {
  return dossier.expenditure.flatMap((row, index): Leaf[] => {
    const value = row[budget];
    if (row.fund !== fund || value === undefined) return [];
    return [{ code: row.code, value, path: ['expenditure', index, budget] }];
  });
}

/** 项目支出 of a row that is told by project: a figure for each part, of the project as of the row. */
function projectParts(context: ComputeContext, row: ExpenditureRow, index: number): string[] {
  if (!Array.isArray(row.project)) return [];
  return row.project.map(({ project, amount }, n) => {
    const name = context.dossier.projects?.find(({ id }) => id === project)?.name ?? project;
    const label = `${name}支出（${functionalName(context, row.code)}）`;
    const source = context.locate(['expenditure', index, 'project', n, 'amount']);
    return context.book.leaf({ id: projectPartId(row, n), label, unit: 'yuan' }, amount, source);
  });
}

/** 年初预算 and its completion (rule C11: none on a budget of zero), where the unit gives initial budgets. */
function computeInitialBudget(context: ComputeContext, tree: CodeTree, fund: Fund): void {
  const leaves = budgetLeaves(context, fund, 'initialBudget');
  rollUp(context, tree, { family: fund, measure: 'initialBudget', name: `${FUND_NAMES[fund]}年初预算`, leaves });
  computeFullYearBudget(context, tree, fund);
  part(context, `${fund} completion`, [tree, fund], computeCompletion);
}

function computeCompletion(context: PartContext, tree: CodeTree, fund: Fund): void {
  const { book } = context;
  for (const code of [...tree.all, 'all']) {
    const id = `${fund}.${code}`;
    const name = `${FUND_NAMES[fund]}支出（${functionalName(context, code)}）`;
    book.ratio({ id: `${id}.completion`, label: `${name}完成年初预算` }, `${id}.total`, `${id}.initialBudget`);
    const naming = { id: `${id}.overBudget`, label: `${name}决算与年初预算之差`, unit: 'yuan' as const };
    book.difference(naming, [`${id}.total`], [`${id}.initialBudget`]);
  }
}

/** 全年预算 (after adjustment) and its completion, where the unit gives it. */
function computeFullYearBudget(context: ComputeContext, tree: CodeTree, fund: Fund): void {
  const leaves = budgetLeaves(context, fund, 'fullYearBudget');
  if (leaves.length === 0) return;
  rollUp(context, tree, { family: fund, measure: 'fullYearBudget', name: `${FUND_NAMES[fund]}全年预算`, leaves });
  part(context, `${fund} full-year completion`, [tree, fund], computeFullYearCompletion);
}

function computeFullYearCompletion(context: PartContext, tree: CodeTree, fund: Fund): void {
  const { book } = context;
  for (const code of [...tree.all, 'all']) {
    const label = `${FUND_NAMES[fund]}支出（${functionalName(context, code)}）完成全年预算`;
    const id = `${fund}.${code}`;
    book.ratio({ id: `${id}.fullYearCompletion`, label }, `${id}.total`, `${id}.fullYearBudget`);
  }
}

function computeExpenditure(context: PartContext, code: string): void {
  const kinds = ['total', ...EXPENDITURE_KINDS] as const;
  const name = functionalName(context, code);
  for (const kind of kinds) {
    const label = `本年${EXPENDITURE_NAMES[kind]}（${name}）`;
    const inputs = FUNDS.map((fund) => `${fund}.${code}.${kind}`);
    context.book.total({ id: `expenditure.${code}.${kind}`, label, unit: 'yuan' }, inputs);
  }
  context.book.total(
    { id: `fiscal.${code}.total`, label: `财政拨款支出（${name}）`, unit: 'yuan' },
    FISCAL_FUNDS.map((fund) => `${fund}.${code}.total`),
  );
}

/** Opening, revenue and closing of each fund by code: 公开07 6栏 = 1+2−3栏. */
function computeFunds(context: ComputeContext, tree: CodeTree): void {
  for (const fund of FISCAL_FUNDS) {
    const leaves = (context.dossier.opening ?? []).flatMap((row, index): Leaf[] => {
      if (row.fund !== fund || row.code === undefined) return [];
      return [{ code: row.code, value: row.amount, path: ['opening', index, 'amount'] }];
    });
    rollUp(context, tree, { family: fund, measure: 'opening', name: `${FUND_NAMES[fund]}年初结转和结余`, leaves });
    part(context, `${fund} closing`, [tree, fund], computeClosing);
  }
}

function computeClosing(context: PartContext, tree: CodeTree, fund: Fund): void {
  const { book } = context;
  for (const code of [...tree.all, 'all']) {
    const name = functionalName(context, code);
    const id = `${fund}.${code}`;
    const revenue = { id: `${id}.revenue`, label: `${FUND_NAMES[fund]}本年收入（${name}）`, unit: 'yuan' as const };
    book.total(revenue, [`revenue.${code}.${fund}`]);
    const closing = {
      id: `${id}.closing`,
      label: `${FUND_NAMES[fund]}年末结转和结余（${name}）`,
      unit: 'yuan' as const,
    };
    book.difference(closing, [`${id}.opening`, `${id}.revenue`], [`${id}.total`]);
  }
}

function computeBalances(context: ComputeContext): void {
  const { book, dossier } = context;
  const yuanFigure = (id: string, label: string) => ({ id, label, unit: 'yuan' as const });
  const uncoded = (fund: Fund) =>
    (dossier.opening ?? []).findIndex((row) => row.fund === fund && row.code === undefined);
  for (const fund of FUNDS) {
    const index = uncoded(fund);
    const value = index < 0 ? undefined : dossier.opening?.[index]?.amount;
    const label = `年初${FUND_NAMES[fund]}结转和结余（未分科目）`;
    book.leaf(yuanFigure(`${fund}.openingUncoded`, label), value, context.locate(['opening', index, 'amount']));
  }
  for (const fund of FISCAL_FUNDS) {
    const name = FUND_NAMES[fund];
    book.total(yuanFigure(`fiscal.opening.${fund}`, `年初${name}结转和结余`), [
      `${fund}.all.opening`,
      `${fund}.openingUncoded`,
    ]);
    const closing = yuanFigure(`fiscal.closing.${fund}`, `年末${name}结转和结余`);
    book.difference(closing, [`fiscal.opening.${fund}`, `revenue.all.${fund}`], [`${fund}.all.total`]);
    const total = yuanFigure(`fiscal.grandTotalExpenditure.${fund}`, `${name}支出总计`);
    book.total(total, [`${fund}.all.total`, `fiscal.closing.${fund}`]);
  }
  const funds = (measure: string) => FISCAL_FUNDS.map((fund) => `fiscal.${measure}.${fund}`);
  book.total(yuanFigure('fiscal.opening.total', '年初财政拨款结转和结余'), funds('opening'));
  book.total(yuanFigure('fiscal.closing.total', '年末财政拨款结转和结余'), funds('closing'));
  book.total(yuanFigure('fiscal.grandTotal', '财政拨款收入总计'), ['revenue.all.fiscal', 'fiscal.opening.total']);
  book.total(yuanFigure('fiscal.grandTotalExpenditure.total', '财政拨款支出总计'), [
    'fiscal.all.total',
    'fiscal.closing.total',
  ]);
  computeOverallBalance(context);
}

function computeOverallBalance(context: ComputeContext): void {
  const { book, dossier } = context;
  const yuanFigure = (id: string, label: string) => ({ id, label, unit: 'yuan' as const });
  const leaf = (key: 'nonFiscalSurplusUsed' | 'surplusDistribution', label: string) =>
    book.leaf(yuanFigure(`balance.${key}`, label), dossier[key], context.locate([key]));
  leaf('nonFiscalSurplusUsed', '使用非财政拨款结余');
  leaf('surplusDistribution', '结余分配');
  book.total(yuanFigure('balance.opening', '年初结转和结余'), ['fiscal.opening.total', 'nonFiscal.openingUncoded']);
  const income = ['revenue.all.total', 'balance.nonFiscalSurplusUsed', 'balance.opening'];
  book.total(yuanFigure('balance.grandTotal', '收入总计'), income);
  const spent = ['expenditure.all.total', 'balance.surplusDistribution'];
  book.difference(yuanFigure('balance.closing', '年末结转和结余'), ['balance.grandTotal'], spent);
  book.total(yuanFigure('balance.grandTotalExpenditure', '支出总计'), [...spent, 'balance.closing']);
}

/** Shares of the year's totals (rules C03, C04, C07, C08). */
function computeShares(context: PartContext, tree: CodeTree): void {
  const { book } = context;
  const share = (part: string, whole: string, id = `${part}.share`) =>
    book.ratio({ id, label: `${book.label(part)}占${book.label(whole)}的比重` }, part, whole);
  for (const kind of ['fiscal', ...REVENUE_KINDS]) share(`revenue.all.${kind}`, 'revenue.all.total');
  for (const kind of EXPENDITURE_KINDS) share(`expenditure.all.${kind}`, 'expenditure.all.total');
  for (const fund of FISCAL_FUNDS) {
    share(`${fund}.all.total`, 'expenditure.all.total', `${fund}.all.total.shareOfExpenditure`);
    for (const code of tree.all) share(`${fund}.${code}.total`, `${fund}.all.total`);
  }
}

interface RollUp {
  readonly family: string;
  readonly measure: string;
  readonly name: string;
  /** By 项; of two under one code the latter. */
  readonly leaves: readonly Leaf[];
}

/** 款 = Σ项, 类 = Σ款, 合计 = Σ类 for one measure, from the leaves of the dossier. */
function rollUp(context: ComputeContext, tree: CodeTree, of: RollUp): void {
  part(context, `${of.family} ${of.measure}`, [tree, of], enterRollUp);
}

function enterRollUp(context: PartContext, tree: CodeTree, { family, measure, name, leaves }: RollUp): void {
  const { book } = context;
  const byCode = new Map(leaves.map((leaf) => [leaf.code, leaf]));
  const id = (code: string) => `${family}.${code}.${measure}`;
  const naming = (code: string) => ({
    id: id(code),
    label: `${name}（${functionalName(context, code)}）`,
    unit: 'yuan' as const,
  });
  for (const code of tree.upwards) {
    const leaf = byCode.get(code);
    if (leaf !== undefined && 'parts' in leaf) book.total(naming(code), leaf.parts);
    else if (code.length === 7) book.leaf(naming(code), leaf?.value, leaf && context.locate(leaf.path));
    else book.total(naming(code), tree.childrenOf(code).map(id));
  }
  book.total(naming('all'), tree.classes.map(id));
}
