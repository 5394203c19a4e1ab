/** Items of 功能分类 in the sentences of a paper are held against its tables, whatever the headings above them are. */
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/model/paper.ts';
import { paperOfUnit, reworded, toldAnew } from './audited.ts';

const HEADING = '（三）一般公共预算财政拨款支出决算具体情况';
/** The heading says nothing of 一般公共预算, which the one above it does. */
const putuo = reworded(paperOfUnit('putuo-finance-2024'), HEADING, '（三）按功能分类科目，其中');
const qingshan = paperOfUnit('qingshan-2022');

function told(paper: Paper, ...edits: readonly (readonly [from: string, to: string])[]): string[] {
  const changed = edits.reduce((one, [from, to]) => reworded(one, from, to), paper);
  return toldAnew(paper, changed).flatMap(({ rule, severity, message }) =>
    severity === 'error' ? [`${rule} ${message}`] : [],
  );
}

const SYSTEMS = '信息化建设（项）';

describe('items under a heading of other words', () => {
  it('are asked as under 具体情况', () => {
    expect(toldAnew(paperOfUnit('putuo-finance-2024'), putuo).filter(({ severity }) => severity === 'error')).toEqual(
      [],
    );
  });

  it.each([
    ['an amount', '支出决算为135.25万元', '支出决算为132.55万元', 'C10 ', '这一项为 135.25万元'],
    ['a name of another item', SYSTEMS, '财政委托业务支出（项）', 'C10 ', '写了两次'],
    ['a code of another item', SYSTEMS, `${SYSTEMS}（2010650）`, 'C10 ', '后面印的是 2010650'],
    ['a budget that is not in the total', '年初预算为135.90万元', '年初预算为153.90万元', 'C09 ', '年初预算之和'],
  ])('tells %s', (_, from, to, rule, says) => {
    expect(told(putuo, [from, to])).toEqual(
      expect.arrayContaining([expect.stringMatching(new RegExp(`^${rule}.*${says}`))]),
    );
  });

  it('doubts that an item is left out', () => {
    const without = reworded(putuo, `一般公共服务支出（类）财政事务（款）${SYSTEMS}`, '信息化');
    expect(toldAnew(putuo, without).map(({ rule, severity, message }) => `${rule} ${severity} ${message}`)).toEqual(
      expect.arrayContaining([expect.stringMatching(new RegExp(`^C10 warning .*没有写.*${SYSTEMS}`))]),
    );
  });

  it('are held against the table where their class stands in a line above', () => {
    const short = reworded(putuo, `一般公共服务支出（类）财政事务（款）${SYSTEMS}`, `财政事务（款）${SYSTEMS}`);
    expect(toldAnew(putuo, short)).toEqual([]);
    expect(toldAnew(short, reworded(short, '支出决算为135.25万元', '支出决算为132.55万元'))).toContainEqual(
      expect.objectContaining({ rule: 'C10', severity: 'error' }),
    );
  });

  it.each([
    ['the code of the item', SYSTEMS, `${SYSTEMS}（2010607）`],
    [
      'the difference from its budget',
      '支出决算为135.25万元。决算数小于预算数',
      '支出决算为135.25万元。决算数小于预算数0.65万元',
    ],
    ['a class without 支出', '3、一般公共服务支出（类）', '3、一般公共服务（类）'],
    ['words before its class', '3、一般公共服务支出（类）', '3、区级安排的一般公共服务支出（类）'],
  ])('passes %s', (_, from, to) => {
    expect(told(putuo, [from, to])).toEqual([]);
  });
});

describe('an item of a fund within a paragraph', () => {
  const NAMES = '其他支出（类）彩票公益金安排的支出（款）用于城乡医疗救助的彩票公益金支出（项）';

  it.each([`支出全部用于${NAMES}`, `年初预算为0万元。其中：${NAMES}`])('passes: %s', (words) => {
    expect(told(qingshan, [`1.${NAMES}`, words])).toEqual([]);
  });

  it('tells its amount', () => {
    const edits = [[`1.${NAMES}。支出决算为28.35万元`, `支出全部用于${NAMES}。支出决算为25.83万元`]] as const;
    expect(told(qingshan, ...edits)).toEqual([expect.stringMatching(/^C14 .*这一项为 28\.35万元/)]);
  });
});
