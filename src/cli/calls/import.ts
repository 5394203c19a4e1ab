import type { ArgumentsOf, Call } from './call.ts';
import { FORMAT, PATH_OPTIONS } from './shared.ts';

export const IMPORT = {
  name: 'import',
  describe: '从电子表格（决算软件或预算一体化导出的）、Word 或 PDF 的决算报告或上年的数据文件夹读入数据',
  positionals: {
    文件: {
      several: true,
      describe: '.xlsx、.xls、.ods、.csv、.docx、.pdf，一次可以给几个；上年数取自上年的报告、表或数据文件夹',
    },
  },
  options: {
    ...PATH_OPTIONS,
    unit: { type: 'string', names: 'unit', describe: '单位文件夹；省略则按表上的单位和年度找' },
    profile: { type: 'string', names: 'profile', describe: '新单位的模板' },
    year: { type: 'string', describe: '新单位的报告年度；省略则按表上的年度' },
    take: {
      type: 'string',
      choices: ['typed', 'workbook'],
      default: 'typed',
      describe: '手工填写的与表上不同时取哪个：typed 保留手工填写的，workbook 取表上的',
    },
    'dry-run': { type: 'boolean', default: false, describe: '只列出会改动什么，不写文件' },
    format: { ...FORMAT, describe: '输出格式' },
  },
  example: '$0 import 2022决算.xls 2022预算.xlsx --unit caizhengju-2022',
} as const satisfies Call;

export type ImportArguments = ArgumentsOf<typeof IMPORT>;
