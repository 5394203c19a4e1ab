/** H17: facts that are told in several parts fit each other and what they are counted of. */
import type { Decimal } from '../../money/decimal.ts';
import { isMoneyUnit, YUAN_IN } from '../../money/units.ts';
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { isOneSlipApart } from '../reading/one-slip.ts';
import { typedAmount } from '../scale.ts';

export const H17: Rule<'facts'> = {
  id: 'H17',
  title: 'facts 中的事实合理：得分不超过满分，各等级的项目数之和等于项目数，用去的不大于安排的',
  source: '绩效自评：同一事实前后一致',
  severity: 'warning',
  needs: 'facts',
  unprinted: '单位自己的数（facts）',
  check: (facts) => [...scores(facts), ...grades(facts), ...spent(facts), ...totals(facts)],
};

function scores({ dossier, profile }: Facts): Fault[] {
  const full = profile.scoring?.total ?? 100;
  return Object.entries(dossier.facts ?? {}).flatMap(([key, { label, value, unit }]) => {
    if (unit !== '分' || (value.lessThanOrEqualTo(full) && !value.isNegative())) return [];
    return [
      {
        message: `“${label}”填 ${value.toFixed()}分，超过满分 ${full}分`,
        at: ['facts', key, 'value'],
        severity: 'error',
        actual: `${value.toFixed()}分`,
        expected: `0～${full}分`,
        hint: '核对得分，有无多写一位、少写小数点',
      } as const,
    ];
  });
}

const GRADE = /(?:结果|等级|评级|评)[^，。]{0,4}[“"]?(优|良|中|差|合格|不合格)[”"]?/;

function grades({ dossier }: Facts): Fault[] {
  const told = Object.entries(dossier.facts ?? {}).filter(
    ([, { label, unit }]) => unit === '个' && label.includes('项目') && GRADE.test(label),
  );
  const projects = dossier.projects?.length ?? 0;
  const [first, ...rest] = told;
  if (first === undefined || rest.length === 0 || projects === 0) return [];
  const total = told.reduce((sum, [, { value }]) => sum + Number(value), 0);
  if (total <= projects) return [];
  const list = told.map(([, { label, value }]) => `${label} ${value.toFixed()}个`).join('，');
  return [
    {
      message: `${list}，合计 ${total}个，多于项目数 ${projects}个`,
      at: ['facts', first[0], 'value'],
      actual: `${total}个`,
      expected: `${projects}个`,
      hint: '改正 facts 中的个数；项目没有列全的，在 projects 中补上',
      related: rest.map(([key]) => ['facts', key, 'value']),
    },
  ];
}

const BUDGETED = /预算|预留|安排/;
const SPENT = /中标|成交|支出|执行|支付|合同/;
/** Words that two facts begin with, for both to be of one thing. */
const COMMON = 6;

/** 面向中小企业预留…预算金额 and …中标金额: what was spent of a budget is within it. */
function spent({ dossier }: Facts): Fault[] {
  const money = Object.entries(dossier.facts ?? {}).filter(([, { yuan }]) => yuan !== undefined);
  const budgets = money.filter(([, { label }]) => BUDGETED.test(label) && !SPENT.test(label));
  return budgets.flatMap(([key, budget]) =>
    money.flatMap(([other, { label, value, unit, yuan }]) => {
      if (!SPENT.test(label) || !label.startsWith(budget.label.slice(0, COMMON)) || budget.label.length <= COMMON)
        return [];
      if (!isOfTheSame(label, budget.label) || !yuan?.greaterThan(budget.yuan ?? yuan)) return [];
      return [
        {
          message: `“${label}”填 ${value.toFixed()}${unit}，大于“${budget.label}”${budget.value.toFixed()}${budget.unit}，请核实`,
          at: ['facts', other, 'value'],
          actual: `${value.toFixed()}${unit}`,
          expected: `不大于 ${budget.value.toFixed()}${budget.unit}`,
          hint: '改正写错的一个；确实超出预算的，在文字中说明',
          related: [['facts', key, 'value']],
        },
      ];
    }),
  );
}

/** 面向中小企业预留 and 面向小微企业预留 are two things. */
function isOfTheSame(one: string, other: string): boolean {
  const kind = (label: string) => /中小|小微|小型|微型/.exec(label)?.[0];
  return kind(one) === kind(other);
}

const TOTALS = [
  'performance.overall.adjustedBudget',
  'performance.overall.executed',
  'revenue.all.total',
  'expenditure.all.total',
  'projects.totalBudget',
  'projects.totalExecuted',
];
const OF_THE_YEAR = /(?:全年|年度|总)[^，。]{0,6}(?:收入|支出|预算|执行)|总额|总金额/;

/** 全年预算收入 that is one digit away from the accounts, and no amount of theirs. */
function totals({ dossier, figures, scale }: Facts): Fault[] {
  const known = TOTALS.flatMap((id) => figures.get(id) ?? []).filter(({ value }) => value?.isZero() === false);
  return Object.entries(dossier.facts ?? {}).flatMap(([key, { label, value, unit, yuan }]) => {
    if (yuan === undefined || !isMoneyUnit(unit) || !OF_THE_YEAR.test(label)) return [];
    const decimals = value.decimalPlaces();
    const shown = (one: Decimal) => one.div(YUAN_IN[unit]).toFixed(decimals);
    if (known.some((figure) => figure.value && shown(figure.value) === value.toFixed(decimals))) return [];
    const near = known.find((figure) => figure.value && isOneSlipApart(shown(figure.value), value.toFixed(decimals)));
    if (near?.value === undefined) return [];
    const expected = typedAmount(scale, near.value);
    return [
      {
        message: `“${label}”填 ${value.toFixed()}${unit}，与“${near.label}”${expected}只差一位，请核实是否笔误`,
        at: ['facts', key, 'value'],
        actual: `${value.toFixed()}${unit}`,
        expected: `${shown(near.value)}${unit}`,
        hint: '是同一个数的，改成一致；不是的不必改',
        figures: [near.id],
      },
    ];
  });
}
