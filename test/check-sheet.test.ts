/** 审核表: a place's own workbook, filled for a unit and read again. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx, type Sheet, writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import type { Batch, UnitResult } from '../src/model/unit-result.ts';
import { CheckSheetError } from '../src/render/check-sheet/check-sheet-error.ts';
import { fillCheckSheet } from '../src/render/check-sheet/fill-check-sheet.ts';
import { KNOWN_PLACEHOLDERS } from '../src/render/check-sheet/placeholders.ts';
import { summarise } from '../src/summary/summarise.ts';
import { paths } from './support.ts';
import { finding } from './support-batch.ts';

const FAULT = finding('A05', '收入总计与支出总计不等', { place: { file: 'report.json', line: 7 }, hint: '核对' });
const SLIP = finding('D14', '“安装安装”写了两次', { severity: 'warning' });
const INFORMATION = finding('C28', '尾数相差 0.01', { severity: 'info' });
const ANSWERED = finding('B01', '两表不同', { waived: '已公开' });

const BATCH: Batch = {
  version: 1,
  task: 'check',
  source: '应报清单.xlsx',
  program: '0.1.0',
  units: [{ id: 'water', name: '水利', contact: '李某' }],
};

function checkedUnit(findings: UnitResult['findings'], state: UnitResult['state'] = 'faulty') {
  const [unit = { id: '', name: '' }] = BATCH.units;
  const dossier = { unitName: '某县水利局', year: 2023, profile: 'here', level: '县级', projects: [], explained: [] };
  const result: UnitResult = {
    version: 1,
    unit,
    task: 'check',
    state,
    dossier: state === 'missing' ? undefined : dossier,
    findings,
    files: [],
    run: { attempts: 1, seconds: 1, finished: '2024-09-30T08:00:00.000Z' },
  };
  const summary = summarise({ batch: BATCH, resultOf: () => result }, [], []);
  const [line] = summary.units;
  if (line === undefined) throw new Error('the batch has no unit');
  return { unit: line, summary };
}

async function filled(
  rows: readonly (readonly string[])[],
  findings: UnitResult['findings'],
  state?: UnitResult['state'],
) {
  const template = await writeXlsx({ sheets: [{ name: '表', rows: rows.map((row) => [...row]) }] });
  const bytes = await fillCheckSheet(template, '表.xlsx', checkedUnit(findings, state));
  return (await readXlsx(bytes)).sheets[0]?.rows ?? [];
}

describe('a check sheet', () => {
  it('has the facts of its unit in the words around them, and numbers as numbers', async () => {
    const rows = await filled([['{{年度}}年度 {{单位}}（{{联系人}}）', '{{错误}}']], [FAULT, SLIP]);
    expect(rows).toEqual([['2023年度 某县水利局（李某）', 1]]);
  });

  it('says of rules whether what they look at passes, and what is wrong', async () => {
    const rows = await filled(
      [
        ['{{结果 A}}', '{{问题数 A,D}}', '{{问题 A05}}'],
        ['{{结果 D}}', '{{结果 B}}', '{{结论}}'],
      ],
      [FAULT, SLIP, INFORMATION, ANSWERED],
    );
    expect(rows).toEqual([
      ['不合格', 2, 'A05 收入总计与支出总计不等'],
      ['合格', '合格', '不合格'],
    ]);
  });

  it('says 未查 of a unit that has not delivered, under the name of the list', async () => {
    expect(await filled([['{{结果 A}}', '{{单位}}', '{{状态}}']], [], 'missing')).toEqual([['未查', '水利', '未报']]);
  });

  it('repeats a row for each finding, and moves what stands below', async () => {
    const rows = await filled(
      [['{{问题.序号}}', '{{问题.规则}}', '{{问题.位置}}', '{{单位}}'], ['审核人：']],
      [FAULT, SLIP],
    );
    expect(rows.map((row) => row.filter((value) => value !== null && value !== ''))).toEqual([
      [1, 'A05', 'report.json:7', '某县水利局'],
      [2, 'D14', '某县水利局'],
      ['审核人：'],
    ]);
  });

  it('leaves such a row empty where nothing was found', async () => {
    const rows = await filled([['{{问题.规则}}', '{{问题.内容}}'], ['审核人：']], [], 'done');
    expect(rows.flat().filter((value) => value !== null && value !== '')).toEqual(['审核人：']);
  });

  it('refuses a placeholder that there is not, names its cell and says what there is', async () => {
    const failure = filled([['甲', '{{单位名}}']], []);
    await expect(failure).rejects.toThrow(CheckSheetError);
    await expect(failure).rejects.toThrow('表.xlsx › 表 › B1：没有“{{单位名}}”这一项。可以写：单位、');
    await expect(filled([['{{结果 表一}}']], [])).rejects.toThrow('A1');
  });

  it('refuses what is no workbook', async () => {
    const failure = fillCheckSheet(new TextEncoder().encode('甲,乙'), '表.xlsx', checkedUnit([]));
    await expect(failure).rejects.toThrow(/^表\.xlsx 打不开，或不是 \.xlsx 文件/);
  });

  describe('from the template that comes with the program', () => {
    const template = readFileSync(join(paths.templates, 'base', 'check-sheet.xlsx'));

    async function sheetOf(findings: UnitResult['findings']): Promise<Sheet> {
      const bytes = await fillCheckSheet(template, 'check-sheet.xlsx', checkedUnit(findings));
      const { sheets } = await readXlsx(bytes, { readStyles: true });
      if (sheets[0] === undefined) throw new Error('the workbook has no sheet');
      return sheets[0];
    }

    it('is filled wholly', async () => {
      const { rows } = await sheetOf([FAULT, SLIP]);
      expect(JSON.stringify(rows)).not.toContain('{{');
      expect(rows[0]?.[0]).toBe('2023年度决算审核表');
      expect(rows.flat()).toEqual(expect.arrayContaining(['某县水利局', '不合格', FAULT.message, SLIP.message]));
    });

    it('keeps its looks in the rows that are put in', async () => {
      const { rows, cells } = await sheetOf([FAULT, SLIP, SLIP]);
      const row = rows.findIndex((values) => values.includes('A05') && values.includes(1));
      for (const below of [1, 2]) {
        expect(cells?.get(`${row + below},5`)?.style).toEqual(cells?.get(`${row},5`)?.style);
      }
    });

    it('is as high as its texts', async () => {
      const { rows, rowDefs } = await sheetOf([{ ...FAULT, message: '收入总计与支出总计不等。'.repeat(20) }]);
      const row = rows.findIndex((values) => values.includes('A05'));
      expect(rowDefs?.get(row)?.height).toBeGreaterThan(60);
    });
  });

  it('names what may be written', () => {
    expect(KNOWN_PLACEHOLDERS).toEqual(expect.arrayContaining(['单位', '结论', '结果 A,B05', '问题.位置']));
  });
});
