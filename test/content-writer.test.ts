/** Content streams say what their numbers, glyphs and operators are, however many there are. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hex16, number, Writer } from '../src/render/pdf/syntax.ts';

const length = fc.oneof(
  fc.double({ min: -5000, max: 5000, noNaN: true }),
  fc.constantFrom(0, -0, 0.001, 3e6, -3e6, 1e12),
);

it('writes numbers, glyphs and texts as they stand elsewhere in the file', () => {
  const writer = new Writer();
  const piece = fc.record({ value: length, glyph: fc.integer({ min: 0, max: 0xffff }), words: fc.nat({ max: 40 }) });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 300 }), (pieces) => {
      writer.begin();
      for (const { value, glyph, words } of pieces) {
        writer.newLine();
        writer.addNumber(value);
        writer.addHex16(glyph);
        writer.add('m '.repeat(words));
      }
      const lines = pieces.map(({ value, glyph, words }) => number(value) + hex16(glyph) + 'm '.repeat(words));
      expect(writer.taken().toString('latin1')).toBe(lines.join('\n'));
    }),
  );
});

it('begins anew after a stream that was never taken', () => {
  const writer = new Writer();
  writer.add('BT 1 0 0 1 ');
  writer.begin();
  writer.newLine();
  writer.add('ET');
  expect(writer.taken().toString('latin1')).toBe('ET');
});
