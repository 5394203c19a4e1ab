/**
 * C28: every statutory table is printed as its form demands: each line with its 行次 or code and its name, each amount as
 * the accounts have it, none missing, none extra; and the notes below it. The forms are the source of the print as well.
 */
import { cellFigure } from '../../model/cell-figure.ts';
import type { Figure, FigureSet } from '../../model/figure.ts';
import { lineCodes } from '../../model/line-codes.ts';
import { KEPT_UNITS, latestFor } from '../../model/remembered.ts';
import { plainText } from '../../model/report.ts';
import {
  functionalCodes,
  type LayoutInput,
  type Slot,
  type TableLayout,
  TOTAL_ROW,
  tableLayouts,
} from '../../model/table-layout.ts';
import { leafColumns, type TableSpec } from '../../model/table-spec.ts';
import { formatNumeral, ZERO } from '../../money/decimal.ts';
import { YUAN_IN } from '../../money/units.ts';
import type { Print } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { amountText, figureText } from '../reading/telling.ts';
import type { PrintedTable } from '../reading/view.ts';
import { type PrintedLine, printedLines } from './printed-cells.ts';

export const C28: Rule<'print'> = {
  id: 'C28',
  title: '各表所印的行次、科目、金额和表注与表式、明细一致',
  source: '部门决算公开表式',
  severity: 'error',
  needs: 'print',
  check(context) {
    const { tables, classes, classification, figures, view } = context;
    if (tables === undefined || classes === undefined) return [];
    const layouts = latestLayouts(figures, [tables, classes, classification], () =>
      layoutsOf(figures, { tables, classes, classification }),
    );
    return view.tables.flatMap((printed) => {
      const layout = printed.table.style === 'statement' ? layouts.get(printed.table.id) : undefined;
      return layout === undefined ? [] : checkTable(context, printed, layout);
    });
  },
};

const latestLayouts = latestFor<FigureSet, ReadonlyMap<string, TableLayout>>(KEPT_UNITS);

function layoutsOf(figures: FigureSet, form: Omit<LayoutInput, 'codes'>): ReadonlyMap<string, TableLayout> {
  const codes = functionalCodes(figures);
  return tableLayouts({ ...form, codes: () => codes });
}

function checkTable(context: Print, printed: PrintedTable, layout: TableLayout): Fault[] {
  const lines = printedLines(layout, printed.table);
  const fault = (message: string, rest: Partial<Fault> = {}): Fault => ({
    ...{ severity: 'error', at: printed.place, hint: '改正所印的表；数有误的，改正明细' },
    ...{ message: `${layout.name}${message}`, ...rest },
  });
  const seen = new Set(lines.map(({ key }) => key));
  const missing = [...layout.rows].filter(([key, slots]) => !seen.has(key) && isPrinted(context, layout, key, slots));
  return [
    ...lines.flatMap((line) => checkLine(context, layout, line).map(([message, rest]) => fault(message, rest))),
    ...missing.map(([key]) => fault(`没有印出${nameOf(layout, key)}`, { expected: key })),
    ...headingNumber(printed, layout).map((text) =>
      fault(`的标题印为“${text}”`, { actual: text, expected: layout.name }),
    ),
    ...columnNumbers(printed, layout).map((number) => fault(`的栏次印为“${number}”，表式中没有`, { actual: number })),
    ...notes(context, printed, layout).map((note) => fault('的表注与表式不同', { expected: note })),
  ];
}

/** A fixed line always, one of a code when it has an amount. */
function isPrinted(context: Print, { spec }: TableLayout, key: string, slots: readonly Slot[]): boolean {
  if (spec.layout !== 'classification' || key === TOTAL_ROW) return true;
  return slots.some(({ figure }) => context.figures.get(figure)?.value?.isZero() === false);
}

function nameOf({ rows, spec }: TableLayout, key: string): string {
  const quoted = /“.*”/.exec(rows.get(key)?.[0]?.name ?? '')?.[0] ?? '';
  return spec.layout === 'statement' ? `第${key}行${quoted}` : `“${key}”一行${quoted}`;
}

type LineFault = readonly [message: string, rest: Partial<Fault>];

function checkLine(context: Print, layout: TableLayout, line: PrintedLine): LineFault[] {
  const slots = layout.rows.get(line.key);
  if (slots === undefined) return unknown(context, layout, line);
  return [...label(context, layout, line), ...slots.flatMap((slot) => amount(context, layout, slot, line))];
}

