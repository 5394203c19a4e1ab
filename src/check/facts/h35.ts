/** H35: money of a fund is spent where there is some: income of the year, or a balance from before. */
import type { Dossier, Fund } from '../../model/dossier.ts';
import type { JsonPath } from '../../model/source.ts';
import type { Decimal } from '../../money/decimal.ts';
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { typedAmount } from '../scale.ts';

export const H35: Rule<'facts'> = {
  id: 'H35',
  title: '有某种资金的支出的，有这种资金的收入或年初结转和结余',
  source: '《预算法》第十二条：各级预算收支平衡；财决公开表收支口径',
  severity: 'error',
  needs: 'facts',
  check({ dossier, scale }) {
    if (dossier.revenue.length === 0) return [];
    const funded = fundsWithMoney(dossier);
    return dossier.expenditure.flatMap((row, index): Fault[] => {
      if (funded.has(row.fund)) return [];
      const { name, income } = WORDS[row.fund];
      return spent(row).map(([path, amount]) => ({
        message: `科目 ${row.code} 有${name}支出 ${typedAmount(scale, amount)}，却没有${income}，也没有年初结转和结余`,
        at: ['expenditure', index, ...path],
        actual: typedAmount(scale, amount),
        hint: `核对这一行的资金性质（fund）和金额；确是${name}支出的，补上收入（revenue）或年初数（opening）`,
        isCause: true,
      }));
    });
  },
};

const WORDS: Readonly<Record<Fund, { readonly name: string; readonly income: string }>> = {
  generalPublic: { name: '一般公共预算财政拨款', income: '一般公共预算财政拨款收入' },
  governmentFund: { name: '政府性基金预算财政拨款', income: '政府性基金预算财政拨款收入' },
  stateCapital: { name: '国有资本经营预算财政拨款', income: '国有资本经营预算财政拨款收入' },
  nonFiscal: { name: '非财政拨款', income: '事业收入、经营收入、其他收入等' },
};

const NON_FISCAL = ['superiorSubsidy', 'institutional', 'business', 'subordinateRemittance', 'other'] as const;
const INCOME: Readonly<Record<Fund, readonly (keyof Facts['dossier']['revenue'][number])[]>> = {
  generalPublic: ['generalPublic'],
  governmentFund: ['governmentFund'],
  stateCapital: ['stateCapital'],
  nonFiscal: NON_FISCAL,
};

function fundsWithMoney({ revenue, opening = [], nonFiscalSurplusUsed }: Dossier): ReadonlySet<Fund> {
  const isSome = (value: unknown) => value !== undefined && !(value as Decimal).isZero();
  const withIncome = (Object.keys(INCOME) as Fund[]).filter((fund) =>
    revenue.some((row) => INCOME[fund].some((kind) => isSome(row[kind]))),
  );
  const before = opening.filter(({ amount }) => isSome(amount)).map(({ fund }) => fund);
  return new Set([...withIncome, ...before, ...(isSome(nonFiscalSurplusUsed) ? (['nonFiscal'] as const) : [])]);
}

const KINDS = ['basic', 'superiorRemittance', 'business', 'subordinateSubsidy'] as const;

/** Amounts of a row that are not zero, with their paths in it. */
function spent(row: Dossier['expenditure'][number]): [JsonPath, Decimal][] {
  const parts: [JsonPath, Decimal | undefined][] = KINDS.map((kind) => [[kind], row[kind]]);
  const { project } = row;
  if (Array.isArray(project)) {
    project.forEach(({ amount }, index) => {
      parts.push([['project', index, 'amount'], amount]);
    });
  } else parts.push([['project'], project as Decimal | undefined]);
  return parts.filter((part): part is [JsonPath, Decimal] => part[1]?.isZero() === false);
}
