/** Numbers of a dossier on their way to 元: the unit of its amounts is known only when all of it has been read. */
import { type Decimal, decimal, lastDigit } from './decimal.ts';

/** A number as typed; what it is worth waits for 元 in one unit of the dossier's amounts. */
export class Typed<Value> {
  constructor(readonly worth: (yuanPerUnit: Decimal) => Value) {}
}

/** A number with the digits that somebody wrote: 1.40 is not 1.4. */
export interface Written {
  readonly value: Decimal;
  /** What one unit of its last digit is worth. */
  readonly digit: Decimal;
  /** Digits after the point as written. */
  readonly decimals: number;
}

/** A number that is said of a figure: which of the two it is depends on what the figure measures. */
export interface Claim {
  /** As it stands there. */
  readonly plain: Written;
  /** As an amount in the dossier's unit, 元. */
  readonly yuan: Written;
}

export function amountIn(text: string, yuanPerUnit: Decimal): Decimal {
  return decimal(text).times(yuanPerUnit);
}

export function writtenIn(text: string, perUnit: Decimal): Written {
  const decimals = text.split('.')[1]?.length ?? 0;
  return { value: decimal(text).times(perUnit), digit: lastDigit(decimals).times(perUnit), decimals };
}

/** What is said of a figure, in the figure's unit. */
export function claimed({ plain, yuan }: Claim, isAmount: boolean): Decimal {
  return (isAmount ? yuan : plain).value;
}

const ONE = decimal(1);

export function claimIn(text: string, yuanPerUnit: Decimal): Claim {
  return { plain: writtenIn(text, ONE), yuan: writtenIn(text, yuanPerUnit) };
}

/** A value with all that it holds in 元. */
export type InYuan<Value> =
  Value extends Typed<infer Worth>
    ? Worth
    : Value extends Decimal | string | number | boolean | undefined
      ? Value
      : { [Key in keyof Value]: InYuan<Value[Key]> };

export function inYuanOf<Value>(value: Value, yuanPerUnit: Decimal): InYuan<Value> {
  return resolved(value, yuanPerUnit) as InYuan<Value>;
}

function resolved(value: unknown, yuanPerUnit: Decimal): unknown {
  if (value instanceof Typed) return value.worth(yuanPerUnit);
  if (Array.isArray(value)) return value.map((one) => resolved(one, yuanPerUnit));
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, resolved(one, yuanPerUnit)]);
  return Object.setPrototypeOf(Object.fromEntries(entries), Object.getPrototypeOf(value));
}

/** Objects of JSON, which may have no prototype. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
