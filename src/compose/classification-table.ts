/** 公开02, 03, 05, 07, 08 (one line a code, of either classification), 06 (economic codes in groups) and 09 (a single line). */
import type { Classification } from '../model/catalogue.ts';
import type { FigureSet } from '../model/figure.ts';
import { lineCodes, lineName } from '../model/line-codes.ts';
import { type Cell, plainText } from '../model/report.ts';
import {
  type ClassificationSpec,
  type EconomicSpec,
  leafColumns,
  type SingleRowSpec,
  type TableSpec,
} from '../model/table-spec.ts';
import { type CellContext, figureCell, headCell, headRows, numberRow, textCell, treeDepth } from './cells.ts';
import { codedIds } from './coded-ids.ts';
import type { TableBody } from './statement-table.ts';

export interface ClassificationContext extends CellContext {
  readonly classification: Classification;
  /** Codes in use in the table (`codesOf`). */
  readonly codes: readonly string[];
}

const CODE_WIDTHS = { functional: [3, 2, 2], economic: [3.5, 3.5] } as const;
const WHOLE_CODE_WIDTH = 6;
const APART_CODE_WIDTHS = { functional: [3.4, 3, 3], economic: [3.4, 3] } as const;
const VALUE_WIDTH = 8;
const LEVELS = { functional: ['类', '款', '项'], economic: ['类', '款'] } as const;
const CODE_LABELS = { functional: '功能分类科目编码', economic: '经济分类科目编码' } as const;
const CENTRED = { align: 'center' } as const;

export function classificationTable(spec: ClassificationSpec, context: ClassificationContext): TableBody {
  const leaves = leafColumns(spec.columns);
  const amounts = leaves.map((column) => figureCell(context, fill(column.figure, 'all'), { total: true }));
  const rows = context.codes.map((code) => codeRow(code, spec, context));
  return {
    columns: [...codeWidths(spec), spec.nameWidth, ...leaves.map((column) => column.width ?? VALUE_WIDTH)],
    head: classificationHead(spec, context),
    body: withTotal(rows, amounts, spec),
  };
}

function codeWidths(spec: ClassificationSpec): readonly number[] {
  if (spec.codes === 'whole') return [WHOLE_CODE_WIDTH];
  return (spec.codes === 'apart' ? APART_CODE_WIDTHS : CODE_WIDTHS)[lineCodes(spec)];
}

function withTotal(rows: readonly Cell[][], amounts: readonly Cell[], spec: ClassificationSpec): Cell[][] {
  const across = textCell('合计', { colSpan: codeWidths(spec).length + 1, ...CENTRED, total: true });
  switch (spec.totalRow) {
    case 'first':
      return [[across, ...amounts], ...rows];
    case 'last':
      return [...rows, [across, ...amounts]];
    case 'beside':
      return [[...levels(spec), textCell('合计', { ...CENTRED, total: true }), ...amounts], ...rows];
  }
}

/** 类, 款, 项 above the codes; one cell where a code has one column. */
function levels(spec: ClassificationSpec): Cell[] {
  return spec.codes === 'whole' ? [headCell('')] : LEVELS[lineCodes(spec)].map((label) => headCell(label));
}

function classificationHead(spec: ClassificationSpec, context: ClassificationContext): Cell[][] {
  const { columnNumbers } = context.print;
  const stubRows = spec.stubLabel === '' ? 0 : 1;
  /** Without 栏次, the levels of a code have a row of their own, unless they stand beside the total. */
  const ownLevels = !columnNumbers && spec.codes !== 'whole' && spec.totalRow !== 'beside';
  const depth = Math.max(stubRows + 1 + (ownLevels ? 1 : 0), treeDepth(spec.columns));
  const tree = headRows(spec.columns, depth);
  const span = (rows: number) => (rows > 1 ? { rowSpan: rows } : {});
  const codeSpan = codeWidths(spec).length;
  const stub = (level: number): Cell[] => {
    if (level < stubRows) return [headCell(spec.stubLabel, { colSpan: codeSpan + 1 })];
    if (level === stubRows) {
      const wide = codeSpan > 1 ? { colSpan: codeSpan } : {};
      const code = headCell(spec.codeLabel ?? CODE_LABELS[lineCodes(spec)], {
        ...wide,
        ...span(depth - stubRows - (ownLevels ? 1 : 0)),
      });
      return [code, headCell(spec.nameLabel ?? '科目名称', span(depth - stubRows))];
    }
    return ownLevels && level === depth - 1 ? levels(spec) : [];
  };
  const below = spec.codes === 'whole' ? [headCell('栏次', { colSpan: 2 })] : [...levels(spec), headCell('栏次')];
  const numbers = numberRow(context, below, leafColumns(spec.columns));
  return [...tree.map((cells, level) => [...stub(level), ...cells]), ...numbers];
}

