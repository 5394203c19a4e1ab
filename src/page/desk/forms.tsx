/** The lists of a dossier as sheets: filled in by keyboard or pasted from a spreadsheet, sums in sight. */

import { useState } from 'preact/hooks';
import type { Entry, FormColumn, FormList, FormSheet } from '../../model/desk.ts';
import { Button } from './button.tsx';
import { exactSum } from './exact-sum.ts';
import {
  addRow,
  forget,
  forms,
  hasChanges,
  isOpen,
  pasteInto,
  removeRow,
  rowsIn,
  saveForms,
  sheet,
  sheetName,
  type TypedRow,
  typeInto,
} from './forms-state.ts';
import { boxed, busy } from './state.ts';

export function FormsPage() {
  const now = sheet.value;
  if (!isOpen.value || now === undefined) return null;
  return (
    <section aria-label="填表">
      <fieldset class="sheets" aria-label="各张表">
        {forms.value?.sheets.map(({ name }) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === now.name}
            onClick={() => {
              sheetName.value = name;
            }}
          >
            {name}
          </button>
        ))}
      </fieldset>
      <p class="intro">{now.intro}</p>
      <p class="actions">
        <Button class="main" isOff={!hasChanges.value || busy.value !== undefined} act={saveForms}>
          保存各表
        </Button>
        <Button isOff={!hasChanges.value} act={forget}>
          放弃没有保存的
        </Button>
        <button
          type="button"
          onClick={() => {
            isOpen.value = false;
          }}
        >
          回到报告
        </button>
      </p>
      <Fields fields={now.fields} />
      {now.lists.map((list) => (
        <Sheet key={list.id} list={list} />
      ))}
      <Codes />
    </section>
  );
}

