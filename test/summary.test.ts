/** What a department is told of a batch: on the page, in the workbook, as SARIF and on the terminal. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBatch } from '../src/batch/batch-record.ts';
import { ruleEntries } from '../src/check/rule-page.ts';
import type { SarifLog } from '../src/diagnostics/sarif.ts';
import type { Summary } from '../src/model/summary.ts';
import { renderSummaryPage } from '../src/render/summary/render-summary-page.ts';
import { summaryText } from '../src/render/summary/summary-text.ts';
import { summaryFiles, summaryOf } from '../src/stories/department/department.ts';
import { finding, type MadeUnit, makeBatch } from './support-batch.ts';

const NASTY = "</script><img src=x onerror=alert(1)>“&'";

const TAIL = finding('A05', '收入总计 3.00万元 与支出总计 2.00万元 不等', { cause: '收入总计 # 与支出总计 # 不等' });
const OTHER_TAIL = finding('A05', '收入总计 9.00万元 与支出总计 1.00万元 不等', {
  cause: '收入总计 # 与支出总计 # 不等',
});
const SLIP = finding('D14', '“安装安装”写了两次', {
  severity: 'warning',
  place: { file: 'water/report.json', line: 12, column: 3, path: 'prose.duties' },
  hint: '删去一个',
});
const ANSWERED = finding('D07', '年份不对', { severity: 'warning', waived: '引用往年文件' });

const ROUND: readonly MadeUnit[] = [
  {
    id: 'water',
    name: '水利局',
    state: 'faulty',
    findings: [TAIL, SLIP, ANSWERED],
    papers: ['review.html', '水利局 #1.pdf'],
  },
  { id: 'school', name: '教育局', state: 'faulty', findings: [OTHER_TAIL], papers: ['教育局.docx'] },
  { id: 'civil', name: '民政局', state: 'done', figures: { 'expenditure.2080201.subordinateSubsidy': '50000' } },
  { id: 'late', name: '司法局', state: 'missing', contact: '李某 0716-1', deadline: '2024-09-30' },
  { id: 'slow', name: '交通局', state: 'broken', failure: { kind: 'time', message: '60 秒没有做完，已停止' } },
  { id: 'again', name: '水利局', state: 'duplicate', repeats: 'water' },
  { id: 'undone', name: NASTY },
];

describe('the summary of a batch', () => {
  const folder = mkdtempSync(join(tmpdir(), 'juesuan-'));
  const rules = ruleEntries();
  let summary: Summary;

  beforeAll(() => {
    makeBatch(join(folder, 'now'), ROUND);
    summary = summaryOf(readBatch(join(folder, 'now')), rules);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function since(former: readonly MadeUnit[], present: readonly MadeUnit[]) {
    const [before, after] = [mkdtempSync(join(folder, 'b')), mkdtempSync(join(folder, 'a'))];
    makeBatch(before, former);
    makeBatch(after, present);
    const told = summaryOf(readBatch(after), rules, { record: readBatch(before), name: '第一轮' });
    if (told.movement === undefined) throw new Error('nothing was compared');
    return told.movement;
  }

  it('counts the units by state and the findings that are not answered', () => {
    expect(summary.states).toEqual({
      done: 1,
      faulty: 2,
      unreadable: 0,
      missing: 1,
      duplicate: 1,
      broken: 1,
      pending: 1,
    });
    expect(summary.counts).toEqual({ error: 2, warning: 1, info: 0, waived: 1 });
  });

  it('tells one cause once, with the units that have it, the gravest first', () => {
    expect(summary.causes.map(({ rule, findings, units }) => [rule, findings, units])).toEqual([
      ['A05', 2, ['water', 'school']],
      ['D14', 1, ['water']],
    ]);
    expect(summary.rules[0]).toMatchObject({ rule: 'A05', severity: 'error', findings: 2, units: ['water', 'school'] });
    expect(summary.rules[0]?.title).not.toBe('');
  });

  it('compares the units with each other', () => {
    expect(summary.across.map(({ rule, units }) => [rule, units])).toEqual([['J01', ['civil']]]);
  });

  it('tells on the terminal who is wanting, with contact and deadline', () => {
    const text = summaryText(summary);
    expect(text).toContain('共 7 个单位：已出 1、有错误 2、未报 1、重名 1、出错 1、未做 1。问题：错误 2、警告 1。');
    expect(text).toContain('司法局（未报，联系 李某 0716-1，截止 2024-09-30）');
    expect(text).toContain('交通局（出错，60 秒没有做完，已停止）');
    expect(text).toContain('A05 错误 2 处、2 个单位');
  });

  function pageOf(told: Summary): string {
    return [...renderSummaryPage(told)].join('');
  }

  describe('as a page', () => {
    it('shows names and texts of dossiers as text', () => {
      const page = pageOf(summary);
      expect(page).not.toContain('<img');
      expect(page).toContain('&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;');
      // Groups, findings, and the script itself.
      expect(page.match(/<script/g)).toHaveLength(3);
    });

    it('allows its own script and style alone, and calls nothing else', () => {
      const page = pageOf(summary);
      expect(page).toMatch(/default-src &#39;none&#39;; style-src &#39;sha256-\S+ script-src &#39;sha256-/);
      expect(page).not.toMatch(/ on\w+="|https?:\/\//);
    });

    it('says what was done with the units', () => {
      expect(pageOf({ ...summary, task: 'audit' })).toContain('<h1>批量审核汇总</h1>');
      expect(pageOf({ ...summary, task: 'check' })).toContain('<h1>批量核查汇总</h1>');
    });

    it('leads to the papers of each unit, whatever their names', () => {
      const page = pageOf(summary);
      expect(page).toContain('<a href="units/water/review.html">审阅页</a>');
      expect(page).toContain('href="units/water/%E6%B0%B4%E5%88%A9%E5%B1%80%20%231.pdf"');
    });

    it('is the same text for the same batch', () => {
      expect(pageOf(summaryOf(readBatch(join(folder, 'now')), rules))).toBe(pageOf(summary));
    });
  });

  describe('as a workbook', () => {
    async function sheet(name: string): Promise<readonly (readonly unknown[])[]> {
      const bytes = (await summaryFiles(summary, rules)).get('汇总.xlsx');
      const { sheets } = await readXlsx(bytes as Uint8Array);
      return sheets.find((each) => each.name === name)?.rows ?? [];
    }

    it('has who has not delivered', async () => {
      expect(await sheet('未交')).toEqual([
        ['单位', '状态', '联系人', '期限', '说明'],
        ['司法局', '未报', '李某 0716-1', '2024-09-30', null],
        ['交通局', '出错', null, null, '60 秒没有做完，已停止'],
        [NASTY, '未做', null, null, null],
      ]);
    });

    it('has every finding with its place, and what the unit has answered', async () => {
      const rows = await sheet('问题');
      expect(rows).toHaveLength(5);
      expect(rows[2]).toEqual([
        '水利局',
        2023,
        'D14',
        '警告',
        '“安装安装”写了两次',
        'water/report.json:12　prose.duties',
        null,
        null,
        '删去一个',
        null,
      ]);
      expect(rows[3]?.at(-1)).toBe('引用往年文件');
    });

    it('has the units in the order of the list, with counts as numbers', async () => {
      const rows = await sheet('单位');
      expect(rows[1]?.slice(0, 10)).toEqual([1, '水利局', '水利局', 2023, 'here', '有错误', 1, 1, 0, 1]);
      expect(rows).toHaveLength(8);
    });
  });

  it('is one SARIF log, comparisons over units included', async () => {
    const pieces = (await summaryFiles(summary, rules)).get('findings.sarif') as Iterable<string>;
    const [run] = (JSON.parse([...pieces].join('')) as SarifLog).runs;
    expect(run.results.map(({ ruleId, properties }) => [ruleId, properties.unit])).toEqual([
      ['A05', 'water'],
      ['D14', 'water'],
      ['D07', 'water'],
      ['A05', 'school'],
      ['J01', 'civil'],
    ]);
    expect(run.results.map(({ ruleIndex = -1 }) => run.tool.driver.rules[ruleIndex]?.id)).toEqual(
      run.results.map(({ ruleId }) => ruleId),
    );
    expect(run.results[2]?.suppressions).toHaveLength(1);
  });

  describe('since a former round', () => {
    const water = (findings: MadeUnit['findings'], state: MadeUnit['state'] = 'faulty'): MadeUnit => ({
      id: 'water',
      name: '水利局',
      state,
      findings,
    });

    it('tells what is gone, what came and what stayed', () => {
      const { units, gone, came, stayed } = since([water([TAIL, SLIP])], [water([SLIP, OTHER_TAIL])]);
      expect([gone, came, stayed]).toEqual([1, 1, 1]);
      expect(units[0]?.findings().gone.map(({ message }) => message)).toEqual([TAIL.message]);
      expect(units[0]?.findings().came.map(({ message }) => message)).toEqual([OTHER_TAIL.message]);
    });

    it('tells a finding that was answered since as gone', () => {
      expect(since([water([SLIP])], [water([{ ...SLIP, waived: '原名如此' }])])).toMatchObject({ gone: 1, stayed: 0 });
    });

    it('tells no finding as gone of a unit that was not checked again', () => {
      for (const state of ['missing', 'broken', 'unreadable'] as const) {
        const { units, gone } = since([water([TAIL])], [water([], state)]);
        expect(gone).toBe(0);
        expect(units).toMatchObject([{ before: 'faulty', after: state }]);
      }
    });

    it('tells a unit that has delivered, one that is expected no more, and says nothing of what is as it was', () => {
      const same: MadeUnit = { id: 'same', state: 'faulty', findings: [TAIL] };
      const { units } = since([water([], 'missing'), same, { id: 'old', state: 'done' }], [water([], 'done'), same]);
      expect(units.map(({ id, before, after }) => [id, before, after])).toEqual([
        ['water', 'missing', 'done'],
        ['old', 'done', undefined],
      ]);
    });

    it('finds a unit again that a list names otherwise now', () => {
      const { gone, stayed, units } = since([water([TAIL])], [{ ...water([TAIL]), id: '01-water' }]);
      expect([gone, stayed, units]).toEqual([0, 1, []]);
    });

    it('is written out on the page unless it is more than a browser holds', () => {
      const many = (count: number) =>
        Array.from({ length: count }, (_, each) => finding('C02', `第${each}处不符`, { severity: 'warning' }));
      const pageSince = (count: number) => {
        makeBatch(join(folder, 'few'), [water([TAIL])]);
        makeBatch(join(folder, 'many'), [water(many(count))]);
        const former = { record: readBatch(join(folder, 'few')), name: '第一轮' };
        return pageOf(summaryOf(readBatch(join(folder, 'many')), rules, former));
      };
      const few = pageSince(10);
      expect(few).toContain('第9处不符</li>');
      expect(few).not.toContain('逐条见');
      const all = pageSince(20_001);
      expect(all).toContain('新增 20001');
      expect(all).not.toContain('第9处不符</li>');
      expect(all).toContain('逐条见 汇总.xlsx 的“与上一轮比较”');
    });

    it('stands on the page and in the workbook', async () => {
      makeBatch(join(folder, 'first'), [water([TAIL])]);
      makeBatch(join(folder, 'second'), [water([SLIP])]);
      const former = { record: readBatch(join(folder, 'first')), name: '第一轮' };
      const told = summaryOf(readBatch(join(folder, 'second')), rules, former);
      expect(pageOf(told)).toContain('消除 1，新增 1，仍在 0（与 第一轮 比较）');
      const { sheets } = await readXlsx((await summaryFiles(told, rules)).get('汇总.xlsx') as Uint8Array);
      const rows = sheets.find(({ name }) => name === '与上一轮比较')?.rows ?? [];
      expect(rows.slice(1).map((row) => row.slice(0, 5))).toEqual([
        ['水利局', '有错误', '消除', 'A05', '错误'],
        ['水利局', '有错误', '新增', 'D14', '警告'],
      ]);
      expect(summaryText(told)).toContain('与 第一轮 比较：消除 1，新增 1，仍在 0。');
    });
  });
});
