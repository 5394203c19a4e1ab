/** A number alone, as in most cells of a table, is set as it is within a text. */
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { typesetterOf } from '../src/layout/typesetter.ts';
import { brochure } from '../src/style/brochure.ts';
import { loadTypefaces } from '../src/style/typefaces.ts';

const typesetter = typesetterOf(loadTypefaces(join(import.meta.dirname, '../fonts')));
const styles = [brochure.table.form.cell, brochure.table.statement.head, brochure.paragraph.body];

const grouped = fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 1, maxLength: 4 });
const printed = fc
  .record({ whole: grouped, mark: fc.constantFrom(',', '.'), part: fc.option(fc.integer({ min: 0, max: 99 })) })
  .map(({ whole, mark, part }) => whole.join(mark) + (part === null ? '' : `.${part}`));

it.each(styles.flatMap((style) => [style, { ...style, bold: true }]))('in $font of $size', (style) => {
  fc.assert(
    fc.property(printed, (number) => {
      const alone = typesetter.atoms([{ kind: 'figure', figureId: 'x', text: number }], style);
      const within = typesetter.atoms(
        [{ kind: 'text', text: number }, { kind: 'lineBreak' }, { kind: 'text', text: '元' }],
        style,
      );
      expect(alone).toEqual({ atoms: within.atoms.slice(0, 1), ends: within.ends.slice(0, 1), sources: [0] });
      expect(within.atoms[0]?.text).toBe(number);
    }),
  );
});
