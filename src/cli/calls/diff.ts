import type { ArgumentsOf, Call } from './call.ts';
import { FORMAT, outOption, PATH_OPTIONS } from './shared.ts';

export const DIFF = {
  name: 'diff',
  describe: '比较两次编制、两份资料或两个年度：数、句子、单元格',
  positionals: {
    旧: {
      required: true,
      names: 'unit',
      describe: '单位（现在的资料）、单位@3（存档3）、单位@latest（最后的存档）、存档文件或资料文件夹',
    },
    新: { required: true, names: 'unit', describe: '同上' },
  },
  options: {
    ...PATH_OPTIONS,
    ...outOption('存档所在的位置'),
    format: FORMAT,
  },
} as const satisfies Call;

export type DiffArguments = ArgumentsOf<typeof DIFF>;
