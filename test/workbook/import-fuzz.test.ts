/** However a workbook was handled: no figure comes that is not the dossier's, unless something is told. */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { NumberLiteral } from '../../src/model/dossier.ts';
import type { ImportedValue } from '../../src/model/imported.ts';
import { importPathText } from '../../src/model/imported.ts';
import { runs } from '../runs.ts';
import { FIXTURES } from './fixtures/index.ts';
import { anyMutation, mutated } from './mutated-books.ts';
import { imported } from './reading-support.ts';

const BASES = ['a', 'a-full', 'b', 'c', 'f', 'h'].flatMap((id) => FIXTURES.filter((fixture) => fixture.id === id));

const RUNS = runs(4, 20_261_129);

/** Read whole, told of, or without tables that were taken out. */
const outcomes = { whole: 0, told: 0, less: 0 };
afterAll(() => {
  if (process.env.RUNS !== undefined) console.log(JSON.stringify(outcomes));
});

/** A zero that was lost is a blank, which says the same. */
const isSame = (one: string, other: string | undefined) =>
  one === other || (other !== undefined && Number(one) === 0 && Number(other) === 0);

const texts = (values: readonly ImportedValue[]) =>
  new Map(
    values.map(({ path, value }) => [
      importPathText(path),
      value instanceof NumberLiteral ? value.source : String(value),
    ]),
  );

describe.each(BASES)('$id: $what', ({ dossier, fileName, bytes }) => {
  const whole = texts(imported(dossier, [{ name: fileName, bytes }]).values);

  it('gives no wrong figure, and loses none, without a word', { timeout: RUNS.timeout }, () => {
    const property = fc.property(fc.array(anyMutation, { minLength: 1, maxLength: 3 }), (mutations) => {
      const { values, findings } = imported(dossier, [{ name: fileName, bytes: mutated(bytes, mutations) }]);
      const found = texts(values);
      const lost = [...whole].filter(([path]) => !found.has(path));
      if (findings.length > 0) outcomes.told += 1;
      else if (lost.length === 0) outcomes.whole += 1;
      else outcomes.less += 1;
      const isTakenOut = mutations.some(({ kind }) => kind === 'removeSheet');
      if (findings.length === 0 && !isTakenOut) expect(lost).toEqual([]);
      if (findings.length === 0)
        expect([...found].filter(([path, text]) => !isSame(text, whole.get(path)))).toEqual([]);
    });
    fc.assert(property, RUNS);
  });
});
