import { DEFAULT_LIMITS } from '../../batch/limits.ts';
import type { ArgumentsOf, Call } from './call.ts';

export const WORKER = {
  name: 'worker',
  describe: '替 juesuan batch --queue 做单位，直到按 Ctrl+C；可以在任意多台机器上运行',
  positionals: {},
  options: {
    queue: { type: 'string', describe: '队列所在的 PostgreSQL 数据库，如 postgres://用户@主机/数据库' },
    templates: { type: 'string', configured: true, describe: '模板所在的位置，省略则用自带的模板；要与 batch 的相同' },
    jobs: { type: 'number', describe: '同时做几个单位；省略则每个处理器核心一个' },
    timeout: { type: 'number', default: DEFAULT_LIMITS.timeout, describe: '一个单位最多用多少秒' },
    memory: { type: 'number', default: DEFAULT_LIMITS.memory, describe: '一个单位最多用多少内存（MB）' },
    drain: { type: 'boolean', default: false, describe: '队列空了就结束' },
    quiet: { type: 'boolean', default: false, describe: '不逐个单位显示' },
  },
  example: '$0 worker --queue postgres://juesuan@db.example.gov.cn/juesuan',
} as const satisfies Call;

export type WorkerArguments = ArgumentsOf<typeof WORKER>;
