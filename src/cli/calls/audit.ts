import type { ArgumentsOf, Call } from './call.ts';
import { FILTER_OPTIONS, FORMAT, QUIET } from './shared.ts';

export const AUDIT = {
  name: 'audit',
  describe: '审核别人编的决算公开报告（没有填报数据的），列出表与表、文字与表之间的问题',
  positionals: { 文件: { several: true, describe: '一份报告的 .docx、.pdf、.xlsx，正文和附表分开的一起给' } },
  options: {
    templates: { type: 'string', configured: true, describe: '模板所在的位置，省略则用自带的模板' },
    profile: { type: 'string', names: 'profile', describe: '按哪个模板审核；省略则按报告的标题和表推断' },
    ...FILTER_OPTIONS,
    format: {
      ...FORMAT,
      choices: [...FORMAT.choices, 'sarif'],
      describe: '输出格式；sarif 为 SARIF 2.1.0',
    },
    quiet: QUIET,
    html: { type: 'string', describe: '另存一份网页：报告的文字，旁边是问题' },
    docx: { type: 'string', describe: '另存一份 Word：原文件加批注（报告是 .docx 的）' },
    pdf: { type: 'string', describe: '另存一份 PDF：原文件加批注（报告是 .pdf 的）' },
  },
  example: '$0 audit 某某局2024年度部门决算.pdf --html 审核.html',
} as const satisfies Call;

export type AuditArguments = ArgumentsOf<typeof AUDIT>;
