import type { ArgumentsOf, Call } from './call.ts';
import { outOption } from './shared.ts';

export const MERGE = {
  name: 'merge',
  describe: '把分开做的几份（batch --shard）合成一批',
  positionals: { 文件夹: { several: true, describe: '各份的结果，如 out/batch-1-3 out/batch-2-3 out/batch-3-3' } },
  options: { ...outOption('合并后的结果写到哪里：其中的 batch 文件夹') },
  example: '$0 merge out/batch-*-3',
} as const satisfies Call;

export type MergeArguments = ArgumentsOf<typeof MERGE>;
