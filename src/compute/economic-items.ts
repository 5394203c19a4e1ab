/**
 * Spending by economic item, of each fund and kind, by 项 where the unit tells it: ids `<fund>.<code>.<kind>.<item>`. The
 * item may be a 类 (`302`), `personnel`, `operating` or `all`; the kind `total`; the fund `fiscal`; the code a 款, a 类 or `all`.
 * There is a figure where there is an amount, and for `all` codes one of each item of the catalogue.
 */
import { FISCAL_FUNDS, FUNDS, type Fund } from '../model/dossier.ts';
import { EXPENDITURE_NAMES, FUND_NAMES } from '../model/terms.ts';
import { type ComputeContext, functionalName } from './context.ts';
import { type PartContext, part } from './part.ts';

/** One kind of spending of a fund on an item. */
export interface Spot {
  readonly fund: Fund | 'fiscal';
  readonly code: string;
  readonly kind: 'basic' | 'project' | 'total';
  readonly item: string;
}

/** What is told without a 项 belongs to all codes alone. */
const UNCODED = 'uncoded';
const SUMS = { personnel: '人员经费', operating: '公用经费', all: '各项' } as const;

/** Enters what the unit tells; each is a spot of its own. */
export function enterItemLeaves({ dossier, book, classification, locate }: ComputeContext): readonly Spot[] {
  return (dossier.expenditureByEconomicItem ?? []).map(({ fund, kind, item, code = UNCODED, amount }, index) => {
    const spot = { fund, code, kind, item };
    book.leaf(naming({ classification }, spot), amount, locate(['expenditureByEconomicItem', index, 'amount']));
    return spot;
  });
}

/** Ids of the leaves of 一般公共预算财政拨款基本支出 by item; none where `basicByEconomicItem` holds them. */
export function basicLeaves(leaves: readonly Spot[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const leaf of leaves) {
    if (leaf.fund !== 'generalPublic' || leaf.kind !== 'basic') continue;
    ids.set(leaf.item, [...(ids.get(leaf.item) ?? []), idOf(leaf)]);
  }
  return ids;
}

/** @param leaves what was entered before; the list of basic expenditure is computed by then */
export function computeEconomicItems(context: ComputeContext, leaves: readonly Spot[]): void {
  const { expenditureByEconomicItem, basicByEconomicItem } = context.dossier;
  if (expenditureByEconomicItem === undefined) return;
  const listed = basicByEconomicItem.map(({ code }) => code);
  part(context, 'economic items', [leaves, listed], enterEconomicItems);
}

/** @param listed items of basic expenditure that has a list of its own */
function enterEconomicItems(context: PartContext, leaves: readonly Spot[], listed: readonly string[]): void {
  const coded = leaves.filter(({ code }) => code !== UNCODED);
  const under = (spots: readonly Spot[], digits: number) =>
    gathered(context, spots, (spot) => ({ ...spot, code: spot.code.slice(0, digits) }));
  const groups = under(coded, 5);
  const classes = under(groups, 3);
  const uncoded = [...leaves.filter(({ code }) => code === UNCODED), ...listedBasic(context, listed)];
  const whole = gathered(context, [...classes, ...uncoded], (spot) => ({ ...spot, code: 'all' }));
  const items = [...coded, ...groups, ...classes, ...whole, ...blanks(context, whole)];
  const itemClasses = gathered(context, items, (spot) => ({ ...spot, item: spot.item.slice(0, 3) }));
  const costs = gathered(context, itemClasses, (spot) => ({ ...spot, item: costsOf(context, spot.item) }));
  const all = gathered(context, costs, (spot) => ({ ...spot, item: 'all' }));
  const kinds = [...items, ...itemClasses, ...costs, ...all];
  const totals = gathered(context, kinds, (spot) => ({ ...spot, kind: 'total' as const }));
  const fiscal = [...kinds, ...totals].filter(({ fund }) => (FISCAL_FUNDS as readonly string[]).includes(fund));
  gathered(context, fiscal, (spot) => ({ ...spot, fund: 'fiscal' as const }));
}

/** Basic expenditure that has a list of its own, for all codes. */
function listedBasic(context: PartContext, listed: readonly string[]): Spot[] {
  return listed.map((item) => {
    const spot = { fund: 'generalPublic', code: UNCODED, kind: 'basic', item } as const;
    context.book.total(naming(context, spot), [`economic.${item}`]);
    return spot;
  });
}

/** Enters the sums of the spots that belong to one. */
function gathered(context: PartContext, spots: readonly Spot[], into: (spot: Spot) => Spot): Spot[] {
  const sums = new Map<string, { readonly spot: Spot; readonly inputs: string[] }>();
  for (const part of spots) {
    const spot = into(part);
    const sum = sums.get(idOf(spot));
    if (sum === undefined) sums.set(idOf(spot), { spot, inputs: [idOf(part)] });
    else sum.inputs.push(idOf(part));
  }
  return [...sums.values()].map(({ spot, inputs }) => {
    context.book.total(naming(context, spot), inputs);
    return spot;
  });
}

/** The items of the catalogue on which nothing was spent: a table has a line for them. */
function blanks(context: PartContext, told: readonly Spot[]): Spot[] {
  const known = new Set(told.map(idOf));
  const items = [...context.classification.economic.keys()].filter((code) => code.length > 3);
  const spots = FUNDS.flatMap((fund) =>
    (['basic', 'project'] as const).flatMap((kind) => items.map((item): Spot => ({ fund, code: 'all', kind, item }))),
  ).filter((spot) => !known.has(idOf(spot)));
  for (const spot of spots) context.book.leaf(naming(context, spot), undefined);
  return spots;
}

function costsOf({ classification }: PartContext, item: string): 'personnel' | 'operating' {
  return classification.economic.get(item)?.costs === 'personnel' ? 'personnel' : 'operating';
}

function idOf({ fund, code, kind, item }: Spot): string {
  return `${fund}.${code}.${kind}.${item}`;
}

function naming(context: Pick<ComputeContext, 'classification'>, spot: Spot) {
  const { fund, code, kind, item } = spot;
  const money = fund === 'fiscal' ? '财政拨款' : FUND_NAMES[fund];
  const name = SUMS[item as keyof typeof SUMS] ?? context.classification.economic.get(item)?.name ?? item;
  const of = code === UNCODED ? '未分科目' : functionalName(context, code);
  return { id: idOf(spot), label: `${money}${EXPENDITURE_NAMES[kind]}中的${name}（${of}）`, unit: 'yuan' as const };
}
