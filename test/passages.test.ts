/** A piece of a report is made again when something is another of all that it is made of, and only then. */
import { describe, expect, it, vi } from 'vitest';
import { PassageMaker, type Passages } from '../src/compose/passages.ts';
import { ProseCount } from '../src/compose/prose-files.ts';
import { type Unit, UnitReader } from '../src/compose/reads.ts';
import type { Dossier } from '../src/model/dossier.ts';
import type { Figure } from '../src/model/figure.ts';
import { PROSE_CHARACTERS } from '../src/model/limits.ts';
import { decimal } from '../src/money/decimal.ts';

const figure = (more: Partial<Figure> = {}) =>
  ({
    id: 'paid',
    unit: 'yuan',
    value: decimal(1200),
    inputs: ['a', 'b'],
    source: { file: 'report.json', line: 3 },
    ...more,
  }) as Figure;

interface Given {
  readonly figures?: readonly Figure[];
  readonly dossier?: Partial<Dossier>;
  readonly prose?: Readonly<Record<string, string>>;
}

/** One composition after the other: each is handed what the one before has made. */
function composing() {
  let former: Passages | undefined;
  return <Made>(given: Given, make: (maker: PassageMaker, reader: UnitReader, prose: ProseCount) => Made): Made => {
    const unit: Unit = {
      dossier: (given.dossier ?? {}) as Dossier,
      figures: new Map((given.figures ?? [figure()]).map((one) => [one.id, one])),
      readProse: (name) => given.prose?.[name],
      proseName: (name) => `unit/${name}`,
    };
    const reader = new UnitReader(unit);
    const prose = new ProseCount();
    const maker = new PassageMaker({ reader, prose, mayStand: () => true }, former);
    const made = make(maker, reader, prose);
    former = maker.made;
    return made;
  };
}

type Asking = (reader: UnitReader) => unknown;

/** A piece that holds what it asks, told by how often it was made. */
function asked(ask: Asking) {
  const compose = composing();
  const make = vi.fn((reader: UnitReader) => ({ said: ask(reader) }));
  const piece = (given: Given, of: readonly unknown[] = ['表1']) =>
    compose(given, (maker, reader) => maker.piece('table', of, () => make(reader)));
  return { make, piece };
}

const amount: Asking = (reader) => reader.get('paid')?.value?.toFixed();

describe('a piece', () => {
  it('is the same object while what it asked is told alike, wherever the figures stand', () => {
    const { make, piece } = asked(amount);
    const first = piece({});
    expect(piece({ figures: [figure({ source: { file: 'report.json', line: 9 } })] })).toBe(first);
    expect(piece({ figures: [figure(), figure({ id: 'other' })] })).toBe(first);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it.each<[string, Asking, Given, Given]>([
    ['an amount', amount, {}, { figures: [figure({ value: decimal(1300) })] }],
    ['a unit', amount, {}, { figures: [figure({ unit: 'count' })] }],
    ['what a rate is of', amount, {}, { figures: [figure({ inputs: ['a', 'c'] })] }],
    ['a figure that came', (reader) => reader.has('lost'), {}, { figures: [figure(), figure({ id: 'lost' })] }],
    ['a figure that went', (reader) => reader.has('paid'), {}, { figures: [] }],
    ['a text', (reader) => reader.field('date'), { dossier: { date: '2023-1-1' } }, { dossier: { date: '2023-1-2' } }],
    ['a file', (reader) => reader.prose('a.md'), { prose: { 'a.md': '甲' } }, { prose: { 'a.md': '乙' } }],
    ['that there is a file', (reader) => reader.prose('a.md'), {}, { prose: { 'a.md': '甲' } }],
    ['which figures there are', (reader) => reader.ids().ids.size, {}, { figures: [figure(), figure({ id: 'new' })] }],
  ])('is made again when %s is another', (_what, ask, before, now) => {
    const { make, piece } = asked(ask);
    piece(before);
    piece(now);
    expect(make).toHaveBeenCalledTimes(2);
    piece(now);
    expect(make).toHaveBeenCalledTimes(2);
  });

  it('is made again when what it was handed is another', () => {
    const { make, piece } = asked(amount);
    piece({}, ['表1']);
    piece({}, ['表2']);
    expect(make).toHaveBeenCalledTimes(2);
  });

  it('keeps the parts that read the same when it is made again', () => {
    const { piece } = asked((reader) => [{ words: '合计' }, { amount: amount(reader) }]);
    const [before, now] = [piece({}), piece({ figures: [figure({ value: decimal(1300) })] })];
    const parts = ({ said }: { said: unknown }) => said as readonly object[];
    expect(parts(now)[0]).toBe(parts(before)[0]);
    expect(parts(now)[1]).toEqual({ amount: '1300' });
  });
});

describe('pieces within a piece', () => {
  const nested = () => {
    const compose = composing();
    const calls = { outer: 0, inner: 0 };
    const run = (given: Given) =>
      compose(given, (maker, reader) =>
        maker.piece('section', [], () => {
          calls.outer += 1;
          const form = maker.piece('form', [], () => {
            calls.inner += 1;
            return { inner: reader.get('paid')?.value?.toFixed() };
          });
          return { form, date: reader.field('date') };
        }),
      );
    return { run, calls };
  };

  it('make what they are part of another when what they asked is another', () => {
    const { run, calls } = nested();
    run({});
    expect(run({ figures: [figure({ value: decimal(1300) })] }).form.inner).toBe('1300');
    expect(calls).toEqual({ outer: 2, inner: 2 });
  });

  it('stay when what they are part of is made again, also after it was taken as a whole', () => {
    const { run, calls } = nested();
    const first = run({});
    expect(run({})).toBe(first);
    const second = run({ dossier: { date: '2023-1-2' } });
    expect([second.date, second.form === first.form]).toEqual(['2023-1-2', true]);
    expect(calls).toEqual({ outer: 2, inner: 1 });
  });

  it('of the same name are two: none stands in a report twice', () => {
    const compose = composing();
    const twice = () =>
      compose({}, (maker) => ['form', 'form'].map((name) => maker.piece(name, [], () => ({ kind: 'table' }))));
    twice();
    const [one, other] = twice();
    expect(one).not.toBe(other);
  });

  it('are not taken again where the prose of the report has no room for theirs', () => {
    const compose = composing();
    const long = PROSE_CHARACTERS - 10;
    const make = vi.fn((prose: ProseCount) => {
      prose.add(long);
      return {};
    });
    const run = (before: number) =>
      compose({}, (maker, _reader, prose) => {
        prose.add(before);
        return maker.piece('section', [], () => make(prose));
      });
    run(0);
    run(10);
    expect(make).toHaveBeenCalledTimes(1);
    run(11);
    expect(make).toHaveBeenCalledTimes(2);
  });
});
