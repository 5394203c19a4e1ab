/** Layouts that are no fixture of their own: tables below each other, without merged heads, as texts, in older formats. */
import { type BookType, utils, type WorkSheet, write } from '@e965/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { accountsOf } from './fixtures/accounts.ts';
import { csvOf, inGbk } from './fixtures/encodings.ts';
import { leavesOfTables } from './fixtures/leaves.ts';
import { ALL_TABLES, NATIONAL, publishedSheets } from './fixtures/published.ts';
import { Amount, bytesOf, type Sheet, workbookOf } from './fixtures/sheets.ts';
import { imported, leavesOf } from './reading-support.ts';

const CULTURE = 'test/clean/hexi-culture-2022';
const culture = accountsOf('culture');
const qingshan = accountsOf('qingshan');
const sheets = publishedSheets(culture, NATIONAL);
const leaves = leavesOfTables(culture, ALL_TABLES);
const plain = (sheet: Sheet): Sheet => ({ ...sheet, merged: [] });

function stacked(all: readonly Sheet[]): Sheet {
  return { name: '公开表', unit: '万元', rows: all.flatMap(({ rows }) => [...rows, [], []]) };
}

function expectAll(files: { name: string; bytes: Uint8Array }[], wanted = leaves, folder = CULTURE): void {
  const { values, findings, amountUnit } = imported(folder, files);
  expect(findings).toEqual([]);
  expect(leavesOf(values, amountUnit)).toEqual(wanted);
}

describe('all leaves come', () => {
  it('of nine tables below each other in one sheet', () => {
    expectAll([{ name: '表.xlsx', bytes: bytesOf([stacked(sheets)]) }]);
  });

  it('of two units below each other in one sheet', () => {
    const other = publishedSheets(qingshan, NATIONAL);
    const both = stacked([...other, ...sheets].map(plain));
    expectAll([{ name: '表.xlsx', bytes: bytesOf([both]) }]);
    expectAll(
      [{ name: '表.xlsx', bytes: bytesOf([both]) }],
      leavesOfTables(qingshan, ALL_TABLES),
      'data/units/qingshan-2022',
    );
  });

  it('of heads of which nothing is merged', () => {
    expectAll([{ name: '表.xlsx', bytes: bytesOf(sheets.map(plain)) }]);
  });

  it('of nine CSV files, in UTF-8 and GBK, in which the heads over several columns stand once', () => {
    const named = sheets.map((sheet) => ({ name: `${sheet.name}.csv`, text: csvOf(sheet) }));
    expectAll(named.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) })));
    expectAll(named.map(({ name, text }) => ({ name, bytes: inGbk(text) })));
  });

  it.each(['xlml', 'biff8', 'ods', 'fods', 'xlsx'] as const)(
    'of the format %s, or it is refused with a word',
    (bookType: BookType) => {
      const bytes = new Uint8Array(write(workbookOf(sheets), { bookType, type: 'buffer' }) as Buffer);
      const { findings } = imported(CULTURE, [{ name: '表.xls', bytes }]);
      if (findings.some(({ rule }) => rule === 'I10')) expect(findings[0]?.message).toContain('另存为');
      else expectAll([{ name: '表.xls', bytes }]);
    },
  );

  it('of “三公” told item by item, measures side by side', () => {
    const { threePublic } = culture;
    if (threePublic === undefined) throw new Error('no 三公');
    const { budget, final } = threePublic;
    const line = (label: string, of: (side: typeof budget) => number) => [label, of(budget) / 1e6, of(final) / 1e6];
    const cars = (side: typeof budget) => side.vehiclePurchase + side.vehicleOperation;
    const sheet = utils.aoa_to_sheet([
      ['2022年度财政拨款“三公”经费支出决算表'],
      ['部门：澜川市河西区文化和旅游局', '', '金额单位：万元'],
      ['项目', '预算数', '决算数'],
      line('合计', (side) => side.overseas + cars(side) + side.reception),
      line('1、因公出国（境）费用', ({ overseas }) => overseas),
      line('2、公务接待费', ({ reception }) => reception),
      line('3、公务用车购置及运行维护费', cars),
      line('其中：（1）公务用车运行维护费', ({ vehicleOperation }) => vehicleOperation),
      line('（2）公务用车购置费', ({ vehiclePurchase }) => vehiclePurchase),
    ]);
    expectAll([{ name: '三公.xlsx', bytes: bookOf({ 公开09: sheet }) }], leavesOfTables(culture, ['T9']));
  });
});

