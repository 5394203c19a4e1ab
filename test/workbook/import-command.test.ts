/** `juesuan import` as its users call it. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { called } from '../in-process.ts';
import { replaceOnce } from '../support.ts';
import { FIXTURES } from './fixtures/index.ts';

const root = join(import.meta.dirname, '../..');
let home: string;
const units = () => join(home, 'data/units');
const report = (unit: string) => join(units(), unit, 'report.json');

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'juesuan-import-'));
  mkdirSync(units(), { recursive: true });
  for (const { id, fileName, bytes } of FIXTURES)
    if (['a', 'a-full', 'g', 'x-I02'].includes(id)) writeFileSync(join(home, fileName), bytes);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const juesuan = (...args: readonly string[]) => called(home, ...args);

describe('a new unit', () => {
  it('is made with what stands on the tables', async () => {
    const { status, stdout } = await juesuan('import', 'a.xlsx', '--profile', 'hubei-wuhan', '--unit', 'yibaoju');
    expect(stdout).toContain('已新建 data/units/yibaoju-2022');
    expect(stdout).toMatch(/还须填写[\s\S]*“部门主要职能”还没有写/);
    expect(status).toBe(0);
    const dossier = JSON.parse(readFileSync(report('yibaoju-2022'), 'utf8'));
    expect(dossier).toMatchObject({ profile: 'hubei-wuhan', year: 2022, unit: { name: '武汉市青山区医疗保障局' } });
    expect(dossier.revenue).toContainEqual({ code: '2101301', generalPublic: 709.41 });
    expect(dossier.declared.tables.T3.合计).toEqual([1114.03, 126.18, 987.85, '', '', '']);
    const again = await juesuan('import', 'a.xlsx');
    expect(again.stdout).toContain('report.json 没有变动');
    expect(JSON.parse(readFileSync(report('yibaoju-2022'), 'utf8'))).toEqual(dossier);
  });

  it('is made of a form that says no more than a new unit has', async () => {
    const name = '武汉市青山区医疗保障局';
    await juesuan('new', 'yibaoju', '--profile', 'hubei-wuhan', '--year', '2022', '--name', name, '--workbook');
    renameSync(join(units(), 'yibaoju-2022/填报表.xlsx'), join(home, '填报表.xlsx'));
    const { stdout } = await juesuan('import', '填报表.xlsx', '--profile', 'hubei-wuhan', '--unit', 'fenju');
    expect(stdout).toContain('已新建 data/units/fenju-2022');
    expect(JSON.parse(readFileSync(report('fenju-2022'), 'utf8'))).toMatchObject({ year: 2022, unit: { name } });
  });

  it('of a file of two units asks which one is meant', async () => {
    const { status, stderr } = await juesuan('import', 'g.xlsx', '--profile', 'hubei-wuhan', '--year', '2022');
    expect(status).toBe(2);
    expect(stderr).toContain('武汉市青山区医疗保障局');
    expect(stderr).toContain('澜川市河西区文化和旅游局');
    expect(readdirSync(units())).toEqual([]);
  });
});

describe('a unit that is there', () => {
  beforeEach(() => cpSync(join(root, 'data/units/qingshan-2022'), join(units(), 'qingshan-2022'), { recursive: true }));

  it('is found by its name and year, and keeps what was typed', async () => {
    replaceOnce(report('qingshan-2022'), '"generalPublic": 709.41', '"generalPublic": 709.14');
    const before = readFileSync(report('qingshan-2022'), 'utf8');
    const { status, stdout } = await juesuan('import', 'a.xlsx', '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toMatch(/report\.json:29:43: 警告 I13/);
    expect(stdout).toContain('实际：709.14（手工填写）');
    expect(stdout).toContain('应为：709.41（a.xlsx › 公开02 收入决算表 › F');
    expect(readFileSync(report('qingshan-2022'), 'utf8')).toBe(before);
    expect(existsSync(join(units(), 'qingshan-2022/imported.json'))).toBe(false);
    await juesuan('import', 'a.xlsx', '--take', 'workbook');
    expect(readFileSync(report('qingshan-2022'), 'utf8')).toContain('{ "code": "2101301", "generalPublic": 709.41 }');
  });

  it('is told by its name where the files lie in its folder and the program runs there', async () => {
    const folder = join(units(), 'qingshan-2022');
    renameSync(join(home, 'a.xlsx'), join(folder, 'a.xlsx'));
    const paths = ['--templates', join(root, 'templates'), '--units', units()];
    const { stdout } = await called(folder, 'import', 'a.xlsx', '--dry-run', ...paths);
    expect(stdout).toContain('【qingshan-2022】');
  });

  it('tells the cell of a value in findings and in explain', async () => {
    await juesuan('import', 'a.xlsx');
    expect((await juesuan('explain', 'qingshan-2022', 'revenue.2101301.generalPublic')).stdout).toMatch(
      /填写在：.*a\.xlsx › 公开02 收入决算表 › F\d+/,
    );
    const file = join(units(), 'qingshan-2022/imported.json');
    // What was typed since came from no cell.
    replaceOnce(report('qingshan-2022'), '"generalPublic": 709.41', '"generalPublic": 709.42');
    const { stdout } = await juesuan('check', 'qingshan-2022', '--rule', 'R');
    expect(stdout).toMatch(/来自：a\.xlsx › 公开\d\d /);
    expect((await juesuan('explain', 'qingshan-2022', 'revenue.2101301.generalPublic')).stdout).not.toContain('a.xlsx');
    expect(readFileSync(file, 'utf8')).toContain('"sha256:');
  });

  it('takes the tables of its own of a file of two units, and says whose the others are', async () => {
    const { status, stdout } = await juesuan('import', 'g.xlsx', '--unit', 'qingshan-2022', '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toContain('文件中还有别的单位，没有读入：澜川市河西区文化和旅游局');
  });

  it('is left alone where nothing can be read', async () => {
    const before = readFileSync(report('qingshan-2022'), 'utf8');
    for (const file of ['a-full.xlsx', 'none.xlsx']) {
      const { status, stdout } = await juesuan('import', file, '--unit', 'qingshan-2022');
      expect(status).toBe(1);
      expect(stdout).toContain('没有改动任何文件');
    }
    expect((await juesuan('import', 'none.xlsx', '--unit', 'qingshan-2022')).stdout).toContain('共 1 个错误');
    expect((await juesuan('import', 'a-full.xlsx', '--unit', 'qingshan-2022')).stdout).toContain(
      '是别的单位的，没有读入',
    );
    expect(readFileSync(report('qingshan-2022'), 'utf8')).toBe(before);
  });

  it('is left alone where its record cannot be read', async () => {
    writeFileSync(join(units(), 'qingshan-2022/imported.json'), '{}');
    const { status, stdout } = await juesuan('import', 'a.xlsx');
    expect(status).toBe(1);
    expect(stdout).toContain('imported.json 读不懂');
  });
});

describe('last year’s dossier', () => {
  it('gives the prior-year values that this year’s is asked for', async () => {
    cpSync(join(root, 'data/units/qingshan-2022'), join(units(), 'qingshan-2022'), { recursive: true });
    await juesuan('new', 'qingshan', '--profile', 'hubei-wuhan', '--year', '2023', '--name', '武汉市青山区医疗保障局');
    const { status, stdout } = await juesuan('import', 'data/units/qingshan-2022', '--unit', 'qingshan-2023');
    expect(stdout).toContain('已新填 7 个数');
    expect(status).toBe(0);
    const { priorYear } = JSON.parse(readFileSync(report('qingshan-2023'), 'utf8'));
    expect(priorYear).toMatchObject({ 'balance.grandTotal': 1114.03, agencyOperatingCosts: 7.36 });
  });

  it('of another year or unit is told, and nothing is written', async () => {
    for (const unit of ['qingshan-2022', 'luxian-2023'])
      cpSync(join(root, 'data/units', unit), join(units(), unit), { recursive: true });
    await juesuan('new', 'qingshan', '--profile', 'hubei-wuhan', '--year', '2024', '--name', '武汉市青山区医疗保障局');
    const before = readFileSync(report('qingshan-2024'), 'utf8');
    const wrongYear = await juesuan('import', 'data/units/qingshan-2022', '--unit', 'qingshan-2024');
    expect(wrongYear.stdout).toMatch(/年度不对，没有读入\n {3}实际：2022年\n {3}应为：2023年/);
    const wrongUnit = await juesuan('import', join(units(), 'luxian-2023/report.json'), '--unit', 'qingshan-2024');
    expect(wrongUnit.stdout).toContain('上年的数据是别的单位的，没有读入');
    expect(readFileSync(report('qingshan-2024'), 'utf8')).toBe(before);
  });
});
