/** Which figure stands in which cell of the report's tables, and how a cell is called in a message. */
import type { Classification } from './catalogue.ts';
import type { FigureSet } from './figure.ts';
import { type FigureShape, shapeOf } from './figure-shape.ts';
import { lineCodes, lineName } from './line-codes.ts';
import { latestByKey, rememberedByObject } from './remembered.ts';
import { printedSides, statementLines } from './statement-lines.ts';
import {
  type ClassificationSpec,
  type ColumnSpec,
  type EconomicSpec,
  leafColumns,
  type SingleRowSpec,
  type StatementSpec,
  type TableSpec,
} from './table-spec.ts';

/** Row key of the 合计 row; the figures of that row hold `all`. */
export const TOTAL_ROW = '合计';
export const ALL = 'all';

/** One cell of a table. */
export interface Slot {
  readonly table: string;
  /** 行次, functional or economic code, 合计, the label of a total of 公开06, or `1`. */
  readonly row: string;
  /** 栏次. */
  readonly column: string;
  /** Position among the cells of its row. */
  readonly index: number;
  readonly figure: string;
  /** How the cell is called: `表2“城乡医疗救助”第2栏`. */
  readonly name: string;
}

export interface LabelledRow {
  /** Without its numbering: 其他收入. */
  readonly label: string;
  /** As in `Slot.row`; none for the label of a side. */
  readonly row?: string;
}

export interface TableLayout {
  readonly spec: TableSpec;
  /** `表2`. */
  readonly name: string;
  readonly rows: ReadonlyMap<string, readonly Slot[]>;
  /** 行次 of each side of a statement, in the order of print. */
  readonly sides: readonly (readonly string[])[];
  /** The rows in their order under the words by which a reader knows them, a side's own label before its rows. */
  readonly labels: readonly LabelledRow[];
  readonly byFigure: ReadonlyMap<string, Slot>;
}

export interface LayoutInput {
  readonly tables: readonly TableSpec[];
  readonly classes: readonly string[];
  readonly classification: Classification;
  /** Functional codes that get a row in the classification tables, by table. */
  readonly codes: (tableId: string) => readonly string[];
}

/** Layouts by table id; the position in `tables` is the number by which a reader knows a table. */
export function tableLayouts(input: LayoutInput): Map<string, TableLayout> {
  return new Map(
    input.tables.map((spec, index) => [
      spec.id,
      layoutsOf(spec)(input.classification)({ ...input, name: `表${index + 1}` }),
    ]),
  );
}

interface NamedLayout extends LayoutInput {
  readonly name: string;
}

/** Layouts of one table that are kept, 0.1 MB each: of a few units those of their years. */
const KEPT = 10;

/** A year's figures lie in the cells of the year before, and a save moves none: nearly all codes are the same. */
const layoutsOf = rememberedByObject((spec: TableSpec) =>
  rememberedByObject((classification: Classification) =>
    latestByKey(
      ({ name, classes, codes }: NamedLayout) => `${name} ${classes.join()} ${codes(spec.id).join()}`,
      (input) => layoutOf(spec, input.name, { ...input, classification }),
      KEPT,
    ),
  ),
);

/** All functional codes that the figures know, ascending, a 类 before its 款 before its 项. */
export function functionalCodes(figures: FigureSet): readonly string[] {
  return codesIn(shapeOf(figures));
}

const codesIn = rememberedByObject((shape: FigureShape): readonly string[] =>
  shape.flatMap(({ id }) => /^expenditure\.(\d+)\.total$/.exec(id)?.[1] ?? []).sort(),
);

interface RowDraft {
  readonly key: string;
  readonly name: string;
  readonly figures: readonly string[];
  readonly columns: readonly NamedColumn[];
}

interface NamedColumn {
  readonly number?: string | undefined;
  /** As a reader finds it: 第2栏, or 的公务接待费/决算数栏 where no 栏次 is printed. No quotes: those mark the row. */
  readonly name: string;
}

/** The leaves of a head; those of one label are told apart by the labels above. */
function namedColumns(tree: readonly ColumnSpec[], { columnNumbers }: TableSpec['print']): NamedColumn[] {
  const leaves = withHeads(tree);
  return leaves.map(({ column: { number, label }, heads }, index) => {
    const isAlone = leaves.filter((other) => other.column.label === label).length === 1;
    const words = (isAlone ? label : [...heads, label].join('/')).replaceAll(/[“”]/g, '');
    return { number, name: columnNumbers || label === '' ? `第${number ?? index + 1}栏` : `的${words}栏` };
  });
}

