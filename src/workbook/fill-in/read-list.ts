/** The rows of a list that were filled in → values; what a row lacks is told at its cells. */
import type { Finding } from '../../diagnostics/finding.ts';
import { nearest } from '../../diagnostics/suggest.ts';
import type { CellPlace, ImportedValue } from '../../model/imported.ts';
import type { NamedArea } from '../../model/workbook-reading.ts';
import { type CellValue, readCell, valuesOf } from './cell-values.ts';
import { wordOf } from './choices.ts';
import { FAULTS } from './fill-faults.ts';
import type { FilledBook } from './filled-book.ts';
import { areaName, type CellKind, type KeyColumn, type LeafColumn, type ListBlock } from './form.ts';
import { FORM } from './sheets/index.ts';
import { type Keys, pathOf } from './steps.ts';

export interface Read {
  readonly values: readonly ImportedValue[];
  readonly findings: readonly Finding[];
}

type ColumnOf = (column: KeyColumn | LeafColumn) => number;

interface Typed<Column> {
  readonly column: Column;
  readonly at: CellPlace;
  readonly value: CellValue;
  readonly findings: readonly Finding[];
}

interface TypedRow {
  readonly keyCells: readonly Typed<KeyColumn>[];
  readonly leafCells: readonly Typed<LeafColumn>[];
  readonly keys: Keys;
}

/** @param columnOf where a column stands on the sheet, from 0 */
export function readList(block: ListBlock, area: NamedArea, columnOf: ColumnOf, book: FilledBook): Read {
  const values: ImportedValue[] = [];
  const findings: Finding[] = [];
  const seen = new Map<string, CellPlace>();
  const turns = new Map<string, number>();
  const { firstRow, lastRow } = area.area;
  for (let row = firstRow; row <= lastRow; row += 1) {
    const typed = typedRow(block, area, [row, columnOf], book);
    if (isBlank(typed, block)) continue;
    const faults = faultsOf(typed, block, seen);
    findings.push(...faults);
    if (faults.some(({ rule }) => LEAVES_OUT.has(rule)) || typed.keyCells.some(isWrong)) continue;
    findings.push(...unknownCodes(typed, book));
    const own = JSON.stringify([...typed.keys]);
    const turn = turns.get(own) ?? 0;
    turns.set(own, turn + 1);
    values.push(...valuesOfRow(block, typed, turn));
  }
  return { values, findings };
}

/** Rules after which nothing of the row is taken. */
const LEAVES_OUT: ReadonlySet<string> = new Set(['I12', 'I14']);

function typedRow(
  { columns }: ListBlock,
  area: NamedArea,
  [row, columnOf]: readonly [number, ColumnOf],
  book: FilledBook,
): TypedRow {
  const read = <Column extends KeyColumn | LeafColumn>(column: Column): Typed<Column> => {
    const index = columnOf(column);
    const at = book.place(area, row, index);
    const { value, findings } = readCell(book.cell(area, row, index), column.cell, column.label, at);
    const unknown = unknownReference(column.cell, column.label, value, at, book);
    if (unknown !== undefined) return { column, at, value: { kind: 'wrong' }, findings: [...findings, unknown] };
    return { column, at, value, findings };
  };
  const keyCells = columns.filter((column) => column.as === 'key').map(read);
  const leafCells = columns.filter((column) => column.as === 'leaf').map(read);
  const keys = keyCells.flatMap(({ column, value }): [string, string][] =>
    value.kind === 'text' ? [[column.id, value.text]] : [],
  );
  return { keyCells, leafCells, keys: new Map(keys) };
}

/** A name that the list it is taken from does not have. */
function unknownReference(
  cell: CellKind,
  label: string,
  value: CellValue,
  at: CellPlace,
  book: FilledBook,
): Finding | undefined {
  if (cell.kind !== 'reference' || value.kind !== 'text') return undefined;
  for (const { name, blocks } of FORM) {
    const target = blocks.find(({ id }) => id === cell.to.list);
    if (target?.as !== 'list') continue;
    const index = target.columns.findIndex(({ id }) => id === cell.to.column);
    const known = book.texts(areaName(target.id), index).filter((each) => each !== '');
    if (known.includes(value.text)) return undefined;
    return FAULTS.unknownReference(label, value.text, name, nearest(value.text, known), at);
  }
  return undefined;
}

const isWrong = ({ value }: Typed<KeyColumn | LeafColumn>) => value.kind === 'wrong';
const isEmpty = ({ value }: Typed<KeyColumn | LeafColumn>) => value.kind === 'blank';

/** Nothing was typed, or only what was prepared, or keys whose amounts another list holds. */
function isBlank({ keyCells, leafCells }: TypedRow, { rows, asked, columns }: ListBlock): boolean {
  if (!leafCells.every(isEmpty)) return false;
  const isPrepared = typeof rows !== 'number' || asked !== undefined;
  const hasParts = columns.some((column) => column.as === 'made' && column.made === 'parts');
  return isPrepared || hasParts || keyCells.every(isEmpty);
}

function faultsOf({ keyCells, leafCells, keys }: TypedRow, block: ListBlock, seen: Map<string, CellPlace>): Finding[] {
  const [first] = keyCells;
  const typed = [...keyCells, ...leafCells].flatMap(({ findings }) => findings);
  const missing = keyCells.filter((cell) => isEmpty(cell) && !cell.column.optional);
  const lacking = missing.map(({ column, at }) => FAULTS.noKey(column.label, at));
  if (first === undefined || missing.length > 0 || keyCells.some(isWrong)) return [...typed, ...lacking];
  if (leafCells.every(isEmpty)) return [...typed, FAULTS.noContent(wordsOf(keyCells), first.at)];
  if (block.way.some((step) => typeof step === 'object' && 'turn' in step)) return typed;
  const own = JSON.stringify([...keys]);
  const before = seen.get(own);
  if (before !== undefined) return [...typed, FAULTS.twice(wordsOf(keyCells), before, first.at)];
  seen.set(own, first.at);
  return typed;
}

/** What tells a row apart, in the words of its cells. */
function wordsOf(keyCells: readonly Typed<KeyColumn>[]): string {
  return keyCells
    .flatMap(({ column: { cell }, value }) => {
      if (value.kind !== 'text') return [];
      return [cell.kind === 'choice' ? (wordOf(cell.choices, value.text) ?? value.text) : value.text];
    })
    .join(' ');
}

function unknownCodes({ keyCells }: TypedRow, { codes }: FilledBook): Finding[] {
  return keyCells.flatMap(({ column, value, at }) => {
    if (column.cell.kind !== 'code' || value.kind !== 'text' || codes.has(value.text)) return [];
    const alike = [...codes].filter((code) => code.length === value.text.length);
    return [FAULTS.unknownCode(value.text, nearest(value.text, alike), at)];
  });
}

function valuesOfRow({ way }: ListBlock, { leafCells, keys }: TypedRow, turn: number): ImportedValue[] {
  const entry = pathOf(way, keys, turn);
  return leafCells.flatMap(({ column, value, at }) =>
    valuesOf(value, [...entry, ...pathOf(column.way, keys, turn)], at),
  );
}
