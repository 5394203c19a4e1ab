import type { ArgumentsOf, Call } from './call.ts';
import { outOption, PATH_OPTIONS, severalUnits } from './shared.ts';

export const SERVE = {
  name: 'serve',
  describe: '在浏览器中打开：看着报告填写、改正、编制；只有本机能打开',
  positionals: severalUnits('单位；省略则为全部'),
  options: {
    ...PATH_OPTIONS,
    ...outOption('报告写到哪里'),
    port: { type: 'number', default: 0, describe: '端口；省略则自动选一个' },
    open: { type: 'boolean', default: true, describe: '打开浏览器；--no-open 只显示地址' },
  },
  example: 'juesuan serve 单位',
} as const satisfies Call;

export type ServeArguments = ArgumentsOf<typeof SERVE>;
