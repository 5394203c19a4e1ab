/** H12: contributions by functional 项 go with their economic items. */
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { typedTexts } from '../engine/typed-texts.ts';
import { typedAmount } from '../scale.ts';

export const H12: Rule<'facts'> = {
  id: 'H12',
  title: '住房公积金、养老保险、职业年金的功能分类科目与经济分类科目相符',
  source: '《政府收支分类科目》科目说明',
  severity: 'warning',
  needs: 'facts',
  check: (facts) => [...housing(facts), ...pensions(facts), ...strayed(facts)],
};

const HOUSING_FUND = '2210201';
const HOUSING = /^22102(?!01)/;

/** Money for the housing fund under another 项 of 住房改革支出. */
function housing(facts: Facts): Fault[] {
  const { dossier, figures, scale, classification } = facts;
  const rows = dossier.expenditure.flatMap((row, index) => (row.basic ? [{ ...row, index }] : []));
  const others = rows.filter(({ code }) => HOUSING.test(code));
  if (rows.some(({ code }) => code === HOUSING_FUND) || others.length === 0) return [];
  const paid = figures.get('economic.30113')?.value;
  const isPaid = paid !== undefined && !paid.isZero();
  const isTold = typedTexts(facts).some(({ text }) => text.includes('住房公积金'));
  return others.slice(0, 1).map(({ code, index }): Fault => {
    const name = classification.functional.get(code)?.name ?? '';
    const why = isPaid ? `经济分类列有“住房公积金”${typedAmount(scale, paid)}` : '一般职工都缴存住房公积金';
    return {
      message: `支出列在 ${code}“${name}”，没有 ${HOUSING_FUND}“住房公积金”；${why}，科目是否写错，请核实`,
      at: ['expenditure', index, 'code'],
      severity: isPaid || isTold ? 'warning' : 'info',
      actual: code,
      expected: HOUSING_FUND,
      hint: `是住房公积金的，收入、支出的科目都改为 ${HOUSING_FUND}`,
    };
  });
}

const PENSION = ['2080505', '30108'] as const;
const ANNUITY = ['2080506', '30109'] as const;

/** The amounts of pension insurance and annuity, each under the other's 项. */
function pensions({ dossier, figures, scale }: Facts): Fault[] {
  const at = ([code]: readonly [string, string]) =>
    dossier.expenditure.findIndex((row) => row.code === code && row.basic);
  const [pension, annuity] = [PENSION, ANNUITY].map(([code, item]) => ({
    spent: figures.get(`generalPublic.${code}.basic`)?.value,
    paid: figures.get(`economic.${item}`)?.value,
  }));
  if (!pension?.spent || !pension.paid || !annuity?.spent || !annuity.paid || pension.paid.isZero()) return [];
  const crossed = pension.spent.equals(annuity.paid) && annuity.spent.equals(pension.paid);
  if (!crossed || pension.spent.equals(annuity.spent)) return [];
  const [one, other] = [pension.spent, annuity.spent].map((value) => typedAmount(scale, value));
  return [
    {
      message: `${PENSION[0]}养老保险缴费支出 ${one}，恰为经济分类的职业年金缴费；${ANNUITY[0]}职业年金 ${other}，恰为养老保险缴费：两个科目的金额写反了，请核实`,
      at: ['expenditure', at(PENSION)],
      ...(one !== undefined && { actual: one }),
      ...(other !== undefined && { expected: other }),
      hint: '对调两个科目的收入和支出；经济分类写反的，对调 30108 和 30109',
      related: [['expenditure', at(ANNUITY)]],
    },
  ];
}

/** 项 and the economic item that it is mostly paid under. */
const PAIRS = [PENSION, ANNUITY, [HOUSING_FUND, '30113']] as const;

/** The amount of a 项 in the row of another economic item than its own: pasted into the row beside. */
function strayed(facts: Facts): Fault[] {
  const { dossier, figures, scale, classification } = facts;
  const own = new Set<string>(PAIRS.map(([, item]) => item));
  return PAIRS.flatMap(([code, item]) => {
    const spent = figures.get(`generalPublic.${code}.basic`)?.value;
    const paid = dossier.basicByEconomicItem.find((row) => row.code === item)?.amount;
    if (!spent || spent.isZero() || !paid || paid.equals(spent)) return [];
    const index = dossier.basicByEconomicItem.findIndex((row) => row.amount.equals(spent) && !own.has(row.code));
    const other = dossier.basicByEconomicItem[index];
    if (other === undefined) return [];
    const name = (one: string) => `${one}“${classification.economic.get(one)?.name ?? ''}”`;
    const [right, wrong] = [spent, paid].map((value) => typedAmount(scale, value));
    return [
      {
        message: `${name(other.code)}填 ${right}，恰为 ${code} 的支出，那是 ${name(item)}的数；${item} 却填 ${wrong}，请核实是否贴错了行`,
        at: ['basicByEconomicItem', index],
        ...(right !== undefined && { actual: right }),
        hint: '核对各款的金额是否错了一行；两数相同属巧合的不必改',
        related: [['basicByEconomicItem', dossier.basicByEconomicItem.findIndex((row) => row.code === item)]],
      },
    ];
  });
}