function withHeads(
  tree: readonly ColumnSpec[],
  heads: readonly string[] = [],
): { readonly column: ColumnSpec; readonly heads: readonly string[] }[] {
  return tree.flatMap((column) =>
    column.columns === undefined ? [{ column, heads }] : withHeads(column.columns, [...heads, column.label]),
  );
}

function layoutOf(spec: TableSpec, name: string, input: LayoutInput): TableLayout {
  const rows = new Map(rowDrafts(spec, input).map((draft) => [draft.key, slotsOf(spec.id, name, draft)]));
  const byFigure = new Map([...rows.values()].flat().map((slot) => [slot.figure, slot]));
  const sides = spec.layout === 'statement' ? sideLines(spec, input) : [];
  return { spec, name, rows, sides, labels: labelsOf(spec, rows, sides), byFigure };
}

function slotsOf(table: string, tableName: string, { key, name, figures, columns }: RowDraft): Slot[] {
  return figures.map((figure, index) => {
    const column = columns[index]?.number ?? String(index + 1);
    const label = `${tableName}${name}${figures.length > 1 ? (columns[index]?.name ?? `第${column}栏`) : ''}`;
    return { table, row: key, column, index, figure, name: label };
  });
}

function rowDrafts(spec: TableSpec, input: LayoutInput): RowDraft[] {
  switch (spec.layout) {
    case 'statement':
      return statementRows(spec, input);
    case 'classification':
      return classificationRows(spec, input);
    case 'economic':
      return economicRows(spec, input);
    case 'singleRow':
      return singleRow(spec);
  }
}

/** A line is known by its 行次, or as 支出“总计” where none is printed. */
function statementRows(spec: StatementSpec, input: LayoutInput): RowDraft[] {
  return spec.sides.flatMap((side) => {
    const columns = namedColumns(side.columns, spec.print);
    return statementLines(side.rows, input).map(({ line, label, figures = [] }) => {
      const words = quoted(label);
      const name = spec.print.lineNumbers || words === '' ? `第${line}行${words}` : `${side.label}${words}`;
      return { key: String(line), name, figures, columns };
    });
  });
}

function labelsOf(
  spec: TableSpec,
  rows: ReadonlyMap<string, readonly Slot[]>,
  sides: readonly (readonly string[])[],
): LabelledRow[] {
  const labelled = (row: string): LabelledRow[] => {
    const label = /“(.*)”/.exec(rows.get(row)?.[0]?.name ?? '')?.[1];
    return label === undefined ? [] : [{ label, row }];
  };
  if (spec.layout !== 'statement') return [...rows.keys()].flatMap(labelled);
  return spec.sides.flatMap(({ label }, side) => [{ label }, ...(sides[side] ?? []).flatMap(labelled)]);
}

function sideLines(spec: StatementSpec, input: LayoutInput): string[][] {
  return printedSides(spec, input).map((lines) => lines.map((row) => (row === undefined ? '' : String(row.line))));
}

function classificationRows(spec: ClassificationSpec, { codes, classification }: LayoutInput): RowDraft[] {
  const lines = lineCodes(spec) === 'functional' ? codes(spec.id) : [...classification.economic.keys()].sort();
  const columns = namedColumns(spec.columns, spec.print);
  const patterns = leafColumns(spec.columns).map((column) => column.figure ?? '');
  const row = (key: string, code: string, name: string) => ({
    key,
    name: quoted(name),
    figures: withCode(patterns, code),
    columns,
  });
  const named = lines.map((code) => row(code, code, lineName(spec, code, classification)));
  return [row(TOTAL_ROW, ALL, TOTAL_ROW), ...named];
}

function economicRows(spec: EconomicSpec, { classification }: LayoutInput): RowDraft[] {
  const codes = spec.groups.flatMap((group) => group.columns.flat());
  const rows = codes.map((code) => ({
    key: code,
    name: quoted(classification.economic.get(code)?.name ?? code),
    figures: withCode([spec.figure], code),
  }));
  const totals = spec.totals.map(({ label, figure }) => ({ key: label, name: quoted(label), figures: [figure] }));
  return [...rows, ...totals].map((draft) => ({ ...draft, columns: [] }));
}

function singleRow(spec: SingleRowSpec): RowDraft[] {
  const figures = leafColumns(spec.columns).map((column) => column.figure ?? '');
  return [{ key: '1', name: '', figures, columns: namedColumns(spec.columns, spec.print) }];
}

function withCode(patterns: readonly string[], code: string): string[] {
  return patterns.map((pattern) => pattern.replaceAll('{code}', code));
}

/** The label without its own numbering: `八、其他收入` → `“其他收入”`. */
function quoted(label: string): string {
  return label === '' ? '' : `“${label.replace(/^[一二三四五六七八九十]+、/, '')}”`;
}
