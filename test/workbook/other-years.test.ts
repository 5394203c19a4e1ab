/** What other workbooks give: a budget the initial budgets, last year's accounts the values of the year before. */
import { utils, type WorkSheet, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { NumberLiteral } from '../../src/model/dossier.ts';
import { type ImportedValue, importPathText } from '../../src/model/imported.ts';
import { readFiles } from '../../src/stories/import/given-files.ts';
import { importedValues } from '../../src/stories/import/importing.ts';
import { accountsOf } from './fixtures/accounts.ts';
import { NATIONAL, publishedSheets } from './fixtures/published.ts';
import { bytesOf } from './fixtures/sheets.ts';
import { known } from './reading-support.ts';

type Row = (string | number | undefined)[];

/** As the integrated budget system hands them out: codes in three columns, no cached sums, a name with a blank at its end. */
function budgetSheet(title: string, head: string, rows: Row[]): WorkSheet {
  const sheet = utils.aoa_to_sheet([
    [],
    [title],
    [],
    ['编制单位：上海市普陀区财政局', ...blanks(5), '单位：元'],
    [],
    ['项目', ...blanks(3), head],
    ['功能分类科目编码', ...blanks(2), '功能分类科目名称', '合计', '基本支出', '项目支出'],
    ['类', '款', '项'],
    ...rows,
  ]);
  sheet['!merges'] = ['A2:G2', 'A6:D6', 'E6:G6', 'A7:C7', 'D7:D8', 'E7:E8', 'F7:F8', 'G7:G8'].map((area) =>
    utils.decode_range(area),
  );
  const last = rows.length + 9;
  sheet[`A${last}`] = { t: 's', v: '合计' };
  for (const column of ['E', 'F', 'G']) sheet[`${column}${last}`] = { t: 'n', f: `SUM(${column}9:${column}10)` };
  sheet['!ref'] = `A1:IV${last}`;
  return sheet;
}

const blanks = (count: number): undefined[] => new Array<undefined>(count).fill(undefined);

const ITEMS: Row[] = [
  [201, undefined, undefined, '一般公共服务支出', 15_600_500, 15_600_500],
  [201, '06', undefined, '财政事务', 15_600_500, 15_600_500],
  [201, '06', '01', '行政运行', 15_600_500, 15_600_500],
  [201, '06', '02', '一般行政管理事务'],
];

function budgetBook(year: number): Uint8Array {
  const book = utils.book_new();
  const titled = (name: string) => `${year}年预算单位${name}`;
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['目录'],
      [`1. ${titled('支出预算总表')}`],
      [`2. ${titled('一般公共预算支出功能分类预算表')}`],
    ]),
    '目录',
  );
  utils.book_append_sheet(
    book,
    budgetSheet(titled('一般公共预算支出功能分类预算表'), '一般公共预算支出', ITEMS),
    '2.18一般公共预算拨款表 ',
  );
  utils.book_append_sheet(
    book,
    budgetSheet(titled('政府性基金预算支出功能分类预算表'), '政府性基金预算支出', []),
    '2.19政府性基金拨款表',
  );
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

const PUTUO = 'data/units/putuo-finance-2024';

function read(folder: string, name: string, bytes: Uint8Array, dossier: unknown = {}) {
  const by = known(folder);
  const { unit, year } = by.dossier;
  const read = readFiles([{ name, bytes }], by);
  return importedValues({ ...by, read, unit: unit.name, year, amountUnit: '万元', dossier, former: [] });
}

const texts = (values: readonly ImportedValue[]) =>
  Object.fromEntries(
    values.map(({ path, value }) => [importPathText(path), value instanceof NumberLiteral ? value.source : value]),
  );

describe('a budget workbook', () => {
  it('gives the initial budgets by item, and says which sums were not calculated', () => {
    const { values, findings } = read(PUTUO, '2024预算.xlsx', budgetBook(2024));
    expect(texts(values)).toEqual({ 'expenditure[code=2010601,fund=generalPublic].initialBudget': '1560.05' });
    expect(values[0]?.from).toEqual({ file: '2024预算.xlsx', sheet: '2.18一般公共预算拨款表 ', cell: 'E11' });
    expect(new Set(findings.map(({ rule, severity }) => `${rule} ${severity}`))).toEqual(new Set(['I08 warning']));
  });

  it('of another year is told, and gives nothing', () => {
    const { values, findings } = read(PUTUO, '2025预算.xlsx', budgetBook(2025));
    expect(values).toEqual([]);
    expect(findings.filter(({ rule }) => rule === 'I05').map(({ actual }) => actual)).toEqual(['2025年', '2025年']);
  });
});

describe("last year's workbook", () => {
  const accounts = accountsOf('putuo');
  const bytes = bytesOf(publishedSheets({ ...accounts, year: 2023 }, NATIONAL));

  it('gives the values of the year before that the place asks for, and nothing of this year', () => {
    const { values, findings } = read(PUTUO, '2023决算.xlsx', bytes);
    expect(findings).toEqual([]);
    expect(texts(values)).toEqual({
      'priorYear["balance.grandTotal"]': '2995.4',
      'priorYear["fiscal.grandTotal"]': '2961.69',
      'priorYear["generalPublic.all.total"]': '2940.06',
      'priorYear["threePublic.final.total"]': '0',
      'priorYear["threePublic.final.overseas"]': '0',
      'priorYear["threePublic.final.vehicles"]': '0',
      'priorYear["threePublic.final.reception"]': '0',
    });
  });

  it('is another file: one sheet of this year that names the year before is told, and not read', () => {
    const sheets = publishedSheets(accounts, NATIONAL);
    const stray = publishedSheets({ ...accounts, year: 2023 }, NATIONAL, ['T5']);
    const { values, findings } = read(
      PUTUO,
      '2024决算.xlsx',
      bytesOf([...sheets.filter(({ name }) => !name.includes('公开05')), ...stray]),
    );
    expect(findings.map(({ rule, actual, expected }) => [rule, actual, expected])).toEqual([
      ['I05', '2023年', '2024年，与同一文件的其他表相同'],
    ]);
    expect(values.filter(({ path }) => path[0] === 'priorYear' || path[0] === 'expenditure')).toEqual([]);
  });
});
