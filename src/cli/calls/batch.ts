import { DEFAULT_LIMITS } from '../../batch/limits.ts';
import type { ArgumentsOf, Call } from './call.ts';
import { outOption } from './shared.ts';

export const BATCH = {
  name: 'batch',
  describe: '编制、核查或审核许多单位；中断后再运行，从断开的地方接着做',
  positionals: {
    来源: { required: true, describe: '放着各单位文件夹（审核的为报告）的位置，或一份应报单位清单（.xlsx、.csv）' },
  },
  options: {
    check: { type: 'boolean', default: false, describe: '只核查，不编制报告' },
    draft: { type: 'boolean', default: false, describe: '编制征求意见稿' },
    audit: {
      type: 'boolean',
      default: false,
      describe: '审核别人编的报告（.docx、.pdf）：一个文件一个单位；一份报告有几个文件的，放一个文件夹',
    },
    templates: { type: 'string', configured: true, describe: '模板所在的位置，省略则用自带的模板' },
    ...outOption(
      '结果写到哪里：其中的 batch 文件夹（核查为 batch-check，征求意见稿为 batch-draft，审核为 batch-audit）',
    ),
    csv: { type: 'boolean', default: false, describe: '每张公开表另存一份 CSV' },
    jobs: { type: 'number', describe: '同时做几个单位；省略则每个处理器核心一个' },
    timeout: { type: 'number', default: DEFAULT_LIMITS.timeout, describe: '一个单位最多用多少秒' },
    memory: { type: 'number', default: DEFAULT_LIMITS.memory, describe: '一个单位最多用多少内存（MB）' },
    shard: { type: 'string', describe: '只做其中一份，如 1/3；各份做完后用 juesuan merge 合并' },
    since: { type: 'string', describe: '与上一轮的结果（文件夹）比较，列出消除了哪些问题、新增了哪些' },
    queue: {
      type: 'string',
      describe:
        '不在本机做，交给各台机器上的 juesuan worker；队列所在的 PostgreSQL 数据库，如 postgres://用户@主机/数据库',
    },
    quiet: { type: 'boolean', default: false, describe: '不逐个单位显示，只显示最后的汇总' },
  },
  example: '$0 batch 应报单位清单.xlsx --check',
} as const satisfies Call;

export type BatchArguments = ArgumentsOf<typeof BATCH>;
