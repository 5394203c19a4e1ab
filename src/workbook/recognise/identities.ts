/** Sums within a table that every hand prints: rows into classes, columns into totals (rule I07). */
import type { Classification } from '../../model/catalogue.ts';
import { positionOf } from '../../model/cell-address.ts';
import { FISCAL_FUNDS } from '../../model/dossier.ts';
import { type Decimal, sum, ZERO } from '../../money/decimal.ts';
import type { SheetFaults } from './faults.ts';
import { type FigureCell, halfDigit } from './reading.ts';

type Cells = ReadonlyMap<string, FigureCell>;

interface Identity {
  readonly total: string;
  readonly parts: readonly string[];
  readonly less?: readonly string[];
}

interface Broken extends Identity {
  readonly gap: Decimal;
  readonly found: FigureCell;
  readonly expected: Decimal;
}

export interface SumsInput {
  readonly cells: Cells;
  readonly classification: Classification;
  /** 元 in the sheet's unit of money. */
  readonly yuan: Decimal;
  readonly faults: SheetFaults;
}

/** Tells each cell that is not the sum of its parts, unless a part of it is not the sum of its own by as much. */
export function checkSums(input: SumsInput): void {
  const { cells, yuan, faults } = input;
  const broken = identitiesOf(cells, input.classification).flatMap((identity) => brokenBy(identity, cells, yuan));
  const told = new Set<string>();
  for (const each of broken) {
    const isConsequence = broken.some(
      (other) => other !== each && each.parts.includes(other.total) && other.gap.abs().equals(each.gap.abs()),
    );
    if (isConsequence || told.has(each.total)) continue;
    told.add(each.total);
    const { found, expected } = each;
    const label = labelOf(each.total, input.classification);
    const parts = `${each.parts.length} 项之和`;
    const at = positionOf(found.place.cell);
    faults.doesNotAdd(at, label, found.shown === '' ? '空白' : found.shown, expected.div(yuan).toFixed(), parts);
  }
}

function labelOf(figure: string, { functional, economic }: Classification): string {
  const code = /(?:^|\.)(\d{3,7})(?:\.|$)/.exec(figure)?.[1];
  if (code === undefined) return /\.all\.|total/i.test(figure) ? '合计' : '这一格';
  const name = (functional.get(code) ?? economic.get(code))?.name;
  return name === undefined ? code : `${code} ${name}`;
}

function brokenBy(identity: Identity, cells: Cells, yuan: Decimal): Broken[] {
  const found = cells.get(identity.total);
  const parts = identity.parts.flatMap((id) => cells.get(id) ?? []);
  const less = (identity.less ?? []).flatMap((id) => cells.get(id) ?? []);
  const all = [...parts, ...less];
  if (found === undefined || all.length === 0 || [found, ...all].some(({ isUncalculated }) => isUncalculated))
    return [];
  // A table that prints the sums alone.
  if (identity.total.startsWith('economic.') && parts.every(({ shown }) => shown === '')) return [];
  const expected = sum(parts.map(amountOf)).minus(sum(less.map(amountOf)));
  const gap = amountOf(found).minus(expected);
  const allowed = sum([found, ...all].map((cell) => tailOf(cell, yuan)));
  return gap.abs().greaterThan(allowed) ? [{ ...identity, gap, found, expected }] : [];
}

function amountOf({ value }: FigureCell): Decimal {
  return value ?? ZERO;
}

/** By how much an amount may lie beside its exact value; what is not printed is exact. */
function tailOf(cell: FigureCell, yuan: Decimal): Decimal {
  return cell.shown === '' ? ZERO : halfDigit(cell, yuan);
}

const REVENUE = ['fiscal', 'superiorSubsidy', 'institutional', 'business', 'subordinateRemittance', 'other'];
const ALL_REVENUE = [...FISCAL_FUNDS, ...REVENUE.slice(1)];
const EXPENDITURE = ['basic', 'project', 'superiorRemittance', 'business', 'subordinateSubsidy'];

function identitiesOf(cells: Cells, classification: Classification): Identity[] {
  const ids = [...cells.keys()];
  return [...downwards(ids), ...across(ids), ...ofStatements(ids), ...ofItems(ids, classification)];
}

/** Codes into the codes above them, and those of the top into 合计, column by column. */
function downwards(ids: readonly string[]): Identity[] {
  const coded = ids.flatMap((id) => {
    const match = /^(.+?)\.(all|\d{3,7})\.(\w+)$/.exec(id);
    return match === null ? [] : [{ id, table: `${match[1]} ${match[3]}`, code: match[2] ?? '' }];
  });
  const tables = [...new Set(coded.map(({ table }) => table))];
  return tables.flatMap((table) => {
    const group = coded.filter((each) => each.table === table);
    const codes = group.map(({ code }) => code).filter((code) => code !== 'all');
    return group.flatMap(({ id, code }): Identity[] => {
      const below = codes.filter((other) => parentOf(other, codes) === code);
      const parts = group.filter((each) => below.includes(each.code)).map((each) => each.id);
      return parts.length === 0 ? [] : [{ total: id, parts }];
    });
  });
}

