/** Options that several commands have. */

/** Of every command that reads units. */
export const PATH_OPTIONS = {
  units: { type: 'string', default: 'data/units', configured: true, describe: '单位文件夹所在的位置' },
  templates: { type: 'string', configured: true, describe: '模板所在的位置，省略则用自带的模板' },
} as const;

/** Where outputs are, of a command that writes or reads them. */
export function outOption<Describe extends string>(describe: Describe) {
  return { out: { type: 'string', default: 'out', configured: true, describe } } as const;
}

/** Of a command that tells what it found or wrote, unit by unit. */
export const QUIET = {
  type: 'boolean',
  default: false,
  describe: '没有错误就什么也不显示（JSON 和 SARIF 照常）',
} as const;

export const FORMAT = {
  type: 'string',
  choices: ['text', 'json'],
  default: 'text',
  describe: '输出格式；json 每个单位一行',
} as const;

/** Of a command whose JSON is one value. */
export const PLAIN_FORMAT = { ...FORMAT, describe: '输出格式' } as const;

export type Format = (typeof FORMAT.choices)[number];

export const KEEP = { type: 'number', default: 20, describe: '保留最近多少次存档，供以后比较' } as const;

const ONLY_SHOWN = '只影响列出哪些，不影响退出码';

/** Which findings are shown. */
export const FILTER_OPTIONS = {
  rule: {
    type: 'string',
    repeated: true,
    describe: `只列出这些规则的问题，如 A07,C02；写一个字母（如 C）指一类；${ONLY_SHOWN}`,
  },
  severity: {
    type: 'string',
    default: 'info',
    describe: `只列出这一级和更重的问题：error 错误、warning 警告、info 提示；${ONLY_SHOWN}`,
  },
} as const;

export function severalUnits<Describe extends string>(describe: Describe) {
  return { 单位: { several: true, names: 'unit', describe } } as const;
}
