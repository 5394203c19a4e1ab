/** The lists as they are filled in: what was shown, what was typed, and what of it is to be saved. */
import { computed, signal } from '@preact/signals';
import type { EditAnswer, FormList, FormRow, Forms, RowsRequest } from '../../model/desk.ts';
import { ask, send } from '../shared/calls.ts';
import { load, tell, unit } from './state.ts';

/** A row on the page, and what it held when it was shown; a new one held nothing. */
export interface TypedRow {
  readonly shown: FormRow | undefined;
  readonly typed: FormRow;
}

export const forms = signal<Forms | undefined>(undefined);
/** Whether the lists are shown in the place of the report. */
export const isOpen = signal(false);
export const sheetName = signal('');
/** Rows of the lists that were touched. */
const touched = signal<ReadonlyMap<string, readonly TypedRow[]>>(new Map());

export const sheet = computed(() => {
  const sheets = forms.value?.sheets ?? [];
  return sheets.find(({ name }) => name === sheetName.value) ?? sheets[0];
});

export const hasChanges = computed(() => touched.value.size > 0);

export async function openForms(): Promise<void> {
  forms.value = await ask<Forms>(`unit/${unit}/forms`);
  isOpen.value = true;
}

export function rowsIn(list: FormList): readonly TypedRow[] {
  return touched.value.get(list.id) ?? list.rows.map((row) => ({ shown: row, typed: row }));
}

function setRows(list: FormList, rows: readonly TypedRow[]): void {
  touched.value = new Map([...touched.value, [list.id, rows]]);
}

export function typeInto(list: FormList, row: number, column: string, text: string): void {
  pasteInto(list, row, column, [[text]]);
}

/** A piece of a table from a cell on; rows that are missing are added. */
export function pasteInto(list: FormList, row: number, column: string, texts: readonly (readonly string[])[]): void {
  const typeable = list.columns.filter(({ kind }) => kind !== 'name' && kind !== 'sum').map(({ id }) => id);
  const first = typeable.indexOf(column);
  const rows = [...rowsIn(list)];
  for (const [down, line] of texts.entries()) {
    const at = row + down;
    if (rows[at] === undefined && list.isFixed) break;
    const { shown, typed } = rows[at] ?? { shown: undefined, typed: {} };
    const own = line.flatMap((text, right) => {
      const id = typeable[first + right];
      return id === undefined ? [] : [[id, text.trim()] as const];
    });
    rows[at] = { shown, typed: { ...typed, ...Object.fromEntries(own) } };
  }
  setRows(list, rows);
}

export function addRow(list: FormList): void {
  setRows(list, [...rowsIn(list), { shown: undefined, typed: {} }]);
}

export function removeRow(list: FormList, row: number): void {
  setRows(list, rowsIn(list).toSpliced(row, 1));
}

export function forget(): void {
  touched.value = new Map();
}

/** Saves the lists that were touched; what was typed stays where it cannot be saved. */
export async function saveForms(): Promise<void> {
  for (const [id, rows] of touched.value) {
    const list = forms.value?.sheets.flatMap(({ lists }) => lists).find((each) => each.id === id);
    if (list === undefined) continue;
    const answer = await send<EditAnswer>(`unit/${unit}/rows`, changesOf(list, rows));
    if (answer.kind !== 'done') {
      tell(answer.message, true);
      await load();
      return;
    }
    touched.value = new Map([...touched.value].filter(([other]) => other !== id));
  }
  tell('已保存。');
  await Promise.all([load(), openForms()]);
}

function changesOf({ id, rows: shownRows }: FormList, rows: readonly TypedRow[]): RowsRequest {
  const kept = new Set(rows.map(({ shown }) => shown));
  const edits = rows.flatMap(({ shown, typed }) =>
    shown === undefined || isBlank(typed)
      ? []
      : Object.entries(typed)
          .filter(([column, text]) => text !== (shown[column] ?? ''))
          .map(([column, text]) => ({ row: shown, column, typed: text })),
  );
  const emptied = rows.flatMap(({ shown, typed }) => (shown !== undefined && isBlank(typed) ? [shown] : []));
  return {
    block: id,
    edits,
    added: rows.flatMap(({ shown, typed }) => (shown === undefined && !isBlank(typed) ? [typed] : [])),
    removed: [...shownRows.filter((row) => !kept.has(row)), ...emptied],
  };
}

function isBlank(row: FormRow): boolean {
  return Object.values(row).every((text) => text.trim() === '');
}
