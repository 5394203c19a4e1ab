/** What a sentence says of the budget and the spending of one form: 预算数…万元，执行数…万元，…万元未执行. */

export interface Claim {
  readonly measure: 'adjustedBudget' | 'executed' | 'unexecuted' | 'adjustment';
  readonly label: string;
  readonly amountText: string;
  readonly unit: string;
  /** Where the amount begins in the sentence. */
  readonly at: number;
}

interface Pattern extends Pick<Claim, 'measure' | 'label'> {
  readonly pattern: RegExp;
}

/** With more than one in a sentence each amount is a part of the adjustment. */
const ADJUSTED = /(?:调[增减]|追加|追减|核[增减])[^，。；\d]{0,10}\d/g;
const AMOUNT = '([\\d,.]+)(亿元|万元|元)';
const BUDGETED = `(?:项目)?预算(?:资金|金额)?(?:为|共)?${AMOUNT}`;
const SPENT = '，(?:已|实际|全年|累计)?(?:支出|支付|使用)(?:资金|金额)?(?:为|共)?';
const PATTERNS: readonly Pattern[] = [
  {
    pattern: new RegExp(`(?:^|[，：:；])${BUDGETED}(?=${SPENT}\\d|，(?:已|均)?全部(?:支出|执行|使用|支付))`),
    measure: 'adjustedBudget',
    label: '预算数',
  },
  {
    pattern: new RegExp(`(?<=(?:^|[，：:；])${BUDGETED})${SPENT}${AMOUNT}`),
    measure: 'executed',
    label: '执行数',
  },
  {
    pattern: new RegExp(`(?:^|[，：:；])(?:项目)?(?:全年|调整后?)?预算数(?:为|是|共)?${AMOUNT}`),
    measure: 'adjustedBudget',
    label: '预算数',
  },
  {
    pattern: new RegExp(`(?:^|[，：:；])(?:全年|预算)?执行数(?:为|是|共)?${AMOUNT}`),
    measure: 'executed',
    label: '执行数',
  },
  {
    pattern: new RegExp(`(?:^|[，：:；])未执行(?:的)?(?:预算|资金)?数?(?:为|是|共)?${AMOUNT}`),
    measure: 'unexecuted',
    label: '未执行数',
  },
  {
    pattern: new RegExp(`(?:^|[，：:；])(?:有|尚有|剩余)?${AMOUNT}(?:未|没有)(?:足额|全部)?执行`),
    measure: 'unexecuted',
    label: '未执行数',
  },
  {
    pattern: new RegExp(`(?:^|[，：:；])(?:调[增减]|追加|追减|核[增减])(?:全年)?预算(?:为|共)?${AMOUNT}`),
    measure: 'adjustment',
    label: '预算调整数',
  },
];

/** Each kind of claim once, where the sentence makes it first. */
export function claimsIn(sentence: string): Claim[] {
  return PATTERNS.flatMap(({ pattern, measure, label }) => {
    const match = pattern.exec(sentence);
    if (match === null) return [];
    if (measure === 'adjustment' && [...sentence.matchAll(ADJUSTED)].length > 1) return [];
    const [quoted] = match;
    const [amountText = '', unit = ''] = match.slice(-2);
    return [{ measure, label, amountText, unit, at: match.index + quoted.indexOf(amountText) }];
  });
}
