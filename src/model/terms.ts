/** The field's words for what the figures measure (glossary of names in the English identifiers). */

export const FUND_NAMES = {
  generalPublic: '一般公共预算财政拨款',
  governmentFund: '政府性基金预算财政拨款',
  stateCapital: '国有资本经营预算财政拨款',
  nonFiscal: '非财政拨款',
} as const;

/** By the budgets that the money is of. */
export const FUND_BUDGETS = {
  generalPublic: '一般公共预算',
  governmentFund: '政府性基金预算',
  stateCapital: '国有资本经营预算',
  nonFiscal: '非财政拨款',
} as const;

export const REVENUE_NAMES = {
  total: '收入合计',
  fiscal: '财政拨款收入',
  generalPublic: '一般公共预算财政拨款收入',
  governmentFund: '政府性基金预算财政拨款收入',
  stateCapital: '国有资本经营预算财政拨款收入',
  superiorSubsidy: '上级补助收入',
  institutional: '事业收入',
  business: '经营收入',
  subordinateRemittance: '附属单位上缴收入',
  other: '其他收入',
} as const;

export const EXPENDITURE_NAMES = {
  total: '支出合计',
  basic: '基本支出',
  project: '项目支出',
  superiorRemittance: '上缴上级支出',
  business: '经营支出',
  subordinateSubsidy: '对附属单位补助支出',
} as const;

export const THREE_PUBLIC_NAMES = {
  total: '“三公”经费',
  overseas: '因公出国（境）费',
  vehicles: '公务用车购置及运行维护费',
  vehiclePurchase: '公务用车购置费',
  vehicleOperation: '公务用车运行维护费',
  reception: '公务接待费',
} as const;

/** Rows of 整体支出规模. */
export const OVERALL_FUND_NAMES = {
  personnel: '人员经费',
  operating: '公用经费',
  basic: '基本支出',
  generalProject: '一般性项目',
  keyProject: '重点项目',
  project: '项目支出',
} as const;

export const PROCUREMENT_NAMES = { goods: '货物', works: '工程', services: '服务' } as const;

const DIGITS = '零一二三四五六七八九';

const PLACES = ['', '十', '百', '千'];

/** The greatest number that `chineseNumeral` writes. */
export const LONGEST_NUMERAL = 9999;

/** Chinese ordinal of 1…9999: 1 → 一, 12 → 十二, 20 → 二十, 105 → 一百零五, 210 → 二百一十. */
export function chineseNumeral(value: number): string {
  const digits = [...String(value)].map(Number);
  const written = digits.map((digit, index) =>
    digit === 0 ? '零' : `${DIGITS.charAt(digit)}${PLACES[digits.length - 1 - index] ?? ''}`,
  );
  const numeral = written.join('').replace(/零+/g, '零').replace(/零$/, '');
  return value < 20 ? numeral.replace(/^一十/, '十') : numeral;
}
