/** The options that say which findings are shown: `--rule` and `--severity`. */
import type { Argv } from 'yargs';
import { type FindingFilter, SEVERITIES, SEVERITY_NAMES } from '../diagnostics/filter.ts';
import type { Severity } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { UsageError } from './failure.ts';

export interface FilterOptions {
  /** A list when the option is written several times. */
  readonly rule?: string | readonly string[] | undefined;
  readonly severity: string;
}

const ONLY_SHOWN = '只影响列出哪些，不影响退出码';

export function withFilterOptions<Arguments>(yargs: Argv<Arguments>): Argv<Arguments & FilterOptions> {
  return yargs
    .option('rule', {
      type: 'string',
      requiresArg: true,
      describe: `只列出这些规则的问题，如 A07,C02；写一个字母（如 C）指一类；${ONLY_SHOWN}`,
    })
    .option('severity', {
      type: 'string',
      default: 'info',
      requiresArg: true,
      describe: `只列出这一级和更重的问题：error 错误、warning 警告、info 提示；${ONLY_SHOWN}`,
    });
}

/** @param known ids of all rules. @throws UsageError for a rule or severity that does not exist */
export function filterFrom({ rule = [], severity }: FilterOptions, known: readonly string[]): FindingFilter {
  const words = [rule].flat().flatMap((text) => text.split(/[,，、\s]+/));
  const rules = words.filter((word) => word !== '').map((word) => ruleMeant(word, known));
  return { rules: [...new Set(rules)], severity: severityMeant(severity) };
}

/** The id of a rule, or the letter of a family. */
function ruleMeant(word: string, known: readonly string[]): string {
  const rule = word.toUpperCase();
  if (known.includes(rule) || known.some((id) => id[0] === rule)) return rule;
  const near = nearest(rule, known);
  const suggestion = near === undefined ? '' : `，是否应为 ${near}？`;
  throw new UsageError(`没有规则“${word}”${suggestion}\n用 juesuan rules 列出全部规则`);
}

function severityMeant(word: string): Severity {
  const asked = word.trim().toLowerCase();
  const meant = SEVERITIES.find((severity) => severity === asked || SEVERITY_NAMES[severity] === asked);
  if (meant !== undefined) return meant;
  const near = nearest(asked, [...SEVERITIES, ...Object.values(SEVERITY_NAMES)]);
  const suggestion = near === undefined ? '' : `，是否应为 ${near}？`;
  const all = SEVERITIES.map((severity) => `${severity}（${SEVERITY_NAMES[severity]}）`).join('、');
  throw new UsageError(`没有级别“${word}”${suggestion}\n可选：${all}`);
}
