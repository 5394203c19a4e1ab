/** Words about the targets of indicators: 合格率不低于98%, 防治效果88%，高于目标3个百分点 (rule E20). */

import { type Decimal, decimal } from '../../money/decimal.ts';
import type { Print } from '../engine/needs.ts';
import { sharedReading } from '../engine/reads.ts';
import type { Fault } from '../engine/rule.ts';
import { eachQuantity } from '../reading/by-section.ts';
import type { Told } from '../reading/passages.ts';
import { quote, tell } from '../reading/telling.ts';
import { evaluationForms, type PlacedIndicator } from './evaluation-form.ts';
import { valueText } from './value-text.ts';

const AT_LEAST = /(?:不低于|不少于|不小于|(?<!不)高于)$/;
const AT_MOST = /(?:不高于|不超过|不多于|不大于|(?<!不)低于)$/;
const MARGIN =
  /^[，、]?(高于|低于|超过|超出|少于|比)(?:年初|年度|绩效)?目标(?:值)?(多|少|高|低)?(\d+(?:\.\d+)?)(?:个百分点|[^\d，。；、]{1,3})/;
const ABOVE = /高于|超过|超出|多|高/;
const MARK = /[，。；：、（）()“”《》\s]/;
const SHORTEST = 3;
const HUNDRED = decimal(100);

/** Bounds and margins of running text and forms that contradict the indicator they name. */
export const targetWords = eachQuantity((context, told) => [...bound(told, context), ...margin(told, context)]);

/** Indicators whose target is a number. */
const withTarget = sharedReading(
  ({ dossier }: Print) => [dossier],
  (dossier): readonly PlacedIndicator[] =>
    evaluationForms({ dossier })
      .flatMap(({ indicators }) => indicators)
      .filter(({ indicator }) => indicator.target.value !== undefined),
);

function saidValue({ quantity: { kind, value } }: Told): Decimal {
  return kind === 'percent' ? value.times(HUNDRED) : value;
}

function named({ quantity }: Told, words: string, context: Print): PlacedIndicator[] {
  const name = words.split(MARK).at(-1) ?? '';
  if (quantity.kind === 'amount' || name.length < SHORTEST) return [];
  return withTarget(context).filter(({ indicator }) => {
    const unit = (indicator.target.unit ?? '').replace(/^万/, '');
    return unit === quantity.unit && (indicator.name.endsWith(name) || name.endsWith(indicator.name));
  });
}

/** 不高于 where the form has ≥ with the same value. */
function bound(told: Told, context: Print): Fault[] {
  const { lead } = told.quantity;
  const least = AT_LEAST.test(lead);
  const words = least ? AT_LEAST.exec(lead)?.[0] : AT_MOST.exec(lead)?.[0];
  if (words === undefined) return [];
  const own = named(told, lead.slice(0, -words.length), context).filter(
    ({ indicator }) => indicator.target.value?.equals(saidValue(told)) === true,
  );
  const [first] = own;
  if (first === undefined || own.some((one) => isLeast(one) === undefined || isLeast(one) === least)) return [];
  return [contradiction(told, words, first)];
}

/** Whether the target is the least that should be reached, by its sign. */
function isLeast({ indicator: { target } }: PlacedIndicator): boolean | undefined {
  if (target.sign === '≥' || target.sign === '>') return true;
  return target.sign === '≤' || target.sign === '<' ? false : undefined;
}

/** The margin is the difference of result and target, in their direction. */
function margin(told: Told, context: Print): Fault[] {
  const { quantity, sentence } = told;
  const [words, how = '', side = '', by = '0'] = MARGIN.exec(sentence.text.slice(quantity.end)) ?? [];
  if (words === undefined) return [];
  const own = named(told, quantity.lead, context);
  const [first] = own;
  const agrees = own.some(({ indicator: { target } }) => {
    const difference = target.value === undefined ? undefined : saidValue(told).minus(target.value);
    return difference?.abs().equals(by) === true && (by === '0' || difference.isPositive() === ABOVE.test(side || how));
  });
  return first === undefined || agrees ? [] : [contradiction(told, words, first)];
}

function contradiction({ passage, sentence, quantity }: Told, words: string, { indicator }: PlacedIndicator): Fault {
  const expected = valueText(indicator.target);
  return tell('warning', passage, {
    message: `${quote(sentence.text, quantity)}写“${words.replace(/^[，、]/, '')}”：自评表“${indicator.name}”的目标值为 ${expected}，请核实`,
    actual: words.replace(/^[，、]/, ''),
    expected,
    hint: '与自评表的目标值写成一致',
  });
}
