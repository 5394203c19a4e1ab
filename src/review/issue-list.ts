/** 问题清单: the findings as a table, for the person who has to correct them. */
import { SEVERITIES, SEVERITY_NAMES } from '../diagnostics/filter.ts';
import type { Finding, Severity } from '../diagnostics/finding.ts';
import type { Block, Cell, Inline, Part, Report, ReportMeta } from '../model/report.ts';
import { fileText } from './remarks.ts';

export const ISSUE_LIST = '问题清单';

/** A finding under the number of its remark. */
export interface Issue {
  readonly number: number;
  readonly finding: Finding;
  /** Printed number of the page on which its place begins; absent when the report prints nothing of it. */
  readonly page?: number;
}

/** The last part of a draft. It has no heading of the outline, so that the contents stay those of the report. */
export function issuePart(issues: readonly Issue[]): Part {
  return { id: 'issues', kind: 'body', blocks: issueBlocks(ISSUE_LIST, issues) };
}

/** A list of its own, one part for each unit. */
export function issueReport(meta: ReportMeta, units: readonly { title: string; issues: readonly Issue[] }[]): Report {
  const parts = units.map(({ title, issues }, index) => ({
    id: `issues${index + 1}`,
    kind: 'body' as const,
    blocks: issueBlocks(`${title}\n${ISSUE_LIST}`, issues),
  }));
  return { meta, parts };
}

function issueBlocks(title: string, issues: readonly Issue[]): Block[] {
  return [
    { kind: 'paragraph', role: 'title', text: lines(title) },
    { kind: 'paragraph', role: 'flush', text: [text(summary(issues))] },
    ...SEVERITIES.flatMap((severity) => severityTable(severity, issues)),
  ];
}

/** `共 5 个错误、18 个警告、12 条提示，另有 1 条已说明。`. */
function summary(issues: readonly Issue[]): string {
  if (issues.length === 0) return '没有发现问题。';
  const open = issues.filter(({ finding }) => finding.waived === undefined);
  const counts = SEVERITIES.map((severity) => {
    const count = open.filter(({ finding }) => finding.severity === severity).length;
    return `${count} ${severity === 'info' ? '条' : '个'}${SEVERITY_NAMES[severity]}`;
  });
  const waived = issues.length - open.length;
  return `共 ${counts.join('、')}${waived === 0 ? '' : `，另有 ${waived} 条已说明`}。`;
}

function severityTable(severity: Severity, issues: readonly Issue[]): Block[] {
  const own = issues.filter(({ finding }) => finding.severity === severity);
  if (own.length === 0) return [];
  return [
    {
      kind: 'table',
      id: `issues-${severity}`,
      title: [text(`${SEVERITY_NAMES[severity]}（${own.length}）`)],
      orientation: 'portrait',
      columns: [2, 2, 2.4, 14, 12],
      head: [['序号', '页码', '规则', '问题', '怎样改'].map((words) => cell([words], { head: true, align: 'center' }))],
      body: own.map(issueRow),
      splitRows: true,
      style: 'form',
      notes: [],
    },
  ];
}

function issueRow({ number, page, finding }: Issue): readonly Cell[] {
  const { rule, message, actual, expected, hint, waived, place } = finding;
  const problem = [message, ...labelled('实际', actual), ...labelled('应为', expected)];
  const mending = [
    ...(hint === undefined ? [] : [hint]),
    ...(place === undefined ? [] : [`位置：${fileText(place)}`]),
    ...labelled('已说明', waived),
  ];
  return [
    cell([`${number}`], { align: 'center' }),
    cell([page === undefined ? '—' : `${page}`], { align: 'center' }),
    cell([rule], { align: 'center' }),
    cell(problem),
    cell(mending.length === 0 ? ['请核实后改正'] : mending),
  ];
}

function labelled(label: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`${label}：${value}`];
}

function cell(paragraphs: readonly string[], extra: Partial<Cell> = {}): Cell {
  return { paragraphs: paragraphs.map((words) => [text(words)]), align: 'left', ...extra };
}

function text(words: string): Inline {
  return { kind: 'text', text: words };
}

function lines(words: string): Inline[] {
  return words
    .split('\n')
    .flatMap((line, index): Inline[] => (index === 0 ? [text(line)] : [{ kind: 'lineBreak' }, text(line)]));
}
