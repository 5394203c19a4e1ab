/**
 * E21: a form prints what was filled in: each indicator with target, result, weight and score, the money, the totals. And
 * forms of one kind have the same lines, choices and notes.
 */
import { rememberedByObject } from '../../model/remembered.ts';
import { tableName } from '../../model/table-name.ts';
import type { Decimal } from '../../money/decimal.ts';
import { decimal } from '../../money/decimal.ts';
import { YUAN_IN } from '../../money/units.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { squeezed } from '../reading/squeezed.ts';
import { typedDigits } from '../scale.ts';
import { percentText } from './figure-text.ts';
import { unlikeOthers } from './form-kinds.ts';
import { type WrongCell, wrongInLists, wrongInRubric } from './lists.ts';
import { type PrintedEvaluation, type PrintedIndicator, printedEvaluations } from './printed-evaluation.ts';
import type { ExecutionRow, PrintedForm } from './printed-form.ts';
import { printedNumber } from './printed-number.ts';
import { valueText } from './value-text.ts';

export const E21: Rule<'print'> = {
  id: 'E21',
  title: '自评表、评价表所印的指标、目标值、完成值、分值、得分和金额与填报的一致，同一种表的栏目和附注相同',
  source: '绩效自评表式',
  severity: 'error',
  needs: 'print',
  check: (context) => [
    ...unlikeOthers(context).map(({ form, message, actual, expected }) => told(form, message, actual, expected)),
    ...[...wrongInLists(context), ...wrongInRubric(context)].map(wrongCell),
    ...printedEvaluations(context).flatMap((form) =>
      form.printed === undefined
        ? []
        : [
            ...form.indicators.flatMap((one) => indicator(context, form, one)),
            ...money(context, form),
            ...totals(context, form),
            ...labels(context, form),
            ...goals(form),
            ...department(form),
          ],
    ),
  ],
};

function wrongCell({ form, line, actual, expected }: WrongCell): Fault {
  return {
    ...{ severity: 'error', at: form.table.place, actual, expected },
    message: `《${titleOf(form)}》中“${line}”一行印为 ${actual || '空白'}，应为 ${expected}`,
    hint: '照填报的印出；填报有误的，改 report.json',
  };
}

function titleOf({ table: { table, headings } }: PrintedForm): string {
  return tableName(table) || (headings.at(-1) ?? table.id);
}

/** `message` tells what is printed where; `expected` what was filled in. */
function told(form: PrintedEvaluation, message: string, actual: string, expected: string): Fault {
  return {
    ...{ severity: 'error', message: `${form.name}${message}`, actual, expected },
    at: form.printed?.table ?? {},
    hint: '照填报的印出；填报有误的，改 report.json',
  };
}

function indicator(context: Print, form: PrintedEvaluation, placed: PrintedIndicator): Fault[] {
  const { indicator: filled, printed, id } = placed;
  const name = `“${filled.name}”`;
  if (printed === undefined) return [told(form, `没有印出指标${name}`, '', filled.name)];
  const score = context.figures.get(`${id}.score`)?.value;
  const rate = context.figures.get(`${id}.completionRate`)?.value;
  const completion = filled.completion?.div(100) ?? rate;
  return [
    ...(completion === undefined
      ? []
      : number(form, `${name}完成率`, printed.completion, completion.times(100), percentText(completion))),
    ...words(form, `${name}目标值`, printed.target, valueText(filled.target)),
    ...(filled.actual === undefined ? [] : words(form, `${name}完成值`, printed.actual, valueText(filled.actual))),
    ...number(form, `${name}分值`, printed.weight, filled.weight),
    ...(score === undefined ? [] : number(form, `${name}得分`, printed.score, score)),
  ];
}

/** A cell holds the value with its sign and unit, or, where these have columns of their own, the value alone. */
function words(form: PrintedEvaluation, what: string, cell: string | undefined, filled: string): Fault[] {
  const [shown, wanted] = [bare(cell ?? ''), bare(filled)];
  if (cell === undefined || shown === wanted || (shown !== '' && wanted.includes(shown) && sameDigits(shown, wanted)))
    return [];
  return [told(form, `${what}印为“${cell}”，填报的是“${filled}”`, cell, filled)];
}

function sameDigits(shown: string, wanted: string): boolean {
  return shown.replace(/\D/g, '') === wanted.replace(/\D/g, '');
}

function bare(text: string): string {
  return squeezed(text).replaceAll(',', '');
}

/** The value filled in, rounded to the digits shown. @param expected as it would be printed */
function number(
  form: PrintedEvaluation,
  what: string,
  cell: string | undefined,
  filled: Decimal,
  expected = filled.toFixed(),
): Fault[] {
  const shown = printedNumber(cell ?? '');
  if (cell === undefined || cell === '' || shown?.equals(filled.toDecimalPlaces(shown.decimalPlaces())) === true)
    return [];
  return [told(form, `${what}印为 ${cell}，应为 ${expected}`, cell, expected)];
}

const MEASURES = [
  ['initial', 'initialBudget', '年初预算数'],
  ['budget', 'adjustedBudget', '全年预算数'],
  ['executed', 'executed', '执行数'],
] as const;

/** Lines of 整体支出规模, by the label before their amounts. */
const LINES: readonly (readonly [label: RegExp, key: string])[] = [
  [/人员经费/, 'funds.personnel'],
  [/公用经费/, 'funds.operating'],
  [/一般性项目/, 'funds.generalProject'],
  [/重点项目/, 'funds.keyProject'],
  [/^(?:[（(]?[一二][)）、.]?)?基本支出/, 'funds.basic'],
  [/^(?:[（(]?[一二][)）、.]?)?项目支出/, 'funds.project'],
];

