/** What counts as the number of a cell, and what is shown of it. */
import { read, utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { contentOf } from '../../src/workbook/recognise/number-in.ts';

const cell = (value: string | number, text = String(value)) => ({
  address: 'A1',
  row: 0,
  column: 0,
  value,
  text,
  hidden: false,
});
const told = (value: string | number, text?: string) => {
  const content = contentOf(cell(value, text));
  return content.kind === 'number' ? `${content.number.value.toFixed()} ${content.number.shown}` : content.kind;
};

describe('the number in a cell', () => {
  it.each([
    [1234.5, '1,234.50', '1234.5 1234.50'],
    [1234.5678, '1,234.57', '1234.5678 1234.57'],
    [0.1 + 0.2, '0.3', '0.3 0.3'],
    [1114.0300000000002, '1114.03', '1114.03 1114.03'],
    [-1.2, '(1.20)', '-1.2 -1.20'],
    [12_345_678.9, '########', '12345678.9 12345678.9'],
    [1234.5, '¥1,234.50', '1234.5 1234.50'],
    [1.4551915228366852e-11, '0.00', '0 0.00'],
  ])('%s shown as %s', (value, text, expected) => {
    expect(told(value, text)).toBe(expected);
  });

  it.each([
    ['1,234.50', '1234.5 1234.50'],
    ['１２．３０', '12.3 12.30'],
    [' (1.2) ', '-1.2 -1.2'],
    ['－5', '-5 -5'],
  ])('typed as text: %s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it.each([['—'], ['－'], ['--'], ['/'], ['无'], [' ']])('a sign for nothing: %s', (text) => {
    expect(told(text)).toBe('blank');
  });

  it.each([['12,34.5'], ['见附表'], ['1.2.3'], ['12.5%'], ['#DIV/0!'], ['1 2 a']])('no number: %s', (text) => {
    expect(told(text)).toBe('text');
  });

  it.each([
    [44_566, '2022/1/5'],
    [0.125, '12.5%'],
    [12.5, ''],
    [1e15, '1E+15'],
  ])('a number that is shown as something else: %s as %s', (value, text) => {
    expect(told(value, text)).toBe('text');
  });

  it('zero that is shown as nothing or as a dash is nothing', () => {
    expect([told(0, ''), told(0, '-'), told(0, '0.00')]).toEqual(['blank', 'blank', '0 0.00']);
  });

  it('of an error is none', () => {
    const sheet = utils.aoa_to_sheet([['x']]);
    sheet.A1 = { t: 'e', v: 7, w: '#DIV/0!' };
    for (const bookType of ['xlsx', 'biff8', 'ods'] as const) {
      const bytes = write({ SheetNames: ['a'], Sheets: { a: sheet } }, { bookType, type: 'buffer' }) as Buffer;
      expect(read(bytes).Sheets.a?.A1?.t, bookType).not.toBe('n');
      const cells = readWorkbook(new Uint8Array(bytes)).reading?.sheets[0]?.cells ?? [];
      expect(
        cells.map((each) => contentOf(each).kind).filter((kind) => kind === 'number'),
        bookType,
      ).toEqual([]);
    }
  });

  it('comes back with the digits that it was typed with', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }),
        fc.integer({ min: 0, max: 2 }),
        (whole, decimals) => {
          const digits = String(whole < 0n ? -whole : whole).padStart(decimals + 1, '0');
          const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
          const signed = whole < 0n ? `-${text}` : text;
          const content = contentOf(cell(Number(signed), signed));
          if (content.kind !== 'number') throw new Error(content.kind);
          expect(content.number.shown).toBe(signed);
          expect(content.number.value.toFixed(decimals)).toBe(signed);
        },
      ),
    );
  });
});
