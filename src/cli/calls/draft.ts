import type { ArgumentsOf, Call } from './call.ts';
import { FORMAT, KEEP, outOption, PATH_OPTIONS, QUIET, severalUnits } from './shared.ts';

export const DRAFT = {
  name: 'draft',
  describe: '编制征求意见稿：有水印，问题都批注在原处，末尾附问题清单；有错误也能编',
  positionals: severalUnits('单位；省略则为全部'),
  options: {
    ...PATH_OPTIONS,
    ...outOption('写到哪里'),
    since: { type: 'string', describe: '用修订标出与哪一次不同：latest、存档号、存档文件或资料文件夹' },
    provenance: { type: 'boolean', default: false, describe: '给每个数加批注，写明算式和来源' },
    ofd: { type: 'boolean', default: false, describe: '另出一份 OFD（GB/T 33190），版面与 PDF 相同' },
    number: { type: 'number', describe: '第几稿；省略则用资料中的，没有则为 1' },
    date: { type: 'string', describe: '本稿日期，如 2023-08-20；省略则用资料中的' },
    author: { type: 'string', describe: '批注和修订的署名' },
    read: {
      type: 'string',
      describe: '不编制，读回审阅人退回的 Word 稿：批注记入 remarks.json，修订列出；要写明一个单位',
    },
    take: { type: 'boolean', default: false, describe: '读回时，把没有改数的文字修订写进资料中的文件' },
    keep: KEEP,
    format: FORMAT,
    quiet: QUIET,
  },
} as const satisfies Call;

export type DraftArguments = ArgumentsOf<typeof DRAFT>;
