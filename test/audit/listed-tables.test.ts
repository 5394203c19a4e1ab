/** Lists of a paper with a line of totals: what adds up is passed, what does not is told at its cell. */
import { describe, expect, it } from 'vitest';
import type { Paper, PaperTable, PaperText } from '../../src/model/paper.ts';
import { paperOfUnit, toldAnew } from './audited.ts';

const ROWS = [
  ['项目名称', '全年预算数', '全年执行数', '执行率'],
  ['免费开放', '120.00', '120.00', '100.0%'],
  ['艺术夜校', '70.00', '67.00', '95.7%'],
  ['场馆维修', '130.00', '123.50', '95.0%'],
  ['群众体育', '108.50', '101.04', '93.1%'],
  ['合计', '428.50', '411.54', '96.0%'],
];

const PLACE = { kind: 'word', file: 'a.docx', part: 'word/document.xml', paragraph: 1 } as const;

const paper = paperOfUnit('putuo-finance-2024');

function textOf(text: string): PaperText {
  return { text, lines: [{ from: 0, place: PLACE }] };
}

function withList(rows: readonly (readonly string[])[], unit = '单位：万元'): Paper {
  const list: PaperTable = {
    kind: 'table',
    number: 90,
    rows: rows.length,
    columns: 4,
    headRows: 1,
    above: [textOf('项目支出执行情况表'), textOf(unit)],
    notes: [],
    place: PLACE,
    cells: rows.flatMap((row, at) =>
      row.map((text, column) => ({ row: at, column, rowSpan: 1, colSpan: 1, text: textOf(text) })),
    ),
  };
  return { ...paper, blocks: [...paper.blocks, list] };
}

function changed(row: number, column: number, text: string): (readonly string[])[] {
  return ROWS.map((cells, at) => (at === row ? cells.map((cell, index) => (index === column ? text : cell)) : cells));
}

function told(rows: readonly (readonly string[])[], unit?: string): string[] {
  return toldAnew(paper, withList(rows, unit)).flatMap(({ rule, severity, message }) =>
    rule === 'E27' ? [`${severity} ${message}`] : [],
  );
}

describe('a list with totals', () => {
  it('passes where it adds up', () => {
    expect(told(ROWS)).toEqual([]);
  });

  it('tells the column that does not add up', () => {
    expect(told(changed(4, 1, '108.20')).join()).toContain('error 表中“全年预算数”合计印为 428.50，各行相加为 428.2');
  });

  it('tells that a line is missing where no column adds up, as a question', () => {
    const [message = '', ...others] = told(ROWS.filter((_, at) => at !== 3));
    expect(message).toContain('warning 表中“全年预算数”合计印为 428.50，各行相加为 298.5，其他各栏也不等');
    expect(others).toEqual([]);
  });

  it('says nothing of sums where lines are parts of others', () => {
    const nested = [...ROWS.slice(0, 2), ['其中：本级', '60.00', '60.00', '100.0%'], ...ROWS.slice(2)];
    expect(told(nested)).toEqual([]);
  });

  it('tells the rate that is not the quotient of its columns', () => {
    expect(told(changed(2, 3, '97.5%'))).toEqual(['error 表中“艺术夜校”执行率印为 97.5%，按 67.00 ÷ 70.00 应为 95.7%']);
  });

  it('tells a unit in which the list would be many times what was spent', () => {
    const inYuan = ROWS.map((row) =>
      row.map((cell) => (/^\d+\.\d\d$/.test(cell) ? `${cell.replace('.', '')}00` : cell)),
    );
    expect(told(inYuan, '单位：元')).toEqual([]);
    expect(told(inYuan).join()).toContain('应以元为单位');
  });
});
