/** H15: what an indicator asks and tells is possible, and agrees with the accounts. */
import type { Facts } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { indicatorsOf, type PlacedIndicator } from './indicators.ts';

export const H15: Rule<'facts'> = {
  id: 'H15',
  title: '比率指标的目标不写≥100%；预算执行率指标与资金表相符；同一张表不重复同一指标',
  source: '绩效目标管理：指标值应当可以实现、可以核对',
  severity: 'warning',
  needs: 'facts',
  unprinted: '自评表的指标',
  check: (facts) => {
    const all = indicatorsOf(facts);
    return [
      ...all.flatMap(impossible),
      ...all.flatMap(contrary),
      ...all.flatMap((one) => execution(one, facts)),
      ...doubled(all),
    ];
  },
};

const LESS = /减少|下降|降低|压减/;
const MORE = /增加|上升|增长/;
/** Told against another year: the words are of the thing that the target is about. */
const COMPARED = /(?:比|较|同比)(?:上年度?|去年|\d{4}年度?)?[^，。；\d]{0,4}$/;

/** 有所减少 as the target, 比上年增加12吨 as the result, in full marks. */
function contrary({ indicator: { name, target, actual, percent }, path, owner }: PlacedIndicator): Fault[] {
  const [wanted = '', told = ''] = [target.text, actual?.text];
  const isAgainst = (one: RegExp, other: RegExp) =>
    one.test(wanted) &&
    !other.test(wanted) &&
    !one.test(told) &&
    COMPARED.test(told.slice(0, other.exec(told)?.index ?? 0));
  if ((!isAgainst(LESS, MORE) && !isAgainst(MORE, LESS)) || percent?.lessThan(100)) return [];
  return [
    {
      message: `“${owner}”自评表“${name}”的目标是“${wanted}”，完成值写“${told}”，方向相反而得满分，请核实`,
      at: [...path, 'actual'],
      actual: told,
      hint: '改正完成值的方向词；确与目标相反的，核实得分',
    },
  ];
}

const MAY_EXCEED = /增长|增幅|提高|变动|变化|超额|上升|增加|利润|收益|回报|倍/;

function impossible({ indicator: { name, target }, path, owner }: PlacedIndicator): Fault[] {
  const { value, sign, unit } = target;
  if (unit !== '%' || value === undefined || value.lessThan(100) || MAY_EXCEED.test(name)) return [];
  if (sign !== '≥' && sign !== '>') return [];
  return [
    {
      message: `“${owner}”自评表“${name}”的目标写 ${sign}${value.toFixed()}%：部分占总体的比率不会超过 100%`,
      at: [...path, 'target'],
      actual: `${sign}${value.toFixed()}%`,
      expected: '＝100%',
      hint: '要求全部做到的写 ＝100%（sign 写 "＝"）；可以超过 100% 的，在指标名称中写明是增长率、完成率等',
    },
  ];
}

/** Execution rates that the overall form computes itself. */
const RATES: readonly (readonly [name: RegExp, figure: string])[] = [
  [/基本支出预算执行率/, 'performance.overall.funds.basic.executionRate'],
  [/项目支出预算执行率/, 'performance.overall.funds.project.executionRate'],
  [/^(?:部门)?(?:整体)?(?:支出)?预算执行率$/, 'performance.overall.executionRate'],
];
const HALF_POINT = 0.5;

function execution({ indicator: { name, actual }, path, owner }: PlacedIndicator, { figures }: Facts): Fault[] {
  if (path[0] !== 'performance' || actual?.value === undefined || actual.unit !== '%') return [];
  const figure = RATES.find(([pattern]) => pattern.test(name))?.[1];
  const rate = figure === undefined ? undefined : figures.get(figure)?.value?.times(100);
  if (rate === undefined || rate.minus(actual.value).abs().lessThanOrEqualTo(HALF_POINT)) return [];
  const [told, expected] = [actual.value.toFixed(), rate.toDecimalPlaces(2).toFixed()].map((text) => `${text}%`);
  return [
    {
      message: `“${owner}”自评表“${name}”完成值填 ${told}，按资金表的预算数、执行数应为 ${expected}`,
      at: [...path, 'actual'],
      ...(told !== undefined && { actual: told }),
      ...(expected !== undefined && { expected }),
      hint: '改正完成值，或改正 performance.overall.funds 中的金额',
    },
  ];
}

/** Copied and not renamed. */
function doubled(all: readonly PlacedIndicator[]): Fault[] {
  const seen = new Map<string, PlacedIndicator>();
  return all.flatMap((one) => {
    const { level2, name } = one.indicator;
    const key = JSON.stringify([one.form, level2, name]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, one);
    if (first === undefined) return [];
    return [
      {
        message: `“${one.owner}”自评表的“${level2}”中，指标“${name}”重复了两次`,
        at: [...one.path, 'name'],
        hint: '复制后没有改名的，改为实际的名称；重复的删去一项，权重另行分配',
        related: [[...first.path, 'name']],
      },
    ];
  });
}
