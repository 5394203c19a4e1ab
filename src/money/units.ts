/** Units of money, and what one of each is worth. */
import { type Decimal, decimal } from './decimal.ts';

/** Units in which a dossier, a report or a form may write its amounts. */
export const PRINTED_UNITS = ['元', '万元'] as const;
export type MoneyUnit = (typeof PRINTED_UNITS)[number];

/** 元 in one unit of money. */
export const YUAN_IN = { 元: decimal(1), 万元: decimal(10_000), 亿元: decimal(100_000_000) } as const satisfies Record<
  string,
  Decimal
>;

export function isMoneyUnit(text: string): text is keyof typeof YUAN_IN {
  return Object.hasOwn(YUAN_IN, text);
}
