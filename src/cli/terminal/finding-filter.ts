/** The options that say which findings are shown: `--rule` and `--severity`. */
import { type FindingFilter, SEVERITIES, SEVERITY_NAMES } from '../../diagnostics/filter.ts';
import type { Severity } from '../../diagnostics/finding.ts';
import { nearest } from '../../diagnostics/suggest.ts';
import type { CheckArguments } from '../calls/check.ts';
import { UsageError } from '../usage-error.ts';

type FilterOptions = Pick<CheckArguments, 'rule' | 'severity'>;

/** @param known ids of all rules. @throws UsageError for a rule or severity that does not exist */
export function filterFrom({ rule, severity }: FilterOptions, known: readonly string[]): FindingFilter {
  const words = rule.flatMap((text) => text.split(/[,，、\s]+/));
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
