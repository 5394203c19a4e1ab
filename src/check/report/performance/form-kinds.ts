/** Forms of one kind, filled in for several projects: the same lines, choices and notes (rule E21). */
import { rememberedByObject } from '../../../model/remembered.ts';
import { plainText } from '../../../model/report.ts';
import type { ReportRuleContext } from '../report-rule.ts';
import { squeezed } from '../squeezed.ts';
import { type EvaluationForm, evaluationForms } from './evaluation-form.ts';

export interface Unlike {
  readonly message: string;
  readonly actual: string;
  readonly expected: string;
}

/** What most other forms of its kind have and this one has not, and notes that most others do not have. */
export function unlikeOthers(context: ReportRuleContext, form: EvaluationForm): Unlike[] {
  const others = evaluationForms(context).filter((one) => one !== form && kindOf(one) === kindOf(form));
  return [...missingLines(form, others), ...strangeNotes(form, others)];
}

/** Part of the table's id before the project's: the form it is made from. */
function kindOf({ printed }: EvaluationForm): string | undefined {
  return printed?.table.table.id.split('.')[0];
}

function missingLines(form: EvaluationForm, others: readonly EvaluationForm[]): Unlike[] {
  const own = linesOf(form);
  const lists = others.map(linesOf);
  const usual = new Set(lists.flatMap((lines) => [...lines]));
  const lost = [...usual].filter((line) => !own.has(line) && isOfMost(lists, line));
  return lost.map((line) => ({ message: `没有印出“${line}”一行`, actual: '', expected: line }));
}

const LABEL = /^(?:\d{1,2}[.．、])?\p{Script=Han}{2,16}$/u;

/** What stands before a line (项目名称, 存在问题, 总分), and choices; groups of indicators differ between projects. */
const linesOf = rememberedByObject(({ printed }: EvaluationForm): ReadonlySet<string> => {
  const rows = printed?.rows ?? [];
  const heads = rows.map(([first = '']) => squeezed(first).replace(/：.*$/, ''));
  const choices = rows.flat().flatMap((cell) => (/[☑□]/.test(cell) ? [squeezed(cell).replaceAll('☑', '□')] : []));
  return new Set([...heads.filter((head) => LABEL.test(head) && !head.endsWith('指标')), ...choices]);
});

function strangeNotes(form: EvaluationForm, others: readonly EvaluationForm[]): Unlike[] {
  const lists = others.map(notesOf).filter(({ size }) => size > 0);
  const strange = [...notesOf(form)].filter((note) => lists.length > 0 && !isOfMost(lists, note));
  return strange.map((note) => ({
    message: `的附注“${note.slice(0, LEAD)}…”与其他同类表不同`,
    actual: note,
    expected: '各表相同的附注',
  }));
}

/** Characters of a note by which it is quoted. */
const LEAD = 24;

const notesOf = rememberedByObject(
  ({ printed }: EvaluationForm): ReadonlySet<string> => new Set((printed?.table.table.notes ?? []).map(plainText)),
);

function isOfMost(lists: readonly ReadonlySet<string>[], item: string): boolean {
  return lists.filter((list) => list.has(item)).length * 2 > lists.length;
}
