/**
 * Tables as they were read → the leaves of a dossier. All differences are exact; what cannot be told apart is not given,
 * and said.
 */
import type { Finding } from '../../diagnostics/finding.ts';
import type { Classification } from '../../model/catalogue.ts';
import { NumberLiteral } from '../../model/dossier.ts';
import type { ImportedValue, ImportPath } from '../../model/imported.ts';
import { type JsonPath, valueAt } from '../../model/source.ts';
import { type Decimal, lastDigit, sum, ZERO } from '../../money/decimal.ts';
import type { FigureCell, TableReading } from '../recognise/reading.ts';
import { plainLabel } from '../recognise/words.ts';
import { fundByName } from './fund-by-name.ts';

export interface LeavesInput {
  readonly accounts: ReadonlyMap<string, TableReading>;
  readonly classification: Classification;
  /** 元 in the dossier's unit of money. */
  readonly yuan: Decimal;
  /** What the dossier holds already; kinds of vehicles that it lists keep their words. */
  readonly dossier: unknown;
}

export interface Leaves {
  readonly values: readonly ImportedValue[];
  readonly findings: readonly Finding[];
  /** What the tables leave open, one sentence each. */
  readonly open: readonly string[];
}

const REVENUE_KINDS = ['superiorSubsidy', 'institutional', 'business', 'subordinateRemittance', 'other'] as const;
const OTHER_EXPENDITURE = ['superiorRemittance', 'business', 'subordinateSubsidy'] as const;
const KINDS = ['basic', 'project'] as const;
const ITEM = /^\d{7}$/;

export function leavesOf(input: LeavesInput): Leaves {
  const book = new LeafBook(input);
  revenue(book);
  expenditure(book);
  opening(book);
  economic(book);
  basicTotals(book);
  threePublic(book);
  operation(book);
  budgets(book);
  names(book);
  return { values: book.values, findings: book.findings, open: book.open };
}

class LeafBook {
  readonly values: ImportedValue[] = [];
  readonly findings: Finding[] = [];
  readonly open: string[] = [];

  constructor(readonly input: LeavesInput) {}

  table(id: string): TableReading | undefined {
    return this.input.accounts.get(id);
  }

  cell(table: string, figure: string): FigureCell | undefined {
    return this.table(table)?.cells.get(figure);
  }

  /** Zero where nothing is printed; undefined where the cell is not there or not known. */
  amount(table: string, figure: string): Decimal | undefined {
    const cell = this.cell(table, figure);
    if (cell === undefined || cell.isUncalculated) return undefined;
    return cell.value ?? ZERO;
  }

  /** 7-digit codes with a line in a table. */
  codes(table: string, prefix: string): string[] {
    const cells = this.table(table)?.cells.keys() ?? [];
    const found = [...cells].flatMap((id) =>
      id.startsWith(prefix) ? (id.slice(prefix.length).split('.')[0] ?? '') : [],
    );
    return [...new Set(found)].filter((code) => ITEM.test(code));
  }

  /** @param amount 元 */
  giveAmount(path: ImportPath, amount: Decimal, from: FigureCell | undefined): void {
    this.give(path, amount.div(this.input.yuan), from);
  }

  give(path: ImportPath, value: Decimal, from: FigureCell | undefined): void {
    if (from === undefined) return;
    this.values.push({ path, value: new NumberLiteral(value.toFixed()), from: from.place });
  }

  /** Whether a difference of these cells is no more than their last digits. */
  isTail(gap: Decimal, cells: readonly (readonly [table: string, figure: string])[]): boolean {
    const halves = cells.flatMap(([table, figure]) => {
      const cell = this.cell(table, figure);
      const yuan = this.table(table)?.yuan;
      if (cell === undefined || yuan === undefined || cell.shown === '') return [];
      return [
        lastDigit(Math.max(2, cell.shown.split('.')[1]?.length ?? 0))
          .times(yuan)
          .div(2),
      ];
    });
    return gap.abs().lessThanOrEqualTo(sum(halves));
  }

  tooLittle(from: FigureCell, code: string, expected: string): void {
    const { file, sheet, cell } = from.place;
    this.findings.push({
      rule: 'I07',
      severity: 'error',
      message: `${code} 的合计小于它的各部分之和，非财政拨款的部分没有读入`,
      actual: from.shown === '' ? '空白' : from.shown,
      expected: `不小于${expected}`,
      hint: '核对这一科目在公开03表与公开05、07、08表中的数',
      place: { file, path: `${sheet.trim()} › ${cell}` },
    });
  }
}

