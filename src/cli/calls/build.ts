import type { ArgumentsOf, Call } from './call.ts';
import { FORMAT, KEEP, outOption, PATH_OPTIONS, QUIET, severalUnits } from './shared.ts';

export const BUILD = {
  name: 'build',
  describe: '编制正式报告（Word、PDF、公开表工作簿和核对用的文件），并列出比上一次变动了什么',
  positionals: severalUnits('单位；省略则编制全部'),
  options: {
    ...PATH_OPTIONS,
    ...outOption('报告写到哪里'),
    csv: { type: 'boolean', default: false, describe: '每张公开表另存一份 CSV' },
    ofd: { type: 'boolean', default: false, describe: '另出一份 OFD（GB/T 33190），版面与 PDF 相同' },
    'ofd-a': { type: 'boolean', default: false, describe: '另出的 OFD 按档案的要求（GB/T 42133），写明是 OFD-A' },
    watch: { type: 'boolean', default: false, describe: '保存文件后自动重编，直到按 Ctrl+C' },
    keep: KEEP,
    format: FORMAT,
    quiet: QUIET,
  },
} as const satisfies Call;

export type BuildArguments = ArgumentsOf<typeof BUILD>;
