import type { ArgumentsOf, Call } from './call.ts';

export const QUERY = {
  name: 'query',
  describe: '跨单位、跨年度查询数据和问题（SQL）',
  positionals: {
    语句: { describe: '一条 SQL 查询，如 select * from 三公经费 where 决算 > 10；省略则列出 --view 的全部' },
  },
  options: {
    view: { type: 'string', describe: '列出一个现成的视图，如 三公经费、未交' },
    views: { type: 'boolean', default: false, describe: '列出全部视图和说明' },
    batch: { type: 'string', repeated: true, describe: '读入哪些批量处理的结果，可写几次；省略则为 out/batch' },
    db: { type: 'string', describe: '数据库：postgres://… 或一个文件夹；省略则为批量结果旁边的 database 文件夹' },
    format: {
      type: 'string',
      choices: ['text', 'csv', 'json'],
      default: 'text',
      describe: '输出格式；另存为文件时由 --save 的文件名决定',
    },
    save: { type: 'string', describe: '存为文件：.xlsx、.csv 或 .json' },
  },
  example: '$0 query --view 三公经费 --save 三公经费.xlsx',
} as const satisfies Call;

export type QueryArguments = ArgumentsOf<typeof QUERY>;
