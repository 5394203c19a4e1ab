import type { ArgumentsOf, Call } from './call.ts';
import { PATH_OPTIONS } from './shared.ts';

export const NEW = {
  name: 'new',
  describe: '新建一个单位一年的数据文件夹；没有写的，在终端上逐项询问',
  positionals: { 单位: { describe: '文件夹名，如 caizhengju（自动加上年度）' } },
  options: {
    ...PATH_OPTIONS,
    profile: { type: 'string', names: 'profile', describe: '模板' },
    year: { type: 'string', describe: '报告年度' },
    name: { type: 'string', describe: '单位全称' },
    from: {
      type: 'string',
      describe: '上年的决算报告（.docx、.pdf）：取其中的文字和上年数，年份和数字标成【2023年→？】，逐处改过',
    },
    workbook: {
      type: 'boolean',
      default: false,
      describe: '另生成填报表.xlsx，在表格里填，再用 juesuan import 读入；已有的单位，连同已填的数一起生成',
    },
  },
  example: '$0 new caizhengju --profile 模板 --year 2023 --name 某某市财政局',
} as const satisfies Call;

export type NewArguments = ArgumentsOf<typeof NEW>;
