import type { ArgumentsOf, Call } from './call.ts';
import { FORMAT, PATH_OPTIONS, QUIET } from './shared.ts';

export const PROFILE_CHECK = {
  name: 'check',
  describe: '检查模板：不认识的写法、数据代号、直接写的数字、没有内容的节',
  positionals: { 模板: { several: true, names: 'profile', describe: '模板；省略则检查全部' } },
  options: { ...PATH_OPTIONS, format: FORMAT, quiet: QUIET },
} as const satisfies Call;

export type ProfileCheckArguments = ArgumentsOf<typeof PROFILE_CHECK>;
