import type { ArgumentsOf, Call } from './call.ts';

export const SUMMARY = {
  name: 'summary',
  describe: '批量处理的汇总：谁没有交，各条规则的问题，与上一轮比较；写出 汇总.html、汇总.xlsx 和 findings.sarif',
  positionals: { 文件夹: { default: 'out/batch', describe: 'juesuan batch 的结果' } },
  options: {
    since: { type: 'string', describe: '与上一轮的结果（文件夹）比较，列出消除了哪些问题、新增了哪些' },
    sheets: { type: 'boolean', default: false, describe: '另给每个单位填一份审核表（审核表 文件夹）' },
    templates: { type: 'string', configured: true, describe: '模板所在的位置，省略则用自带的模板' },
  },
  example: '$0 summary out/batch-check --since 第一轮/batch-check',
} as const satisfies Call;

export type SummaryArguments = ArgumentsOf<typeof SUMMARY>;
