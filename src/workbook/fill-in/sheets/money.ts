/** Revenue, expenditure, balances and economic items: the leaves that 公开01–08 are made of. */
import { FUND, SPENDING } from '../choices.ts';
import type { FillSheet, KeyColumn } from '../form.ts';
import { AMOUNT, amount, FUND_OF_ROW, ITEM, key, leaf, NAME, nameOf, PROJECT, sum } from './columns.ts';

const REVENUE_KINDS = [
  ['generalPublic', '一般公共预算财政拨款', '财政拨款收入中的一般公共预算'],
  ['governmentFund', '政府性基金预算财政拨款', '财政拨款收入中的政府性基金'],
  ['stateCapital', '国有资本经营预算财政拨款', '财政拨款收入中的国有资本经营'],
  ['superiorSubsidy', '上级补助收入', '没有不填'],
  ['institutional', '事业收入', '没有不填'],
  ['business', '经营收入', '没有不填'],
  ['subordinateRemittance', '附属单位上缴收入', '没有不填'],
  ['other', '其他收入', '没有不填'],
] as const;

export const REVENUE: FillSheet = {
  name: '本年收入',
  intro: '一个项级科目一行，只填有数的格；合计自动算。数从公开02表（收入决算表）和财政拨款各表取。',
  blocks: [
    {
      as: 'list',
      id: 'revenue',
      title: '本年收入',
      way: ['revenue', { entry: { code: 'code' } }],
      rows: 80,
      totals: true,
      columns: [
        ITEM,
        NAME,
        ...REVENUE_KINDS.map(([id, label, note]) => amount(id, label, note)),
        sum(
          '本年收入合计',
          REVENUE_KINDS.map(([id]) => id),
        ),
      ],
    },
  ],
};

const SPENT = ['basic', 'project', 'parts', 'superiorRemittance', 'business', 'subordinateSubsidy'];

export const EXPENDITURE: FillSheet = {
  name: '本年支出',
  intro:
    '一个项级科目、一种资金一行，只填有数的格。项目支出要按项目分开的，填在“项目支出”表，这里的“项目支出”不填。预算数写到科目；没有年初预算而有支出的，年初预算写 0。',
  blocks: [
    {
      as: 'list',
      id: 'expenditure',
      title: '本年支出',
      way: ['expenditure', { entry: { code: 'code', fund: 'fund' } }],
      rows: 120,
      totals: true,
      columns: [
        ITEM,
        NAME,
        FUND_OF_ROW,
        amount('initialBudget', '年初预算', '年初批复的预算数'),
        amount('fullYearBudget', '全年预算', '调整后的预算数；没有要求的不填'),
        amount('basic', '基本支出', '决算数'),
        amount('project', '项目支出', '决算数；按项目分开的不填'),
        {
          as: 'made',
          made: 'parts',
          of: { list: 'projectExpenditure', column: 'amount' },
          keys: ['code', 'fund'],
          id: 'parts',
          label: '各项目支出',
          note: '自动从“项目支出”表汇总',
          width: 8,
        },
        amount('superiorRemittance', '上缴上级支出', '没有不填'),
        amount('business', '经营支出', '没有不填'),
        amount('subordinateSubsidy', '对附属单位补助支出', '没有不填'),
        sum('本年支出合计', SPENT),
      ],
    },
  ],
};

export const PROJECT_EXPENDITURE: FillSheet = {
  name: '项目支出',
  intro: '项目支出按项目分开：一个科目、一种资金、一个项目一行。项目先在“项目”表中编代号。不分项目的不用填这张表。',
  blocks: [
    {
      as: 'list',
      id: 'projectExpenditure',
      title: '项目支出',
      way: ['expenditure', { entry: { code: 'code', fund: 'fund' } }, 'project', { entry: { project: 'project' } }],
      rows: 120,
      totals: true,
      columns: [ITEM, NAME, FUND_OF_ROW, PROJECT, amount('amount', '支出金额', '该项目在本科目的决算数')],
    },
  ],
};

