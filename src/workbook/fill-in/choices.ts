/** Values of a dossier in the words of the field. */
import {
  BASIC_FUND_ROWS,
  FUNDS,
  INDICATOR_METHODS,
  OTHER_FUND_KINDS,
  PROJECT_FUND_ROWS,
  QUALITATIVE_GRADES,
} from '../../model/dossier.ts';
import { EXPENDITURE_NAMES, FUND_BUDGETS } from '../../model/terms.ts';
import { PRINTED_UNITS } from '../../money/units.ts';
import type { Choices } from './form.ts';

function choices<Value extends string>(values: readonly Value[], words: Readonly<Record<Value, string>>): Choices {
  return values.map((value) => [value, words[value]]);
}

const itself = (values: readonly string[]): Choices => values.map((value) => [value, value]);

export const FUND = choices(FUNDS, FUND_BUDGETS);
export const SPENDING = choices(['basic', 'project'], EXPENDITURE_NAMES);
export const MONEY_UNIT = itself(PRINTED_UNITS);
export const LEVEL = itself(['中央', '省级', '市级', '区级', '县级', '乡级']);
export const SIGN = itself(['≥', '≤', '＝', '>', '<']);

export const STATUS: Choices = [
  ['preparing', '编制中'],
  ['published', '已公开'],
];

export const NATURE: Choices = [
  ['administrative', '行政单位'],
  ['civilServiceManaged', '参公事业单位'],
  ['institution', '事业单位'],
  ['mixed', '含两类以上'],
];

export const METHOD = choices(INDICATOR_METHODS, { positive: '正向', negative: '反向', qualitative: '定性' });
export const GRADE = choices(QUALITATIVE_GRADES, { achieved: '达成', partly: '部分达成', missed: '未达成' });

export const THREE_PUBLIC: Choices = [
  ['overseas', '因公出国（境）费'],
  ['vehiclePurchase', '公务用车购置费'],
  ['vehicleOperation', '公务用车运行维护费'],
  ['reception', '公务接待费'],
];

export const PROCUREMENT: Choices = [
  ['goods', '货物'],
  ['works', '工程'],
  ['services', '服务'],
];

export const OTHER_FUND = choices(OTHER_FUND_KINDS, {
  specialAccount: '财政专户管理资金',
  unit: '单位资金',
  other: '其他资金',
});

export const OVERALL_FUND = choices([...BASIC_FUND_ROWS, ...PROJECT_FUND_ROWS], {
  personnel: '人员经费',
  operating: '公用经费',
  generalProject: '一般性项目',
  keyProject: '重点项目',
});

export function wordOf(list: Choices, value: string): string | undefined {
  return list.find(([each]) => each === value)?.[1];
}

/** The value that a word stands for; the value itself is taken too. */
export function valueMeant(list: Choices, word: string): string | undefined {
  return list.find(([value, each]) => each === word || value === word)?.[0];
}
