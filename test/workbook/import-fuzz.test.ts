/** However a workbook was handled: no figure comes that is not the dossier's, unless something is told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumberLiteral } from '../../src/model/dossier.ts';
import type { ImportedValue } from '../../src/model/imported.ts';
import { importPathText } from '../../src/model/imported.ts';
import { FIXTURES } from './fixtures/index.ts';
import { anyMutation, mutated } from './mutated-books.ts';
import { imported } from './reading-support.ts';

const BASES = ['a', 'a-full', 'b', 'c', 'f', 'h'].flatMap((id) => FIXTURES.filter((fixture) => fixture.id === id));

const texts = (values: readonly ImportedValue[]) =>
  new Map(
    values.map(({ path, value }) => [
      importPathText(path),
      value instanceof NumberLiteral ? value.source : String(value),
    ]),
  );

describe.each(BASES)('$id: $what', ({ dossier, fileName, bytes }) => {
  const whole = texts(imported(dossier, [{ name: fileName, bytes }]).values);

  it('gives no wrong figure without a word', () => {
    const counts = { whole: 0, told: 0, less: 0 };
    fc.assert(
      fc.property(fc.array(anyMutation, { minLength: 1, maxLength: 3 }), (mutations) => {
        const changed = mutated(bytes, mutations);
        const { values, findings } = imported(dossier, [{ name: fileName, bytes: changed }]);
        const found = texts(values);
        const wrong = [...found].filter(([path, text]) => whole.get(path) !== text);
        const lost = [...whole.keys()].filter((path) => !found.has(path));
        if (findings.length > 0) counts.told += 1;
        else if (lost.length > 0) {
          counts.less += 1;
          if (!mutations.some(({ kind }) => kind === 'removeSheet'))
            console.log(mutations.map((m) => m.kind).join('+'), lost.length, lost.slice(0, 5));
        } else counts.whole += 1;
        if (findings.length === 0) expect(wrong).toEqual([]);
      }),
      {
        numRuns: Number(process.env.FUZZ ?? 60),
        ...(process.env.SEED === undefined ? {} : { seed: Number(process.env.SEED) }),
      },
    );
    console.log(JSON.stringify(counts));
  });
});
