import type { ArgumentsOf, Call } from './call.ts';

export const SCHEMA = {
  name: 'schema',
  describe: '打印数据文件的 JSON Schema，供编辑器提示和检查',
  positionals: {
    种类: {
      choices: ['dossier', 'profile', 'form', 'tables', 'config'],
      default: 'dossier',
      describe:
        'dossier 单位的 report.json，profile 模板的 profile.json，form 模板的 forms/*.json，tables 表式，config 设置文件 juesuan.config.json',
    },
  },
  options: {},
} as const satisfies Call;

export type SchemaArguments = ArgumentsOf<typeof SCHEMA>;
