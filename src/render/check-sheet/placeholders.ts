/**
 * What a template of a check sheet may ask for in `{{…}}`: a fact of the unit, what rules came to, or in one row all that
 * is repeated for each finding.
 */
import { SEVERITY_NAMES } from '../../diagnostics/filter.ts';
import { LINE_STATE_WORDS, type Summary, type UnitLine } from '../../model/summary.ts';
import type { ToldFinding } from '../../model/unit-result.ts';
import { countsText, isAbsent, placeText } from '../summary/words.ts';

/** `{{单位}}`, `{{问题数 C,D}}`, `{{问题.位置}}`. */
export const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** A unit, and the batch that it is of. */
export interface Checked {
  readonly unit: UnitLine;
  readonly summary: Summary;
}

type Fact = (checked: Checked) => string | number;

const FACTS: Readonly<Record<string, Fact>> = {
  单位: ({ unit }) => unit.dossier?.unitName ?? unit.name,
  年度: ({ unit }) => unit.dossier?.year ?? '',
  模板: ({ unit }) => unit.dossier?.profile ?? '',
  级次: ({ unit }) => unit.dossier?.level ?? '',
  状态: ({ unit }) => LINE_STATE_WORDS[unit.state],
  原因: ({ unit }) => unit.remark ?? '',
  联系人: ({ unit }) => unit.contact ?? '',
  期限: ({ unit }) => unit.deadline ?? '',
  错误: ({ unit }) => unit.counts.error,
  警告: ({ unit }) => unit.counts.warning,
  提示: ({ unit }) => unit.counts.info,
  已说明: ({ unit }) => unit.counts.waived,
  结论: ({ unit }) => verdict(unit, openFindings(unit, [])),
  问题汇总: ({ unit }) => (isAbsent(unit.state) ? '' : countsText(unit.counts)),
  来源: ({ summary }) => summary.source,
  完成日期: ({ summary }) => summary.finished,
};

/** Of the findings of some rules: `A05`, or a letter for a family. */
const OF_RULES: Readonly<Record<string, (unit: UnitLine, rules: readonly string[]) => string | number>> = {
  结果: (unit, rules) => verdict(unit, openFindings(unit, rules)),
  问题数: (unit, rules) => openFindings(unit, rules).length,
  问题: (unit, rules) =>
    openFindings(unit, rules)
      .map(({ rule, message }) => `${rule} ${message}`)
      .join('\n'),
};

const OF_FINDING: Readonly<Record<string, (finding: ToldFinding, index: number) => string | number>> = {
  '问题.序号': (_, index) => index + 1,
  '问题.规则': ({ rule }) => rule,
  '问题.级别': ({ severity }) => SEVERITY_NAMES[severity],
  '问题.内容': ({ message }) => message,
  '问题.位置': (finding) => placeText(finding) ?? '',
  '问题.实际': ({ actual }) => actual ?? '',
  '问题.应为': ({ expected }) => expected ?? '',
  '问题.提示': ({ hint }) => hint ?? '',
  '问题.说明': ({ waived }) => waived ?? '',
};

export const KNOWN_PLACEHOLDERS: readonly string[] = [
  ...Object.keys(FACTS),
  ...Object.keys(OF_RULES).map((name) => `${name} A,B05`),
  ...Object.keys(OF_FINDING),
];

/** Whether it belongs to a row that is repeated for each finding. */
export function isOfFinding(name: string): boolean {
  return Object.hasOwn(OF_FINDING, name);
}

/** The value of a placeholder outside of such a row; undefined for one that there is not. */
export function factOf(name: string, checked: Checked): string | number | undefined {
  if (Object.hasOwn(FACTS, name)) return FACTS[name]?.(checked);
  const [, word = '', rules = ''] = /^(\S+)\s+([A-Z]\d*(?:[,，、][A-Z]\d*)*)$/.exec(name) ?? [];
  return Object.hasOwn(OF_RULES, word) ? OF_RULES[word]?.(checked.unit, rules.split(/[,，、]/)) : undefined;
}

/** The value of a placeholder in such a row; facts of the unit may stand there too. */
export function valueOfFinding(
  name: string,
  checked: Checked,
  finding: ToldFinding,
  index: number,
): string | number | undefined {
  return isOfFinding(name) ? OF_FINDING[name]?.(finding, index) : factOf(name, checked);
}

/** Errors and warnings that the unit has not answered; information is none to put right. @param rules all where none is named */
function openFindings({ findings }: UnitLine, rules: readonly string[]): readonly ToldFinding[] {
  return findings().filter(
    ({ rule, severity, waived }) =>
      severity !== 'info' && waived === undefined && (rules.length === 0 || rules.some((each) => isOf(rule, each))),
  );
}

function isOf(rule: string, named: string): boolean {
  return named.length === 1 ? rule.startsWith(named) : rule === named;
}

function verdict({ state }: UnitLine, findings: readonly ToldFinding[]): string {
  if (isAbsent(state) || state === 'duplicate') return '未查';
  return findings.some(({ severity }) => severity === 'error') ? '不合格' : '合格';
}
