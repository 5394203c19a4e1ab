import type { ArgumentsOf, Call } from './call.ts';
import { PLAIN_FORMAT } from './shared.ts';

export const RULES = {
  name: 'rules',
  describe: '列出核查规则，或说明一条规则',
  positionals: { 规则: { describe: '规则编号，如 E13；省略则列出全部' } },
  options: { format: PLAIN_FORMAT },
} as const satisfies Call;

export type RulesArguments = ArgumentsOf<typeof RULES>;
