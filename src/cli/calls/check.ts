import type { ArgumentsOf, Call } from './call.ts';
import { FILTER_OPTIONS, FORMAT, PATH_OPTIONS, QUIET, severalUnits } from './shared.ts';

export const CHECK = {
  name: 'check',
  describe: '核查数据和文字，列出全部问题，不动报告',
  positionals: severalUnits('单位；省略则核查全部'),
  options: {
    ...PATH_OPTIONS,
    ...FILTER_OPTIONS,
    format: {
      ...FORMAT,
      choices: [...FORMAT.choices, 'sarif'],
      describe: '输出格式；json 每个单位一行，sarif 全部单位一份（SARIF 2.1.0）',
    },
    quiet: QUIET,
    timings: { type: 'boolean', default: false, describe: '另列每条规则用时（毫秒），最费时的在前' },
    docx: { type: 'string', describe: '另存一份问题清单（Word），如 问题清单.docx' },
  },
} as const satisfies Call;

export type CheckArguments = ArgumentsOf<typeof CHECK>;