/** A line without figures is of the form alone; a code of 公开06 beyond the form is one in use. */
function unknown({ classification }: Print, { spec }: TableLayout, line: PrintedLine): LineFault[] {
  const isOther = spec.layout === 'economic' && classification.economic.get(line.key)?.name === line.label;
  if (isOther || line.label === '') return [];
  return [[`印有“${line.key} ${line.label}”一行，表式或明细中没有`, { actual: line.key }]];
}

function label({ classification }: Print, layout: TableLayout, { key, label }: PrintedLine): LineFault[] {
  const { functional, economic } = classification;
  const byCode = (isEconomic(layout.spec) ? economic : functional).get(key)?.name;
  const named = /“(.*)”/.exec(layout.rows.get(key)?.[0]?.name ?? '')?.[1] ?? '';
  const expected = layout.spec.layout === 'statement' || key === TOTAL_ROW ? named : (byCode ?? '');
  if (label.endsWith(expected) && (layout.spec.layout === 'statement' || label === expected || expected === ''))
    return [];
  return [[`${nameOf(layout, key)}的名称印为“${label}”`, { actual: label, expected }]];
}

function isEconomic(spec: TableSpec): boolean {
  return spec.layout === 'economic' || (spec.layout === 'classification' && lineCodes(spec) === 'economic');
}

function amount(context: Print, { spec }: TableLayout, slot: Slot, { amounts }: PrintedLine): LineFault[] {
  const printed = amounts[slot.index] ?? '';
  const figure = slot.figure === '' ? undefined : cellFigure(context.figures, slot.figure);
  if (agrees(context, spec, figure, printed)) return [];
  const value = figure?.value;
  const expected = figure === undefined || value === undefined || value.isZero() ? '空白或 0' : told(context, figure);
  const name = slot.name.replace(/^表\d+/, '');
  return [[`${name}印为 ${printed || '空白'}，明细为 ${expected}`, { actual: printed || '空白', expected }]];
}

function told(context: Print, figure: Figure): string {
  return figure.unit === 'yuan' ? amountText(context, figure.value ?? ZERO) : figureText(context, figure);
}

/** The figure in the style of the table; zero as the table prints it. */
function agrees({ profile }: Print, { print }: TableSpec, figure: Figure | undefined, printed: string): boolean {
  const value = figure?.value;
  if (figure === undefined || value === undefined) return printed === '';
  if (value.isZero() && print.zero !== 'number') return printed === (print.zero === 'dash' ? '—' : '');
  const { rounding } = profile;
  switch (figure.unit) {
    case 'yuan':
      return formatNumeral(value.div(YUAN_IN[profile.money.unit]), { ...print.money, rounding }) === printed;
    case 'ratio':
      return formatNumeral(value.times(100), { ...profile.percent.table, rounding }) === printed;
    case 'score':
      return formatNumeral(value, { ...profile.score, rounding }) === printed;
    case 'quantity':
      return formatNumeral(value, { ...profile.quantity, rounding }) === printed;
    case 'count':
      return value.toFixed() === printed;
  }
}

/** 表5 in the heading of 表3. */
function headingNumber({ headings, table }: PrintedTable, { name }: TableLayout): string[] {
  const above = plainText(table.headLine?.right ?? []);
  const official = /公开0?(\d{1,2})表/.exec(above)?.[1];
  if (official !== undefined && name !== `表${official}`) return [above];
  const heading = headings.at(-1) ?? '';
  const number = /表\s*0?(\d{1,2})(?!\d)/.exec(heading)?.[1];
  return number === undefined || name === `表${number}` ? [] : [heading];
}

/** 栏次 of the head that are none of the form's, or stand there twice. */
function columnNumbers({ table }: PrintedTable, { spec }: TableLayout): string[] {
  if (spec.layout === 'economic') return [];
  const columns = spec.layout === 'statement' ? spec.sides.flatMap((side) => side.columns) : spec.columns;
  const left = leafColumns(columns).flatMap(({ number }) => number ?? []);
  const printed = table.head.flatMap((row) => row.flatMap(({ paragraphs }) => paragraphs.map(plainText)));
  return printed.filter((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0 && /^\d+$/.test(text);
  });
}

/** Notes of the form that the printed table does not have. */
function notes(context: Print, { table }: PrintedTable, { spec }: TableLayout): string[] {
  const printed = table.notes.map(plainText);
  return spec.notes.filter((note) => !printed.includes(filled(context, note)));
}

function filled({ dossier, profile }: Print, note: string): string {
  return note
    .replaceAll('{year}', String(dossier.year))
    .replaceAll('{unit}', dossier.unit.name)
    .replaceAll('{moneyUnit}', profile.money.unit);
}
