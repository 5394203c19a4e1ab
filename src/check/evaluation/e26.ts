/**
 * E26: forms of a paper that was read: forms of one kind have the same lines, one indicator the same numbers, and numbers of
 * goals and of the prose are those of the indicators. Of a dossier E18, E21 and E22 tell that.
 */
import { rememberedByObject } from '../../model/remembered.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { isOneSlipApart } from '../reading/one-slip.ts';
import { squeezed } from '../reading/squeezed.ts';
import type { PrintedText, ReportView } from '../reading/view.ts';
import { type PrintedForm, printedForms } from './printed-form.ts';
import { isBlank } from './printed-number.ts';
import { scoredForms } from './scored-form.ts';

export const E26: Rule<'print'> = {
  id: 'E26',
  title: '同一种自评表的行相同，同一指标的数相同；年度目标、完成情况和正文中的数与指标的目标值、完成值一致',
  source: '绩效自评表式；绩效自评表“年度总体目标”栏',
  severity: 'warning',
  needs: 'print',
  check: ({ view }) =>
    view.isRead
      ? [
          ...missingLines(view),
          ...strangeGoals(view),
          ...overHundred(view),
          ...unlikeIndicators(view),
          ...strangeCounts(view),
        ]
      : [],
};

/** With two forms alone, each may have a line of its own; more than one is another form. */
const FEW = 3;
const LABEL = /^[\p{Script=Han}（）()]{2,20}$/u;

/** A line that most forms with the same heads have. */
function missingLines(view: ReportView): Fault[] {
  const forms = printedForms(view).flatMap((form) => {
    const heads = form.rows.find((row) => row.includes('三级指标'));
    return heads === undefined ? [] : [{ form, kind: heads.map(squeezed).join('|'), labels: labelsOf(form) }];
  });
  return forms.flatMap(({ form, kind, labels }) => {
    const others = forms.filter((other) => other.kind === kind && other.form !== form);
    if (others.length === 0) return [];
    const usual = [...new Set(others.flatMap((other) => [...other.labels]))].filter((label) =>
      others.every((other) => other.labels.has(label)),
    );
    const lost = usual.filter((label) => !labels.has(label));
    const isOther = others.length + 1 < FEW && (lost.length > 1 || [...labels].some((label) => !usual.includes(label)));
    return (isOther ? [] : lost).map((label) => ({
      message: `自评表没有“${label}”一行，其他同类的表都有，请核实`,
      at: form.table.place,
      expected: label,
      hint: '补上这一行',
    }));
  });
}

/** What stands first in a line, but for indicators, whose groups differ. */
function labelsOf({ rows }: PrintedForm): ReadonlySet<string> {
  return new Set(
    rows.map(([first = '']) => squeezed(first)).filter((label) => LABEL.test(label) && !/指标/u.test(label)),
  );
}

interface Counted {
  readonly digits: string;
  readonly unit: string;
}

const COUNT = /(?<![\d.,])(\d[\d,]*(?:\.\d+)?)(万?[\p{Script=Han}])/gu;

function countsIn(text: string): Counted[] {
  return [...text.matchAll(COUNT)].map(([, digits = '', unit = '']) => ({ digits: digits.replaceAll(',', ''), unit }));
}

/** 补贴28家 where the indicators count 26家: one slip apart, and no indicator says 28. */
function strangeGoals(view: ReportView): Fault[] {
  const cells = cellsByTable(view);
  return scoredForms(view).flatMap(({ table, items }) => {
    const told = items.flatMap(({ target, actual }) => [...countsIn(target), ...countsIn(actual)]);
    const ofItems = new Set(items.map(({ row }) => row));
    const own = cells.get(table.table.id) ?? [];
    const labels = new Set(own.flatMap(({ text, row }) => (GOALS.test(text) && row !== undefined ? [row] : [])));
    const goals = own.filter(({ row = -1, text }) => labels.has(row) && !ofItems.has(row) && text.length > LABELS);
    return goals.flatMap((goal) =>
      countsIn(goal.text).flatMap(({ digits, unit }): Fault[] => {
        const same = told.filter((one) => one.unit === unit);
        const near = same.find((one) => isOneSlipApart(one.digits, digits));
        if (digits.length < 2 || YEARLY.test(unit) || near === undefined) return [];
        if (same.some((one) => one.digits === digits)) return [];
        const message = `自评表的目标或完成情况写“${digits}${unit}”，指标中是“${near.digits}${unit}”，请核实`;
        const at = goal.placeAt(goal.text.indexOf(`${digits}${unit}`));
        return [{ message, at, actual: `${digits}${unit}`, expected: `${near.digits}${unit}`, hint: '改成同一个数' }];
      }),
    );
  });
}

