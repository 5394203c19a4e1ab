/** Tables of economic items with a row for every item that the unit has used. */
import type { Classification } from '../model/catalogue.ts';
import type { Dossier, Fund } from '../model/dossier.ts';
import type { EconomicSpec, TableSpec } from '../model/table-spec.ts';

type Economic = Classification['economic'];

/** Digits of a 类. */
const CLASS = 3;

/**
 * A form lists the items that units of the place mostly have. One that this unit has spent on and the form leaves out is
 * printed too, in the order of codes, with its 类: without it a total would not be the sum of the rows above it.
 *
 * @returns the same list where nothing is to be added
 */
export function withUsedItems(
  tables: readonly TableSpec[],
  dossier: Dossier,
  { economic }: Classification,
): readonly TableSpec[] {
  const used = ({ figure }: EconomicSpec) => usedItems(figure, dossier).filter((code) => economic.has(code));
  const whole = tables.map((spec) => (spec.layout === 'economic' ? withItems(spec, used(spec), economic) : spec));
  return whole.every((spec, index) => spec === tables[index]) ? tables : whole;
}

/** @param figure `economic.{code}`, or the fund and kind of spending that a table is of: `governmentFund.all.project.{code}` */
function usedItems(figure: string, { basicByEconomicItem, expenditureByEconomicItem = [] }: Dossier): string[] {
  const [family = '', , kind = 'basic'] = figure.split('.').filter((part) => part !== '{code}');
  const isOf = (row: { readonly fund: Fund; readonly kind: string }) =>
    (family === 'fiscal'
      ? row.fund !== 'nonFiscal'
      : row.fund === (family === 'economic' ? 'generalPublic' : family)) &&
    (kind === 'total' || row.kind === kind);
  const listed = basicByEconomicItem.map(({ code, amount }) => {
    return { item: code, amount, fund: 'generalPublic', kind: 'basic' } as const;
  });
  const rows = [...listed, ...expenditureByEconomicItem].filter((row) => isOf(row) && !row.amount.isZero());
  return [...new Set(rows.map(({ item }) => item))].sort();
}

function withItems(spec: EconomicSpec, used: readonly string[], economic: Economic): EconomicSpec {
  return used.reduce((form, code) => {
    const missing = [code.slice(0, CLASS), code].filter((each) => !printed(form, each));
    return missing.reduce((grown, each) => withItem(grown, each, economic), form);
  }, spec);
}

function printed({ groups }: EconomicSpec, code: string): boolean {
  return groups.some(({ columns }) => columns.some((column) => column.includes(code)));
}

/** An item goes to the column of its 类, a 类 to the last column of the group that has its kind of costs. */
function withItem(spec: EconomicSpec, code: string, economic: Economic): EconomicSpec {
  const costs = economic.get(code)?.costs;
  const ofClass = (column: readonly string[]) => column.includes(code.slice(0, CLASS));
  const ofCosts = (column: readonly string[]) => column.some((each) => economic.get(each)?.costs === costs);
  const belongs = code.length === CLASS ? ofCosts : ofClass;
  const at = spec.groups.findLastIndex(({ columns }) => columns.some(belongs));
  const groups = spec.groups.map((group, index) => {
    if (index !== at) return group;
    const last = group.columns.findLastIndex(belongs);
    return {
      ...group,
      columns: group.columns.map((column, place) => (place === last ? inOrder(column, code) : column)),
    };
  });
  return { ...spec, groups };
}

function inOrder(column: readonly string[], code: string): string[] {
  const next = column.findIndex((each) => each > code);
  return next < 0 ? [...column, code] : column.toSpliced(next, 0, code);
}
