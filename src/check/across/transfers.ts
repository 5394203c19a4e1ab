/** J01, J02: what one unit gives another receives, on the same 项 of the functional classification. */
import type { PeerUnit } from '../../model/peer-unit.ts';
import { type Decimal, decimal, sum } from '../../money/decimal.ts';
import type { AcrossFault, AcrossRule } from './across-rule.ts';
import { inTenThousands } from './amounts.ts';

interface Transfer {
  /** Ids of the figures of an item: `expenditure.2101501.subordinateSubsidy`. */
  readonly given: RegExp;
  readonly received: RegExp;
  readonly words: { readonly given: string; readonly received: string };
}

const SUBSIDY: Transfer = {
  given: /^expenditure\.(\d{7})\.subordinateSubsidy$/,
  received: /^revenue\.(\d{7})\.superiorSubsidy$/,
  words: { given: '对附属单位补助支出', received: '上级补助收入' },
};

const REMITTANCE: Transfer = {
  given: /^expenditure\.(\d{7})\.superiorRemittance$/,
  received: /^revenue\.(\d{7})\.subordinateRemittance$/,
  words: { given: '上缴上级支出', received: '附属单位上缴收入' },
};

export function isTransfer(figure: string): boolean {
  return [SUBSIDY, REMITTANCE].some(({ given, received }) => given.test(figure) || received.test(figure));
}

export const J01: AcrossRule = {
  id: 'J01',
  title: '一个单位的对附属单位补助支出，有单位在同一科目列上级补助收入',
  source: '部门决算汇总时两者相抵的口径；上级补助收入、对附属单位补助支出的定义',
  severity: 'warning',
  advice: '双方核对拨款凭证，统一科目和金额；收款单位不在本批的，注明即可',
  check: (units) => unreceived(units, SUBSIDY),
};

export const J02: AcrossRule = {
  id: 'J02',
  title: '一个单位的上缴上级支出，有单位在同一科目列附属单位上缴收入',
  source: '部门决算汇总时两者相抵的口径；附属单位上缴收入、上缴上级支出的定义',
  severity: 'warning',
  advice: '双方核对上缴凭证，统一科目和金额；收款单位不在本批的，注明即可',
  check: (units) => unreceived(units, REMITTANCE),
};

interface Entry {
  readonly unit: PeerUnit;
  readonly code: string;
  readonly amount: Decimal;
}

/** Half of the last digit of an amount in 万元 with two decimals: so much may each of the amounts be off. 元. */
const HALF_DIGIT = decimal(50);

function unreceived(units: readonly PeerUnit[], { given, received, words }: Transfer): AcrossFault[] {
  const gifts = entries(units, given);
  const receipts = entries(units, received);
  const codes = [...new Set(gifts.map(({ code }) => code))].sort();
  return codes.flatMap((code): AcrossFault[] => {
    const givers = gifts.filter((entry) => entry.code === code);
    const only = givers.length === 1 ? givers[0]?.unit : undefined;
    const takers = receipts.filter((entry) => entry.code === code && entry.unit !== only);
    const gone = total(givers);
    const come = total(takers);
    const lacking = gone.minus(come);
    if (lacking.lessThanOrEqualTo(HALF_DIGIT.times(givers.length + takers.length))) return [];
    const elsewhere = receipts.find(
      (entry) => entry.code !== code && entry.unit !== only && entry.amount.minus(lacking).abs().lessThan(HALF_DIGIT),
    );
    const [first] = givers;
    const many = givers.length > 1 ? '共' : '';
    const counter =
      takers.length === 0
        ? `本批没有别的单位在这一科目有${words.received}`
        : `本批别的单位（${named(takers)}）在这一科目的${words.received}共${inTenThousands(come)}，少${inTenThousands(lacking)}`;
    return [
      {
        message: `${first?.unit.year}年科目 ${code}：${named(givers)}${many}列${words.given}${inTenThousands(gone)}，${counter}，请核实`,
        units: unique([...givers, ...takers, ...(elsewhere === undefined ? [] : [elsewhere])]),
        actual: `${words.received}${inTenThousands(come)}`,
        expected: `${words.received}${inTenThousands(gone)}`,
        hint:
          elsewhere === undefined
            ? '收款单位少列、科目写错的，由它改正；收款单位不在本批的，在核查中注明'
            : `“${elsewhere.unit.name}”在科目 ${elsewhere.code} 有同样的${words.received}${inTenThousands(elsewhere.amount)}，核对两边的科目`,
      },
    ];
  });
}

function entries(units: readonly PeerUnit[], pattern: RegExp): Entry[] {
  return units.flatMap((unit) =>
    [...unit.figures].flatMap(([id, amount]) => {
      const code = pattern.exec(id)?.[1];
      return code === undefined || !amount.isPositive() ? [] : [{ unit, code, amount }];
    }),
  );
}

function total(list: readonly Entry[]): Decimal {
  return sum(list.map(({ amount }) => amount));
}

/** So many are named; of others their number is told. */
const NAMED = 3;

function named(list: readonly Entry[]): string {
  const names = list.slice(0, NAMED).map(({ unit }) => `“${unit.name}”`);
  return list.length > NAMED ? `${names.join('、')}等${list.length}个单位` : names.join('、');
}

function unique(list: readonly Entry[]): string[] {
  return [...new Set(list.map(({ unit }) => unit.id))];
}
