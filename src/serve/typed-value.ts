/** What somebody types into a box → the value that is written into the dossier, its digits kept. */

import type { ValueEdit } from '../model/desk.ts';
import { NumberLiteral } from '../model/dossier.ts';
import { DECIMAL_PATTERN, decimal } from '../money/decimal.ts';
import { isMoneyUnit, YUAN_IN } from '../money/units.ts';

export type TypedValue =
  | { readonly kind: 'value'; readonly value: NumberLiteral | string | undefined }
  | { readonly kind: 'fault'; readonly message: string };

/** @param amountUnit unit of the dossier's amounts @param source what stood there, for whether numbers are quoted */
export function valueTyped({ form, typed, unit, source }: ValueEdit, amountUnit: string): TypedValue {
  if (form === 'text' || form === 'choice') {
    const text = typed.trim();
    return { kind: 'value', value: text === '' && source === undefined ? undefined : text };
  }
  const plain = plainText(typed);
  if (plain === '') return { kind: 'value', value: undefined };
  if (form === 'date') return dateOf(plain);
  const [, digits = '', written] = /^(.*?)(亿元|万元|元)?$/.exec(plain) ?? [];
  const number = digits
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/^(-?)0+(?=\d)/, '$1');
  if (!DECIMAL_PATTERN.test(number)) return fault(`“${typed.trim()}”不是可用的数，请写成 1085.68 这样的数`);
  const from = form === 'amount' ? (written ?? unit ?? amountUnit) : (written ?? '');
  if (form === 'number' && from !== '') return fault('这里只写数，不写单位');
  const value = form === 'amount' ? inUnit(number, from, amountUnit) : number;
  return { kind: 'value', value: source?.startsWith('"') ? value : new NumberLiteral(value) };
}

/** Digits, points and signs as a keyboard for Chinese gives them; commas and blanks between digits are left out. */
function plainText(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll('。', '.')
    .replace(/[−–—]/g, '-')
    .replace(/[\s,，]/g, '');
}

/** The same digits where the units are the same, else exact. */
function inUnit(number: string, from: string, to: string): string {
  if (from === to || !isMoneyUnit(from) || !isMoneyUnit(to)) return number;
  return decimal(number).times(YUAN_IN[from]).dividedBy(YUAN_IN[to]).toFixed();
}

function dateOf(text: string): TypedValue {
  const [, year, month = '', day = ''] = /^(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?$/.exec(text) ?? [];
  if (year === undefined) return fault(`“${text}”不是日期，请写成 2023-08-20 这样的日期`);
  return { kind: 'value', value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
}

function fault(message: string): TypedValue {
  return { kind: 'fault', message };
}