/** What stands before goals and what became of them; longer texts are the goals. */
const [GOALS, LABELS] = [/^[\p{Script=Han}\d]{0,8}(?:目标|完成情况)/u, 12];

/** Dates, and money, which the lines of money tell. */
const YEARLY = /[年月日元]/u;

const cellsByTable = rememberedByObject((view: ReportView): ReadonlyMap<string, readonly PrintedText[]> => {
  const found = new Map<string, PrintedText[]>();
  for (const text of view.texts)
    if (text.kind === 'cell' && text.table !== undefined)
      found.set(text.table, [...(found.get(text.table) ?? []), text]);
  return found;
});

const RATE = /率$/u;
const GROWTH = /增|变动|完成率|执行率|变化|降|提高|保值/u;

/** No share reaches beyond all. */
function overHundred(view: ReportView): Fault[] {
  return scoredForms(view).flatMap(({ table, items }) =>
    items.flatMap(({ name, target }): Fault[] => {
      const percent = /^[≥>＞=＝]?(\d{3,})(?:\.\d+)?[%％]$/u.exec(target.trim())?.[1];
      if (isBlank(target) || percent === undefined || Number(percent) <= 100) return [];
      if (!RATE.test(name) || GROWTH.test(name)) return [];
      const message = `自评表“${name}”的目标值是 ${target}，大于100%，请核实`;
      return [{ message, at: table.place, actual: target, hint: '改正目标值' }];
    }),
  );
}

/** One indicator in two forms: the same target and nearly the same count, or the same result and nearly the same target. */
function unlikeIndicators(view: ReportView): Fault[] {
  const all = scoredForms(view).flatMap((form) => form.items.map((item) => ({ form, item })));
  return all.flatMap(({ form, item }, at): Fault[] => {
    const others = all.slice(0, at).filter((one) => one.item.name === item.name && one.form !== form);
    const told = (what: string, own: string, other: string, column: number | undefined): Fault => ({
      message: `“${item.name}”${what}印为 ${own}，另一张自评表为 ${other}，请核实`,
      at: form.place({ row: item.row, column: column ?? 0 }),
      actual: own,
      expected: other,
      hint: '同一指标在各表中用同一个数',
    });
    return others.flatMap(({ item: other }): Fault[] => {
      if (item.target === other.target && isSlipOfCount(item.actual, other.actual))
        return [told('完成值', item.actual, other.actual, form.actualColumn)];
      if (item.actual === other.actual && item.actual !== '' && isSlipOfCount(item.target, other.target))
        return [told('目标值', item.target, other.target, form.targetColumn)];
      return [];
    });
  });
}

/** Of shares a near one is as likely. */
function isSlipOfCount(one: string, other: string): boolean {
  return /\d{2}/u.test(one) && !/[%％]/u.test(one) && isOneSlipApart(one, other);
}

/** What stands between the name of a count and the count. */
const BETWEEN = /(?:不少于|不低于|超过|达到|达|约|共|完成|为|了)+$/u;
const NAME = 4;

/** 新增图书12580册, where the indicator 新增图书册数 has 12480册: one slip apart, and no form says so. */
function strangeCounts(view: ReportView): Fault[] {
  const items = scoredForms(view).flatMap((form) => form.items);
  if (items.length === 0) return [];
  const ofForms = new Set(scoredForms(view).map(({ table }) => table.table.id));
  const texts = view.texts.filter(
    ({ kind, table }) => kind === 'paragraph' || (kind === 'cell' && (table === undefined || !ofForms.has(table))),
  );
  return texts.flatMap((printed) =>
    [...printed.text.matchAll(COUNT)].flatMap(({ 1: typed = '', 2: unit = '', index }): Fault[] => {
      const digits = typed.replaceAll(',', '');
      const before = (/\p{Script=Han}+$/u.exec(printed.text.slice(0, index))?.[0] ?? '').replace(BETWEEN, '');
      const name = before.slice(-NAME);
      if (digits.length < 2 || YEARLY.test(unit) || name.length < NAME) return [];
      const meant = items
        .filter((item) => item.name.includes(name))
        .flatMap(({ target, actual }) => countsIn(`${target} ${actual}`));
      const same = meant.filter((one) => one.unit === unit);
      const near = same.find((one) => isOneSlipApart(one.digits, digits));
      if (near === undefined || same.some((one) => one.digits === digits)) return [];
      const message = `写“${name}…${typed}${unit}”，自评表的指标是“${near.digits}${unit}”，请核实`;
      const at = printed.placeAt(index);
      return [{ message, at, actual: `${typed}${unit}`, expected: `${near.digits}${unit}`, hint: '改成同一个数' }];
    }),
  );
}
