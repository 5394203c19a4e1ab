/**
 * E14: fund rows of a form add up: 总额 = 财政资金 + 财政专户管理资金 + 单位资金 + 其他资金; 总额 = 基本支出 + 项目支出;
 * 基本支出 = 人员经费 + 公用经费. Source: the forms.
 */
import type { Place } from '../../diagnostics/finding.ts';
import { type Decimal, sum, ZERO } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { around, combined, overlaps } from '../interval.ts';
import { typedAmount } from '../scale.ts';
import { type PrintedEvaluation, printedEvaluations } from './printed-evaluation.ts';
import { type ExecutionRow, type PrintedForm, printedForms } from './printed-form.ts';
import { leastDecimals, numberOrZero, printedInterval } from './printed-number.ts';

export const E14: Rule<'print'> = {
  id: 'E14',
  title: '自评表资金各行相加等于总额：财政＋财政专户＋单位＋其他，基本＋项目，人员＋公用',
  source: '绩效自评表“预算执行情况”',
  severity: 'error',
  needs: 'print',
  check: (context) => [
    ...printedForms(context.view).flatMap((form) => checkForm(form, leastDecimals(context.profile.money))),
    ...printedEvaluations(context).flatMap((form) => checkFiscal(form, context)),
  ],
};

interface Sum {
  readonly total: RegExp;
  readonly parts: readonly RegExp[];
}

const SUMS: readonly Sum[] = [
  {
    total: /^(?:年度资金)?总额$/,
    parts: [
      /^(?:其中)?(?:本年)?财政(?:资金|拨款)$/,
      /^上年结转资金$/,
      /^财政专户管理资金$/,
      /^单位资金$/,
      /^其他资金$/,
    ],
  },
  { total: /^(?:年度资金)?总额$/, parts: [/^基本支出$/, /^项目支出$/] },
  { total: /^基本支出$/, parts: [/^人员经费$/, /^公用经费$/] },
  { total: /^项目支出$/, parts: [/^一般性项目$/, /^重点项目$/] },
];

const MEASURES = [
  ['initial', '年初预算数'],
  ['budget', '全年预算数'],
  ['executed', '执行数'],
] as const;

type Measure = (typeof MEASURES)[number];

function checkForm({ place, execution }: PrintedForm, decimals: number): Fault[] {
  return SUMS.flatMap(({ total, parts }) => {
    const whole = execution.find((row) => total.test(bare(row.label)));
    const rows = execution.filter((row) => parts.some((part) => part.test(bare(row.label))));
    if (whole === undefined || rows.length < 2) return [];
    return MEASURES.flatMap((measure) => checkSum({ whole, rows, measure, decimals }, place(whole.spots[measure[0]])));
  });
}

interface Addition {
  readonly whole: ExecutionRow;
  readonly rows: readonly ExecutionRow[];
  readonly measure: Measure;
  readonly decimals: number;
}

/** `（一）基本支出`, `其中：财政资金` without their numbering. */
function bare(label: string): string {
  return label.replace(/^(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]?|其中[：:])+/, '').replace(/\s/g, '');
}

function checkSum({ whole, rows, measure: [measure, name], decimals }: Addition, place: Place): Fault[] {
  const total = numberOrZero(whole[measure] ?? '');
  const parts = rows.flatMap((row) => numberOrZero(row[measure] ?? '') ?? []);
  if (total === undefined || parts.length < rows.length) return [];
  const interval = (value: Decimal) => (value.isZero() ? around(ZERO, ZERO) : printedInterval(value, decimals));
  if (overlaps(interval(total), combined(parts.map(interval), []))) return [];
  const expected = sum(parts).toFixed();
  const labels = rows.map((row) => `“${bare(row.label)}”`).join('＋');
  return [
    {
      severity: 'error',
      message: `自评表“${bare(whole.label)}”${name}印为 ${whole[measure] || '空白'}，${labels}相加为 ${expected}`,
      at: place,
      ...(whole[measure] && { actual: whole[measure] }),
      expected,
      hint: '核对各类资金的金额，总额应等于各行之和',
    },
  ];
}

const FUND_MEASURES = [
  ['initialBudget', '年初预算'],
  ['adjustedBudget', '调整后预算数'],
  ['executed', '预算执行数'],
] as const;

/** 财政资金 is what remains of the total: below zero the other kinds exceed it. */
function checkFiscal({ id, name, path }: PrintedEvaluation, context: Print): Fault[] {
  return FUND_MEASURES.flatMap(([measure, label]) => {
    const rest = context.figures.get(`${id}.funds.fiscal.${measure}`)?.value;
    if (rest === undefined || !rest.isNegative() || rest.isZero()) return [];
    const over = typedAmount(context.scale, rest.negated());
    return [
      {
        severity: 'error',
        message: `${name}${label}：财政专户管理资金、单位资金、其他资金之和比总额多 ${over}`,
        at: [...path, 'funds'],
        hint: '总额＝财政资金＋财政专户管理资金＋单位资金＋其他资金，请核对各行',
      },
    ];
  });
}
