/**
 * The unit's own tables, filled by hand from the items: integers of 分, by the lines and columns of 公开01–09 as the
 * Ministry prints them. Nothing here knows the project's figures, specs or rounding.
 */
import { type Accounts, FISCAL, type FiscalFund, type Item, OTHER_REVENUE, spending } from './accounts.ts';
import { type Cents, total } from './cents.ts';
import { isPersonnel } from './codes.ts';
import { type ThreePublic, threePublicTotal, vehiclesOf } from './three-public.ts';

export type Row = readonly Cents[];
/** Rows in the order of print; a plain object would sort keys of digits. */
export type TableRows = ReadonlyMap<string, Row>;

/** 类 in the printed order of 公开01 and 公开04, lines 32–57 and 33–58. */
const CLASSES =
  '201 202 203 204 205 206 207 208 210 211 212 213 214 215 216 217 219 220 221 222 223 224 229 231 232 234'.split(' ');

type Pick = (item: Item) => Cents;

function sumOf(items: readonly Item[], pick: Pick, under = ''): Cents {
  return total(items.filter(({ code }) => code.startsWith(under)).map(pick));
}

const ofFund =
  (fund: FiscalFund, pick: Pick): Pick =>
  (item) =>
    item.fund === fund ? pick(item) : 0;
const isFiscal = ({ fund }: Item) => fund !== 'nonFiscal';
const fiscal =
  (pick: Pick): Pick =>
  (item) =>
    isFiscal(item) ? pick(item) : 0;
const revenue: Pick = (item) => item.revenue;
const opening: Pick = (item) => item.opening;
const closing: Pick = (item) => item.closing;

function otherRevenue(kind: (typeof OTHER_REVENUE)[number]): Pick {
  return (item) => (!isFiscal(item) && item.kind === kind ? item.revenue : 0);
}

/** 公开01. */
export function table1({ items, surplusUsed, surplusDistribution }: Accounts): TableRows {
  const income = [...FISCAL.map((fund) => ofFund(fund, revenue)), ...OTHER_REVENUE.map(otherRevenue)];
  const received = sumOf(items, revenue);
  const begun = sumOf(items, opening);
  const spent = sumOf(items, spending);
  const left = sumOf(items, closing);
  return new Map<string, Row>([
    ...lines(
      1,
      income.map((pick) => [sumOf(items, pick)]),
    ),
    ['27', [received]],
    ['28', [surplusUsed]],
    ['29', [begun]],
    ['31', [received + surplusUsed + begun]],
    ...lines(
      32,
      CLASSES.map((code) => [sumOf(items, spending, code)]),
    ),
    ['58', [spent]],
    ['59', [surplusDistribution]],
    ['60', [left]],
    ['62', [spent + surplusDistribution + left]],
  ]);
}

function lines(first: number, rows: readonly Row[]): (readonly [line: string, row: Row])[] {
  return rows.map((row, index) => [String(first + index), row]);
}

/** 公开04. */
export function table4({ items }: Accounts): TableRows {
  const columns = (pick: Pick, under = '') => [
    sumOf(items, fiscal(pick), under),
    ...FISCAL.map((fund) => sumOf(items, ofFund(fund, pick), under)),
  ];
  const [received = 0, ...byFund] = columns(revenue);
  const [begun = 0, ...openings] = columns(opening);
  const [spent, left] = [columns(spending), columns(closing)];
  return new Map<string, Row>([
    ...lines(
      1,
      byFund.map((cents) => [cents]),
    ),
    ['27', [received]],
    ['28', [begun]],
    ...lines(
      29,
      openings.map((cents) => [cents]),
    ),
    ['32', [received + begun]],
    ...lines(
      33,
      CLASSES.map((code) => columns(spending, code)),
    ),
    ['59', spent],
    ['60', left],
    ['64', spent.map((cents, index) => cents + (left[index] ?? 0))],
  ]);
}

/** A line for each code with money in it, and 合计. */
function byCode(items: readonly Item[], columns: readonly Pick[]): TableRows {
  const used = items.filter((item) => columns.some((pick) => pick(item) !== 0));
  const codes = [...new Set(used.flatMap(({ code }) => [code.slice(0, 3), code.slice(0, 5), code]))].sort();
  const row = (under: string) => columns.map((pick) => sumOf(items, pick, under));
  return new Map([['合计', row('')], ...codes.map((code) => [code, row(code)] as const)]);
}

/** 公开02, 03, 05, 07, 08 and the tenth table of the fifth place. */
export function codeTables({ items }: Accounts): Readonly<Record<string, TableRows>> {
  const parts = (pick: (fund: Pick) => Pick) => [
    pick(spending),
    pick(({ spent }) => spent.basic),
    pick(({ spent }) => spent.project),
  ];
  const fund = (of: FiscalFund) => (pick: Pick) => ofFund(of, pick);
  const project: Pick = ({ spent }) => spent.project;
  return {
    T2: byCode(items, [revenue, fiscal(revenue), ...OTHER_REVENUE.map(otherRevenue)]),
    T3: byCode(items, [
      spending,
      ({ spent }) => spent.basic,
      project,
      ({ spent }) => spent.superiorRemittance,
      ({ spent }) => spent.business,
      ({ spent }) => spent.subordinateSubsidy,
    ]),
    T5: byCode(items, parts(fund('generalPublic'))),
    T7: byCode(items, [opening, revenue, ...parts((pick) => pick), closing].map(fund('governmentFund'))),
    T8: byCode(items, parts(fund('stateCapital'))),
    T10: byCode(items, [project, ...FISCAL.map((of) => ofFund(of, project)), notFiscal(project)]),
  };
}

function notFiscal(pick: Pick): Pick {
  return (item) => (isFiscal(item) ? 0 : pick(item));
}

/** 公开06. */
export function table6(basic: ReadonlyMap<string, Cents>): TableRows {
  const groups = [...new Set([...basic.keys()].map((code) => code.slice(0, 3)))];
  const under = (start: string) =>
    total([...basic].filter(([code]) => code.startsWith(start)).map(([, cents]) => cents));
  const costs = (personnel: boolean) =>
    total([...basic].filter(([code]) => isPersonnel(code) === personnel).map(([, cents]) => cents));
  return new Map([
    ...[...groups, ...basic.keys()].map((code) => [code, [under(code)]] as const),
    ['人员经费合计', [costs(true)]],
    ['公用经费合计', [costs(false)]],
  ]);
}

/** 公开09. */
export function table9({ budget, final }: ThreePublic): TableRows {
  const row = [budget, final].flatMap((side) => [
    threePublicTotal(side),
    side.overseas,
    vehiclesOf(side),
    side.vehiclePurchase,
    side.vehicleOperation,
    side.reception,
  ]);
  return new Map([['1', row]]);
}