describe('公开06 as one list with a column for each sum', () => {
  const codes = [...culture.economic.keys()].sort();
  const sums = (prefixes: readonly string[]) =>
    [...culture.economic]
      .filter(([code]) => prefixes.some((prefix) => code.startsWith(prefix)))
      .reduce((left, [, fen]) => left + fen, 0) / 1e6;
  const line = (code: string, name: string) => {
    const isStaff = /^30[13]/.test(code);
    const amount = sums([code]);
    return [code, name, amount, isStaff ? amount : '', isStaff ? '' : amount];
  };
  const tops = [...new Set(codes.map((code) => code.slice(0, 3)))];
  const sheet = utils.aoa_to_sheet([
    ['2022年度一般公共预算财政拨款基本支出决算表'],
    ['部门：澜川市河西区文化和旅游局', '', '', '', '金额单位：万元'],
    ['经济分类科目编码', '科目名称', '本年支出'],
    ['', '', '合计', '人员经费', '公用经费'],
    ['', '合计', sums(['3']), sums(['301', '303']), sums(['302', '310'])],
    ...tops.flatMap((top) => [
      line(top, ''),
      ...codes.filter((code) => code.startsWith(top)).map((code) => line(code, '')),
    ]),
  ]);

  it('gives the items and the two sums', () => {
    const { values, findings, amountUnit } = imported(CULTURE, [{ name: '表.xlsx', bytes: bookOf({ 公开06: sheet }) }]);
    expect(findings).toEqual([]);
    expect(leavesOf(values, amountUnit)).toEqual(leavesOfTables(culture, ['T6']));
    const declared = values.filter(({ path }) => path[2] === 'T6' && /合计/.test(String(path[3])));
    expect(declared.map(({ path, from }) => [path[3], from.cell])).toEqual([
      ['人员经费合计', 'D5'],
      ['公用经费合计', 'E5'],
    ]);
  });
});

describe('财决09, which parts the balances', () => {
  const [opening, revenue, spent] = [3.2, 25, 18.5];
  const amounts = [
    opening,
    '',
    opening,
    revenue,
    spent,
    '',
    spent,
    opening + revenue - spent,
    '',
    opening + revenue - spent,
  ];
  const line = (code: string, name: string) => [code, '', '', name, ...amounts];
  const sheet = utils.aoa_to_sheet([
    ['政府性基金预算财政拨款收入支出决算表'],
    ['编制单位：澜川市河西区文化和旅游局', '', '', '2022年度', '金额单位：万元'],
    [
      '支出功能分类科目编码',
      '',
      '',
      '科目名称',
      '年初结转和结余',
      '',
      '',
      '本年收入',
      '本年支出',
      '',
      '',
      '年末结转和结余',
    ],
    [
      '',
      '',
      '',
      '',
      '合计',
      '基本支出结转',
      '项目支出结转和结余',
      '',
      '合计',
      '基本支出',
      '项目支出',
      '合计',
      '基本支出结转',
      '项目支出结转和结余',
    ],
    ['类', '款', '项', '栏次', ...Array.from({ length: 10 }, (_, index) => index + 1)],
    ['', '', '', '合计', ...amounts],
    line('229', '其他支出'),
    line('22960', '彩票公益金安排的支出'),
    line('2296010', '用于文化事业的彩票公益金支出'),
  ]);
  sheet['!merges'] = ['E3:G3', 'I3:K3', 'L3:N3', 'H3:H4', 'A3:C4', 'D3:D4'].map((area) => utils.decode_range(area));

  it('gives the sums', () => {
    expectAll([{ name: 'Z09.xlsx', bytes: bookOf({ 'Z09 政府性基金(财决09表)': sheet }) }], {
      'expenditure/2296010/governmentFund/project': '185000',
      'opening/governmentFund/2296010': '32000',
    });
  });
});

function bookOf(all: Readonly<Record<string, WorkSheet>>): Uint8Array {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(all)) utils.book_append_sheet(book, sheet, name);
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

