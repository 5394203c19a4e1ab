/** H40: spending told by economic item is the spending that is told by 项. */
import type { SpentItemRow } from '../../model/dossier.ts';
import { EXPENDITURE_NAMES, FUND_NAMES } from '../../model/terms.ts';
import { type Decimal, sum, ZERO } from '../../money/decimal.ts';
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { typedAmount } from '../scale.ts';
import { factHalf, isWithin } from '../tails.ts';

export const H40: Rule<'facts'> = {
  id: 'H40',
  title: '按经济分类填写的支出，合计与本年支出中同一资金、同一科目的基本支出或项目支出相等',
  source: '决算报表表间关系：支出决算明细表与支出决算表',
  severity: 'error',
  needs: 'facts',
  unprinted: '按经济分类的明细',
  check: (facts) =>
    [...groups(facts)].flatMap(([, rows]) => (isByCode(rows) ? byCode(rows, facts) : whole(rows, facts))),
};

interface Row extends SpentItemRow {
  readonly index: number;
}
type Rows = readonly [Row, ...Row[]];

/** The rows of one fund and kind. */
function groups({ dossier }: Facts): ReadonlyMap<string, Rows> {
  const found = new Map<string, Rows>();
  (dossier.expenditureByEconomicItem ?? []).forEach((each, index) => {
    const key = `${each.fund} ${each.kind}`;
    found.set(key, [...(found.get(key) ?? []), { ...each, index }] as unknown as Rows);
  });
  return found;
}

function isByCode(rows: Rows): boolean {
  return rows.every(({ code }) => code !== undefined);
}

/** A 项 may be spent on and have no items at all. */
function byCode(rows: Rows, facts: Facts): Fault[] {
  const [{ fund, kind }] = rows;
  const told = new Map(rows.map((row) => [row.code, rows.filter(({ code }) => code === row.code)]));
  const spent = facts.dossier.expenditure.filter((row) => row.fund === fund).map(({ code }) => code);
  return [...new Set([...told.keys(), ...spent])].flatMap((code = '') => {
    const name = `科目 ${code} 的${FUND_NAMES[fund]}${EXPENDITURE_NAMES[kind]}`;
    return compared(name, `${fund}.${code}.${kind}`, told.get(code) ?? [], facts);
  });
}

function whole(rows: Rows, facts: Facts): Fault[] {
  const [{ fund, kind }] = rows;
  return compared(`${FUND_NAMES[fund]}${EXPENDITURE_NAMES[kind]}`, `${fund}.all.${kind}`, rows, facts);
}

function compared(name: string, id: string, rows: readonly Row[], { figures, scale }: Facts): Fault[] {
  const spent = figures.get(id)?.value ?? ZERO;
  const told = sum(rows.map(({ amount }) => amount));
  if (isWithin(told.minus(spent), tailOf(rows, { figures, scale }))) return [];
  const [actual, expected] = [told, spent].map((value) => typedAmount(scale, value));
  const [first] = rows;
  return [
    {
      message: `${name}按经济分类合计 ${actual}，本年支出（expenditure）为 ${expected}`,
      at: first === undefined ? ['expenditureByEconomicItem'] : ['expenditureByEconomicItem', first.index],
      ...(actual !== undefined && { actual }),
      ...(expected !== undefined && { expected }),
      hint: '核对 expenditureByEconomicItem 各行的金额、资金（fund）、支出种类（kind）和科目（code），以及 expenditure 的金额',
      isCause: true,
    },
  ];
}

/** Amounts that were rounded one by one. */
function tailOf(rows: readonly Row[], { figures, scale }: Pick<Facts, 'figures' | 'scale'>): Decimal {
  if (rows.length < 2) return ZERO;
  const facts = rows.flatMap(
    ({ fund, kind, item, code = 'uncoded' }) => figures.get(`${fund}.${code}.${kind}.${item}`) ?? [],
  );
  return sum(facts.map((fact) => factHalf(fact, scale)));
}
