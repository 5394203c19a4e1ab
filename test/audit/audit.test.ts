/** A paper audited without its dossier: the same is told of it as of the report with its dossier, and no more. */
import { describe, expect, it } from 'vitest';
import { aboutPaper } from '../../src/audit/about-paper.ts';
import { NOT_ON_PAPER } from '../../src/check/check.ts';
import type { Paper } from '../../src/model/paper.ts';
import { auditPaper } from '../../src/stories/audit/auditing.ts';
import { analyseUnit, paths } from '../support.ts';
import { audited, findingsOf, PROFILES, paperOfUnit, recounted, reworded, toldAnew } from './audited.ts';

const STATEMENTS = ['qingshan-2022', 'luxian-2023', 'putuo-finance-2024'];
const UNITS = [...STATEMENTS, 'lengshuitan-2021', 'heshui-2024'];

/** What a report tells of itself with words that only the check of a dossier has. */
const plain = (message: string) => message.replaceAll('已公开', '').replaceAll('按明细计算', '按表中的数计算');

describe('our own reports as papers', () => {
  it.each(UNITS)('%s: its errors and warnings are those of the report with its dossier', (unit) => {
    const own = analyseUnit(unit).findings.map(({ rule, message }) => `${rule} ${plain(message).slice(0, 6)}`);
    const told = findingsOf(paperOfUnit(unit)).filter(({ severity }) => severity !== 'info');
    const others = told.filter(({ rule, message }) => !own.some((one) => one === `${rule} ${message.slice(0, 6)}`));
    // What only a paper is asked: digits, the kind of expenditure in the words, one reason for several items.
    const unknown = others.filter(({ rule }) => !['D09', 'C10', 'D19'].includes(rule));
    expect(unknown).toEqual([]);
    expect(told.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each(STATEMENTS)('%s: all nine tables are known, and much is held against them', (unit) => {
    const { tables, held, unread, profile } = audited(paperOfUnit(unit));
    expect(tables.readings.map(({ id }) => id).sort()).toEqual(['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9']);
    expect(held.tables).toBe(9);
    expect(held.totals).toBeGreaterThan(200);
    expect(held.againstTables).toBeGreaterThan(20);
    expect(unread).toEqual([]);
    expect(profile.id).toBe(analyseUnit(unit).dossier?.profile);
  });

  it.each(STATEMENTS)('%s: a table that is not there makes no rule say that its amounts are wrong', (unit) => {
    const paper = paperOfUnit(unit);
    const tables = paper.blocks.flatMap((block, index) => (block.kind === 'table' && block.rows > 5 ? [index] : []));
    for (const gone of tables.slice(0, 9)) {
      const without = { ...paper, blocks: paper.blocks.filter((_, index) => index !== gone) };
      const errors = toldAnew(paper, without).filter(({ severity }) => severity === 'error');
      expect(errors.map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
    }
  });
});

/** The first cell of a list that says the number, with another. */
function renumbered(paper: Paper, from: string, to: string): Paper {
  let found = false;
  const blocks = paper.blocks.map((block) => {
    if (block.kind !== 'table' || block.cells[0]?.text.text !== '序号') return block;
    const cells = block.cells.map((cell) => {
      if (found || cell.column !== 0 || cell.text.text !== from) return cell;
      found = true;
      return { ...cell, text: { ...cell.text, text: to } };
    });
    return { ...block, cells };
  });
  return { ...paper, blocks };
}

describe('the faults of a paper as it was published', () => {
  const paper = paperOfUnit('putuo-finance-2024');
  const anew = (changed: Paper) => toldAnew(paper, changed);
  const cases: readonly (readonly [what: string, changed: () => Paper, rule: string, says: string])[] = [
    [
      'a total of 0.3 where the table has 2,961.68',
      () => reworded(paper, '财政拨款收入支出总计2961.68万元', '财政拨款收入支出总计0.3万元'),
      'C05',
      '2961.68万元',
    ],
    ['a share of 71.73%', () => reworded(paper, '占71.65%', '占71.73%'), 'C08', '71.65%'],
    [
      'an item of 公用经费 and 人员经费 that has no amount in the table',
      () => reworded(paper, '退休费、奖励金', '退休费、个人农业生产补贴'),
      'C13',
      '个人农业生产补贴',
    ],
    [
      'a budget of an item that is not in the total',
      () => reworded(paper, '年初预算为135.90万元', '年初预算为153.90万元'),
      'C09',
      '年初预算之和',
    ],
    [
      'an entry of the contents that no heading bears',
      () => reworded(paper, '十一、其他重要事项的情况说明', '十一、其他重要事项说明'),
      'D04',
      '十一、其他重要事项的情况说明',
    ],
    [
      'the last paragraph of a section that ends in a semicolon',
      () => reworded(paper, '占0.21%。', '占0.21%；'),
      'D14',
      '段末应为句号',
    ],
    [
      'a class of one table that is not its sum',
      () => recounted(paper, '支出决算表', '住房公积金', '187.19', '178.19'),
      'A10',
      '住房公积金',
    ],
    [
      'a code beside the name of another item',
      () => recounted(paper, '收入决算表', '住房公积金', '01', '02'),
      'D13',
      '2210202',
    ],
    [
      'the year before in the name of the unit',
      () => reworded(paper, '财政局2024年度无政府性基金', '财政局2023年度无政府性基金'),
      'D07',
      '2023年',
    ],
    [
      'a percentage without the zeros that others keep',
      () => reworded(paper, '占79.49%', '占79.4%'),
      'D09',
      '其他百分数保留两位小数',
    ],
    ['a number of a list twice', () => renumbered(paper, '2', '3'), 'D05', '表的序号“3”之前是“1”'],
    [
      'more units than the list names',
      () => reworded(paper, '从预算单位构成看', '从预算单位构成看，共有4个单位'),
      'C26',
      '所列的单位为 3个',
    ],
    [
      'a code of one table that all others print otherwise',
      () => recounted(paper, '收入决算表', '住房公积金', '01', '09'),
      'D13',
      '2210201',
    ],
    [
      'grades that do not make all projects',
      () => reworded(paper, '“优”的项目4个', '“优”的项目3个'),
      'C22',
      '各等级的项目相加为 3个',
    ],
    [
      'a contract that is greater than all that was bought',
      () => reworded(paper, '中标或成交的，采购金额246.47万元', '中标或成交的，采购金额642.47万元'),
      'C20',
      '大于政府采购金额',
    ],
    ['a rate that does not follow', () => reworded(paper, '下降1.87%', '下降18.7%'), 'C02', '1.87%'],
  ];

  it.each(cases)('%s', (_what, changed, rule, says) => {
    const told = anew(changed()).filter((finding) => finding.rule === rule);
    expect(told.map(({ message, expected = '' }) => `${message} ${expected}`).join('\n')).toContain(says);
    expect(told.some(({ severity }) => severity !== 'info')).toBe(true);
  });

  it('a finding tells the paragraph and its words, and nothing of a dossier', () => {
    const [told] = audited(reworded(paper, '占71.65%', '占71.73%')).findings.filter(
      ({ finding }) => finding.rule === 'C08',
    );
    expect(told?.at?.text.text).toContain('占71.73%');
    expect(told?.at?.headings.at(-1)).toContain('结构情况');
    expect(told?.finding.place?.path).toMatch(/第\d+段“/);
    const said = audited(paper).findings.map(({ finding }) => `${finding.message}${finding.hint ?? ''}`);
    expect(said.join('\n')).not.toMatch(/report\.json|已公开|reasons|\.md/);
  });

  it('blanks and wide digits of a justified line are read as the words they are', () => {
    const spaced = reworded(paper, '占71.65%', '占 ７1．65 ％');
    expect(anew(spaced)).toEqual([]);
    expect(anew(reworded(paper, '占71.65%', '占 ７1．73 ％')).map(({ rule }) => rule)).toContain('C08');
  });
});

describe('what is no paper of accounts', () => {
  const titled = (title: string, ...lines: string[]): Paper => {
    const text = (words: string) => ({
      text: words,
      lines: [{ from: 0, place: { kind: 'word', file: 'a.docx', part: 'word/document.xml', paragraph: 1 } as const }],
    });
    return {
      files: [{ name: 'a.docx', kind: 'docx' }],
      title: text(title),
      blocks: lines.map((line) => ({ kind: 'paragraph', text: text(line) })),
      unread: [],
    };
  };
  const refusal = (paper: Paper) => auditPaper({ paper, paths, profiles: PROFILES });

  it.each([
    ['某某市某某局2025年度部门预算', 'budget'],
    ['关于召开会议的通知', 'other'],
    ['2024年度部门决算', 'noUnit'],
    ['某某市某某局部门决算', 'noYear'],
  ] as const)('%s is refused', (title, refused) => {
    expect(refusal(titled(title))).toEqual({ refused });
  });

  it.each([
    ['某某市某某区财政局2024年度部门决算', '某某市某某区财政局', 2024],
    ['2023年度某某县教育和体育局部门决算', '某某县教育和体育局', 2023],
    ['2022年度某某市第一中学单位决算公开', '某某市第一中学', 2022],
  ])('%s names its unit and year', (title, unit, year) => {
    expect(aboutPaper(titled(title))).toEqual({ kind: 'accounts', unit, year });
  });
});

describe('rules that ask for more than a paper prints', () => {
  it('are listed with what they ask for, and tell nothing of a paper', () => {
    const ids = new Set(NOT_ON_PAPER.map(({ id }) => id));
    expect(ids).toContain('H05');
    expect(ids).not.toContain('C02');
    expect(NOT_ON_PAPER.every(({ unprinted }) => unprinted.length > 1)).toBe(true);
    for (const unit of STATEMENTS) {
      expect(findingsOf(paperOfUnit(unit)).filter(({ rule }) => ids.has(rule))).toEqual([]);
    }
  });
});