describe('a file that cannot be read', () => {
  it('is told with what to do, and the others are read', async () => {
    const locked = await writeXlsx({
      sheets: [{ name: '表', rows: [['收入', 1]] }],
      encryption: { password: '1', spinCount: 1 },
    });
    const { values, findings } = imported(CULTURE, [
      { name: '有密码.xlsx', bytes: locked },
      { name: '图片.xls', bytes: new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]) },
      { name: '表.xlsx', bytes: bytesOf(sheets) },
    ]);
    expect(findings.map(({ rule, place, message }) => [rule, place?.file, message])).toEqual([
      ['I10', '有密码.xlsx', '这个文件有打开密码；请先取消密码，另存后再导入'],
      ['I10', '图片.xls', '这个文件不是能读的电子表格；请用 Excel 或 WPS 另存为 .xlsx 再导入'],
    ]);
    expect(leavesOf(values, '万元')).toEqual(leaves);
  });
});

describe('a sheet in 千元', () => {
  const inThousands = sheets.map(
    (sheet): Sheet => ({
      ...sheet,
      unit: '元',
      rows: sheet.rows.map((row) =>
        row.map((value) =>
          value instanceof Amount
            ? new Amount(value.fen / 1000, value.slot)
            : typeof value === 'string'
              ? value.replace('金额单位：万元', '金额单位：千元')
              : value,
        ),
      ),
    }),
  );

  it('is read in it', () => {
    expectAll([{ name: '表.xlsx', bytes: bytesOf(inThousands) }]);
  });
});

describe('a sheet among others', () => {
  it('that names another unit of money is told, since its sums are printed elsewhere too', () => {
    const swapped = sheets.map((sheet) =>
      sheet.name.startsWith('公开05')
        ? {
            ...sheet,
            rows: sheet.rows.map((row) => row.map((value) => (value === '金额单位：万元' ? '金额单位：元' : value))),
          }
        : sheet,
    );
    const { findings } = imported(CULTURE, [{ name: '表.xlsx', bytes: bytesOf(swapped) }]);
    expect(findings.map(({ rule, place }) => [rule, place?.path?.split(' › ')[0]])).toContainEqual([
      'I12',
      '公开05 一般公共预算财政拨款支出决算表',
    ]);
  });
});

describe('a table in another unit of money than the rest of its file', () => {
  const codes = publishedSheets(culture, NATIONAL, ['T2', 'T3', 'T6']);
  const inYuan = publishedSheets(culture, { ...NATIONAL, unit: '元' }, ['T2']);
  const told = (all: readonly Sheet[]) => {
    const { findings } = imported(CULTURE, [{ name: '表.xlsx', bytes: bytesOf(all) }]);
    return findings.map(({ rule, severity, place }) => [rule, severity, place?.path]);
  };

  it('is told where nothing else says that it is right', () => {
    expect(told([...inYuan, ...codes.slice(1)])).toEqual([['I06', 'warning', '公开02 收入决算表']]);
    expect(told(codes)).toEqual([]);
  });

  it('is not told where its sums are those of a table in the other unit', () => {
    expect(told([...inYuan, ...sheets.filter(({ name }) => !name.startsWith('公开02'))])).toEqual([]);
  });
});

describe('what the tables do not tell apart', () => {
  it('is listed, and not given: an item of a name that may be of a fund, without 公开07', () => {
    const { values, open, findings, amountUnit } = imported(CULTURE, [
      { name: '表.xlsx', bytes: bytesOf(publishedSheets(culture, NATIONAL, ['T2', 'T3', 'T5'])) },
    ]);
    expect(findings).toEqual([]);
    expect(open).toEqual(['科目 2296010 的支出属于哪种资金，要有公开05、07表才知道']);
    const found = leavesOf(values, amountUnit);
    expect(Object.keys(found).filter((path) => path.startsWith('expenditure/2296010'))).toEqual([]);
    expect(found).toMatchObject(leavesOfTables(culture, ['T2']));
  });

  it('is listed where a table of a whole set is missing', () => {
    const { open } = imported(CULTURE, [
      { name: '表.xlsx', bytes: bytesOf(sheets.filter(({ name }) => !name.startsWith('公开09'))) },
    ]);
    expect(open).toEqual(['表9 财政拨款“三公”经费支出决算表：文件中没有，或没有读入']);
  });
});
