/** Tables that list the projects by name, and the table of standards, against what was filled in. */
import type { Dossier, RubricItem } from '../../model/dossier.ts';
import type { Figure, FigureSet } from '../../model/figure.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import { plainText } from '../../model/report.ts';
import { rubricItems } from '../../model/rubric.ts';
import { type Decimal, decimal, sum } from '../../money/decimal.ts';
import { YUAN_IN } from '../../money/units.ts';
import type { Print } from '../engine/needs.ts';
import { squeezed } from '../reading/squeezed.ts';
import { type PrintedForm, printedForms } from './printed-form.ts';
import { printedNumber } from './printed-number.ts';

export interface WrongCell {
  readonly form: PrintedForm;
  /** Name in the line. */
  readonly line: string;
  readonly actual: string;
  readonly expected: string;
}

const HUNDRED = decimal(100);

/** Numbers in the lines of projects that are none of the project's; totals that are not the sum of their column. */
export function wrongInLists(context: Print): WrongCell[] {
  const names = new Map((context.dossier.projects ?? []).map(({ id, name }) => [name, id]));
  const lists = printedForms(context.view).filter(
    ({ indicators, rows }) =>
      indicators.length === 0 && rows.filter((row) => row.some((cell) => names.has(cell))).length > 1,
  );
  return lists.flatMap((form) => [...lines(context, form, names), ...totals(form, names)]);
}

function lines(context: Print, form: PrintedForm, names: ReadonlyMap<string, string>): WrongCell[] {
  const units = unitsOf(form);
  return form.rows.flatMap((row) => {
    const name = row.find((cell) => names.has(cell));
    if (name === undefined) return [];
    const own = figuresOf(context.figures, `projects.${names.get(name)}.`);
    return row.flatMap((cell) =>
      printedNumber(cell) === undefined || /^\d{1,2}$/.test(cell) || own.some((figure) => isPrint(figure, cell, units))
        ? []
        : [{ form, line: name, actual: cell, expected: '该项目的预算、支出或执行率' }],
    );
  });
}

function figuresOf(figures: FigureSet, prefix: string): Figure[] {
  return ofProjects(figures).filter(({ id }) => id.startsWith(prefix));
}

const ofProjects = rememberedByObject((figures: FigureSet) =>
  [...figures.values()].filter(({ id }) => id.startsWith('projects.')),
);

/** What one of the units of money is worth that the list names above or in its heads, or else of both. */
function unitsOf({ table: { table }, rows }: PrintedForm): Decimal[] {
  const said = [...(table.headLine === undefined ? [] : Object.values(table.headLine).map(plainText)), ...rows.flat()];
  const unit = said.flatMap((text) => /(?:单位[：:]\s*|（)(万元|元)/.exec(text)?.[1] ?? [])[0];
  if (unit === undefined) return [YUAN_IN.元, YUAN_IN.万元];
  return [unit === '元' ? YUAN_IN.元 : YUAN_IN.万元];
}

/** The figure in a unit of money or in percent, rounded to the digits shown. */
function isPrint({ value, unit }: Figure, cell: string, units: readonly Decimal[]): boolean {
  const shown = printedNumber(cell);
  if (shown === undefined || value === undefined) return false;
  const forms =
    unit === 'yuan' ? units.map((one) => value.div(one)) : [unit === 'ratio' ? value.times(HUNDRED) : value];
  return forms.some((one) =>
    one.toDecimalPlaces(Math.max(shown.decimalPlaces(), unit === 'yuan' ? 2 : 0)).equals(shown),
  );
}

const TOTAL = /^(?:合计|总计)$/;

function totals(form: PrintedForm, names: ReadonlyMap<string, string>): WrongCell[] {
  const total = form.rows.find((row) => row.some((cell) => TOTAL.test(cell.trim())));
  const listed = form.rows.filter((row) => row.some((cell) => names.has(cell)));
  return (total ?? []).flatMap((cell, column) => {
    const shown = cell.endsWith('%') ? undefined : printedNumber(cell);
    const parts = listed.flatMap((row) => printedNumber(row[column] ?? '') ?? []);
    if (shown === undefined || parts.length < listed.length || sum(parts).equals(shown)) return [];
    return [{ form, line: '合计', actual: cell, expected: sum(parts).toFixed() }];
  });
}