/** Whether the tables say that there is no 政府性基金, or that this code has none; undefined where they do not tell. */
function fundPart(book: LeafBook, code: string, kind: 'revenue' | 'basic' | 'project'): Decimal | undefined {
  if (book.table('T7') !== undefined)
    return hasLine(book, 'T7', `governmentFund.${code}`) ? book.amount('T7', `governmentFund.${code}.${kind}`) : ZERO;
  const totals = ['T1', 'T4'].map((table) => book.amount(table, 'revenue.all.governmentFund'));
  if (kind === 'revenue' && totals.some((total) => total?.isZero())) return ZERO;
  switch (fundByName(code, book.input.classification)) {
    case 'no':
      return ZERO;
    case 'yes':
      return kind === 'revenue' ? book.amount('T2', `revenue.${code}.fiscal`) : undefined;
    case 'unknown':
      return undefined;
  }
}

function hasLine(book: LeafBook, table: string, prefix: string): boolean {
  return [...(book.table(table)?.cells.keys() ?? [])].some((id) => id.startsWith(`${prefix}.`));
}

const STATE_CAPITAL = '223';

function revenue(book: LeafBook): void {
  for (const code of book.codes('T2', 'revenue.')) {
    for (const kind of REVENUE_KINDS) {
      const figure = `revenue.${code}.${kind}`;
      const amount = book.amount('T2', figure);
      if (amount !== undefined && !amount.isZero())
        book.giveAmount(['revenue', { code }, kind], amount, book.cell('T2', figure));
    }
    fiscalRevenue(book, code);
  }
}

function fiscalRevenue(book: LeafBook, code: string): void {
  const figure = `revenue.${code}.fiscal`;
  const fiscal = book.amount('T2', figure);
  if (fiscal === undefined || fiscal.isZero()) return;
  const cell = book.cell('T2', figure);
  if (code.startsWith(STATE_CAPITAL)) {
    book.giveAmount(['revenue', { code }, 'stateCapital'], fiscal, cell);
    return;
  }
  const fund = fundPart(book, code, 'revenue');
  if (fund === undefined) {
    book.open.push(`科目 ${code} 的财政拨款收入是不是政府性基金，要有政府性基金的表（公开07表）才知道`);
    return;
  }
  const from = book.cell('T7', `governmentFund.${code}.revenue`) ?? cell;
  if (!fund.isZero()) book.giveAmount(['revenue', { code }, 'governmentFund'], fund, from);
  const rest = fiscal.minus(fund);
  if (
    rest.isZero() ||
    (book.isTail(rest, [
      ['T2', figure],
      ['T7', `governmentFund.${code}.revenue`],
    ]) &&
      !fund.isZero())
  )
    return;
  if (rest.isNegative() && !fiscal.isNegative()) {
    if (cell !== undefined) book.tooLittle(cell, code, `公开07表的 ${from?.shown ?? ''}`);
    return;
  }
  book.giveAmount(['revenue', { code }, 'generalPublic'], rest, cell);
}

const FUND_TABLES = [
  ['T5', 'generalPublic'],
  ['T7', 'governmentFund'],
  ['T8', 'stateCapital'],
] as const;

function expenditure(book: LeafBook): void {
  for (const [table, fund] of FUND_TABLES) {
    for (const code of book.codes(table, `${fund}.`)) {
      for (const kind of KINDS) {
        const figure = `${fund}.${code}.${kind}`;
        const amount = book.amount(table, figure);
        if (amount === undefined || amount.isZero()) continue;
        book.giveAmount(['expenditure', { code, fund }, kind], amount, book.cell(table, figure));
      }
    }
  }
  for (const code of book.codes('T3', 'expenditure.')) nonFiscalExpenditure(book, code);
}

function nonFiscalExpenditure(book: LeafBook, code: string): void {
  const fund = 'nonFiscal';
  for (const kind of OTHER_EXPENDITURE) {
    const figure = `expenditure.${code}.${kind}`;
    const amount = book.amount('T3', figure);
    if (amount !== undefined && !amount.isZero()) {
      book.giveAmount(['expenditure', { code, fund }, kind], amount, book.cell('T3', figure));
    }
  }
  for (const kind of KINDS) {
    const figure = `expenditure.${code}.${kind}`;
    const all = book.amount('T3', figure);
    const cell = book.cell('T3', figure);
    if (all === undefined || cell === undefined || all.isZero()) continue;
    const fiscal = fiscalParts(book, code, kind);
    if (fiscal === undefined) {
      book.open.push(`科目 ${code} 的支出属于哪种资金，要有公开05、07表才知道`);
      return;
    }
    const rest = all.minus(fiscal);
    const compared = [
      ['T3', figure] as const,
      ...FUND_TABLES.map(([table, each]) => [table, `${each}.${code}.${kind}`] as const),
    ];
    if (rest.isZero() || (!fiscal.isZero() && book.isTail(rest, compared))) continue;
    if (rest.isNegative()) book.tooLittle(cell, code, '公开05、07、08表之和');
    else book.giveAmount(['expenditure', { code, fund }, kind], rest, cell);
  }
}

