/** 整体绩效 and other parts that only some places ask for. */
import { OVERALL_FUND } from '../choices.ts';
import type { Field, FillSheet } from '../form.ts';
import { AMOUNT, amount, COUNT, file, key, leaf, NUMBER, TEXT } from './columns.ts';

const field = (label: string, note: string, id: string, cell: Field['cell'] = TEXT): Field => ({
  label,
  note,
  cell,
  way: ['performance', 'overall', id],
});

export const OVERALL: FillSheet = {
  name: '整体绩效',
  intro: '部门整体支出绩效自评；指标填在“整体指标”表。',
  blocks: [
    {
      as: 'fields',
      id: 'overall',
      title: '整体自评',
      onDemand: true,
      fields: [
        field('表中的部门名称', '按自评表的写法', 'departmentName'),
        field('填报日期', '按表上的写法；表上没有不填', 'date'),
        field('基本支出全年预算数', '调整后的；填了下面的规模，这里不填', 'basicBudget', AMOUNT),
        field('自评的部门（单位）个数', '没有要求的不填', 'departments', COUNT),
        field('偏差原因分析', '.md 文件名', 'deviation'),
        field('改进措施', '.md 文件名', 'improvement'),
      ],
    },
    {
      as: 'list',
      id: 'overallFunds',
      title: '整体支出规模',
      way: ['performance', 'overall', 'funds', { key: 'kind' }],
      rows: OVERALL_FUND.map(([value]) => value),
      totals: true,
      onDemand: true,
      columns: [
        key(['kind', '经费种类', '没有要求的不填'], 24, { kind: 'choice', choices: OVERALL_FUND }),
        leaf(['initialBudget', '年初预算数', '没有写 0'], 24, AMOUNT),
        leaf(['adjustedBudget', '全年预算数', '没有写 0'], 12, AMOUNT),
        amount('executed', '全年执行数', '没有写 0'),
      ],
    },
    {
      as: 'list',
      id: 'goals',
      title: '年度目标',
      way: ['performance', 'overall', 'goals', { entry: { text: 'text' } }],
      rows: 20,
      onDemand: true,
      columns: [
        key(['text', '年度目标', '全文'], 24),
        leaf(['result', '完成情况', '实际完成情况；没有要求的不填'], 24),
        leaf(['weight', '分值', '不分目标给分的不填'], 12, NUMBER),
      ],
    },
  ],
};

export const KEY_WORK: FillSheet = {
  name: '重点工作',
  intro: '一件重点工作一行，按报告中的次序。',
  blocks: [
    {
      as: 'list',
      id: 'keyWork',
      title: '重点工作',
      way: ['keyWork', { entry: { title: 'title' } }],
      rows: 30,
      onDemand: true,
      columns: [
        key(['title', '事项标题', '一件一行'], 24),
        leaf(['goal', '目标内容', '一段话'], 40),
        file('results', '完成情况'),
      ],
    },
  ],
};

export const SPECIAL_REPORTS: FillSheet = {
  name: '专项评价',
  intro: '专项预算项目绩效评价报告，按附件的次序。',
  blocks: [
    {
      as: 'list',
      id: 'specialReports',
      title: '专项评价报告',
      way: ['specialReports', { entry: { subject: 'subject' } }],
      rows: 20,
      onDemand: true,
      columns: [key(['subject', '所评价的资金或项目', '按报告标题的写法'], 40), file('text', '报告正文')],
    },
  ],
};
