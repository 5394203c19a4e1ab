/** Lists of the units that are to report, as departments keep them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { expectedUnits, shardOf } from '../src/batch/expected-units.ts';
import { readUnitList } from '../src/batch/unit-list.ts';

const home = mkdtempSync(join(tmpdir(), 'juesuan-list-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function list(name: string, content: string | Uint8Array): string {
  const file = join(home, name);
  writeFileSync(file, content);
  return file;
}

function workbook(name: string, rows: readonly (readonly unknown[])[]): string {
  const sheet = utils.aoa_to_sheet(rows as unknown[][], { cellDates: true });
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['说明']]), '填表说明');
  utils.book_append_sheet(book, sheet, '应报单位');
  return list(name, new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer));
}

describe('a list of units', () => {
  it('is read below its headings, wherever they stand, from the sheet that has them', () => {
    const file = workbook('应报.xlsx', [
      ['2025年度部门决算应报单位'],
      ['序号', '预算单位', '联系电话', '报送期限', '资料文件夹'],
      [1, '县财政局', '甲 123', '2026年5月31日', 'caizheng'],
      [2, '县教育局', '', '', ''],
      [],
      [3, '县档案馆'],
    ]);
    expect(readUnitList(file)).toEqual([
      { name: '县财政局', contact: '甲 123', deadline: '2026-05-31', folder: join(home, 'caizheng'), line: 3 },
      { name: '县教育局', line: 4 },
      { name: '县档案馆', line: 6 },
    ]);
  });

  it.each([
    [['部门（单位）名称', '联系人', '联系电话', '报送截止时间', '报送文件夹'], '张某 0000-1'],
    [['单位全称', '负责人（签字）', '手机', '期限', '资料位置'], '张某 0000-1'],
    [['预算单位名称*', '填报人', '联系人电话', '截止日', '材料目录'], '张某 0000-1'],
    [['Name', 'Contact', '备注', 'Deadline', 'Path'], '张某'],
  ])('knows its columns by the words of others: %j', (heads, contact) => {
    const lines = [heads, ['县财政局', '张某', '0000-1', '2026-05-31', 'cz']].map((line) => line.join());
    expect(readUnitList(list('栏名.csv', `${lines.join('\n')}\n`))).toEqual([
      { name: '县财政局', contact, deadline: '2026-05-31', folder: join(home, 'cz'), line: 2 },
    ]);
  });

  it.each(['2026-05-31', '2026/5/31', '2026.5.31', '2026年5月31日'])('takes %s for a date', (written) => {
    const [unit] = readUnitList(list('日期.csv', `单位,截止日期\n县财政局,${written}\n`));
    expect(unit?.deadline).toBe('2026-05-31');
  });

  it('takes a date that the workbook holds as one', () => {
    const [unit] = readUnitList(
      workbook('日期.xlsx', [
        ['单位', '截止日期'],
        ['县财政局', new Date('2026-05-31T00:00:00')],
      ]),
    );
    expect(unit?.deadline).toBe('2026-05-31');
  });

  it('is read in GBK too', () => {
    // 单位,电话 / 财政局,1
    const gbk = [
      0xb5, 0xa5, 0xce, 0xbb, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0, 0x0a, 0xb2, 0xc6, 0xd5, 0xfe, 0xbe, 0xd6, 0x2c, 0x31,
    ];
    expect(readUnitList(list('gbk.csv', Uint8Array.from(gbk)))).toEqual([{ name: '财政局', contact: '1', line: 2 }]);
  });

  it.each([
    ['编号,说明\n1,无\n', '中没有“单位名称”一栏。第一行应为栏名，如：单位名称、文件夹、联系人、截止日期。'],
    ['单位,截止日期\n县财政局,2026-02-30\n', ':2: “截止日期”应为日期，如 2026-05-31，现为“2026-02-30”。'],
    ['单位,截止日期\n县财政局,五月底\n', ':2: “截止日期”应为日期，如 2026-05-31，现为“五月底”。'],
  ])('that cannot be used says why: %j', (text, message) => {
    expect(() => readUnitList(list('错.csv', text))).toThrow(message);
  });
});

describe('the units of a batch', () => {
  it('have the folder that the list names, else the one of their name beside it', async () => {
    for (const name of ['县财政局', 'jiaoyu']) mkdirSync(join(home, name));
    const file = list('单位.csv', '单位,文件夹\n县财政局,\n县教育局,jiaoyu\n县档案馆,\n');
    expect(await expectedUnits(file, 'check')).toEqual([
      { id: '县财政局', name: '县财政局', line: 2, folder: join(home, '县财政局') },
      { id: 'jiaoyu', name: '县教育局', line: 3, folder: join(home, 'jiaoyu') },
      { id: '县档案馆', name: '县档案馆', line: 4 },
    ]);
  });

  it('have the folder whose dossier bears their name, unless two do', async () => {
    const place = mkdtempSync(join(home, 'named-'));
    const names = {
      cz2025: '县财政局',
      jy2025: '县教育局',
      da2025: '县档案馆',
      'da2025-旧': '县档案馆',
      nothing: undefined,
    };
    for (const [folder, name] of Object.entries(names)) {
      mkdirSync(join(place, folder));
      if (name !== undefined) writeFileSync(join(place, folder, 'report.json'), JSON.stringify({ unit: { name } }));
    }
    const file = join(place, '清单.csv');
    writeFileSync(file, '单位名称,文件夹\n县财政局,\n县教育局,jy2025\n县档案馆,\n县科技局,\n');
    expect((await expectedUnits(file, 'check')).map(({ name, folder }) => [name, folder])).toEqual([
      ['县财政局', join(place, 'cz2025')],
      ['县教育局', join(place, 'jy2025')],
      ['县档案馆', undefined],
      ['县科技局', undefined],
    ]);
  });

  it('have ids unlike each other, also where letters differ in case alone; a name or folder told again is a repetition', async () => {
    const file = list('重.csv', '单位,文件夹\n甲,a/One\n乙,b/one\n甲,c/three\n丙,a/One\n');
    const told = (await expectedUnits(file, 'check')).map(({ id, repeats }) => [id, repeats]);
    expect(told).toEqual([
      ['One', undefined],
      ['one-2', undefined],
      ['three', 'One'],
      ['One-3', 'One'],
    ]);
  });

  it('go to one part each, whatever the number of parts', async () => {
    const file = list('多.csv', `单位,电话\n${Array.from({ length: 10 }, (_, index) => `单位${index},1\n`).join('')}`);
    const units = await expectedUnits(file, 'check');
    for (const count of [1, 3, 10, 11]) {
      const parts = Array.from({ length: count }, (_, index) => shardOf(units, { index: index + 1, count }));
      expect(
        parts
          .flat()
          .map(({ id }) => id)
          .sort(),
      ).toEqual(units.map(({ id }) => id).sort());
      expect(
        Math.max(...parts.map((part) => part.length)) - Math.min(...parts.map((part) => part.length)),
      ).toBeLessThan(2);
    }
  });

  it('are asked for where there are none', async () => {
    mkdirSync(join(home, 'empty'));
    await expect(expectedUnits(join(home, 'empty'), 'check')).rejects.toThrow('中没有单位');
    await expect(expectedUnits(join(home, 'nowhere'), 'check')).rejects.toThrow('没有文件夹或清单');
  });
});
