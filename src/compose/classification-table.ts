/** 公开02, 03, 05, 07, 08 (one line a code), 06 (economic codes in groups) and 09 (a single line). */
import type { Classification } from '../model/catalogue.ts';
import type { FigureSet } from '../model/figure.ts';
import { rememberedByObject } from '../model/remembered.ts';
import { type Cell, plainText } from '../model/report.ts';
import { type ClassificationSpec, type EconomicSpec, leafColumns, type SingleRowSpec } from '../model/table-spec.ts';
import { type CellContext, figureCell, headCell, headRows, textCell, treeDepth } from './cells.ts';
import type { TableBody } from './statement-table.ts';

export interface ClassificationContext extends CellContext {
  readonly classification: Classification;
}

const CODE_WIDTHS = [3, 2, 2] as const;
const VALUE_WIDTH = 8;

export function classificationTable(spec: ClassificationSpec, context: ClassificationContext): TableBody {
  const leaves = leafColumns(spec.columns);
  const total = [
    textCell('合计', { colSpan: 4, align: 'center', total: true }),
    ...leaves.map((column) => figureCell(context, fill(column.figure, 'all'), { total: true })),
  ];
  const rows = codesOf(spec, context).map((code) => codeRow(code, spec, context));
  return {
    columns: [...CODE_WIDTHS, spec.nameWidth, ...leaves.map((column) => column.width ?? VALUE_WIDTH)],
    head: classificationHead(spec),
    body: spec.totalRow === 'first' ? [total, ...rows] : [...rows, total],
  };
}

function classificationHead(spec: ClassificationSpec): Cell[][] {
  const depth = Math.max(2, treeDepth(spec.columns));
  const tree = headRows(spec.columns, depth);
  const below = depth > 2 ? { rowSpan: depth - 1 } : {};
  const stub = (level: number): Cell[] => {
    if (level === 0) return [headCell(spec.stubLabel, { colSpan: 4 })];
    return level === 1 ? [headCell('功能分类科目编码', { colSpan: 3, ...below }), headCell('科目名称', below)] : [];
  };
  const numbers = [
    ...['类', '款', '项', '栏次'].map((label) => headCell(label)),
    ...leafColumns(spec.columns).map((column) => headCell(column.number ?? '')),
  ];
  return [...tree.map((cells, level) => [...stub(level), ...cells]), numbers];
}

/** Codes with an amount in any column, ascending, so that each 项 stands under its 款 and 类. */
export function codesOf(spec: ClassificationSpec, { figures }: Pick<CellContext, 'figures'>): readonly string[] {
  return codesIn(figures)(spec);
}

const codesIn = rememberedByObject((figures: FigureSet) =>
  rememberedByObject((spec: ClassificationSpec) => usedCodes(spec, figures)),
);

function usedCodes(spec: ClassificationSpec, figures: FigureSet): string[] {
  const patterns = leafColumns(spec.columns).flatMap((column) => column.figure ?? []);
  const isUsed = (code: string) =>
    patterns.some((pattern) => figures.get(fill(pattern, code))?.value?.isZero() === false);
  return functionalCodes(figures).filter(isUsed);
}

const CODED = /^[^.]*\.(\d{3}(?:\d{2}(?:\d{2})?)?)(?:\.|$)/;

/** Every functional code that has figures, ascending; gathered once for all tables of a report. */
const functionalCodes: (figures: FigureSet) => readonly string[] = rememberedByObject((figures) => {
  const codes = new Set([...figures.keys()].flatMap((id) => CODED.exec(id)?.[1] ?? []));
  return [...codes].sort();
});

function codeRow(code: string, spec: ClassificationSpec, context: ClassificationContext): Cell[] {
  const name = context.classification.functional.get(code)?.name ?? code;
  const indent = (code.length - 3) / 2;
  return [
    textCell(code, { colSpan: 3 }),
    textCell(name, indent > 0 ? { indent } : {}),
    ...leafColumns(spec.columns).map((column) => figureCell(context, fill(column.figure, code))),
  ];
}

