/** 项目 with what belongs to each of them, and 指标. */
import { FUND, GRADE, METHOD, OTHER_FUND, SIGN } from '../choices.ts';
import type { CellKind, FillSheet, LeafColumn } from '../form.ts';
import { amount, file, key, leaf, NUMBER, PROJECT, TEXT } from './columns.ts';

/** A leaf of 自评表. */
const own = (id: string, label: string, note: string, width = 10, cell: CellKind = TEXT): LeafColumn =>
  leaf([id, label, note], width, cell, ['selfEvaluation', id]);
const ownFile = (id: string, label: string): LeafColumn => file(id, label, ['selfEvaluation', id]);
const ticked: CellKind = { kind: 'texts' };

export const PROJECTS: FillSheet = {
  name: '项目',
  intro:
    '一个项目一行。全年预算按资金来源分开的，填在“项目预算来源”表，这里不填；支出已在“项目支出”表中按项目分开的，全年执行数不填。没有自评表的项目，“主管部门”以后各栏不填。',
  blocks: [
    {
      as: 'list',
      id: 'projects',
      title: '项目',
      way: ['projects', { entry: { id: 'id' } }],
      rows: 60,
      totals: true,
      columns: [
        key(['id', '项目代号', '自己起：小写字母、数字、连字符，以字母开头'], 12),
        leaf(['name', '项目名称', '全称'], 20),
        leaf(['fund', '资金性质', '没有要求的不填'], 10, { kind: 'choice', choices: FUND }),
        amount('initialBudget', '年初预算', '没有要求的不填'),
        amount('adjustedBudget', '全年预算', '调整后的预算数'),
        amount('executed', '全年执行数', '已按项目分开支出的不填'),
        file('use', '主要用于'),
        file('outcome', '绩效自评综述'),
        own('supervisor', '主管部门', '自评表上的'),
        own('implementer', '项目实施单位', '自评表上的'),
        own('title', '自评表名称', '由模板给出的不填', 14),
        own('tableName', '自评表中的项目名称', '与项目名称不同时填', 14),
        own('date', '填报日期', '按表上的写法'),
        own('category', '项目类别', '几项用、隔开', 12, ticked),
        own('attribute', '项目属性', '几项用、隔开', 12, ticked),
        own('type', '项目类型', '几项用、隔开', 12, ticked),
        ownFile('goal', '年度目标'),
        ownFile('goalResult', '目标完成情况'),
        ownFile('process', '实施内容及过程'),
        own('executionNote', '执行情况说明', '一句话', 14),
        ownFile('conclusion', '评价结论'),
        ownFile('problems', '存在问题'),
        ownFile('deviation', '偏差原因分析'),
        ownFile('improvement', '改进措施'),
        own('projectLeader', '项目负责人', '没有要求的不填', 8),
        own('financeLeader', '财务负责人', '没有要求的不填', 8),
      ],
    },
  ],
};

export const PROJECT_SOURCES: FillSheet = {
  name: '项目预算来源',
  intro: '全年预算按资金来源分开的项目，一个来源一行；不分的不用填。',
  blocks: [
    {
      as: 'list',
      id: 'projectSources',
      title: '项目预算来源',
      way: ['projects', { entry: { id: 'project' } }, 'adjustedBudget', { entry: { source: 'source' } }],
      rows: 80,
      totals: true,
      columns: [
        PROJECT,
        key(['source', '资金来源', '如 中央、市级、2022年结转'], 20),
        amount('amount', '金额', '全年预算'),
      ],
    },
  ],
};

export const PROJECT_FUNDS: FillSheet = {
  name: '项目其他资金',
  intro: '自评表中财政资金以外的资金，表上印着数（0 也算）的填，留空的不填；财政资金由总额减去这些得出。',
  blocks: [
    {
      as: 'list',
      id: 'projectFunds',
      title: '项目其他资金',
      way: ['projects', { entry: { id: 'project' } }, 'selfEvaluation', 'funds', { key: 'kind' }],
      rows: 60,
      totals: true,
      columns: [
        PROJECT,
        key(['kind', '资金', '从下拉列表中选'], 16, { kind: 'choice', choices: OTHER_FUND }),
        amount('initialBudget', '年初预算', '没有写 0'),
        amount('adjustedBudget', '调整后预算数', '没有写 0'),
        amount('executed', '预算执行数', '没有写 0'),
      ],
    },
  ],
};

function valueColumns(id: 'target' | 'actual', what: string): LeafColumn[] {
  const part = (name: string, label: string, note: string, width: number, cell: CellKind = TEXT) =>
    leaf([`${id}_${name}`, `${what}${label}`, note], width, cell, [id, name]);
  return [
    part('sign', '：符号', '没有不填', 5, { kind: 'choice', choices: SIGN }),
    part('value', '：数值', '定量的填', 7, NUMBER),
    part('unit', '：单位', '如 人次、%', 6),
    part('text', '：文字', '定性的填；有数值的，数值处写 {value}', 14),
  ];
}

/** What an indicator holds, whoever it belongs to. */
const INDICATOR = [
  key(['level1', '一级指标', '如 产出指标'], 9),
  key(['level2', '二级指标', '如 数量指标'], 9),
  key(['name', '三级指标', '指标名称'], 18),
  leaf(['weight', '权重', '分'], 5, NUMBER),
  leaf(['method', '计分方法', '正向、反向或定性'], 6, { kind: 'choice', choices: METHOD }),
  ...valueColumns('target', '目标值'),
  ...valueColumns('actual', '完成值'),
  leaf(['grade', '定性档次', '定性的填'], 8, { kind: 'choice', choices: GRADE }),
  leaf(['percent', '得分比例', '定性的填，%'], 6, NUMBER),
  leaf(['completion', '完成率', '表中有此栏的填，%'], 6, NUMBER),
  leaf(['shortfallReason', '未完成原因', '没有不填'], 16),
];

const INDICATOR_ENTRY = { entry: { level1: 'level1', level2: 'level2', name: 'name' } };

export const INDICATORS: FillSheet = {
  name: '指标',
  intro: '项目自评表的绩效指标，一个三级指标一行。得分自动算，不用填；还没有完成值的先空着。',
  blocks: [
    {
      as: 'list',
      id: 'indicators',
      title: '项目绩效指标',
      way: ['projects', { entry: { id: 'project' } }, 'selfEvaluation', 'indicators', INDICATOR_ENTRY],
      rows: 200,
      columns: [PROJECT, ...INDICATOR],
    },
  ],
};

export const OVERALL_INDICATORS: FillSheet = {
  name: '整体指标',
  intro: '部门整体支出绩效自评的指标，一个三级指标一行；先在“整体绩效”表写年度目标。',
  blocks: [
    {
      as: 'list',
      id: 'overallIndicators',
      title: '整体绩效指标',
      way: ['performance', 'overall', 'goals', { entry: { text: 'goal' } }, 'indicators', INDICATOR_ENTRY],
      rows: 120,
      onDemand: true,
      columns: [
        key(['goal', '年度目标', '“整体绩效”表中的年度目标'], 20, {
          kind: 'reference',
          to: { list: 'goals', column: 'text' },
        }),
        ...INDICATOR,
      ],
    },
  ],
};
