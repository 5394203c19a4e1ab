/** What each place asks of a dossier, besides the accounts. */
import type { AmountUnit } from './cents.ts';

export const PLACES = ['hubei-wuhan', 'sichuan', 'hunan', 'gansu', 'lanchuan'] as const;
export type Place = (typeof PLACES)[number];

export interface PlaceFacts {
  readonly unitName: string;
  readonly level: string;
  /** Amounts in running text. */
  readonly money: { readonly unit: AmountUnit; readonly decimals: number; readonly trim: boolean };
  /** Prose that the place requires, and what it says. */
  readonly prose: Readonly<Record<string, string>>;
  /** Points of budget execution; the indicators have the rest of 100. */
  readonly executionPoints: number;
  readonly partly: number;
}

const DUTIES = '负责本行政区域内的档案收集、整理、保管和利用，指导基层单位的业务工作。';
const STRUCTURE = '内设办公室、业务股2个股室，没有下属单位。';
const RESULT_USE = '自评结果作为下年安排预算和改进管理的依据。';

export const PLACE_FACTS: Readonly<Record<Place, PlaceFacts>> = {
  'hubei-wuhan': {
    unitName: '临江市河东区档案局',
    level: '区级',
    money: { unit: '万元', decimals: 2, trim: true },
    executionPoints: 20,
    partly: 50,
    prose: {
      duties: DUTIES,
      structure: STRUCTURE,
      performanceWork: '自评工作按时完成。',
      overallResult: '各项工作按计划推进。',
      resultUse: RESULT_USE,
    },
  },
  sichuan: {
    unitName: '青溪县档案馆',
    level: '县级',
    money: { unit: '万元', decimals: 2, trim: true },
    executionPoints: 10,
    partly: 60,
    prose: { duties: DUTIES, structure: STRUCTURE, performance: RESULT_USE, departmentReport: '部门预算按规定执行。' },
  },
  hunan: {
    unitName: '云阳市东湖区档案事务中心',
    level: '区级',
    money: { unit: '万元', decimals: 4, trim: true },
    executionPoints: 0,
    partly: 60,
    prose: {
      unit: DUTIES,
      keyTasks: '完成档案整理和开放利用工作。',
      socialInsurance: '本单位无社会保险基金预算支出。',
      performance: '各项工作按计划完成。',
      problems: '预算编制还不够细。',
      improvements: '细化预算编制，加快执行进度。',
      otherMatters: '无。',
    },
  },
  gansu: {
    unitName: '石泉县档案局',
    level: '县级',
    money: { unit: '万元', decimals: 2, trim: true },
    executionPoints: 10,
    partly: 60,
    prose: {
      duties: DUTIES,
      structure: STRUCTURE,
      goals: '完成年度档案工作任务。',
      purpose: '提高资金使用效益。',
      content: '资金使用和履职效果。',
      standard: '财政部门印发的评价标准。',
      method: '采用对比分析的方法。',
      conduct: '成立自评小组，逐项对照打分。',
      scope: '本单位全部支出。',
      conclusion: '各项工作按计划推进。',
      management: '制度健全，管理规范。',
      effects: '服务水平有所提高。',
      capacity: '开展业务培训，队伍素质提高。',
      deviation: '预算执行有偏离的，原因是部分合同跨年执行，未完成支付。',
      improvement: '加快合同执行进度。',
      resultUse: RESULT_USE,
    },
  },
  lanchuan: {
    unitName: '禾溪县档案馆',
    level: '县级',
    money: { unit: '元', decimals: 2, trim: false },
    executionPoints: 0,
    partly: 60,
    prose: { duties: DUTIES, structure: STRUCTURE, performance: RESULT_USE },
  },
};

/** Prior-year values that a place asks for, as far as they are not of “三公”经费. */
export const PRIOR_IDS: Readonly<Record<Place, readonly string[]>> = {
  'hubei-wuhan': [
    'balance.grandTotal',
    'fiscal.grandTotal',
    'revenue.all.generalPublic',
    'revenue.all.governmentFund',
    'revenue.all.stateCapital',
    'generalPublic.all.total',
    'agencyOperatingCosts',
  ],
  sichuan: [
    'revenue.all.total',
    'expenditure.all.total',
    'revenue.all.fiscal',
    'fiscal.all.total',
    'generalPublic.all.total',
    'agencyOperatingCosts',
  ],
  hunan: [],
  gansu: [],
  lanchuan: [
    'balance.grandTotal',
    'revenue.all.total',
    'expenditure.all.total',
    'fiscal.grandTotal',
    'generalPublic.all.total',
    'governmentFund.all.total',
    'stateCapital.all.total',
  ],
};

/** Kinds of “三公” money whose last year's value a place prints. */
export const PRIOR_THREE_PUBLIC: Readonly<Record<Place, readonly string[]>> = {
  /** May be given or not. */
  'hubei-wuhan': ['total'],
  sichuan: ['total', 'overseas', 'vehicles', 'reception'],
  hunan: ['reception'],
  gansu: [],
  lanchuan: ['total', 'overseas', 'vehicles', 'reception'],
};
