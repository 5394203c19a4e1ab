/** E22: the numbers of a goal are the targets of its indicators, those of its result their results. */
import type { Indicator } from '../../model/dossier.ts';
import { literally } from '../../model/literally.ts';
import { rememberedByText } from '../../model/remembered.ts';
import { decimal } from '../../money/decimal.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import type { TypedText } from '../engine/typed-texts.ts';
import { type Goal, goalsOf } from './goals.ts';
import { valueText } from './value-text.ts';

export const E22: Rule<'facts'> = {
  id: 'E22',
  title: '年度目标、完成情况中的数与自评表指标的目标值、完成值一致',
  source: '财预〔2020〕10号；绩效自评表“年度总体目标”栏',
  severity: 'warning',
  needs: 'facts',
  unprinted: '自评表的指标',
  check: (facts) => goalsOf(facts).flatMap(sidesOf).flatMap(judge),
};

interface Side {
  readonly texts: readonly TypedText[];
  readonly indicators: readonly Indicator[];
  /** What its numbers are. */
  readonly side: 'target' | 'actual';
}

function sidesOf({ goal, result, indicators }: Goal): readonly Side[] {
  return [
    { texts: goal, indicators, side: 'target' },
    { texts: result, indicators, side: 'actual' },
  ];
}

/** Units that nearly any number may have tell nothing of whose it is. */
const COMMON = new Set(['%', '个', '项', '次', '年', '元', '万元', '分']);

function judge({ texts, indicators, side }: Side): Fault[] {
  const counted = indicators.filter(({ [side]: told }) => told?.value !== undefined && told.unit !== undefined);
  const alone = counted.filter(
    ({ [side]: told }, _, all) => all.filter((one) => one[side]?.unit === told?.unit).length === 1,
  );
  return alone.flatMap((indicator) => {
    const { value, unit = '' } = indicator[side] ?? {};
    if (value === undefined || COMMON.has(unit)) return [];
    const said = texts.flatMap((typed) => numbersWith(unit, typed));
    const [only, other] = said;
    if (only === undefined || other !== undefined || decimal(only.number).equals(value)) return [];
    const expected = valueText({ value, unit });
    const what = side === 'target' ? '年度目标' : '完成情况';
    return [
      {
        message: `${what}写“${only.quote}”，自评表“${indicator.name}”的${side === 'target' ? '目标值' : '完成值'}为 ${expected}，请核实`,
        at: only.typed.at(only.index),
        actual: `${only.number}${unit}`,
        expected,
        hint: '两处写成一个数',
      },
    ];
  });
}

/** Characters of units of which the patterns are kept. */
const KEPT = 200;

const withUnit = rememberedByText(
  (unit) =>
    new RegExp(`([^，。；、\\d]{0,12})(?<![\\d.第])(\\d+(?:\\.\\d+)?)${literally(unit)}(?![一-龥]{0,2}以)`, 'g'),
  KEPT,
);

function numbersWith(unit: string, typed: TypedText) {
  if (!typed.text.includes(unit)) return [];
  return [...typed.text.matchAll(withUnit(unit))].map(({ 0: quote, 1: lead = '', 2: number = '', index }) => ({
    ...{ typed, quote, number, index: index + lead.length },
  }));
}