export const CLASS_EXPENDITURE: FillSheet = {
  name: '支出（类）',
  intro: '只有类级科目的数、没有“本年支出”明细的，填这张表；一个类一行。',
  blocks: [
    {
      as: 'list',
      id: 'expenditureByClass',
      title: '本年支出（类）',
      way: ['expenditureByClass', { entry: { code: 'code' } }],
      rows: 30,
      totals: true,
      onDemand: true,
      columns: [
        key(['code', '类级科目编码', '3 位'], 6, { kind: 'code', of: 'classes' }),
        NAME,
        amount('amount', '本年支出', '决算数'),
      ],
    },
  ],
};

const ITEM_OF_FUND: KeyColumn = { ...ITEM, note: '7 位；政府性基金须填，其他资金可不填', optional: true };

export const BALANCES: FillSheet = {
  name: '结转结余',
  intro: '年初结转和结余按资金性质填；没有的不填。年末数自动由年初、收入、支出算出，不用填。',
  blocks: [
    {
      as: 'fields',
      id: 'surplus',
      title: '结余',
      fields: [
        {
          label: '使用非财政拨款结余',
          note: '公开01表中的同名一行；没有不填',
          cell: AMOUNT,
          way: ['nonFiscalSurplusUsed'],
        },
        { label: '结余分配', note: '公开01表中的同名一行；没有不填', cell: AMOUNT, way: ['surplusDistribution'] },
      ],
    },
    {
      as: 'list',
      id: 'opening',
      title: '年初结转和结余',
      way: ['opening', { entry: { fund: 'fund', code: 'code' } }],
      rows: 60,
      totals: true,
      columns: [
        key(['fund', '资金性质', '从下拉列表中选'], 14, { kind: 'choice', choices: FUND }),
        ITEM_OF_FUND,
        NAME,
        amount('amount', '年初结转和结余', '上年末的数'),
      ],
    },
  ],
};

export const ECONOMIC: FillSheet = {
  name: '经济分类',
  intro: '一般公共预算财政拨款基本支出，一个款级经济分类科目一行，合计应等于“本年支出”中一般公共预算的基本支出。',
  blocks: [
    {
      as: 'fields',
      id: 'basicTotals',
      title: '只有两个合计、没有明细的，填这里',
      onDemand: true,
      fields: [
        { label: '人员经费合计', note: '填了下面的明细，这里不填', cell: AMOUNT, way: ['basicTotals', 'personnel'] },
        { label: '公用经费合计', note: '填了下面的明细，这里不填', cell: AMOUNT, way: ['basicTotals', 'operating'] },
      ],
    },
    {
      as: 'list',
      id: 'economic',
      title: '基本支出明细',
      way: ['basicByEconomicItem', { entry: { code: 'code' } }],
      rows: 100,
      totals: true,
      columns: [
        key(['code', '经济分类科目编码', '5 位款级编码，如 30101'], 12, { kind: 'code', of: 'economic' }),
        NAME,
        leaf(['amount', '金额', '决算数'], 12, AMOUNT),
      ],
    },
  ],
};

const ITEM_OF_TABLE: KeyColumn = { ...ITEM, note: '功能分类 7 位；本地的表不按功能分类列的，可不填', optional: true };

export const SPENT_ITEMS: FillSheet = {
  name: '支出经济分类',
  intro:
    '本地的表要印的项目支出、其他资金支出的经济分类；一种资金、一种支出、一个款级科目一行，合计应等于“本年支出”。一般公共预算的基本支出已填在“经济分类”的，这里不填。',
  blocks: [
    {
      as: 'list',
      id: 'spentItems',
      title: '支出经济分类',
      way: ['expenditureByEconomicItem', { entry: { fund: 'fund', kind: 'kind', code: 'code', item: 'item' } }],
      rows: 200,
      totals: true,
      onDemand: true,
      columns: [
        FUND_OF_ROW,
        key(['kind', '支出种类', '从下拉列表中选'], 10, { kind: 'choice', choices: SPENDING }),
        ITEM_OF_TABLE,
        key(['item', '经济分类科目编码', '5 位款级编码，如 30201'], 12, { kind: 'code', of: 'economic' }),
        nameOf('item'),
        leaf(['amount', '金额', '决算数'], 12, AMOUNT),
      ],
    },
  ],
};
