/** Forms of one kind, filled in for several projects: the same lines, choices and notes (rule E21). */
import { rememberedByObject } from '../../model/remembered.ts';
import { CHECKED_BOX, EMPTY_BOX, plainText } from '../../model/report.ts';
import type { Print } from '../engine/needs.ts';
import { squeezed } from '../reading/squeezed.ts';
import { type PrintedEvaluation, printedEvaluations } from './printed-evaluation.ts';
import type { PrintedForm } from './printed-form.ts';

export interface Unlike {
  /** Always a printed one. */
  readonly form: PrintedEvaluation;
  readonly message: string;
  readonly actual: string;
  readonly expected: string;
}

/** Of each form what most others of its kind have and it has not, and notes that most others do not have. */
export function unlikeOthers(context: Print): Unlike[] {
  const read = printedEvaluations(context)
    .filter(({ printed }) => printed !== undefined)
    .map((form) => ({ form, lines: linesIn(form.printed?.rows ?? NO_ROWS), notes: notesOf(form) }));
  return read.flatMap(({ form, lines, notes }) => {
    const others = read.filter((one) => one.form !== form && kindOf(one.form) === kindOf(form));
    return [
      ...missingLines(
        lines,
        others.map((one) => one.lines),
      ),
      ...strangeNotes(
        notes,
        others.map((one) => one.notes),
      ),
    ].map((unlike) => ({ form, ...unlike }));
  });
}

/** Part of the table's id before the project's: the form it is made from. */
function kindOf({ printed }: PrintedEvaluation): string | undefined {
  return printed?.table.table.id.split('.')[0];
}

type Difference = Omit<Unlike, 'form'>;

function missingLines(own: ReadonlySet<string>, others: readonly ReadonlySet<string>[]): Difference[] {
  const usual = new Set(others.flatMap((lines) => [...lines]));
  const lost = [...usual].filter((line) => !own.has(line) && isOfMost(others, line));
  return lost.map((line) => ({ message: `没有印出“${line}”一行`, actual: '', expected: line }));
}

const BOXES = new RegExp(`[${CHECKED_BOX}${EMPTY_BOX}]`);
const LABEL = /^(?:\d{1,2}[.．、])?\p{Script=Han}{2,16}$/u;

/** What stands before a line (项目名称, 存在问题, 总分), and choices; groups of indicators differ between projects. */
const linesIn = rememberedByObject((rows: PrintedForm['rows']): ReadonlySet<string> => {
  const heads = rows.map(([first = '']) => squeezed(first).replace(/：.*$/, ''));
  const choices = rows
    .flat()
    .flatMap((cell) => (BOXES.test(cell) ? [squeezed(cell).replaceAll(CHECKED_BOX, EMPTY_BOX)] : []));
  return new Set([...heads.filter((head) => LABEL.test(head) && !head.endsWith('指标')), ...choices]);
});

const NO_ROWS: PrintedForm['rows'] = [];

function strangeNotes(own: ReadonlySet<string>, others: readonly ReadonlySet<string>[]): Difference[] {
  const lists = others.filter(({ size }) => size > 0);
  const strange = [...own].filter((note) => lists.length > 0 && !isOfMost(lists, note));
  return strange.map((note) => ({
    message: `的附注“${note.slice(0, LEAD)}…”与其他同类表不同`,
    actual: note,
    expected: '各表相同的附注',
  }));
}

/** Characters of a note by which it is quoted. */
const LEAD = 24;

function notesOf({ printed }: PrintedEvaluation): ReadonlySet<string> {
  return new Set((printed?.table.table.notes ?? []).map(plainText));
}

function isOfMost(lists: readonly ReadonlySet<string>[], item: string): boolean {
  return lists.filter((list) => list.has(item)).length * 2 > lists.length;
}
