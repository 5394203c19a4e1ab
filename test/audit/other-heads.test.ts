/** Headings and tables of a paper in the words of places that no template has. */
import { describe, expect, it } from 'vitest';
import type { Paper, PaperCell, PaperText } from '../../src/model/paper.ts';
import { wrongNumbers } from '../../src/workbook/recognise/match-columns.ts';
import { paperOfUnit, reworded, toldAnew } from './audited.ts';

const putuo = paperOfUnit('putuo-finance-2024');
const errors = (before: Paper, after: Paper) =>
  toldAnew(before, after).flatMap(({ rule, severity, message }) =>
    severity === 'error' ? [`${rule} ${message}`] : [],
  );

describe('结构情况 without the name of the money', () => {
  const paper = reworded(putuo, '（二）一般公共预算财政拨款支出决算结构情况', '（二）结构情况');

  it('is read as that of the heading above it', () => {
    expect(errors(putuo, paper)).toEqual([]);
    expect(errors(paper, reworded(paper, '占71.65%', '占71.73%'))).toEqual([expect.stringMatching(/^C08 .*71\.65%/)]);
  });
});

describe('classes with their shares under a heading of other words', () => {
  const paper = reworded(putuo, '（二）一般公共预算财政拨款支出决算结构情况', '（二）支出方向');

  it('are held against the table', () => {
    expect(errors(putuo, paper)).toEqual([]);
    expect(errors(paper, reworded(paper, '占71.65%', '占71.73%'))).toEqual([expect.stringMatching(/^C08 .*71\.65%/)]);
  });
});

describe('国有资产占用 in a paragraph that begins with it', () => {
  const cars = '截至2024年12月31日，上海市普陀区财政局共有车辆0辆，其中：';
  const paper = reworded(
    reworded(putuo, '（三）国有资产占有使用情况说明', '（三）其他'),
    cars,
    `（三）国有资产占用。${cars}`,
  );

  it('is read as under a heading of its own', () => {
    expect(errors(putuo, paper)).toEqual([]);
    expect(errors(paper, reworded(paper, '共有车辆0辆', '共有车辆2辆'))).toEqual([expect.stringMatching(/^C21 /)]);
  });
});

/** 预算数 and 决算数 below each other, with 会议费 and 培训费 beside the items of “三公”经费. */
function withMeasuresBelow(paper: Paper, changed: Readonly<Record<string, string>> = {}): Paper {
  const blocks = paper.blocks.map((block) => {
    const words = block.kind === 'table' ? block.cells.map(({ text }) => bare(text)) : [];
    if (block.kind !== 'table' || !words.some((word) => word.startsWith('因公出国')) || !words.includes('预算数'))
      return block;
    const last = block.cells
      .filter(({ row }) => row === block.rows - 1)
      .sort((one, other) => one.column - other.column);
    const amounts = last.map(({ text }) => bare(text));
    const rows = [
      [
        '项目',
        '小计',
        '因公出国（境）费用',
        '公务用车小计',
        '公务用车购置费',
        '公务用车运行维护费',
        '公务接待费',
        '会议费',
        '培训费',
      ],
      ['预算数', ...amounts.filter((_, index) => index % 2 === 0), '1.00', '2.50'],
      ['决算数', ...amounts.filter((_, index) => index % 2 === 1), '0.59', '1.26'],
    ];
    const like = block.cells[0];
    if (like === undefined) return block;
    const cells = rows.flatMap((texts, row) =>
      texts.map((text, column): PaperCell => {
        const said = text === '公务用车小计' ? '公务用车购置及运行维护费' : text;
        const own = { ...like.text, text: changed[`${row},${column}`] ?? said };
        return { ...like, row, column, rowSpan: 1, colSpan: 1, text: own };
      }),
    );
    return { ...block, rows: rows.length, columns: rows[0]?.length ?? 0, headRows: 1, cells };
  });
  return { ...paper, blocks };
}

function bare({ text }: PaperText): string {
  return text.replaceAll(/\s/g, '');
}

describe('“三公”经费 with a line for each measure', () => {
  const paper = withMeasuresBelow(putuo);

  it('is read as the table with one line', () => {
    expect(errors(putuo, paper)).toEqual([]);
    expect(paper).not.toEqual(putuo);
  });

  it('tells a part that is not in the sum', () => {
    const said = errors(paper, withMeasuresBelow(putuo, { '2,6': '1.99' })).join('\n');
    expect(said).toMatch(/^A\d\d .*应当相等/m);
  });
});

describe('numbers of tables in the contents', () => {
  const told = (paper: Paper) => toldAnew(putuo, paper).map(({ rule, message }) => `${rule} ${message}`);

  it('are no part of a title', () => {
    const entry = '十一、其他重要事项的情况说明';
    expect(told(reworded(putuo, entry, `表11 ${entry.slice(3)}`)).filter((one) => one.startsWith('D04'))).toEqual([]);
    expect(told(reworded(putuo, entry, '表11 其他事项说明'))).toEqual([
      expect.stringMatching(/^D04 目录列有“表11其他事项说明”/),
    ]);
  });
});

describe('栏次 that are not those of the form', () => {
  const matched = (wrong: number) => ({
    columns: new Map([0, 1, 2, 3].map((index) => [index, index])),
    missing: [],
    disagreeing: [0, 1, 2, 3].slice(0, wrong).map((index) => ({ index, column: index, number: '9' })),
  });

  it('are those of a paper where most are others, and told where few are', () => {
    expect([wrongNumbers(matched(4), true).length, wrongNumbers(matched(2), true).length]).toEqual([0, 2]);
  });

  it('are all told of a workbook that is to be imported', () => {
    expect(wrongNumbers(matched(4), false)).toHaveLength(4);
  });
});
