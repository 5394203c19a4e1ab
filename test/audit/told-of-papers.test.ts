/** Slips in the sentences of a paper that only its own words and tables prove. */
import { describe, expect, it } from 'vitest';
import { paperOfUnit, reworded, toldAnew } from './audited.ts';

const paper = paperOfUnit('putuo-finance-2024');

function told(from: string, to: string): string[] {
  return toldAnew(paper, reworded(paper, from, to)).flatMap(({ rule, severity, message }) =>
    severity === 'info' ? [] : [`${rule} ${message}`],
  );
}

describe('what is told of a paper', () => {
  it.each([
    [
      'a section that speaks of the other fund',
      '2024年度无政府性基金预算财政拨款收入和支出',
      '2024年度无国有资本经营预算财政拨款收入和支出',
      'C14 本节是政府性基金预算的说明',
    ],
    ['an item of basic expenditure twice', '津贴补贴、', '津贴补贴、基本工资、', 'C13 “主要包括”两次列“基本工资”'],
    [
      'more kept for the smallest enterprises than for all small ones',
      '面向小微企业预留政府采购项目预算金额0万元',
      '面向小微企业预留政府采购项目预算金额646.47万元',
      '大于面向中小企业预留的 246.47万元',
    ],
    [
      'a count of projects that its money belies',
      '编报绩效目标的2024年度项目4个',
      '编报绩效目标的2024年度项目14个',
      'C22 “编报',
    ],
    ['a use that was not filled in', '主要用于：退休人员经费支出。', '主要用于：。', 'D12 '],
    ['a blank in brackets', '减少人员经费开支', '减少【XX】人员经费开支', 'D12 '],
    [
      'an office of the same place',
      '上海市普陀区财政局2024年度预算绩效',
      '上海市普陀区审计局2024年度预算绩效',
      'D06 “上海市普陀区审计局”不是本单位（上海市普陀区财政局）',
    ],
    [
      'changes of the three parts that do not make the whole',
      '与2023年度持平。其中：因公出国（境）费支出决算持平',
      '比2023年度减少0.81万元，下降45.00%，其中：因公出国（境）费支出决算减少0.30万元，下降30.00%',
      '其中三项的增减相加为减少0.30万元',
    ],
    [
      'a reason that goes the other way',
      '决算数小于预算数的主要原因：人员进出及退休变化，减少人员经费开支',
      '决算数小于预算数的主要原因：申领的人数多于预计',
      'D19 ',
    ],
  ])('%s', (_, from, to, says) => {
    expect(told(from, to).join('\n')).toContain(says);
  });

  it.each([
    ['the rate of an indicator', '减少人员经费开支', '减少人员经费开支，设施完好率97%，满意度98.6%，投资为计划的103%'],
    ['a reason that goes the same way', '减少人员经费开支', '领取人数少于预计'],
    [
      'less kept for the smallest enterprises',
      '面向小微企业预留政府采购项目预算金额0万元',
      '面向小微企业预留政府采购项目预算金额46.47万元',
    ],
  ])('nothing of %s', (_, from, to) => {
    expect(told(from, to)).toEqual([]);
  });
});
