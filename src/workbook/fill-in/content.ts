/** What the cells of the workbook hold: leaves of a dossier's JSON, and what its profile asks for. */
import { NumberLiteral } from '../../model/dossier.ts';
import { DECIMAL_PATTERN, type Decimal, decimal } from '../../money/decimal.ts';
import { wordOf } from './choices.ts';
import type { Asked, Block, CellKind, Column, Field, KeyColumn, LeafColumn, ListBlock } from './form.ts';
import { entriesAt, type Keys, nodeAt } from './steps.ts';

export type { Asked } from './form.ts';

/** A text, or the digits of a number as they stand in the file. */
export type CellValue = string | { readonly digits: string };

export interface Row {
  /** Column → what is typed in it; none is blank. */
  readonly cells: ReadonlyMap<string, CellValue>;
  /** What the row is asked for; empty for a row that is free. */
  readonly label: string;
  /** Columns whose cells are given and cannot be typed in. */
  readonly given: ReadonlySet<string>;
}

/** What a profile asks for by name, and what names mean. */
export interface AskedFor {
  readonly rows: Readonly<Record<Asked, readonly { readonly id: string; readonly label: string }[]>>;
  /** The label of another name of that list; undefined for one that means nothing to the profile. */
  readonly labelOf: (list: Asked, id: string) => string | undefined;
  /** Parts of `report.json` that it requires. */
  readonly parts: ReadonlySet<string>;
}

/** Whether the form has a block for this dossier. */
export function isWanted(block: Block, json: unknown, { parts }: AskedFor): boolean {
  if (!block.onDemand) return true;
  const ways = block.as === 'list' ? [block.way] : block.fields.map(({ way }) => way);
  return ways.some(
    ([part]) => typeof part === 'string' && (parts.has(part) || nodeAt(json, [part], NO_KEYS) !== undefined),
  );
}

const NO_KEYS: Keys = new Map();

export function fieldValue({ way, cell }: Field, json: unknown): CellValue | undefined {
  return cellValue(cell, nodeAt(json, way, NO_KEYS));
}

/** The rows of a list that hold something or are asked for; blank ones follow them. */
export function rowsOf(block: ListBlock, json: unknown, asked: AskedFor): readonly Row[] {
  if (typeof block.rows !== 'number') return fixedRows(block, block.rows, json);
  const found = entriesAt(json, block.way).map(({ keys, node }) => rowOf(block, keys, node));
  const filled = found.filter(({ cells }) => hasLeaf(block, cells));
  return block.asked === undefined ? filled : withAsked(block.asked, filled, asked);
}

function fixedRows(block: ListBlock, values: readonly string[], json: unknown): Row[] {
  const [key] = keyColumns(block);
  if (key === undefined) return [];
  return values.map((value) => {
    const keys = new Map([[key.id, value]]);
    const row = rowOf(block, keys, nodeAt(json, block.way, keys));
    return { ...row, given: new Set([key.id]) };
  });
}

function rowOf({ columns }: ListBlock, keys: Keys, node: unknown): Row {
  const cells = new Map<string, CellValue>();
  for (const column of columns) {
    const value = valueIn(column, keys, node);
    if (value !== undefined) cells.set(column.id, value);
  }
  return { cells, label: '', given: new Set() };
}

function valueIn(column: Column, keys: Keys, node: unknown): CellValue | undefined {
  if (column.as === 'made') return undefined;
  if (column.as === 'leaf') return cellValue(column.cell, nodeAt(node, column.way, keys));
  return cellValue(column.cell, keys.get(column.id));
}

/** Keys alone say nothing, unless amounts of another list belong to them. */
function hasLeaf({ columns }: ListBlock, cells: Row['cells']): boolean {
  return columns.some((column) =>
    column.as === 'made' ? column.made === 'parts' : column.as === 'leaf' && cells.has(column.id),
  );
}

/** Rows that are asked for come first, in the order in which they are asked for. */
function withAsked(list: Asked, filled: readonly Row[], { rows, labelOf }: AskedFor): readonly Row[] {
  const idOf = ({ cells }: Row) => String(cells.get(ASKED_COLUMN));
  const wanted = rows[list].flatMap(({ id, label }): Row[] => {
    const there = filled.filter((row) => idOf(row) === id);
    const blank: Row = { cells: new Map([[ASKED_COLUMN, id]]), label, given: new Set() };
    return (there.length === 0 ? [blank] : there).map((row) => ({ ...row, label, given: new Set([ASKED_COLUMN]) }));
  });
  const known = new Set(rows[list].map(({ id }) => id));
  const others = filled.filter((row) => !known.has(idOf(row)));
  return [...wanted, ...others.map((row) => ({ ...row, label: labelOf(list, idOf(row)) ?? '' }))];
}

/** The column in which rows are asked for by name. */
const ASKED_COLUMN = 'id';

export function keyColumns({ columns }: ListBlock): readonly KeyColumn[] {
  return columns.filter((column) => column.as === 'key');
}

export function leafColumns({ columns }: ListBlock): readonly LeafColumn[] {
  return columns.filter((column) => column.as === 'leaf');
}

/** What of a node a cell can hold; undefined for a node of another shape, which another list holds. */
function cellValue(kind: CellKind, node: unknown): CellValue | undefined {
  switch (kind.kind) {
    case 'amount':
    case 'number':
    case 'count':
      return digitsOf(node);
    case 'texts':
      return Array.isArray(node) && node.length > 0 ? node.join(SEPARATOR) : undefined;
    case 'choice':
      return typeof node === 'string' ? (wordOf(kind.choices, node) ?? node) : undefined;
    case 'text':
    case 'date':
    case 'code':
    case 'reference':
      return typeof node === 'string' && node !== '' ? node : undefined;
  }
}

/** Between the texts of a cell that holds several. */
export const SEPARATOR = '、';

/** Digits that a double holds without loss; more of them stay a text. */
const EXACT_DIGITS = 15;

function digitsOf(node: unknown): CellValue | undefined {
  const text = node instanceof NumberLiteral ? node.source : node;
  if (typeof text !== 'string' || !DECIMAL_PATTERN.test(text)) return undefined;
  return text.replace(/\D/g, '').length > EXACT_DIGITS ? text : { digits: text };
}

/** The number that a cell holds, for sums. */
export function numberIn(value: CellValue | undefined): Decimal | undefined {
  if (value === undefined || typeof value === 'string') return undefined;
  return decimal(value.digits);
}
