/** Which of the findings somebody wants to see. What is left out still counts. */
import type { Finding, Severity } from './finding.ts';

/** From grave to slight. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = { error: '错误', warning: '警告', info: '提示' };

export interface FindingFilter {
  /** Ids of rules, or the letter of a family; none given shows all. */
  readonly rules: readonly string[];
  /** The slightest severity that is shown. */
  readonly severity: Severity;
}

export const SHOW_ALL: FindingFilter = { rules: [], severity: 'info' };

/** The findings that the filter lets through, in their order. */
export function filterFindings(findings: readonly Finding[], { rules, severity }: FindingFilter): Finding[] {
  const ofRule = ({ rule }: Finding) =>
    rules.length === 0 || rules.some((asked) => rule === asked || rule[0] === asked);
  const graveEnough = (finding: Finding) => SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(severity);
  return findings.filter((finding) => ofRule(finding) && graveEnough(finding));
}

/** The filter in words: `规则 A07、C02，错误和警告`; undefined for one that lets everything through. */
export function filterText({ rules, severity }: FindingFilter): string | undefined {
  const severities = SEVERITIES.slice(0, SEVERITIES.indexOf(severity) + 1).map((name) => SEVERITY_NAMES[name]);
  const parts = [
    ...(rules.length === 0 ? [] : [`规则 ${rules.join('、')}`]),
    ...(severities.length === SEVERITIES.length ? [] : [severities.join('和')]),
  ];
  return parts.length === 0 ? undefined : parts.join('，');
}