/** What of an item is paid from 财政拨款; undefined where a table that may hold some of it was not read. */
function fiscalParts(book: LeafBook, code: string, kind: (typeof KINDS)[number]): Decimal | undefined {
  const isState = code.startsWith(STATE_CAPITAL);
  const part = (table: string, fund: string): Decimal | undefined => {
    if (book.table(table) === undefined) return undefined;
    return hasLine(book, table, `${fund}.${code}`) ? book.amount(table, `${fund}.${code}.${kind}`) : ZERO;
  };
  const general = part('T5', 'generalPublic');
  const state = part('T8', 'stateCapital') ?? (isState ? undefined : ZERO);
  const fund = fundPart(book, code, kind);
  if (general === undefined || state === undefined || fund === undefined) return undefined;
  return sum([general, state, fund]);
}

function opening(book: LeafBook): void {
  for (const fund of ['generalPublic', 'stateCapital'] as const) {
    const figure = `fiscal.opening.${fund}`;
    const ofSoftware = `${fund}.all.opening`;
    const [table, found] = book.amount('T4', figure) === undefined ? ['T5', ofSoftware] : ['T4', figure];
    const amount = book.amount(table, found);
    if (amount !== undefined && !amount.isZero()) giveOpening(book, fund, amount, book.cell(table, found));
  }
  for (const code of book.codes('T7', 'governmentFund.')) {
    const figure = `governmentFund.${code}.opening`;
    const amount = book.amount('T7', figure);
    if (amount === undefined || amount.isZero()) continue;
    book.giveAmount(['opening', { fund: 'governmentFund', code }, 'amount'], amount, book.cell('T7', figure));
  }
  const all = book.amount('T1', 'balance.opening');
  const fiscal = book.amount('T4', 'fiscal.opening.total');
  if (all !== undefined && fiscal !== undefined) {
    const rest = all.minus(fiscal);
    const isNone =
      rest.isZero() ||
      (!fiscal.isZero() &&
        book.isTail(rest, [
          ['T1', 'balance.opening'],
          ['T4', 'fiscal.opening.total'],
        ]));
    const from = book.cell('T1', 'balance.opening');
    if (!isNone) giveOpening(book, 'nonFiscal', rest, from);
  } else if (all !== undefined && !all.isZero())
    book.open.push('年初结转和结余中属于财政拨款的部分，要有公开04表才知道');
  for (const name of ['nonFiscalSurplusUsed', 'surplusDistribution'] as const) {
    const amount = book.amount('T1', `balance.${name}`);
    if (amount !== undefined && !amount.isZero()) book.giveAmount([name], amount, book.cell('T1', `balance.${name}`));
  }
}

/** The tables tell no items of these funds: an amount that the dossier has by one item is that of the item. */
function giveOpening(book: LeafBook, fund: string, amount: Decimal, from: FigureCell | undefined): void {
  const codes = rowsOf(book.input.dossier, ['opening']).flatMap((row) =>
    row.fund === fund && typeof row.code === 'string' ? [row.code] : [],
  );
  const [code] = codes;
  if (codes.length > 1) {
    book.open.push(`年初结转和结余（${fund}）在 report.json 中按科目分开，请与表上的合计核对`);
    return;
  }
  book.giveAmount(['opening', { fund, ...(code === undefined ? {} : { code }) }, 'amount'], amount, from);
}

function rowsOf(dossier: unknown, path: JsonPath): Readonly<Record<string, unknown>>[] {
  const list = valueAt(dossier, path);
  return Array.isArray(list) ? list.filter((row) => typeof row === 'object' && row !== null) : [];
}

function economic(book: LeafBook): void {
  for (const [id, cell] of book.table('T6')?.cells ?? []) {
    const code = /^economic\.(3\d{4})$/.exec(id)?.[1];
    if (code === undefined || cell.isUncalculated || cell.value === undefined || cell.value.isZero()) continue;
    book.giveAmount(['basicByEconomicItem', { code }, 'amount'], cell.value, cell);
  }
}

/** The two sums, where the table prints no items. */
function basicTotals(book: LeafBook): void {
  const cells = [...(book.table('T6')?.cells ?? [])];
  const hasItems = cells.some(([id, { value }]) => /^economic\.3\d{4}$/.test(id) && value?.isZero() === false);
  if (hasItems) return;
  for (const part of ['personnel', 'operating'] as const) {
    const cell = book.cell('T6', `economic.${part}`);
    if (cell?.value !== undefined) book.giveAmount(['basicTotals', part], cell.value, cell);
  }
}

const PARTS = ['overseas', 'vehiclePurchase', 'vehicleOperation', 'reception'] as const;

