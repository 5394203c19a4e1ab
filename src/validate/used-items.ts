/** Tables of economic items with a row for every item that the unit has used. */
import type { Classification } from '../model/catalogue.ts';
import type { Dossier } from '../model/dossier.ts';
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
  { basicByEconomicItem }: Dossier,
  { economic }: Classification,
): readonly TableSpec[] {
  const used = basicByEconomicItem
    .filter(({ code, amount }) => economic.has(code) && !amount.isZero())
    .map(({ code }) => code)
    .sort();
  const whole = tables.map((spec) => (spec.layout === 'economic' ? withItems(spec, used, economic) : spec));
  return whole.every((spec, index) => spec === tables[index]) ? tables : whole;
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
