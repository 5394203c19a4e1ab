import type { ArgumentsOf, Call } from './call.ts';
import { PATH_OPTIONS, PLAIN_FORMAT } from './shared.ts';

export const LIST = {
  name: 'list',
  describe: '列出单位和模板',
  positionals: {},
  options: { ...PATH_OPTIONS, format: PLAIN_FORMAT },
} as const satisfies Call;

export type ListArguments = ArgumentsOf<typeof LIST>;
