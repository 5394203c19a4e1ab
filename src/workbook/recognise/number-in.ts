/** The number in a cell, exact: what the file holds, and what is shown of it. */

import type { CellReading } from '../../model/workbook-reading.ts';
import { type Decimal, decimal, round } from '../../money/decimal.ts';
import { bare } from './words.ts';

export interface CellNumber {
  readonly value: Decimal;
  /** With the digits that a reader sees; those of the value where something else is shown. */
  readonly shown: string;
  /** It was typed as text. */
  readonly isText: boolean;
}

export type CellContent =
  | { readonly kind: 'number'; readonly number: CellNumber }
  /** Nothing, or a sign for nothing. */
  | { readonly kind: 'blank' }
  /** A formula whose result the file does not hold. */
  | { readonly kind: 'uncalculated' }
  | { readonly kind: 'text'; readonly text: string };

/** Digits after the point of an amount in any unit; what is beyond is a tail of binary arithmetic. */
const DIGITS = 6;
const NUMERAL = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;
const IN_BRACKETS = /^\((.+)\)$/;
const NOTHING = /^(?:-+|\/+|\*+|无|×)$/u;

export function contentOf(cell: CellReading | undefined): CellContent {
  if (cell === undefined) return { kind: 'blank' };
  const { value, text, formula } = cell;
  if (value === undefined) return { kind: formula === undefined ? 'blank' : 'uncalculated' };
  if (typeof value === 'number') return ofNumber(value, bare(text));
  const written = bare(String(value));
  if (written === '' || NOTHING.test(written)) return { kind: 'blank' };
  const numeral = numeralIn(written);
  if (numeral === undefined) return { kind: 'text', text: written };
  return { kind: 'number', number: { value: decimal(numeral), shown: numeral, isText: true } };
}

/** Marks of money beside the digits of a number format. */
const MONEY_MARKS = /^[¥￥$]|(?:元|万元)$/gu;
/** What a program shows of a number for which its column is too narrow, or which has many digits. */
const NO_ROOM = /^(?:#+|-?\d(?:\.\d+)?E[+-]?\d+)$/iu;
const MOST = 1e15;

/** A number that is shown as something else — a date, a share, nothing at all — is not what a reader takes for an amount. */
function ofNumber(value: number, text: string): CellContent {
  if (!Number.isFinite(value) || Math.abs(value) >= MOST) return { kind: 'text', text };
  const exact = round(decimal(plain(value)), DIGITS);
  if (exact.isZero() && (text === '' || NOTHING.test(text))) return { kind: 'blank' };
  const shown = numeralIn(text.replaceAll(MONEY_MARKS, ''));
  const own = exact.toFixed();
  if (shown === undefined) {
    if (!NO_ROOM.test(text)) return { kind: 'text', text: text === '' ? `${own}（格式设为不显示）` : text };
    return { kind: 'number', number: { value: exact, shown: own, isText: false } };
  }
  const decimals = shown.split('.')[1]?.length ?? 0;
  const isSame = round(exact, decimals).equals(decimal(shown));
  return { kind: 'number', number: { value: exact, shown: isSame ? shown : own, isText: false } };
}

/** A double with the 15 digits that a spreadsheet holds, without an exponent. */
function plain(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? value.toFixed(DIGITS) : text;
}

/** Digits without separators: `1,234.50`, `(1.2)` for −1.2. */
function numeralIn(text: string): string | undefined {
  const inner = IN_BRACKETS.exec(text)?.[1];
  const numeral = inner === undefined ? text : `-${inner}`;
  return NUMERAL.test(numeral) ? numeral.replaceAll(',', '') : undefined;
}