/** Single values, each filled in by itself. */
function Fields({ fields }: Pick<FormSheet, 'fields'>) {
  if (fields.length === 0) return null;
  return (
    <dl class="fields">
      {fields.map(({ entry, note }) => (
        <div key={entry.label}>
          <dt>
            {entry.label}
            <small>{note}</small>
          </dt>
          <dd>{wordOf(entry)}</dd>
          <dd>
            <button
              type="button"
              aria-label={`${entry.typed === '' ? '填写' : '改'} ${entry.label}`}
              onClick={() => {
                boxed.value = entry;
              }}
            >
              {entry.typed === '' ? '填写' : '改'}
            </button>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function wordOf(entry: Entry): string {
  const choices = entry.kind === 'value' ? entry.choices : undefined;
  return choices?.find(([value]) => value === entry.typed)?.[1] ?? entry.typed;
}

/** Found by number and by name. */
function Codes() {
  return (
    <>
      {Object.entries(forms.value?.codes ?? {}).map(([id, codes]) => (
        <datalist key={id} id={`codes-${id}`}>
          {codes.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </datalist>
      ))}
    </>
  );
}

/** Rows that are drawn: a cell that is left to stand in the page is slow in great numbers. */
function Sheet({ list }: { readonly list: FormList }) {
  const rows = rowsIn(list);
  const blank: TypedRow = { shown: undefined, typed: {} };
  const drawn = list.isFixed ? rows : [...rows, blank];
  return (
    <div class="sheet">
      <h2 id={`sheet-${list.id}`}>{list.title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what moves sideways must be reachable by keyboard */}
      <section class="scroller" aria-labelledby={`sheet-${list.id}`} tabIndex={0}>
        <table aria-labelledby={`sheet-${list.id}`} onKeyDown={moveByKey}>
          <thead>
            <tr>
              {list.columns.map(({ id, label, note, width }) => (
                <th key={id} scope="col" title={note} style={{ minWidth: `${Math.max(width, 5)}em` }}>
                  {label}
                  <small>{note}</small>
                </th>
              ))}
              {!list.isFixed && <td />}
            </tr>
          </thead>
          <tbody>
            {drawn.map((row, index) => (
              <Row key={index} list={list} row={row} index={index} isBlank={index >= rows.length} />
            ))}
          </tbody>
          <Totals list={list} rows={rows} />
        </table>
      </section>
      <Weights list={list} rows={rows} />
      {!list.isFixed && (
        <button type="button" onClick={() => addRow(list)}>
          加一行
        </button>
      )}
    </div>
  );
}

interface RowGiven {
  readonly list: FormList;
  readonly row: TypedRow;
  readonly index: number;
  /** The one below the others, in which a new row begins. */
  readonly isBlank: boolean;
}

function Row({ list, row, index, isBlank }: RowGiven) {
  return (
    <tr class={row.shown === undefined && !isBlank ? 'new' : undefined}>
      {list.columns.map((column) => (
        <td key={column.id} class={column.kind}>
          <Cell list={list} column={column} row={row} index={index} />
        </td>
      ))}
      {!list.isFixed && (
        <td>
          {!isBlank && (
            <button type="button" aria-label={`删去第${index + 1}行`} onClick={() => removeRow(list, index)}>
              ×
            </button>
          )}
        </td>
      )}
    </tr>
  );
}

function Cell({ list, column, row, index }: Omit<RowGiven, 'isBlank'> & { readonly column: FormColumn }) {
  const [isAway, setAway] = useState(true);
  const text = row.typed[column.id] ?? '';
  if (column.kind === 'name') return <span>{nameOf(list, column, row)}</span>;
  if (column.kind === 'sum') return <output>{exactSum((column.of ?? []).map((id) => row.typed[id] ?? ''))}</output>;
  const isChanged = row.shown !== undefined && text !== (row.shown[column.id] ?? '');
  const common = {
    'aria-label': `第${index + 1}行 ${column.label}`,
    class: isChanged ? 'changed' : undefined,
    value: text,
  };
  if (column.kind === 'choice') {
    return (
      <select {...common} onChange={({ currentTarget }) => typeInto(list, index, column.id, currentTarget.value)}>
        <option value="" />
        {column.choices?.map((word) => (
          <option key={word} value={word}>
            {word}
          </option>
        ))}
      </select>
    );
  }
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (!/[\t\n]/.test(pasted.trimEnd())) return;
    event.preventDefault();
    const lines = pasted.replace(/\r?\n$/, '').split(/\r?\n/);
    pasteInto(
      list,
      index,
      column.id,
      lines.map((line) => line.split('\t')),
    );
  };
  const typing = {
    ...common,
    onPaste: paste,
    onInput: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      typeInto(list, index, column.id, currentTarget.value),
    onKeyDown: ({ key }: KeyboardEvent) => {
      if (key === 'Escape') typeInto(list, index, column.id, row.shown?.[column.id] ?? '');
    },
  };
  // Long texts are read whole.
  if (column.kind === 'text') return <textarea {...typing} rows={1} />;
  const codes = column.codes === undefined || isAway ? {} : { list: `codes-${column.codes}` };
  return (
    <input
      {...typing}
      {...codes}
      autocomplete="off"
      inputMode="decimal"
      onFocus={() => setAway(false)}
      onBlur={() => setAway(true)}
    />
  );
}

function nameOf(list: FormList, { of = [] }: FormColumn, { typed }: TypedRow): string {
  const own = list.columns.find(({ id }) => id === of[0])?.codes ?? '';
  const code = typed[of[0] ?? ''] ?? '';
  return forms.value?.codes[own]?.find(([each]) => each === code)?.[1] ?? '';
}

function Totals({ list, rows }: { readonly list: FormList; readonly rows: readonly TypedRow[] }) {
  const isAdded = ({ kind }: FormColumn) => kind === 'amount' || kind === 'sum';
  if (!list.columns.some(isAdded)) return null;
  return (
    <tfoot>
      <tr>
        {list.columns.map((column, index) => (
          <td key={column.id} class="amount">
            {isAdded(column) ? exactSum(rows.flatMap((row) => textsOf(column, row))) : index === 0 && '合计'}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

function textsOf({ id, of = [], kind }: FormColumn, { typed }: TypedRow): string[] {
  return (kind === 'sum' ? of : [id]).map((each) => typed[each] ?? '');
}

/** Of indicators: what the weights of each project, or goal, add up to. */
function Weights({ list, rows }: { readonly list: FormList; readonly rows: readonly TypedRow[] }) {
  const [owner] = list.columns;
  if (owner === undefined || !list.columns.some(({ id }) => id === 'weight')) return null;
  const owners = [...new Set(rows.map(({ typed }) => typed[owner.id] ?? ''))].filter((name) => name !== '');
  return (
    <ul class="weights" aria-label="权重合计">
      {owners.map((name) => {
        const own = rows.filter(({ typed }) => typed[owner.id] === name).map(({ typed }) => typed.weight ?? '');
        return (
          <li key={name}>
            {name}：权重合计 <b>{exactSum(own) || '有的不是数'}</b>
          </li>
        );
      })}
    </ul>
  );
}

type Step = readonly [down: number, right: number];
const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Enter: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
const CELLS = 'input, select, textarea';
type Cell = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** As in a spreadsheet; within a text and a list of choices the arrows keep their own meaning. */
function moveByKey(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  const target = event.target;
  if (step === undefined || event.altKey || event.ctrlKey || event.shiftKey || event.isComposing) return;
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) || !leaves(target, event.key))
    return;
  const next = neighbour(target, step);
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  if (!(next instanceof HTMLSelectElement)) next.select();
}

/** The key means nothing within the cell. */
function leaves(cell: HTMLInputElement | HTMLTextAreaElement, key: string): boolean {
  if (key === 'Enter') return true;
  const { selectionStart: from, selectionEnd: to, value } = cell;
  const isWhole = from === 0 && to === value.length;
  if (key === 'ArrowLeft') return isWhole || to === 0;
  if (key === 'ArrowRight') return isWhole || from === value.length;
  return !cell.hasAttribute('list');
}

function neighbour(cell: Cell, [down, right]: Step) {
  const [place, row] = [cell.closest('td'), cell.closest('tr')];
  const rows = [...(cell.closest('tbody')?.rows ?? [])];
  if (place === null || row === null) return undefined;
  const find = (at: Element | undefined) => at?.querySelector<Cell>(CELLS) ?? undefined;
  if (down !== 0) return find(rows[rows.indexOf(row) + down]?.cells[place.cellIndex]);
  const others = [...row.cells].map(find).filter((other) => other !== undefined);
  return others[others.indexOf(cell) + right];
}
