/** 问题清单: the findings as a table, for the person who has to correct them. */
import { gatherAlike, numberRanges } from '../diagnostics/alike.ts';
import { SEVERITIES, SEVERITY_NAMES } from '../diagnostics/filter.ts';
import type { Severity } from '../diagnostics/finding.ts';
import { placesText } from '../diagnostics/place-words.ts';
import { consequencesText } from '../diagnostics/print.ts';
import { entryAsWords, keysAsNames } from '../model/key-words.ts';
import type { Block, Cell, Inline, Part, Report, ReportMeta } from '../model/report.ts';
import type { PlacedFinding } from './draft.ts';
import { paperTitle } from './paper-title.ts';
import { entryText } from './provenance.ts';

export const ISSUE_LIST = '问题清单';

/** A finding under the number of its remark, with its place in the paper. */
export interface Issue extends PlacedFinding {
  readonly number: number;
  /** Printed number of the page on which its place begins; absent when the report prints nothing of it. */
  readonly page?: number;
}

/** What the list says of one unit. */
export interface IssueSection {
  /** Folder name of the unit. */
  readonly unit: string;
  /** Of the report; absent when there is none. */
  readonly meta?: ReportMeta;
  readonly issues: readonly Issue[];
}

/** The last part of a draft. It has no heading of the outline, so that the contents stay those of the report. */
export function issuePart(section: IssueSection): Part {
  return { id: 'issues', kind: 'body', blocks: issueBlocks([text(ISSUE_LIST)], section) };
}

/** Date in the file of a list without any report. */
const NO_DATE = '1980-01-01';

/** A list of its own, one part for each unit. */
export function issueReport(sections: readonly IssueSection[]): Report {
  const parts = sections.map((section, index) => ({
    id: `issues${index + 1}`,
    kind: 'body' as const,
    blocks: issueBlocks(paperTitle(ISSUE_LIST, section.unit, section.meta), section),
  }));
  const first = sections.find(({ meta }) => meta !== undefined)?.meta;
  const unnamed = { unitName: '', year: 0, date: NO_DATE, subject: ISSUE_LIST, keywords: [] };
  return { meta: { ...unnamed, ...first, title: `${first?.title ?? ''}${ISSUE_LIST}` }, parts };
}

function issueBlocks(title: readonly Inline[], { issues }: IssueSection): Block[] {
  return [
    { kind: 'paragraph', role: 'title', text: title },
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
      columns: [2.6, 7.4, 10.6, 11.8],
      head: [
        [['序号', '规则'], ['位置'], ['问题'], ['怎样改']].map((lines) => cell(lines, { head: true, align: 'center' })),
      ],
      body: gatherAlike(own, ({ finding }) => finding).map(issueRow),
      style: 'form',
      notes: [],
    },
  ];
}

/** One row for all that say the same: the first of them in full, then where the others are. */
function issueRow(alike: readonly Issue[]): readonly Cell[] {
  const [first, ...others] = alike;
  if (first === undefined) return [];
  const { rule, message, actual, expected, hint, waived, place, consequences = [] } = first.finding;
  const problem = [
    keysAsNames(message),
    ...untold(message, '实际', actual),
    ...untold(message, '应为', expected && entryAsWords(expected)),
    ...(others.length === 0 ? [] : [`这样的共 ${alike.length} 处，上面是第一处。`]),
    ...labelled('连带', consequencesText(consequences)),
  ];
  const files = placesText(others.flatMap(({ finding }) => finding.place ?? []));
  const mending = [
    ...(hint === undefined ? [] : [keysAsNames(hint)]),
    ...labelled('已说明', waived),
    ...(place?.line === undefined ? [] : [`填写在：${entryText(place)}`]),
    ...labelled('其余填写在', files),
  ];
  const numbers = numberRanges(alike.map(({ number }) => number));
  return [
    cell([numbers, rule], { align: 'center' }),
    cell([placeInPaper(first), ...labelled('其余在', pagesText(others))]),
    cell(problem),
    cell(hint === undefined ? ['请核实后改正', ...mending] : mending),
  ];
}

/** `第3页，二、收入决算情况 > 《收入决算表》…`; what the report does not print is said to be so. */
function placeInPaper({ page, where = '' }: Issue): string {
  const parts = [...(page === undefined ? [] : [`第${page}页`]), ...(where === '' ? [] : [where])];
  return parts.join('，') || '报告中没有印出';
}

function pagesText(issues: readonly Issue[]): string | undefined {
  const pages = [...new Set(issues.flatMap(({ page }) => page ?? []))].sort((a, b) => a - b);
  return pages.length === 0 ? undefined : `第${numberRanges(pages)}页`;
}

/** A value that the message does not say already; it may leave out the unit of money. */
function untold(message: string, label: string, value: string | undefined): string[] {
  const bare = value?.replace(/(?:万元|元)$/, '') ?? '';
  const said = [...message.matchAll(/[\d.,]+|[^\d.,]+/g)].map(([piece]) => piece);
  const isSaid = /^[\d.,]+$/.test(bare) ? said.includes(bare) : message.includes(value ?? '');
  return isSaid ? [] : labelled(label, value);
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
