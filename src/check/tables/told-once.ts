/** The one fault of what was declared in the other unit of money. */
import type { Fault } from '../engine/rule.ts';
import { amountText, type MoneyScale } from '../scale.ts';
import * as messages from './messages.ts';
import type { OtherUnit } from './other-unit.ts';

/** @param what the declared amounts, in the field's words */
export function toldOnce(what: string, { unit, instance }: OtherUnit, scale: MoneyScale, at: readonly string[]): Fault {
  return {
    message: messages.otherUnit(what, unit),
    at,
    actual: amountText(scale, instance.written.value),
    expected: amountText(scale, instance.computed),
    hint: messages.writtenInUnit(scale.unit, unit),
  };
}
