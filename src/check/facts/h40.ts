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
  check: (facts) => {
    const all = [...groups(facts).values()];
    const sides = all.flatMap((rows) => sidesOf(rows, facts)).filter((side) => !agrees(side, facts));
    return [...all.flatMap(withoutCode), ...told(sides, facts)];
  },
};

const LIST = 'expenditureByEconomicItem';

interface Row extends SpentItemRow {
  readonly index: number;
}

/** Rows that should add up to one amount of the expenditure. */
interface Side {
  readonly name: string;
  /** Figure of the expenditure. */
  readonly id: string;
  /** The figure that is made of it. */
  readonly whole: string;
  readonly rows: readonly Row[];
  /** Less what the expenditure tells. */
  readonly excess: Decimal;
}

/** The rows of one fund and kind. */
function groups({ dossier }: Facts): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, readonly Row[]>();
  (dossier.expenditureByEconomicItem ?? []).forEach((each, index) => {
    const key = `${each.fund} ${each.kind}`;
    found.set(key, [...(found.get(key) ?? []), { ...each, index }]);
  });
  return found;
}

/** A row for each 项 where all rows have one; a 项 may be spent on and have no items at all. */
function sidesOf(rows: readonly Row[], facts: Facts): Side[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { fund, kind } = first;
  const what = `${FUND_NAMES[fund]}${EXPENDITURE_NAMES[kind]}`;
  const whole = `${fund}.all.${kind}`;
  const side = (name: string, id: string, own: readonly Row[]): Side => {
    const spent = facts.figures.get(id)?.value ?? ZERO;
    return { name, id, whole, rows: own, excess: sum(own.map(({ amount }) => amount)).minus(spent) };
  };
  if (rows.some(({ code }) => code === undefined)) return [side(what, whole, rows)];
  const spent = facts.dossier.expenditure.filter((row) => row.fund === fund).map(({ code }) => code);
  return [...new Set([...rows.map(({ code = '' }) => code), ...spent])].map((each) =>
    side(
      `科目 ${each} 的${what}`,
      `${fund}.${each}.${kind}`,
      rows.filter(({ code }) => code === each),
    ),
  );
}

/** Amounts that were rounded one by one differ by their tails. */
function agrees({ rows, excess }: Side, { figures, scale }: Facts): boolean {
  const facts = rows.length < 2 ? [] : rows.flatMap((row) => figures.get(leafOf(row)) ?? []);
  return isWithin(excess, sum(facts.map((fact) => factHalf(fact, scale))));
}

function leafOf({ fund, kind, item, code = 'uncoded' }: Row): string {
  return `${fund}.${code}.${kind}.${item}`;
}

/** Some rows of a fund and kind with a 项, some without. */
function withoutCode(rows: readonly Row[]): Fault[] {
  const lacking = rows.filter(({ code }) => code === undefined);
  const [first] = lacking;
  if (first === undefined || lacking.length === rows.length) return [];
  const name = `${FUND_NAMES[first.fund]}${EXPENDITURE_NAMES[first.kind]}`;
  return [
    {
      severity: 'warning',
      message: `${name}按经济分类的 ${rows.length} 行中，${lacking.length} 行没有写功能分类科目：按功能分类列的表里没有这些数`,
      at: [LIST, first.index],
      expected: '"code": "功能分类科目编码"',
      hint: '补上 code；表不按功能分类列的，各行都不写',
      related: lacking.slice(1).map(({ index }) => [LIST, index]),
    },
  ];
}

/** What is too much on one side and too little on another is one row in the wrong place. */
function told(sides: readonly Side[], facts: Facts): Fault[] {
  const [over, under] = [
    sides.filter(({ excess }) => !excess.isNegative()),
    sides.filter(({ excess }) => excess.isNegative()),
  ];
  const left = new Set(under);
  return [
    ...over.map((side) => {
      const lack = [...left].find(({ excess }) => excess.negated().equals(side.excess));
      const moved = side.rows.filter(({ amount }) => amount.equals(side.excess));
      const [row] = side.rows.length === 1 || moved.length !== 1 ? side.rows : moved;
      const isWhole = sum(side.rows.map(({ amount }) => amount)).equals(side.excess);
      if (lack === undefined || row === undefined || (moved.length !== 1 && !isWhole)) return unequal(side, facts);
      left.delete(lack);
      return misplaced(side, lack, row, facts);
    }),
    ...[...left].map((side) => unequal(side, facts)),
  ];
}

function misplaced(side: Side, lack: Side, row: Row, { scale }: Facts): Fault {
  const gap = typedAmount(scale, side.excess);
  return {
    message: `${side.name}按经济分类多 ${gap}，${lack.name}恰好少 ${gap}：这一行的科目（code）、资金（fund）或支出种类（kind）是否写错，请核实`,
    at: [LIST, row.index, 'amount'],
    hint: `应为${lack.name}的，改正这一行；这一行无误的，核对 expenditure 的金额`,
    isCause: true,
  };
}

function unequal({ name, id, whole, rows, excess }: Side, { figures, scale }: Facts): Fault {
  const spent = figures.get(id)?.value ?? ZERO;
  const [actual, expected] = [spent.plus(excess), spent].map((value) => typedAmount(scale, value));
  const [first] = rows;
  return {
    message: `${name}按经济分类合计 ${actual}，本年支出（expenditure）为 ${expected}`,
    at: first === undefined ? [LIST] : [LIST, first.index],
    ...(actual !== undefined && { actual }),
    ...(expected !== undefined && { expected }),
    hint: `核对 ${LIST} 各行的金额、资金（fund）、支出种类（kind）和科目（code），以及 expenditure 的金额`,
    figures: [...rows.map(leafOf), id, whole],
    isCause: true,
  };
}