/** Weights and scores of the table of standards that are not those filled in; lines that are not there. */
export function wrongInRubric({ view, dossier, figures }: Print): WrongCell[] {
  const items = rubricItems(dossier.rubric).map(({ item }) => item);
  const form = printedForms(view).find(({ table }) => items.length > 0 && table.table.id === 'rubric');
  if (form === undefined) return [];
  const groups = groupWeights(dossier);
  const found = items.flatMap((item) => {
    const { id, names, weight, standard, explanation } = item;
    const row = form.rows.find((cells) => names.some((name) => cells.includes(name)));
    const line = names.join('、');
    if (row === undefined) return [{ form, line, actual: '', expected: line }];
    const score = figures.get(`rubric.items.${id}.score`)?.value;
    const numbers = row.flatMap((cell) => printedNumber(cell) ?? []);
    return [
      ...absent(numbers, [weight, ...(score === undefined ? [] : [score])], { form, line }),
      ...strange(numbers, [...(groups.get(item) ?? []), weight, ...(score === undefined ? [] : [score])], {
        form,
        line,
      }),
      ...[standard, explanation].flatMap((words) => otherWords(row, words, { form, line })),
    ];
  });
  return [...found, ...rubricTotal(form, figures.get('rubric.totalScore')?.value)];
}

/** What the groups of each item weigh, which its line repeats. */
function groupWeights({ rubric }: Dossier): ReadonlyMap<RubricItem, readonly Decimal[]> {
  return new Map(
    (rubric?.level1 ?? []).flatMap((first) =>
      first.level2.flatMap((second) => second.items.map((item) => [item, [first.weight, second.weight]] as const)),
    ),
  );
}

type Line = Pick<WrongCell, 'form' | 'line'>;

function absent(numbers: readonly Decimal[], wanted: readonly Decimal[], line: Line): WrongCell[] {
  const lost = wanted.filter((value) => !numbers.some((one) => one.equals(value)));
  return lost.map((value) => ({
    ...line,
    actual: numbers.map((one) => one.toFixed()).join('、'),
    expected: value.toFixed(),
  }));
}

/** Numbers that are none of those known; or, where a line has as many as are known, that stand in for one of them. */
function strange(numbers: readonly Decimal[], known: readonly Decimal[], line: Line): WrongCell[] {
  const left = [...known];
  const odd = numbers.filter((one) => {
    const at = left.findIndex((value) => value.equals(one));
    if (at >= 0) left.splice(at, 1);
    return at < 0 && (numbers.length === known.length || !known.some((value) => value.equals(one)));
  });
  return odd.map((value) => ({ ...line, actual: value.toFixed(), expected: '所填的分值或得分' }));
}

const SHARED = 4;

const squeezedCells = rememberedByObject((row: readonly string[]) => row.map(squeezed));

/** A cell that begins like the words filled in, or ends like them, and is not what was filled in. */
function otherWords(row: readonly string[], words: string | undefined, line: Line): WrongCell[] {
  if (words === undefined || words.length < SHARED) return [];
  const wanted = squeezed(words);
  const cells = squeezedCells(row);
  if (cells.includes(wanted)) return [];
  const alike = cells.find((cell) => cell.startsWith(wanted.slice(0, SHARED)) || cell.endsWith(wanted.slice(-SHARED)));
  return alike === undefined ? [] : [{ ...line, actual: alike, expected: wanted }];
}

function rubricTotal(form: PrintedForm, score: Decimal | undefined): WrongCell[] {
  if (score === undefined) return [];
  const row = form.rows.findLast((cells) => cells.some((cell) => /合计/.test(cell)));
  const line = { form, line: '合计' };
  if (row === undefined) return [{ ...line, actual: '', expected: score.toFixed() }];
  const numbers = row.flatMap((cell) => printedNumber(cell) ?? []);
  return absent(numbers, [score], line);
}
