/** A statutory table is made again when something is another of all that it is made of, and only then. */
import { describe, expect, it, vi } from 'vitest';
import { type FigureReader, keptTable, type MadeOf } from '../src/compose/kept-tables.ts';
import type { Figure } from '../src/model/figure.ts';
import type { Table } from '../src/model/report.ts';
import type { TableSpec } from '../src/model/table-spec.ts';
import { decimal } from '../src/money/decimal.ts';

const value = decimal(1200);
const figure = (more: Partial<Figure> = {}) =>
  ({ id: 'paid', unit: 'yuan', value, inputs: [], source: { file: 'report.json', line: 3 }, ...more }) as Figure;
const read = (...figures: readonly Figure[]): FigureReader => new Map(figures.map((one) => [one.id, one]));
const of = (words: string, more: Partial<MadeOf> = {}) => ({ ...given, words, ...more });
const given = { profile: {}, classification: {} } as MadeOf;

function asked(ids: readonly string[]) {
  const spec = {} as TableSpec;
  const make = vi.fn((figures: FigureReader) => {
    return { kind: 'table', notes: ids.map((id) => figures.get(id)?.value?.toFixed()) } as unknown as Table;
  });
  return { make, table: (madeOf: MadeOf, figures: FigureReader) => keptTable(spec, madeOf, figures, make) };
}

describe('a table', () => {
  it('is the same object while its figures, words, profile and catalogue are the same, wherever the figures stand', () => {
    const { make, table } = asked(['paid']);
    const first = table(of('表1'), read(figure()));
    expect(table(of('表1'), read(figure({ source: { file: 'report.json', line: 9 } })))).toBe(first);
    expect(table(of('表1'), read(figure(), figure({ id: 'other' })))).toBe(first);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['an amount', of('表1'), figure({ value: decimal(1300) })],
    ['a unit', of('表1'), figure({ unit: 'count' })],
    ['its number', of('表2'), figure()],
    ['the profile', of('表1', { profile: {} as MadeOf['profile'] }), figure()],
    ['the catalogue', of('表1', { classification: {} as MadeOf['classification'] }), figure()],
  ])('is made again when %s is another', (_what, madeOf, now) => {
    const { make, table } = asked(['paid']);
    const first = table(of('表1'), read(figure()));
    expect(table(madeOf, read(now))).not.toBe(first);
    expect(make).toHaveBeenCalledTimes(2);
  });

  it('is made each time while a figure is missing, so that it is told each time', () => {
    const { make, table } = asked(['paid', 'lost']);
    table(of('表1'), read(figure()));
    table(of('表1'), read(figure()));
    expect(make).toHaveBeenCalledTimes(2);
    expect(table(of('表1'), read(figure(), figure({ id: 'lost' }))).notes).toEqual(['1200', '1200']);
  });
});
