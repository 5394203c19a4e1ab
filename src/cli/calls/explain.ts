import type { ArgumentsOf, Call } from './call.ts';
import { PATH_OPTIONS } from './shared.ts';

export const EXPLAIN = {
  name: 'explain',
  describe: '说明一个数从哪里来、印在哪里；不写数据则列出全部数据',
  positionals: {
    单位: { required: true, names: 'unit', describe: '单位' },
    数据: { describe: '数据代号，或印出的数，如 "1,085.68"' },
  },
  options: { ...PATH_OPTIONS, depth: { type: 'number', default: 8, describe: '来源列到第几层' } },
} as const satisfies Call;

export type ExplainArguments = ArgumentsOf<typeof EXPLAIN>;