/** Codes with an amount in any column, ascending, so that each 项 stands under its 款 and 类; none of tables without codes. */
export function codesOf(spec: TableSpec, figures: FigureSet): readonly string[] {
  switch (spec.layout) {
    case 'classification': {
      const patterns = leafColumns(spec.columns).flatMap((column) => column.figure ?? []);
      return codedIds(figures).used(lineCodes(spec), patterns, figures);
    }
    case 'economic':
      return codedIds(figures).used('economic', [spec.figure], figures);
    case 'statement':
    case 'singleRow':
      return [];
  }
}

function codeRow(code: string, spec: ClassificationSpec, context: ClassificationContext): Cell[] {
  const indent = (code.length - 3) / 2;
  return [
    ...codeCells(code, spec),
    textCell(lineName(spec, code, context.classification), indent > 0 ? { indent } : {}),
    ...leafColumns(spec.columns).map((column) => figureCell(context, fill(column.figure, code))),
  ];
}

function codeCells(code: string, spec: ClassificationSpec): Cell[] {
  const levels = LEVELS[lineCodes(spec)];
  switch (spec.codes ?? 'spanned') {
    case 'spanned':
      return [textCell(code, { colSpan: levels.length })];
    case 'apart':
      return [code.slice(0, 3), code.slice(3, 5), code.slice(5)]
        .slice(0, levels.length)
        .map((level) => textCell(level, CENTRED));
    case 'whole':
      return [textCell(code)];
  }
}

function fill(pattern: string | undefined, code: string): string {
  return (pattern ?? '').replace('{code}', code);
}

/** Code, name and amount; of the name goes what amounts of more digits need. */
const ECONOMIC_WIDTHS = [4.6, 14, 6.4] as const;
const APART_WIDTHS = [2.6, 2] as const;
const CHARACTER_WIDTH = 0.75;

export function economicTable(spec: EconomicSpec, context: ClassificationContext): TableBody {
  const lists = withOtherCodes(
    spec.groups.flatMap((group) => group.columns),
    context,
  );
  const length = Math.max(...lists.map((list) => list.length));
  const cells = economicWidths(spec, []).length;
  const groupSpan = (group: EconomicSpec['groups'][number]) => group.columns.length * cells;
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
  const groups = spec.groups.map((group) => headCell(group.label, { colSpan: groupSpan(group) }));
  return {
    columns: lists.flatMap(() => economicWidths(spec, rows)),
    head: [...(spec.groupHeads === false ? [] : [groups]), ...economicHead(spec, lists.length)],
    body: rows,
  };
}

/** Heads of all lists; 类 and 款 below that of the codes where they stand apart. */
function economicHead(spec: EconomicSpec, lists: number): Cell[][] {
  const { codes, codeLabel = '经济分类科目编码', nameLabel = '科目名称', amountLabel = '决算数' } = spec;
  const all = (row: readonly Cell[]) => Array.from({ length: lists }, () => row).flat();
  if (codes !== 'apart') return [all([codeLabel, nameLabel, amountLabel].map((label) => headCell(label)))];
  const others = [nameLabel, amountLabel].map((label) => headCell(label, { rowSpan: 2 }));
  return [all([headCell(codeLabel, { colSpan: 2 }), ...others]), all([headCell('类'), headCell('款')])];
}

function economicWidths({ codes }: EconomicSpec, rows: readonly (readonly Cell[])[]): number[] {
  const [code, name, amount] = ECONOMIC_WIDTHS;
  const amounts = rows.flat().filter((cell) => cell.align === 'right');
  const longest = Math.max(0, ...amounts.map((cell) => cell.paragraphs.map(plainText).join('').length));
  const extra = Math.max(0, longest * CHARACTER_WIDTH - amount);
  return [...(codes === 'apart' ? APART_WIDTHS : [code]), name - extra, amount + extra];
}

/** The fixed rows, and a row for each code in use that the form of the year does not print. */
function withOtherCodes(lists: readonly (readonly string[])[], context: ClassificationContext): string[][] {
  const extended = lists.map((list) => [...list]);
  for (const code of context.codes) {
    if (extended.some((list) => list.includes(code))) continue;
    const home = extended.find((list) => list.includes(code.slice(0, 3))) ?? extended.at(-1);
    const after = home?.findLastIndex((other) => other < code) ?? -1;
    home?.splice(after + 1, 0, code);
  }
  return extended;
}

function economicCells(code: string | undefined, spec: EconomicSpec, context: ClassificationContext): Cell[] {
  if (code === undefined) return economicWidths(spec, []).map(() => textCell(''));
  const isGroup = code.length === 3;
  const emphasis = isGroup ? { total: true } : {};
  const codes = spec.codes === 'apart' ? [code.slice(0, 3), code.slice(3)] : [code];
  return [
    ...codes.map((text) => textCell(text, emphasis)),
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
    head: [...headRows(spec.columns, treeDepth(spec.columns)), ...numberRow(context, [], leaves)],
    body: [leaves.map((column) => figureCell(context, column.figure ?? ''))],
  };
}
