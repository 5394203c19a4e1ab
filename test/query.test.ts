/** Questions over units and years, as somebody at a department asks them: the database within the process answers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBatch } from '../src/batch/batch-record.ts';
import { sqlFaultText } from '../src/cli/query/sql-fault.ts';
import { type Database, SqlError } from '../src/query/database.ts';
import { load } from '../src/query/load.ts';
import { openDatabase } from '../src/query/open.ts';
import { readOnly } from '../src/query/read-only.ts';
import { VIEWS } from '../src/query/views.ts';
import { resultCsv, resultJson, resultText } from '../src/render/workbook/query-result.ts';
import { loadedBatch } from '../src/stories/department/department.ts';
import { canRunPostgres, Postgres } from './postgres.ts';
import { finding, type MadeUnit, makeBatch } from './support-batch.ts';

if (!canRunPostgres) console.warn('No PostgreSQL: the tests of a database on a server are skipped.');
const PLACES = canRunPostgres ? ['within the process', 'on a server'] : ['within the process'];

const WATER: MadeUnit = {
  id: 'water',
  name: '水利局',
  state: 'faulty',
  figures: {
    'revenue.all.total': '3000000',
    'expenditure.all.total': '2500000.55',
    'threePublic.budget.total': '50000',
    'threePublic.final.total': '25000',
    'threePublic.final.overseas': '0',
    'threePublic.completion.total': '0.5',
    'threePublic.final.total.changeRate': '0.42',
    'agencyOperatingCosts.changeRate': '-0.31',
    'generalPublic.2130301.basic': '0',
    'generalPublic.all.completion': '0.7913',
    'procurement.total': '400000',
    'procurement.toSmallAndMedium': '100000',
    'procurement.toSmallAndMedium.share': '0.25',
    'projects.p1.executed': '60000',
    'projects.p1.executionRate': '0.6',
  },
  projects: ['饮水安全补助'],
  explained: ['agencyOperatingCosts'],
  findings: [
    finding('A05', '收入总计 300.00万元 与支出总计 250.00万元 不等', { cause: '收入总计 # 与支出总计 # 不等' }),
    finding('D14', '“安装工程”写了两次', { severity: 'warning', waived: '原名如此' }),
  ],
};
const UNITS: readonly MadeUnit[] = [
  WATER,
  {
    id: 'school',
    name: '教育局',
    state: 'done',
    figures: { 'threePublic.final.total': '90000', 'generalPublic.all.completion': '0.99' },
    findings: [finding('A05', '收入总计 1.00万元 与支出总计 2.00万元 不等', { cause: '收入总计 # 与支出总计 # 不等' })],
  },
  { id: 'late', name: '民政局', state: 'missing', contact: '李某', deadline: '2024-09-30' },
  { id: 'undone', name: '司法局' },
];

describe.each(PLACES)('a database %s', (where) => {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-'));
  const batch = join(folder, 'batch');
  let server: Postgres | undefined;
  let place = join(folder, 'database');
  let database: Database;

  beforeAll(async () => {
    makeBatch(batch, UNITS);
    if (where === 'on a server') server = await Postgres.start();
    place = server?.url ?? place;
    database = await openDatabase(place);
    expect(await read(batch)).toBe(4);
  });

  afterAll(async () => {
    await database.close();
    server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function read(path: string): Promise<number> {
    const rules = [{ id: 'A05', title: '收入总计等于支出总计', source: '公开01表', advice: '核对' }];
    return load(database, loadedBatch(readBatch(path), '本轮'), rules);
  }

  async function rows(sql: string): Promise<readonly (readonly unknown[])[]> {
    return (await readOnly(database, sql)).rows;
  }

  it('answers every view, and says of each what it tells', async () => {
    for (const { name, describe: words } of VIEWS) {
      const { columns } = await readOnly(database, `select * from "${name}"`);
      expect(columns.length, name).toBeGreaterThan(2);
      expect(await rows(`select obj_description('"${name}"'::regclass)`)).toEqual([[words]]);
    }
  });

  it('tells 三公经费 in 万元, the largest first; zero is zero, and what is not stated is empty', async () => {
    expect(await rows('select 单位, 决算, 预算, 因公出国境, 完成预算, 比上年 from 三公经费')).toEqual([
      ['教育局', '9.00', null, null, null, null],
      ['水利局', '2.50', '5.00', '0.00', '50.00', '42.00'],
    ]);
  });

  it('tells who has not delivered, with contact and deadline', async () => {
    expect(await rows('select 单位, 状态, 联系人, 期限 from 未交')).toEqual([
      ['民政局', '未报', '李某', '2024-09-30'],
      ['司法局', '未做', null, null],
    ]);
  });

  it('tells execution below 80 %, the lowest first', async () => {
    expect(await rows('select 单位, 执行率 from 执行率低于八成')).toEqual([
      ['水利局', '50.00'],
      ['水利局', '60.00'],
      ['水利局', '79.13'],
    ]);
  });

  it('tells changes above 30 % of which the unit says no reason', async () => {
    expect(await rows('select 单位, 项目, 增减 from 变动超三成未写原因')).toEqual([
      ['水利局', '名称 threePublic.final.total.changeRate', '42.00'],
    ]);
  });

  it('tells 采购 to small firms, and projects with their execution', async () => {
    expect(await rows('select 单位, 采购总额, 授予中小企业, 中小企业比重 from 中小企业采购')).toEqual([
      ['水利局', '40.00', '10.00', '25.00'],
    ]);
    expect(await rows('select 单位, 项目, 执行数, 执行率 from 项目')).toEqual([
      ['水利局', '饮水安全补助', '6.00', '60.00'],
    ]);
  });

  it('counts findings by rule and by cause without those that are answered', async () => {
    expect(await rows('select 规则, 问题数, 单位数, 规则内容 from 问题按规则')).toEqual([
      ['A05', 2, 2, '收入总计等于支出总计'],
    ]);
    expect(await rows('select 问题, 单位数 from 同一原因')).toEqual([['收入总计 # 与支出总计 # 不等', 2]]);
    expect(await rows("select 错误, 警告, 已说明 from 问题按单位 where 单位 = '水利局'")).toEqual([[1, 0, 1]]);
    expect(await rows('select count(*) from 问题')).toEqual([['3']]);
  });

  it('keeps exact values of 元, and no zeros of items', async () => {
    expect(await rows("select 数值, 计量 from 数据 where 代号 = 'expenditure.all.total'")).toEqual([
      ['2500000.55', '元'],
    ]);
    expect(await rows("select 数值 from 数据 where 代号 = 'generalPublic.2130301.basic'")).toEqual([]);
  });

  it('reads a unit again when its result is another, and no other', async () => {
    expect(await read(batch)).toBe(0);
    makeBatch(
      batch,
      UNITS.map((unit) => (unit.id === 'water' ? { ...WATER, findings: [] } : unit)),
    );
    expect(await read(batch)).toBe(1);
    expect(await rows("select count(*) from 问题 where 单位 = '水利局'")).toEqual([['0']]);
    makeBatch(batch, UNITS);
    await read(batch);
  });

  it('puts years of a unit side by side', async () => {
    const next = join(folder, 'next');
    const figures = { 'expenditure.all.total': '3000000' };
    makeBatch(next, [{ ...WATER, year: 2024, figures }]);
    await load(database, loadedBatch(readBatch(next), '下一年'), []);
    expect(await rows("select 年度, 支出, 支出比上一年度 from 收支 where 单位 = '水利局'")).toEqual([
      [2023, '250.00', null],
      [2024, '300.00', '20.00'],
    ]);
  });

  it('keeps units of one name in one batch apart, and takes no year of one for the other', async () => {
    const alike = join(folder, 'alike');
    const spent = (amount: string) => ({ 'expenditure.all.total': amount });
    makeBatch(alike, [
      { id: 'east', name: '林业局', state: 'done', figures: spent('1000000') },
      { id: 'west', name: '林业局', state: 'done', figures: spent('2000000') },
    ]);
    const later = join(folder, 'later');
    makeBatch(later, [{ id: 'east', name: '林业局', state: 'done', year: 2024, figures: spent('3000000') }]);
    for (const each of [alike, later]) await load(database, loadedBatch(readBatch(each), each), []);
    expect(await rows("select 年度, 支出, 支出比上一年度 from 收支 where 单位 = '林业局' order by 年度, 支出")).toEqual(
      [
        [2023, '100.00', null],
        [2023, '200.00', null],
        [2024, '300.00', null],
      ],
    );
  });

  it('takes the batch that was read last where two have a unit of the same year', async () => {
    const again = join(folder, 'again');
    makeBatch(again, [{ id: 'law', name: '司法所', state: 'done', figures: { 'threePublic.final.total': '10000' } }]);
    await load(database, loadedBatch(readBatch(again), '第一轮'), []);
    makeBatch(again, [{ id: 'law', name: '司法所', state: 'done', figures: { 'threePublic.final.total': '20000' } }]);
    await load(database, loadedBatch(readBatch(again), '第二轮'), []);
    expect(await rows("select 决算 from 三公经费 where 单位 = '司法所'")).toEqual([['2.00']]);
  });

  it('changes nothing for a statement of a user', async () => {
    await expect(readOnly(database, 'delete from unit')).rejects.toThrow(SqlError);
    await expect(readOnly(database, 'commit; delete from unit')).rejects.toThrow(SqlError);
    expect(await rows('select count(*) > 0 from unit')).toEqual([[true]]);
  });

  it('keeps what was read when the views of the program are others', async () => {
    await database.run("drop view 未交; update made_of set views = 'of an older program'");
    await database.close();
    database = await openDatabase(place);
    expect(await rows("select 单位 from 未交 where 单位 = '民政局'")).toEqual([['民政局']]);
    expect(await read(batch)).toBe(0);
  });

  it('tells a fault in the words of its writer, with a mark below the place', async () => {
    const statement = 'select 单位,\n  决算数 from 三公经费';
    const fault = await readOnly(database, statement).catch((error: unknown) => error);
    expect(sqlFaultText(fault as SqlError, statement, 'out/database').split('\n')).toEqual([
      expect.stringMatching(/^没有这一列。.*select \* from 视图 limit 1/),
      '    决算数 from 三公经费',
      '    ^',
    ]);
    const unknown = await readOnly(database, 'select * from 三公').catch((error: unknown) => error);
    expect(sqlFaultText(unknown as SqlError, '', '')).toContain('可用的视图：单位、未交');
  });
});

describe('what a query gave', () => {
  const result = {
    columns: [
      { name: '单位', isNumber: false },
      { name: '金额', isNumber: true },
    ],
    rows: [
      ['甲局，“东”', '12.50'],
      ['乙"局\n二', null],
    ],
  };

  it('is a table for a terminal, a row each', () => {
    expect(resultText(result).split('\n')).toEqual(['单位        金额', '甲局，“东”  12.50', '乙"局 二', '（2 行）']);
  });

  it('is CSV that is read back as it was', () => {
    expect(resultCsv(result)).toBe('单位,金额\r\n甲局，“东”,12.50\r\n"乙""局\n二",\r\n');
  });

  it('is JSON with the digits that the database gave', () => {
    expect(resultJson(result)).toContain('{"单位":"甲局，“东”","金额":12.50}');
    expect(JSON.parse(resultJson(result))).toEqual([
      { 单位: '甲局，“东”', 金额: 12.5 },
      { 单位: '乙"局\n二', 金额: null },
    ]);
  });
});
