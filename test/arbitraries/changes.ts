/** Last year's values and the reasons for what changed, with signed amounts that add up. */
import fc from 'fast-check';
import { type AmountUnit, type Cents, coarse, printedStep, tenths, written } from './cents.ts';

export const CHANGES = ['equal', 'none', 'a little less', 'less', 'more', 'much more', 'a few cents'] as const;
export type ChangeKind = (typeof CHANGES)[number];
export const changePlan = fc.record({
  kind: fc.constantFrom(...CHANGES),
  reasons: fc.constantFrom('one', 'with amount', 'two', 'offset'),
});
export type ChangePlan = typeof changePlan extends fc.Arbitrary<infer Plan> ? Plan : never;

export function priorOf(kind: ChangeKind, value: Cents, grain: Cents): Cents {
  switch (kind) {
    case 'equal':
      return value;
    case 'none':
      return 0;
    case 'a little less':
      return Math.max(0, value - 10 * grain);
    case 'less':
      return tenths(value, 7, grain);
    case 'more':
      return tenths(value, 14, grain) + grain * 3;
    case 'much more':
      return value * 9 + coarse(12_345_600, grain);
    case 'a few cents':
      return value + grain;
  }
}

interface Scope {
  readonly unit: AmountUnit;
  readonly grain: Cents;
  /** How the report prints amounts. */
  readonly print: { readonly unit: AmountUnit; readonly decimals: number };
}

const UP = { word: '增加', sign: 1, text: '人员增加和工资标准调整', part: '新增公共服务任务，相关经费增加{amount}' };
const DOWN = { word: '减少', sign: -1, text: '厉行节约，压缩会议和差旅', part: '一次性工作完成，相关经费减少{amount}' };

/** Reasons for a change that is not nothing; amounts only where they print as more than nothing. */
export function reasonsOf({ reasons }: ChangePlan, change: Cents, scope: Scope): object[] {
  const { word, text, part } = change > 0 ? UP : DOWN;
  const size = Math.abs(change);
  const sign = Math.sign(change);
  const least = printedStep(scope.print.unit, scope.print.decimals);
  const amount = (cents: Cents) => written(sign * cents, scope.unit);
  const half = tenths(size, 4, scope.grain);
  if (reasons === 'one' || half < 2 * least) return [{ text }];
  if (reasons === 'with amount') return [{ text: part, amount: amount(size) }];
  const rest = `政策性支出${word}{amount}`;
  if (reasons === 'two')
    return [
      { text: part, amount: amount(half) },
      { text: rest, amount: amount(size - half) },
    ];
  const against = change > 0 ? '减少' : '增加';
  return [
    { text: part, amount: amount(size + half) },
    { text: `另有一次性因素${against}{amount}`, amount: amount(-half) },
  ];
}
