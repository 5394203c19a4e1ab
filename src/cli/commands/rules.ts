/** `juesuan rules`: all check rules, or what one of them says and what to do about it. */
import { nearest } from '../../diagnostics/suggest.ts';
import type { RulesArguments } from '../calls/rules.ts';
import type { Format } from '../calls/shared.ts';
import { alignedRows, print, printJson } from '../terminal/output.ts';
import { UsageError } from '../usage-error.ts';

export async function rules(args: RulesArguments): Promise<void> {
  const asked = args.规则;
  if (asked === undefined) await listRules(args.format);
  else await explainRule(asked, args.format);
}

async function listRules(format: Format): Promise<void> {
  const { ruleEntries, SEVERITY_NAMES } = await import('../../check/rule-page.ts');
  const entries = ruleEntries();
  if (format === 'json') return printJson(entries);
  const rows = entries.map(({ id, severity, title }) => [id, SEVERITY_NAMES[severity], title]);
  print([...alignedRows([['编号', '级别', '规则'], ...rows]), '', `共 ${entries.length} 条规则`].join('\n'));
}

async function explainRule(asked: string, format: Format): Promise<void> {
  const { ruleEntries, SEVERITY_NAMES } = await import('../../check/rule-page.ts');
  const entries = ruleEntries();
  const id = asked.trim().toUpperCase();
  const rule = entries.find((candidate) => candidate.id === id);
  if (rule === undefined)
    throw new UsageError(
      unknownRule(
        asked,
        id,
        entries.map((candidate) => candidate.id),
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