/** The first line of the money is that of the whole form; those of the overall one have names of their own. */
function money(context: Print, form: PrintedEvaluation): Fault[] {
  const [first, ...others] = form.printed?.execution ?? [];
  const own = first === undefined ? [] : moneyOfLine(context, form, { line: first, id: form.id, name: '' });
  if (form.project !== undefined) return own;
  return [
    ...own,
    ...others.flatMap((line) => {
      const key = LINES.find(([label]) => label.test(line.label.trim()))?.[1];
      return key === undefined
        ? []
        : moneyOfLine(context, form, { line, id: `${form.id}.${key}`, name: `“${line.label.trim()}”` });
    }),
  ];
}

interface MoneyLine {
  readonly line: ExecutionRow;
  /** Prefix of its figures. */
  readonly id: string;
  readonly name: string;
}

function moneyOfLine(context: Print, form: PrintedEvaluation, { line, id, name: own }: MoneyLine): Fault[] {
  return MEASURES.flatMap(([column, key, name]) => {
    const shown = printedNumber(line[column] ?? '');
    const value = context.figures.get(`${id}.${key}`)?.value;
    if (shown === undefined || value === undefined || isAmount(shown, value)) return [];
    const { unit } = context.scale;
    const expected = typedDigits(context.scale, value);
    return [told(form, `${own}${name}印为 ${line[column]}，应为 ${expected}${unit}`, line[column] ?? '', expected)];
  });
}

/** In 元 or in 万元, rounded to the digits shown (a trailing zero may be dropped). */
function isAmount(shown: Decimal, yuan: Decimal): boolean {
  const decimals = Math.max(2, shown.decimalPlaces());
  return [yuan, yuan.div(YUAN_IN.万元)].some((value) => value.toDecimalPlaces(decimals).equals(shown));
}

const TOTAL = /^(?:总分|合计|总计|得分合计|自评总分|总得分)/;

/** The line of totals: full marks and the score reached. */
function totals(context: Print, form: PrintedEvaluation): Fault[] {
  const score = context.figures.get(`${form.id}.totalScore`)?.value;
  const row = form.printed?.rows.findLast(([first = '']) => TOTAL.test(first.trim()));
  const numbers = [...new Set(row ?? [])].flatMap((text) => (printedNumber(text) === undefined ? [] : [text]));
  if (score === undefined) return [];
  if (row === undefined && form.indicators.some(({ printed }) => printed?.score !== undefined)) {
    const isPrinted = form.printed?.rows.flat().some((text) => printedNumber(text)?.equals(score) === true);
    return isPrinted === true ? [] : [told(form, '没有印出总分', '', score.toFixed())];
  }
  const full = context.figures.get(`${form.id}.totalWeight`)?.value ?? decimal(100);
  return numbers.flatMap((text) => {
    const shown = printedNumber(text);
    if (shown === undefined || shown.equals(score) || shown.equals(full)) return [];
    return [told(form, `总分印为 ${text}，应为 ${score.toFixed()}`, text, score.toFixed())];
  });
}

/** Once one annual goal is printed, or its result, all goals are; once one result is, all results are. */
function goals(form: PrintedEvaluation): Fault[] {
  const all = 'goals' in form.evaluation ? form.evaluation.goals : [];
  if (all.length === 0) return [];
  const isPrinted = (text: string) => isIn(form, text);
  const [texts, results] = [all.map(({ text }) => text), all.flatMap(({ result }) => result ?? [])];
  const wanted = [
    ...([...texts, ...results].some(isPrinted) ? texts : []),
    ...(results.some(isPrinted) ? results : []),
  ];
  return wanted
    .filter((text) => !isPrinted(text))
    .map((text) => told(form, `没有照填报印出年度目标或完成情况“${text}”`, '', text));
}

type Rows = PrintedForm['rows'];

/** Each text of a form once: a merged cell's stands at several places. */
const textsIn = rememberedByObject((rows: Rows): readonly string[] => [...new Set(rows.flat())]);
const bareTextsIn = rememberedByObject((rows: Rows): readonly string[] => [...new Set(textsIn(rows).map(bare))]);

/** Whether some cell holds a text. */
function isIn({ printed }: PrintedEvaluation, text: string): boolean {
  const words = bare(text);
  return printed !== undefined && bareTextsIn(printed.rows).some((cell) => cell.includes(words));
}

/** Whose form it is. */
function department(form: PrintedEvaluation): Fault[] {
  if (!('departmentName' in form.evaluation)) return [];
  const { departmentName } = form.evaluation;
  return isIn(form, departmentName) ? [] : [told(form, `没有印出部门名称“${departmentName}”`, '', departmentName)];
}

/** Points in the labels of groups: 绩效指标（90分）. */
function labels({ profile }: Print, form: PrintedEvaluation): Fault[] {
  const { evaluation, printed } = form;
  const execution = profile.scoring?.executionWeight ?? 0;
  const goals = 'goals' in evaluation ? evaluation.goals.flatMap(({ weight }) => weight?.toNumber() ?? []) : [];
  const known = new Set([execution, 100 - execution, 100, ...goals]);
  const bracketed = (printed === undefined ? [] : textsIn(printed.rows)).filter((cell) => cell.includes('（'));
  const points = bracketed.flatMap((cell) => [...bare(cell).matchAll(/^[^，。；]{0,10}（(\d+)分[^，。；]{0,8}）$/g)]);
  const wrong = execution === 0 ? [] : points.filter(([, value]) => !known.has(Number(value)));
  return wrong.map(([text]) => told(form, `印有“${text}”，与分值不符`, text, [...known].join('、')));
}
