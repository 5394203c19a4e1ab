/** Workbooks by other hands' rules: what is read of them is what they hold, and what is wrong with them is told. */
import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/money/decimal.ts';
import { YUAN_IN } from '../../src/money/units.ts';
import { FIXTURES, type Fixture } from './fixtures/index.ts';
import { imported, known, leavesOf } from './reading-support.ts';

const isText = ({ id }: Fixture) => ['k-utf8', 'k-gbk', 'l'].includes(id);

describe.each(FIXTURES)('$id: $what', (fixture) => {
  const given = [{ name: fixture.fileName, bytes: fixture.bytes }];
  const { values, findings, read, amountUnit } = imported(fixture.dossier, given);

  it('gives the leaves that it holds', () => {
    const leaves = leavesOf(values, amountUnit);
    expect(leaves).toMatchObject(fixture.leaves);
  });

  it('gives each amount at its cell', () => {
    const read元 = new Map(
      read.tables.flatMap(({ cells }) =>
        [...cells.values()].map(
          ({ place, value }) => [`${place.sheet} ${place.cell}`, value?.toFixed() ?? ''] as const,
        ),
      ),
    );
    const cells = isText(fixture) ? [] : fixture.cells;
    const blocked = new Set(
      findings
        .filter(({ rule }) => ['I02', 'I03', 'I06'].includes(rule))
        .map(({ place }) => place?.path?.split(' › ')[0]),
    );
    const expected = cells.filter(({ sheet }) => !blocked.has(sheet.trim()));
    expect(expected.filter(({ sheet, cell, yuan }) => read元.get(`${sheet} ${cell}`) !== yuan)).toEqual([]);
    expect(cells.length === 0 || expected.length > 0 || blocked.size > 0).toBe(true);
  });

  it('is told of as it deserves', () => {
    const told = findings.map(({ rule, place }) => `${rule} ${place?.path?.split(' › ')[0]}`);
    expect([...new Set(told)].sort()).toEqual(
      [...new Set(fixture.findings.map(({ rule, sheet }) => `${rule} ${sheet.trim()}`))].sort(),
    );
    for (const { rule, sheet, cell } of fixture.findings) {
      if (cell === undefined) continue;
      expect(findings.filter((finding) => finding.rule === rule).map(({ place }) => place?.path)).toContain(
        `${sheet.trim()} › ${cell}`,
      );
    }
  });
});

describe('the declared tables of a whole set', () => {
  it.each(['a', 'a-full', 'b', 'h', 'c'])('%s: are the cells as they are printed', (id) => {
    const fixture = FIXTURES.find((each) => each.id === id);
    if (fixture === undefined) throw new Error(id);
    const { values } = imported(fixture.dossier, [{ name: fixture.fileName, bytes: fixture.bytes }]);
    const declared = new Map(
      values
        .filter(({ path }) => path[0] === 'declared')
        .map(({ from, value }) => [`${from.sheet} ${from.cell}`, value]),
    );
    const { tables } = known(fixture.dossier);
    expect(tables.length).toBe(9);
    for (const { sheet, cell, yuan } of fixture.cells) {
      const value = declared.get(`${sheet} ${cell}`);
      const isBlank = yuan === '0' && value === undefined;
      const written = typeof value === 'object' ? decimal(value.source).times(YUAN_IN.万元).toFixed() : value;
      expect(isBlank ? '0' : written, `${sheet} ${cell}`).toBe(yuan);
    }
  });
});
