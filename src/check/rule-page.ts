/** All rules of all registries, for `juesuan rules` and for README.md beside this file. */
import { SEVERITY_NAMES } from '../diagnostics/filter.ts';
import { ACROSS_RULES } from './across/across.ts';
import { FAMILIES } from './families.ts';
import { OTHER_RULES, type RuleEntry } from './other-rules.ts';
import { OWN_PRINT, RULES } from './registry.ts';

export { SEVERITY_NAMES } from '../diagnostics/filter.ts';
export type { RuleEntry } from './other-rules.ts';

const AMOUNTS = '核对所列位置的金额：已公开的数有误的改正已公开的数，明细有误的改正明细';
const TEXTS = '按问题清单的“应为”和“提示”改正所指的文字或数据；只是请核实的，核实无误即可不改';

/** Every rule, by family, in order of number. */
export function ruleEntries(): readonly RuleEntry[] {
  const all = [
    ...[...RULES, ...OWN_PRINT].map(({ id, severity, title, source, advice, needs }) => ({
      id,
      severity,
      title,
      source,
      advice: advice ?? (needs === 'print' ? TEXTS : AMOUNTS),
    })),
    ...ACROSS_RULES.map(({ id, severity, title, source, advice }) => ({ id, severity, title, source, advice })),
    ...OTHER_RULES,
  ];
  return FAMILIES.flatMap(({ letter }) =>
    all.filter(({ id }) => id.startsWith(letter)).sort((one, other) => (one.id < other.id ? -1 : 1)),
  );
}

const INTRODUCTION = `# 核查规则

由 \`rule-page.ts\` 按各规则的登记生成，不要手工修改；规则变动后运行 \`npm run accept\`。

- 规则按所查的事分在 \`facts/\`（填报的数据）、\`tables/\`（决算表）、\`print/\`（报告的结构）、\`narrative/\`（文字与数）、\`language/\`（用词）、\`evaluation/\`（绩效）、\`causes/\`（各规则所见的共同原因）；A、B 类的公式是 \`tables/\` 中的两张表，其余一条规则一个文件。
- J 类比较一批单位（\`across/\`），由 \`juesuan batch\` 和 \`juesuan summary\` 报告，不出现在单个单位的问题清单中。
- 只依据填报数据的规则，编不成报告时也查；\`own-print/\` 只查程序自己印得对不对，由 \`juesuan profile check\` 和测试运行。
- 级别是该规则多数问题的级别；只能存疑的问题写“请核实”，级别较低。
- \`juesuan rules\` 列出全部规则，\`juesuan rules E13\` 说明一条规则。
- 确有理由不改的，在 report.json 的 \`waivers\` 中写明规则编号、理由和决定人。
- 没有实现的规则和理由见 \`NOT-BUILT.md\`。
`;

/** Text of README.md. */
export function rulePage(): string {
  const all = ruleEntries();
  const sections = FAMILIES.flatMap(({ letter, title }) => {
    const rows = all.filter(({ id }) => id.startsWith(letter));
    return rows.length === 0 ? [] : [section(letter, title, rows)];
  });
  return [INTRODUCTION, ...sections, notOnPaper()].join('\n');
}

/** Rules that `juesuan audit` does not ask of a paper, with what they would need. */
function notOnPaper(): string {
  const rows = RULES.flatMap(({ id, title, unprinted }) =>
    unprinted === undefined ? [] : [`| ${id} | ${cell(title)} | ${unprinted} |`],
  );
  const head = ['| 编号 | 规则 | 要用的数据 |', '|---|---|---|'];
  const words = '审核别人编的报告（`juesuan audit`）时没有填报数据，以下规则不查；其余各条照查。';
  return [`## 审核时不查的规则（${rows.length}）`, '', words, '', ...head, ...rows, ''].join('\n');
}

function section(letter: string, title: string, rows: readonly RuleEntry[]): string {
  const lines = rows.map(
    (rule) => `| ${rule.id} | ${SEVERITY_NAMES[rule.severity]} | ${cell(rule.title)} | ${cell(rule.source)} |`,
  );
  const head = ['| 编号 | 级别 | 规则 | 依据 |', '|---|---|---|---|'];
  return [`## ${letter} ${title}（${rows.length}）`, '', ...head, ...lines, ''].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
