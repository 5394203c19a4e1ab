/** 一般公共预算财政拨款基本支出 by economic classification: table 公开06; and 机关运行经费. */
import type { Dossier } from '../model/dossier.ts';
import type { ComputeContext } from './context.ts';
import { type PartContext, part } from './part.ts';

type Given = Pick<Dossier, 'basicByEconomicItem' | 'basicTotals' | 'agencyOperatingCosts'> &
  Pick<Dossier['unit'], 'nature'>;
/** Ids of leaves, by item. */
type Split = readonly (readonly [item: string, ids: readonly string[]])[];

/** @param leaves ids by item, where they are told with all others and not in a list of their own */
export function computeBasicExpenditure(context: ComputeContext, leaves: ReadonlyMap<string, readonly string[]>): void {
  const { basicByEconomicItem, basicTotals, agencyOperatingCosts, unit } = context.dossier;
  const given: Given = { basicByEconomicItem, basicTotals, agencyOperatingCosts, nature: unit.nature };
  part(context, 'basic expenditure', [given, [...leaves]], enterBasicExpenditure);
}

function enterBasicExpenditure(context: PartContext, given: Given, leaves: Split): void {
  const { book, classification } = context;
  const split = new Map(leaves);
  const naming = (code: string) => ({
    id: `economic.${code}`,
    label: classification.economic.get(code)?.name ?? code,
    unit: 'yuan' as const,
  });
  const rows = new Map(given.basicByEconomicItem.map((row, index) => [row.code, { amount: row.amount, index }]));
  const used = [...rows.keys(), ...split.keys()].flatMap((code) => [code.slice(0, 3), code]);
  const codes = [...new Set([...classification.economic.keys(), ...used])].sort();
  const isGroup = (code: string) => code.length === 3;
  for (const code of codes.filter((code) => !isGroup(code))) {
    const row = rows.get(code);
    const source = row && context.locate(['basicByEconomicItem', row.index, 'amount']);
    const parts = split.get(code);
    if (parts === undefined) book.leaf(naming(code), row?.amount, source);
    else book.total(naming(code), parts);
  }
  for (const group of codes.filter(isGroup)) {
    const members = codes.filter((code) => !isGroup(code) && code.startsWith(group));
    book.total(
      naming(group),
      members.map((code) => `economic.${code}`),
    );
  }
  computeCosts(context, given, codes.filter(isGroup), rows.size + split.size > 0);
}

/** 人员经费 = 301 + 303; 公用经费 = the other groups (rules A22, A23). */
function computeCosts(context: PartContext, given: Given, groups: readonly string[], hasItems: boolean): void {
  const { book, classification } = context;
  const ids = (personnel: boolean) =>
    groups
      .filter((group) => (classification.economic.get(group)?.costs === 'personnel') === personnel)
      .map((group) => `economic.${group}`);
  const { basicTotals, agencyOperatingCosts } = given;
  const onlyTotals = !hasItems && basicTotals !== undefined;
  for (const [key, label] of [
    ['personnel', '人员经费合计'],
    ['operating', '公用经费合计'],
  ] as const) {
    const naming = { id: `economic.${key}`, label, unit: 'yuan' as const };
    if (onlyTotals) book.leaf(naming, basicTotals[key], context.locate(['basicTotals', key]));
    else book.total(naming, ids(key === 'personnel'));
  }
  const operating = { id: 'agencyOperatingCosts', label: '机关运行经费', unit: 'yuan' as const };
  if (agencyOperatingCosts !== undefined)
    book.leaf(operating, agencyOperatingCosts, context.locate(['agencyOperatingCosts']));
  else if (hasAgencyOperatingCosts(given)) book.total(operating, ['economic.operating']);
  else book.leaf(operating, undefined);
}

/** 机关运行经费 belongs to 行政 and 参公 units alone (rule C19); there it equals the 公用经费 of the basic expenditure. */
function hasAgencyOperatingCosts({ nature }: Given): boolean {
  return nature === 'administrative' || nature === 'civilServiceManaged';
}
