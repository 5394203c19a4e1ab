/** `juesuan rules`: all check rules, or what one of them says and what to do about it. */
import type { Argv, CommandModule } from 'yargs';
import { nearest } from '../diagnostics/suggest.ts';
import { UsageError } from './failure.ts';
import { alignedRows, type Format, formatOption, print, printJson } from './output.ts';

interface Arguments {
  规则: string | undefined;
  format: Format;
}

export const rulesCommand: CommandModule<object, Arguments> = {
  command: 'rules [规则]',
  describe: '列出核查规则，或说明一条规则',
  builder: (yargs): Argv<Arguments> =>
    yargs
      .positional('规则', { type: 'string', describe: '规则编号，如 E13；省略则列出全部' })
      .option('format', { ...formatOption, describe: '输出格式' }),
  handler: async (args) => {
    const asked = args.规则;
    if (asked === undefined) await listRules(args.format);
    else await explainRule(asked, args.format);
  },
};

async function listRules(format: Format): Promise<void> {
  const { ruleEntries, SEVERITY_NAMES } = await import('../check/rule-page.ts');
  const rules = ruleEntries();
  if (format === 'json') return printJson(rules);
  const rows = rules.map(({ id, severity, title }) => [id, SEVERITY_NAMES[severity], title]);
  print([...alignedRows([['编号', '级别', '规则'], ...rows]), '', `共 ${rules.length} 条规则`].join('\n'));
}

async function explainRule(asked: string, format: Format): Promise<void> {
  const { ruleEntries, SEVERITY_NAMES } = await import('../check/rule-page.ts');
  const rules = ruleEntries();
  const id = asked.trim().toUpperCase();
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined)
    throw new UsageError(
      unknownRule(
        asked,
        id,
        rules.map((candidate) => candidate.id),
      ),
    );
  if (format === 'json') return printJson(rule);
  const lines = [
    ['规则', `${rule.id}　${rule.title}`],
    ['级别', SEVERITY_NAMES[rule.severity]],
    ['依据', rule.source],
    ['处理', rule.advice],
    ['不改', `确有理由的，在 report.json 的 waivers 中写 { "rule": "${rule.id}", "reason": "理由", "by": "谁决定" }`],
  ];
  print(lines.map(([label, text]) => `${label}：${text}`).join('\n'));
}

function unknownRule(asked: string, id: string, known: readonly string[]): string {
  const near = nearest(id, known);
  return `没有规则“${asked}”${near === undefined ? '' : `，是否应为 ${near}？`}\n用 juesuan rules 列出全部规则`;
}
