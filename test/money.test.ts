/** Money and rounding against an independent oracle of whole numbers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DECIMAL_PATTERN, decimal, formatNumeral, type RoundingMode, round, sum } from '../src/money/decimal.ts';

/** A decimal numeral as digits and the number of them after the point. */
interface Numeral {
  readonly units: bigint;
  readonly scale: number;
}

const numeral: fc.Arbitrary<Numeral> = fc.record({
  units: fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
  scale: fc.integer({ min: 0, max: 8 }),
});

function written({ units, scale }: Numeral): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return units < 0n ? `-${text}` : text;
}

/** Oracle: rounds units/10^scale to `decimals` digits, in whole numbers alone. */
function oracle({ units, scale }: Numeral, decimals: number, mode: RoundingMode): bigint {
  if (decimals >= scale) return units * 10n ** BigInt(decimals - scale);
  const divisor = 10n ** BigInt(scale - decimals);
  const magnitude = units < 0n ? -units : units;
  const whole = magnitude / divisor;
  const rest = (magnitude % divisor) * 2n;
  const up = rest > divisor || (rest === divisor && (mode === 'halfUp' || whole % 2n === 1n));
  const rounded = up ? whole + 1n : whole;
  return units < 0n ? -rounded : rounded;
}

describe('rounding', () => {
  it.each<RoundingMode>(['halfUp', 'halfEven'])('%s agrees with whole-number arithmetic', (mode) => {
    fc.assert(
      fc.property(numeral, fc.integer({ min: 0, max: 8 }), (value, decimals) => {
        const expected = decimal(written({ units: oracle(value, decimals, mode), scale: decimals }));
        expect(round(decimal(written(value)), decimals, mode).equals(expected)).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    ['1.005', 2, '1.01'],
    ['5.625', 2, '5.63'],
    ['-5.625', 2, '-5.63'],
    ['0.125', 2, '0.13'],
    ['112.845', 1, '112.8'],
    ['112.85', 1, '112.9'],
  ])('half up: %s to %i digits is %s', (source, decimals, expected) => {
    expect(round(decimal(source), decimals).toString()).toBe(expected);
  });
});

describe('sums', () => {
  it('are exact for any amounts', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), { maxLength: 50 }), (cents) => {
        const total = sum(cents.map((units) => decimal(written({ units, scale: 2 }))));
        const expected = cents.reduce((a, b) => a + b, 0n);
        expect(total.equals(decimal(written({ units: expected, scale: 2 })))).toBe(true);
      }),
    );
  });

  it('keep what a double loses', () => {
    expect(sum([decimal('0.1'), decimal('0.2')]).toString()).toBe('0.3');
    expect(sum([decimal('90071992547409.93'), decimal('0.01')]).toString()).toBe('90071992547409.94');
  });
});

describe('display', () => {
  const kept = { decimals: 2, trailingZeros: 'keep', thousands: true, rounding: 'halfUp' } as const;
  const trimmed = { ...kept, trailingZeros: 'trim', thousands: false } as const;

  it.each([
    ['1085.68', '1,085.68', '1085.68'],
    ['959.5', '959.50', '959.5'],
    ['0', '0.00', '0'],
    ['-0.001', '0.00', '0'],
    ['1234567.895', '1,234,567.90', '1234567.9'],
    ['-204.61', '-204.61', '-204.61'],
    ['100', '100.00', '100'],
    ['0.05', '0.05', '0.05'],
  ])('%s prints as %s in tables and %s in text', (source, table, text) => {
    expect(formatNumeral(decimal(source), kept)).toBe(table);
    expect(formatNumeral(decimal(source), trimmed)).toBe(text);
  });

  it('reads back as the rounded value', () => {
    fc.assert(
      fc.property(numeral, (value) => {
        const shown = formatNumeral(decimal(written(value)), kept).replaceAll(',', '');
        expect(shown).toMatch(DECIMAL_PATTERN);
        expect(decimal(shown).equals(round(decimal(written(value)), 2))).toBe(true);
      }),
    );
  });
});

describe('reading', () => {
  it.each(['1,085.68', '1e3', '０', '12.', '.5', '12a', '', '--1', 'NaN', 'Infinity'])('refuses %j', (source) => {
    expect(() => decimal(source)).toThrow();
  });
});
