/** H06: each item of each fund has the money that it spends, and what it leaves over is told. */
import { FISCAL_FUNDS, type Fund } from '../../model/dossier.ts';
import type { Figure } from '../../model/figure.ts';
import { FUND_BUDGETS } from '../../model/terms.ts';
import { type Decimal, sum, ZERO } from '../../money/decimal.ts';
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { typedTexts } from '../engine/typed-texts.ts';
import { typedAmount } from '../scale.ts';
import { factsOf } from '../tails.ts';
import { factOf, suspectsOf } from './ties/suspects.ts';

export const H06: Rule<'facts'> = {
  id: 'H06',
  title: '每个科目、每种资金：年初结转＋收入不小于支出；年末有结转的说明原因',
  source: '决算报表收支平衡关系',
  severity: 'error',
  needs: 'facts',
  unprinted: '各科目的年初结转',
  check(facts) {
    const told = new Set(suspectsOf(facts).flatMap(({ leaves }) => leaves.map(factOf)));
    const items = itemsOf(facts).filter(({ facts: own }) => !own.some((figure) => told.has(factOf(figure))));
    return items.flatMap((item) => [...overdrawn(item, items, facts), ...unexplained(item, facts)]);
  },
};

interface Item {
  readonly fund: Fund;
  readonly code: string;
  readonly name: string;
  readonly means: Decimal;
  readonly spent: Decimal;
  readonly closing: Decimal;
  /** Its facts that are not zero: revenue first. */
  readonly facts: readonly Figure[];
}

/** Of every fund whose 年初结转 is told by item; with one sum for all items no single item can be judged. */
function itemsOf({ dossier, figures, classification }: Facts): Item[] {
  if (dossier.revenue.length === 0) return [];
  const codes = [...new Set([...dossier.revenue, ...dossier.expenditure].map(({ code }) => code))];
  const byItem = FISCAL_FUNDS.filter(
    (fund) => !(dossier.opening ?? []).some((row) => row.fund === fund && row.code === undefined),
  );
  return byItem.flatMap((fund) =>
    codes.flatMap((code) => {
      const revenue = figures.get(`revenue.${code}.${fund}`);
      const opening = sum(
        (dossier.opening ?? []).flatMap((row) => (row.fund === fund && row.code === code ? row.amount : [])),
      );
      const facts = [`revenue.${code}.${fund}`, `${fund}.${code}.basic`, `${fund}.${code}.project`];
      const spent = figures.get(`${fund}.${code}.total`)?.value ?? ZERO;
      const means = opening.plus(revenue?.value ?? ZERO);
      const name = classification.functional.get(code)?.name ?? '';
      const own = factsOf(figures, facts);
      return own.length === 0 ? [] : [{ fund, code, name, means, spent, closing: means.minus(spent), facts: own }];
    }),
  );
}

function overdrawn(
  { fund, code, name, means, spent, closing, facts: own }: Item,
  items: readonly Item[],
  on: Facts,
): Fault[] {
  if (!closing.isNegative() || closing.isZero()) return [];
  const { scale } = on;
  const other = items.find((item) => item.code === code && item.fund !== fund && item.means.isPositive());
  const misplaced =
    other !== undefined && means.isZero()
      ? `这个科目的收入在${FUND_BUDGETS[other.fund]}，支出在${FUND_BUDGETS[fund]}，是否写错了资金性质（fund）？`
      : '';
  const [first, ...rest] = own;
  return [
    {
      message: `科目 ${code}“${name}”（${FUND_BUDGETS[fund]}）年初结转加收入 ${typedAmount(scale, means)}，小于支出 ${typedAmount(scale, spent)}，年末结转和结余为 ${typedAmount(scale, closing)}`,
      at: { place: first?.source },
      actual: typedAmount(scale, closing),
      expected: '不小于 0',
      hint: `${misplaced}核对 revenue、expenditure 和 opening 中这个科目的金额；用上年结转的，在 opening 中写明`,
      related: rest.map(({ source }) => ({ place: source })),
      figures: closingsOf(fund, code),
      gap: { by: closing, between: own.map(({ id }) => id) },
      isCause: true,
    },
  ];
}

/** The balances that the one of an item is a part of. */
function closingsOf(fund: Fund, code: string): string[] {
  const own = [code, code.slice(0, 5), code.slice(0, 3), 'all'].map((one) => `${fund}.${one}.closing`);
  return [...own, `fiscal.closing.${fund}`, 'fiscal.closing.total', 'balance.closing'];
}

/** 元 that nobody explains. */
const TRIFLE = 100;
const CARRIED = /结转|结余|尾款|跨年|次年|下年/;

/** Money left over that no word of the unit speaks of. */
function unexplained({ fund, code, name, closing, facts: own }: Item, on: Facts): Fault[] {
  if (closing.lessThan(TRIFLE)) return [];
  const { dossier, scale } = on;
  const amount = typedAmount(scale, closing);
  const reasons = JSON.stringify([`${fund}.${code}.total`, `${fund}.all.total`].map((id) => dossier.reasons?.[id]));
  if (CARRIED.test(reasons) || typedTexts(on).some(({ text }) => text.includes(amount) && CARRIED.test(text)))
    return [];
  return [
    {
      message: `科目 ${code}“${name}”（${FUND_BUDGETS[fund]}）年末结转和结余 ${amount}，没有说明，请核实收入、支出是否填错`,
      at: { place: own[0]?.source },
      severity: 'info',
      actual: amount,
      hint: `确有结转的，在 reasons["${fund}.${code}.total"] 或文字中写明原因`,
      figures: closingsOf(fund, code),
      gap: { by: closing, between: own.map(({ id }) => id) },
    },
  ];
}