function fill(pattern: string | undefined, code: string): string {
  return (pattern ?? '').replace('{code}', code);
}

/** Code, name and amount; of the name goes what amounts of more digits need. */
const ECONOMIC_WIDTHS = [4.6, 14, 6.4] as const;
const CHARACTER_WIDTH = 0.75;

export function economicTable(spec: EconomicSpec, context: ClassificationContext): TableBody {
  const lists = withOtherCodes(
    spec.groups.flatMap((group) => group.columns),
    context,
  );
  const length = Math.max(...lists.map((list) => list.length));
  const groupSpan = (group: EconomicSpec['groups'][number]) => group.columns.length * ECONOMIC_WIDTHS.length;
  const rows = [
    ...Array.from({ length }, (_, index) => lists.flatMap((list) => economicCells(list[index], spec, context))),
    spec.groups.flatMap((group, index) => {
      const total = spec.totals[index];
      return [
        textCell(total?.label ?? '', { colSpan: groupSpan(group) - 1, align: 'center', total: true }),
        figureCell(context, total?.figure ?? '', { total: true }),
      ];
    }),
  ];
  return {
    columns: lists.flatMap(() => economicWidths(rows)),
    head: [
      spec.groups.map((group) => headCell(group.label, { colSpan: groupSpan(group) })),
      lists.flatMap(() => ['经济分类科目编码', '科目名称', '决算数'].map((label) => headCell(label))),
    ],
    body: rows,
  };
}

function economicWidths(rows: readonly (readonly Cell[])[]): number[] {
  const [code, name, amount] = ECONOMIC_WIDTHS;
  const amounts = rows.flat().filter((cell) => cell.align === 'right');
  const longest = Math.max(0, ...amounts.map((cell) => cell.paragraphs.map(plainText).join('').length));
  const extra = Math.max(0, longest * CHARACTER_WIDTH - amount);
  return [code, name - extra, amount + extra];
}

/** The fixed rows, and a row for each code in use that the form of the year does not print. */
function withOtherCodes(lists: readonly (readonly string[])[], context: ClassificationContext): string[][] {
  const extended = lists.map((list) => [...list]);
  const isUsed = (code: string) => context.figures.get(`economic.${code}`)?.value?.isZero() === false;
  const used = [...context.figures.keys()].flatMap((id) => /^economic\.(\d{3,5})$/.exec(id)?.[1] ?? []).filter(isUsed);
  for (const code of used.sort()) {
    if (extended.some((list) => list.includes(code))) continue;
    const home = extended.find((list) => list.includes(code.slice(0, 3))) ?? extended.at(-1);
    const after = home?.findLastIndex((other) => other < code) ?? -1;
    home?.splice(after + 1, 0, code);
  }
  return extended;
}

function economicCells(code: string | undefined, spec: EconomicSpec, context: ClassificationContext): Cell[] {
  if (code === undefined) return [textCell(''), textCell(''), textCell('')];
  const isGroup = code.length === 3;
  const emphasis = isGroup ? { total: true } : {};
  return [
    textCell(code, emphasis),
    textCell(context.classification.economic.get(code)?.name ?? code, {
      ...emphasis,
      ...(isGroup ? {} : { indent: 1 }),
    }),
    figureCell(context, fill(spec.figure, code), emphasis),
  ];
}

export function singleRowTable(spec: SingleRowSpec, context: CellContext): TableBody {
  const leaves = leafColumns(spec.columns);
  return {
    columns: leaves.map((column) => column.width ?? VALUE_WIDTH),
    head: [...headRows(spec.columns, treeDepth(spec.columns)), leaves.map((column) => headCell(column.number ?? ''))],
    body: [leaves.map((column) => figureCell(context, column.figure ?? ''))],
  };
}
