/** The workbooks of other hands hold what they say they hold, whatever their file format. */
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/workbook/read-workbook.ts';
import { accountsOf } from './fixtures/accounts.ts';
import { FIXTURES } from './fixtures/index.ts';

const WORKBOOKS = FIXTURES.filter(({ id }) => !/^[kl]/.test(id));

describe.each(WORKBOOKS)('fixture $id: $what', ({ bytes, cells, findings, unit }) => {
  const { reading, problem } = readWorkbook(bytes);
  if (reading === undefined) throw new Error(problem);
  const sheetOf = (name: string) => reading.sheets.find((sheet) => sheet.name === name);

  it('has each amount in the cell that it names', () => {
    for (const { sheet, cell, yuan, table, row, column } of cells) {
      const found = sheetOf(sheet)?.cells.find(({ address }) => address === cell);
      const lines = reading.sheets.find(({ name }) => name === sheet)?.cells.map(({ text }) => text) ?? [];
      const scale = lines.some((text) => text.includes('单位：元')) ? 1 : 10_000;
      const value = numberOf(found?.value) * scale;
      expect(value, `${sheet}!${cell} ${table} ${row} ${column}`).toBeCloseTo(Number(yuan), 2);
    }
  });

  it('names the sheets and cells of its mistakes', () => {
    for (const { sheet, cell } of findings) {
      const found = sheetOf(sheet);
      expect(found, sheet).toBeDefined();
      if (cell !== undefined) expect(found?.cells.map(({ address }) => address)).toContain(cell);
    }
  });

  it('names its unit', () => {
    const texts = reading.sheets.flatMap((sheet) => sheet.cells.map(({ text }) => text));
    expect(texts.some((text) => text.includes(unit))).toBe(true);
  });
});

/** Full-width digits, thousands, brackets for a minus, blanks. */
function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  const text = String(value).normalize('NFKC').replace(/[,\s]/g, '');
  return text.startsWith('(') ? -Number(text.slice(1, -1)) : Number(text);
}

describe('the arithmetic of the fixtures', () => {
  it('gives the totals that the papers print', () => {
    const leaf = (id: string, row: string, column: string, table: string) =>
      FIXTURES.find((fixture) => fixture.id === id)?.cells.find(
        (cell) => cell.table === table && cell.row === row && cell.column === column,
      )?.yuan;
    expect(leaf('a', '收入/一般公共预算财政拨款收入', '1', 'T1')).toBe('10856800');
    expect(leaf('a', '支出/总计', '2', 'T1')).toBe('11140300');
    expect(leaf('b', '30102', '决算数', 'T6')).toBe('12385800');
    expect(leaf('h', '1', '1', 'T9')).toBe('9500');
    expect(leaf('a', '2101502', '3', 'T5')).toBe('2446900');
    expect(accountsOf('lengshuitan').economic.get('30101')).toBe(180_417_600);
  });

  it('has leaves for every kind of sheet', () => {
    const paths = new Set(FIXTURES.flatMap(({ leaves }) => Object.keys(leaves).map((path) => path.split('/')[0])));
    expect([...paths].sort()).toEqual([
      'agencyOperatingCosts',
      'assets',
      'basicByEconomicItem',
      'expenditure',
      'opening',
      'procurement',
      'revenue',
      'threePublic',
    ]);
  });
});
