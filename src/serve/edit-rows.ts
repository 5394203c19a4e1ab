/** Changes of a list on the page → the text of `report.json`, which keeps its form. */

import { parseJson } from '../input/read-json.ts';
import { withEdited } from '../merge/edit-value.ts';
import type { JsonValue } from '../merge/json-text.ts';
import type { EditAnswer, FormRow, RowsRequest } from '../model/desk.ts';
import { concretePath } from '../model/import-path.ts';
import type { ImportPath } from '../model/imported.ts';
import type { JsonPath } from '../model/source.ts';
import { valueMeant } from '../workbook/fill-in/choices.ts';
import { type AskedFor, keyColumns, rowsOf, SEPARATOR } from '../workbook/fill-in/content.ts';
import type { CellKind, Column, KeyColumn, LeafColumn, ListBlock } from '../workbook/fill-in/form.ts';
import { pathOf } from '../workbook/fill-in/steps.ts';
import { rowTexts } from './forms.ts';
import { valueTyped } from './typed-value.ts';

type Edited = { readonly kind: 'text'; readonly text: string } | Exclude<EditAnswer, { kind: 'done' }>;

/**
 * Rows that are not there any more as they were shown are a conflict, and then nothing is changed.
 * @param text of `report.json`, valid JSON
 */
export function withRows(
  text: string,
  block: ListBlock,
  { edits, added, removed }: RowsRequest,
  { asked, amountUnit }: { readonly asked: AskedFor; readonly amountUnit: string },
): Edited {
  const rows = new List(text, block, asked);
  for (const row of [...edits.map((edit) => edit.row), ...removed]) {
    if (!rows.has(row)) return conflict(nameOf(block, row));
  }
  const fault = faultOf(block, rows.after({ edits, added, removed }));
  if (fault !== undefined) return { kind: 'refused', message: fault };
  const columns = new Map(block.columns.map((column) => [column.id, column]));
  const cells = edits.flatMap(({ row, column, typed }) => cellEdit(block, row, columns.get(column), typed));
  const fresh = added.flatMap((row) =>
    block.columns.flatMap((column) => (column.as === 'leaf' ? cellEdit(block, row, column, row[column.id] ?? '') : [])),
  );
  const values = new Map<CellEdit, JsonValue | undefined>();
  for (const cell of [...cells, ...fresh]) {
    const value = cellTyped(cell.column.cell, cell.typed, amountUnit, rows.isQuoted(cell));
    if ('fault' in value)
      return { kind: 'refused', message: `${nameOf(block, cell.row)}的“${cell.column.label}”：${value.fault}` };
    values.set(cell, value.value);
  }
  const ofKeys = cells.filter(({ column }) => column.as === 'key');
  const stuck = ofKeys.find(({ path }) => path === undefined);
  if (stuck !== undefined) return { kind: 'refused', message: `要改“${stuck.column.label}”，请删去这一行，再加一行。` };
  let next = text;
  const write = (path: ImportPath | undefined, value: JsonValue | undefined) => {
    if (path !== undefined) next = withEdited(next, path, value);
  };
  for (const cell of cells) if (cell.column.as === 'leaf') write(cell.path, values.get(cell));
  // The keys are what rows are found by: where those to be changed or taken out stand is found before.
  const json = parseJson(next, '').value?.value;
  const places = ofKeys.map((cell) => ({ path: concretePath(json, cell.path ?? []), value: values.get(cell) }));
  const goneAt = removed.flatMap((row) => {
    const path = concretePath(json, entryPath(block, row));
    return path === undefined ? [] : [path];
  });
  for (const { path, value } of places) write(path, value);
  for (const path of goneAt.toSorted(lastFirst)) write(path, undefined);
  for (const cell of fresh) if (values.get(cell) !== undefined) write(cell.path, values.get(cell));
  return { kind: 'text', text: next };
}

interface CellEdit {
  readonly row: FormRow;
  readonly column: KeyColumn | LeafColumn;
  readonly typed: string;
  /** Absent for a key that is no value in the file. */
  readonly path: ImportPath | undefined;
}

function cellEdit(block: ListBlock, row: FormRow, column: Column | undefined, typed: string): CellEdit[] {
  if (column === undefined || column.as === 'made') return [];
  return [{ row, column, typed, path: cellPath(block, row, column) }];
}

function lastFirst(one: JsonPath, other: JsonPath): number {
  const at = one.findIndex((segment, depth) => segment !== other[depth]);
  return Number(other[at] ?? 0) - Number(one[at] ?? 0);
}

/** The rows of a list as they stand. */
class List {
  private readonly json: unknown;
  private readonly rows: readonly FormRow[];