/** The nearest code above that the table lists; `all` for none. */
function parentOf(code: string, codes: readonly string[]): string {
  const above = [code.slice(0, 5), code.slice(0, 3)].filter((each) => each.length < code.length);
  return above.find((each) => codes.includes(each)) ?? 'all';
}

function across(ids: readonly string[]): Identity[] {
  const known = new Set(ids);
  return ids.flatMap((id): Identity[] => {
    const [, head = '', code = '', kind = ''] = /^(.+?)\.(all|\d{3,7})\.(\w+)$/.exec(id) ?? [];
    const of = (names: readonly string[]) =>
      names.map((name) => `${head}.${code}.${name}`).filter((each) => known.has(each));
    if (kind === 'closing' && known.has(`${head}.${code}.opening`)) {
      return [{ total: id, parts: of(['opening', 'revenue']), less: of(['total']) }];
    }
    if (kind !== 'total') return [];
    if (head === 'revenue' && !known.has(`revenue.${code}.fiscal`)) return [];
    if (head === 'fiscal') return [{ total: id, parts: FISCAL_FUNDS.map((fund) => `${fund}.${code}.total`) }];
    const kinds = head === 'revenue' ? REVENUE : EXPENDITURE;
    const parts = of(kinds);
    return parts.length < 2 ? [] : [{ total: id, parts }];
  });
}

function ofStatements(ids: readonly string[]): Identity[] {
  const known = new Set(ids);
  const list: Identity[] = [
    {
      total: 'revenue.all.total',
      parts: known.has('revenue.all.fiscal') ? [] : ALL_REVENUE.map((kind) => `revenue.all.${kind}`),
    },
    { total: 'balance.grandTotal', parts: ['revenue.all.total', 'balance.nonFiscalSurplusUsed', 'balance.opening'] },
    {
      total: 'balance.grandTotalExpenditure',
      parts: ['expenditure.all.total', 'balance.surplusDistribution', 'balance.closing'],
    },
    {
      total: 'revenue.all.fiscal',
      parts: known.has('revenue.all.total') ? [] : FISCAL_FUNDS.map((fund) => `revenue.all.${fund}`),
    },
    { total: 'fiscal.opening.total', parts: FISCAL_FUNDS.map((fund) => `fiscal.opening.${fund}`) },
    { total: 'fiscal.closing.total', parts: FISCAL_FUNDS.map((fund) => `fiscal.closing.${fund}`) },
    { total: 'fiscal.grandTotal', parts: ['revenue.all.fiscal', 'fiscal.opening.total'] },
    {
      total: 'fiscal.grandTotalExpenditure.total',
      parts: ['fiscal.all.total', 'fiscal.closing.total'],
    },
    ...FISCAL_FUNDS.map((fund) => ({
      total: `fiscal.grandTotalExpenditure.${fund}`,
      parts: [`${fund}.all.total`, `fiscal.closing.${fund}`],
    })),
  ];
  return list.filter(({ total, parts }) => known.has(total) && parts.some((part) => known.has(part)));
}

function ofItems(ids: readonly string[], { economic }: Classification): Identity[] {
  const codes = ids.flatMap((id) => /^economic\.(\d{3,5})$/.exec(id)?.[1] ?? []);
  const classes = codes.filter((code) => code.length === 3);
  const costs = (kind: string) =>
    classes.filter((code) => economic.get(code)?.costs === kind).map((code) => `economic.${code}`);
  const list: Identity[] = [
    ...classes.map((top) => ({
      total: `economic.${top}`,
      parts: codes.filter((code) => code.length === 5 && code.startsWith(top)).map((code) => `economic.${code}`),
    })),
    { total: 'economic.personnel', parts: costs('personnel') },
    { total: 'economic.operating', parts: costs('operating') },
    ...['budget', 'final'].flatMap((side) => [
      {
        total: `threePublic.${side}.total`,
        parts: ['overseas', 'vehicles', 'reception'].map((part) => `threePublic.${side}.${part}`),
      },
      {
        total: `threePublic.${side}.vehicles`,
        parts: ['vehiclePurchase', 'vehicleOperation'].map((part) => `threePublic.${side}.${part}`),
      },
    ]),
    { total: 'procurement.total', parts: ['goods', 'works', 'services'].map((part) => `procurement.${part}`) },
  ];
  return list.filter(({ total, parts }) => ids.includes(total) && parts.length > 0);
}
