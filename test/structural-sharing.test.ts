/** A report after a save is made of the objects of the one before it, and is still the report that was composed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameOrigin } from '../src/compose/same-origin.ts';
import type { Inline, Report } from '../src/model/report.ts';
import { sharedWith } from '../src/model/structural-sharing.ts';
import type { Origin } from '../src/model/text-origins.ts';
import { decimal } from '../src/money/decimal.ts';

const leaf = fc.constantFrom<unknown>('甲', '乙', 1, 0, true, null, undefined);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof({ depthSize: 'small' }, leaf, tie('list'), tie('object')),
  list: fc.array(tie('tree'), { maxLength: 5 }),
  object: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('tree'), { noNullPrototype: true }),
}));

/** Every list and object of a value, one for each place. */
function partsOf(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(partsOf)];
}

describe('a value made of the parts of the one before it', () => {
  it('is equal, down to the order of keys, and no part is used in two places', () => {
    fc.assert(
      fc.property(tree, tree, (former, present) => {
        const written = JSON.stringify(present);
        const shared = sharedWith(former, present);
        expect(shared).toStrictEqual(present);
        expect([JSON.stringify(shared), JSON.stringify(present)]).toEqual([written, written]);
        const parts = partsOf(shared);
        expect(new Set(parts).size).toBe(parts.length);
      }),
    );
  });

  it('is the former one itself where nothing differs', () => {
    fc.assert(fc.property(tree, (value) => Object.is(sharedWith(value, structuredClone(value)), value)));
  });

  it('keeps what stands before and behind items that came or went', () => {
    const former = [{ n: 1 }, { n: 2 }, { n: 3 }];
    const grown = sharedWith(former, [{ n: 1 }, { n: 9 }, { n: 8 }, { n: 2 }, { n: 3 }]);
    expect(grown.map((item) => former.indexOf(item))).toEqual([0, -1, -1, 1, 2]);
    const shrunk = sharedWith(former, [{ n: 1 }, { n: 3 }]);
    expect(shrunk.map((item) => former.indexOf(item))).toEqual([0, 2]);
  });

  it('keeps the number of which the value is the same, to the sign of zero', () => {
    const former = ['2.50', '0'].map(decimal);
    expect(sharedWith(former, ['2.5', '0'].map(decimal))).toBe(former);
    const present = [decimal('2.51'), decimal('0').negated()];
    expect(sharedWith(former, present)).toBe(present);
  });

  it('takes nothing whose keys stand in another order', () => {
    const former = { a: 1, b: 2 };
    expect(Object.keys(sharedWith<object>(former, { b: 2, a: 1 }))).toEqual(['b', 'a']);
  });
});

describe('a report like the former one', () => {
  const origins = new WeakMap<Inline, Origin>();
  const composed = (texts: readonly (readonly [text: string, origin: Origin | undefined])[]) => {
    const blocks = texts.map(([text, origin]) => {
      const inline: Inline = { kind: 'text', text };
      if (origin !== undefined) origins.set(inline, origin);
      return { kind: 'paragraph' as const, role: 'body' as const, text: [inline] };
    });
    return { meta: {}, parts: [{ id: 'p', kind: 'body', blocks }] } as unknown as Report;
  };
  const textsOf = ({ parts }: Report) =>
    parts.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'paragraph' ? block.text : [])));
  const line = (number: number): Origin => ({ file: '说明.md', lines: [{ from: 0, line: number, text: '甲' }] });

  it('tells of each text where it was written now', () => {
    const former = composed([
      ['甲', line(1)],
      ['乙', { path: ['prose', 'a'] }],
      ['丙', undefined],
    ]);
    const made = composed([
      ['甲', line(2)],
      ['乙', { path: ['prose', 'a'] }],
      ['丙', undefined],
    ]);
    const texts = textsOf(sharedWith(former, made, sameOrigin(origins)));
    expect(texts.map((inline) => textsOf(former).indexOf(inline))).toEqual([-1, 1, 2]);
    expect(texts.map((inline) => origins.get(inline))).toEqual([line(2), { path: ['prose', 'a'] }, undefined]);
  });
});