  constructor(
    private readonly text: string,
    block: ListBlock,
    asked: AskedFor,
  ) {
    this.json = parseJson(text, '').value?.value;
    this.rows = rowsOf(block, this.json, asked).map(rowTexts);
  }

  has(row: FormRow): boolean {
    return this.rows.some((other) => isSame(row, other));
  }

  /** What the list will hold. */
  after({ edits, added, removed }: Pick<RowsRequest, 'edits' | 'added' | 'removed'>): readonly FormRow[] {
    const kept = this.rows.filter((row) => !removed.some((gone) => isSame(gone, row)));
    const changed = kept.map((row) => {
      const own = edits.filter((edit) => isSame(edit.row, row)).map(({ column, typed }) => [column, typed]);
      return { ...row, ...Object.fromEntries(own) };
    });
    return [...changed, ...added];
  }

  /** A number that stands there as a text stays one. */
  isQuoted(cell: CellEdit): boolean {
    const path = cell.path && concretePath(this.json, cell.path);
    return path !== undefined && parseJson(this.text, '').value?.sourceAt(path)?.startsWith('"') === true;
  }
}

function isSame(one: FormRow, other: FormRow): boolean {
  const ids = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...ids].every((id) => (one[id] ?? '') === (other[id] ?? ''));
}

/** What keeps rows from being told apart. */
function faultOf(block: ListBlock, rows: readonly FormRow[]): string | undefined {
  const seen = new Set<string>();
  for (const row of rows) {
    const missing = keyColumns(block).find(
      (column) => column.optional !== true && (row[column.id] ?? '').trim() === '',
    );
    if (missing !== undefined) return `有一行没有填“${missing.label}”，请填上或删去这一行。`;
    const name = JSON.stringify(keyColumns(block).map(({ id }) => row[id] ?? ''));
    if (seen.has(name)) return `有两行都是${nameOf(block, row)}，请合成一行。`;
    seen.add(name);
  }
  return undefined;
}

function nameOf(block: ListBlock, row: FormRow): string {
  return `“${keyColumns(block)
    .map(({ id }) => row[id] ?? '')
    .filter((text) => text !== '')
    .join(' ')}”`;
}

function conflict(name: string): Edited {
  return { kind: 'conflict', message: `${name}这一行刚在别处改过，没有保存。`, now: '' };
}

/** Keys as the file has them: words of a choice stand for its values. */
function keysOf(block: ListBlock, row: FormRow): ReadonlyMap<string, string> {
  return new Map(
    keyColumns(block).flatMap(({ id, cell }): [string, string][] => {
      const text = (row[id] ?? '').trim();
      const value = cell.kind === 'choice' ? (valueMeant(cell.choices, text) ?? text) : text;
      return value === '' ? [] : [[id, value]];
    }),
  );
}

function entryPath(block: ListBlock, row: FormRow): ImportPath {
  return pathOf(block.way, keysOf(block, row), 0);
}

/** A key stands in the entry under the field that names it. */
function cellPath(block: ListBlock, row: FormRow, column: KeyColumn | LeafColumn): ImportPath | undefined {
  const entry = entryPath(block, row);
  if (column.as === 'leaf') return [...entry, ...pathOf(column.way, keysOf(block, row), 0)];
  const last = block.way.at(-1);
  const fields = typeof last === 'object' && 'entry' in last ? Object.entries(last.entry) : [];
  const field = fields.find(([, id]) => id === column.id)?.[0];
  return field === undefined ? undefined : [...entry, field];
}

type CellTyped = { readonly value: JsonValue | undefined } | { readonly fault: string };

function cellTyped(cell: CellKind, typed: string, amountUnit: string, isQuoted: boolean): CellTyped {
  const text = typed.trim();
  if (text === '') return { value: undefined };
  switch (cell.kind) {
    case 'amount':
    case 'number':
    case 'count': {
      const form = cell.kind === 'amount' ? 'amount' : 'number';
      const given = { kind: 'value', path: [], form, typed: text, ...(isQuoted ? { source: '"' } : {}) } as const;
      const value = valueTyped(given, amountUnit);
      return value.kind === 'fault' ? { fault: value.message } : { value: value.value };
    }
    case 'choice': {
      const value = valueMeant(cell.choices, text);
      const words = cell.choices.map(([, word]) => word).join('、');
      return value === undefined ? { fault: `没有“${text}”，可以填：${words}` } : { value };
    }
    case 'texts':
      return { value: text.split(SEPARATOR) };
    case 'text':
    case 'date':
    case 'code':
    case 'reference':
      return { value: text };
  }
}