/** Blanks are zero where other amounts are printed beside them, or the table says that there was nothing. */
function threePublic(book: LeafBook): void {
  const table = book.table('T9') === undefined ? 'operation' : 'T9';
  const cells = [...(book.table(table)?.cells ?? [])].filter(([id]) => id.startsWith('threePublic.'));
  if (cells.length === 0) return;
  const isSaid =
    cells.some(([, { value }]) => value !== undefined) || /无|未发生|没有/u.test(book.table(table)?.notes ?? '');
  if (!isSaid) {
    book.open.push('“三公”经费的表全是空白，也没有说明；没有发生的，请在 threePublic 中写 0');
    return;
  }
  for (const side of ['budget', 'final'] as const) {
    for (const part of PARTS) {
      const figure = `threePublic.${side}.${part}`;
      const amount = book.amount(table, figure);
      if (amount !== undefined) book.giveAmount(['threePublic', side, part], amount, book.cell(table, figure));
    }
  }
}

/** 机构运行信息表. */
function operation(book: LeafBook): void {
  for (const [id, cell] of book.table('operation')?.cells ?? []) {
    if (cell.value === undefined) continue;
    const [group = '', name = ''] = id.split('.');
    if (group === 'counts') book.give(['threePublic', 'counts', name], cell.value, cell);
    if (id === 'agencyOperatingCosts') book.giveAmount(['agencyOperatingCosts'], cell.value, cell);
    if (group === 'procurement' && name === 'toMicro') book.giveAmount(['procurement', 'toMicro'], cell.value, cell);
    else if (group === 'procurement' && name !== 'total')
      book.giveAmount(['procurement', name, 'amount'], cell.value, cell);
    if (id === 'foreignReception' && !cell.value.isZero())
      book.giveAmount(['threePublic', 'foreignReception'], cell.value, cell);
    if (group === 'vehicles' || group === 'equipment') asset(book, group, id.slice(group.length + 1), cell);
  }
}

/** A kind that the dossier lists keeps its words; of others those that the unit has. */
function asset(book: LeafBook, group: 'vehicles' | 'equipment', label: string, cell: FigureCell): void {
  const listed = kindsOf(book.input.dossier, group);
  const kind = listed.find((each) => isSameKind(each, label));
  if (cell.value === undefined || (kind === undefined && cell.value.isZero())) return;
  book.give(['assets', group, { kind: kind ?? label }, 'count'], cell.value, cell);
}

function kindsOf(dossier: unknown, group: string): string[] {
  return rowsOf(dossier, ['assets', group]).flatMap(({ kind }) =>
    typeof kind === 'string' && kind !== '' ? [kind] : [],
  );
}

function isSameKind(one: string, other: string): boolean {
  const plain = (text: string) => plainLabel(text).replaceAll(/的|干部|通用|专用|一般/gu, '');
  return plain(one) === plain(other);
}

const BUDGET_FUNDS = ['generalPublic', 'governmentFund', 'stateCapital'] as const;

function budgets(book: LeafBook): void {
  for (const fund of BUDGET_FUNDS) {
    for (const code of book.codes(`budget.${fund}`, `budget.${fund}.`)) {
      const figure = `budget.${fund}.${code}.total`;
      const cell = book.cell(`budget.${fund}`, figure);
      if (cell?.value === undefined || cell.value.isZero()) continue;
      book.giveAmount(['expenditure', { code, fund }, 'initialBudget'], cell.value, cell);
    }
  }
  if (BUDGET_FUNDS.some((fund) => book.table(`budget.${fund}`) === undefined)) return;
  for (const code of book.codes('budget.all', 'budget.all.')) {
    const all = book.amount('budget.all', `budget.all.${code}.total`);
    const parts = BUDGET_FUNDS.map((fund) => book.amount(`budget.${fund}`, `budget.${fund}.${code}.total`) ?? ZERO);
    const rest = all?.minus(sum(parts));
    if (rest === undefined || rest.isZero() || rest.isNegative()) continue;
    book.giveAmount(
      ['expenditure', { code, fund: 'nonFiscal' }, 'initialBudget'],
      rest,
      book.cell('budget.all', `budget.all.${code}.total`),
    );
  }
}

/** Names of codes that the catalogue has not. */
function names(book: LeafBook): void {
  const { functional, economic: items } = book.input.classification;
  const known = new Set([...functional.keys(), ...items.keys()]);
  const used = new Set(book.values.flatMap(({ path }) => (path[1] as { code?: string } | undefined)?.code ?? []));
  for (const { names: own, cells, sheet } of book.input.accounts.values()) {
    const [first] = cells.values();
    for (const [code, name] of own) {
      const isUsed = [...used].some((each) => each.startsWith(code));
      if (known.has(code) || name === '' || !isUsed || first === undefined) continue;
      known.add(code);
      book.values.push({ path: ['codeNames', code], value: name, from: { ...first.place, sheet } });
    }
  }
}
