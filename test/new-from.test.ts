/** This year's dossier started from last year's paper: its prose, with all that changes marked, and the values of last year. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tablesBy } from '../src/loading.ts';
import { readPapers } from '../src/stories/audit/given-papers.ts';
import { markedYear, proseOfPaper } from '../src/stories/import/prose-of-paper.ts';
import { called } from './in-process.ts';
import { outputsOf, paths, replaceOnce } from './support.ts';

const root = join(import.meta.dirname, '..');
const UNIT = 'qingshan-2022';
const papers = new Map<string, Uint8Array>();
let home: string;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'juesuan-from-'));
  mkdirSync(join(home, 'data/units'), { recursive: true });
  cpSync(join(root, 'data/units', UNIT), join(home, 'data/units', UNIT), { recursive: true });
  for (const [name, bytes] of await outputsOf(UNIT)) {
    const kind = /\.(docx|pdf)$/.exec(name)?.[1];
    if (kind === undefined) continue;
    papers.set(kind, bytes);
    writeFileSync(join(home, `去年.${kind}`), bytes);
  }
}, 60_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

const juesuan = (...args: readonly string[]) => called(home, ...args);

describe('markedYear', () => {
  it.each([
    ['2022年度决算', '【2022年→？】度决算'],
    ['比2021年增加12.50万元', '比【2021年→？】增加【12.50→？】万元'],
    ['行政编制12名，1,234人次', '行政编制【12→？】名，【1,234→？】人次'],
    ['完成98.5%', '完成【98.5→？】%'],
  ])('marks what is of the year: %s', (text, marked) => {
    expect(markedYear(text, 2022)).toBe(marked);
  });

  it.each(['2019年成立', '1.负责医疗保障', '按《2022年工作要点》办理', '武政〔2022〕3号', '第12条'])(
    'leaves %s',
    (text) => {
      expect(markedYear(text, 2022)).toBe(text);
    },
  );
});

describe.each(['docx', 'pdf'])('a report of ours as .%s', (kind) => {
  it('gives back the prose that stands alone under its heading', async () => {
    const { paper } = await readPapers([{ name: `去年.${kind}`, bytes: papers.get(kind) ?? expect.fail() }]);
    const { value: by } = tablesBy('hubei-wuhan', 2023, paths, { file: '' });
    const prose = proseOfPaper(paper ?? expect.fail(), by?.profile ?? expect.fail(), 2022);
    const written = (file: string) => readFileSync(join(root, 'data/units', UNIT, file), 'utf8').trim();
    expect([...prose.keys()]).toEqual(['duties', 'structure']);
    expect(prose.get('duties')?.trim()).toBe(markedYear(written('overview/duties.md'), 2022));
    expect(prose.get('structure')?.trim()).toBe(markedYear(written('overview/structure.md'), 2022));
  });

  it('starts the dossier of the next year', async () => {
    const { status, stdout } = await juesuan(
      'new',
      kind,
      '--profile',
      'hubei-wuhan',
      '--year',
      '2023',
      '--from',
      `去年.${kind}`,
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(/取自 去年\.(?:docx|pdf)：上年数 \d+ 个；文字 2 段：“部门主要职能”、“部门决算单位构成”/);
    const folder = join(home, 'data/units', `${kind}-2023`);
    const { year, unit, priorYear, revenue, prose } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
    expect({ year, name: unit.name }).toEqual({ year: 2023, name: '武汉市青山区医疗保障局' });
    expect(priorYear).toMatchObject({ 'generalPublic.all.total': expect.any(Number) });
    expect(JSON.stringify(revenue)).not.toContain('709.41');
    expect(readFileSync(join(folder, prose.duties), 'utf8')).toContain('医疗保障');
    expect(readFileSync(join(folder, prose.performanceWork), 'utf8')).toBe('');
    expect(readFileSync(join(folder, 'imported.json'), 'utf8')).toContain(`去年.${kind}`);
  });
});

it('each mark that was left is told by the check', async () => {
  const file = join(home, 'data/units', UNIT, 'overview/duties.md');
  const [first = ''] = readFileSync(file, 'utf8').split('。');
  replaceOnce(file, first, `${first}，${markedYear('2022年有12人', 2022)}`);
  const { stdout } = await juesuan('check', UNIT, '--rule', 'H27');
  expect(stdout).toContain('【2022年→？】');
  expect(stdout).toContain('【12→？】');
});

describe('what is no paper of the unit and the year before', () => {
  it.each([
    ['another year', ['--year', '2025'], '去年.pdf 是2022年的报告，应为上年（2024年）的'],
    ['another unit', ['--year', '2023', '--name', '澜川市河西区档案馆'], '不是澜川市河西区档案馆的'],
  ])('%s: nothing is made', async (_, args, message) => {
    const { status, stderr } = await juesuan('new', 'cuo', '--profile', 'hubei-wuhan', ...args, '--from', '去年.pdf');
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(existsSync(join(home, 'data/units/cuo-2023'))).toBe(false);
  });

  it('a workbook: nothing is made', async () => {
    writeFileSync(join(home, '去年.csv'), '收入决算表,\n');
    const { status, stderr } = await juesuan(
      'new',
      'cuo',
      '--profile',
      'hubei-wuhan',
      '--year',
      '2023',
      '--from',
      '去年.csv',
    );
    expect(status).toBe(2);
    expect(stderr).toContain('用 juesuan import 读入');
  });
});
