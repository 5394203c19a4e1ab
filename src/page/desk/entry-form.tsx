/** A form for one entry: an amount with its unit, a number, a date, a choice, a text. */
import { useSignal } from '@preact/signals';
import { useId, useState } from 'preact/hooks';
import type { EditRequest, Entry } from '../../model/desk.ts';
import { AsPrinted } from './as-printed.tsx';
import { FormActions } from './form-actions.tsx';
import { type Change, edit, tell, view } from './state.ts';

interface Given {
  readonly entry: Entry;
  /** What is done when the entry is kept, or left as it was. */
  readonly leave: () => void;
}

export function EntryForm({ entry: given, leave }: Given) {
  // What was shown when it was opened: whatever others change meanwhile is a conflict.
  const [{ entry, base }] = useState(() => ({ entry: given, base: view.value?.base ?? '' }));
  const typed = useSignal(entry.typed);
  const unit = useSignal(view.value?.amountUnit ?? '万元');
  const fault = useSignal<string | undefined>(undefined);
  const other = useSignal<string | undefined>(undefined);
  const id = useId();
  const change = (): Change => ({ base, edit: changeOf(entry, typed.value, unit.value) });
  const save = async (override: boolean) => {
    const answer = await edit(change(), override);
    if (answer.kind === 'done') {
      tell(`已改：${entry.label}`);
      leave();
    } else if (answer.kind === 'conflict') {
      other.value = answer.now;
      fault.value = answer.message;
    } else if (answer.kind === 'refused') fault.value = answer.message;
  };
  return (
    <form
      class="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save(false);
      }}
    >
      <label for={id}>{entry.label}</label>
      <div class="field">
        <Field id={id} entry={entry} typed={typed} describedBy={`${id}-fault`} />
        {entry.kind === 'value' && entry.form === 'amount' && (
          <select aria-label="单位" value={unit.value} onChange={(event) => (unit.value = event.currentTarget.value)}>
            <option value="元">元</option>
            <option value="万元">万元</option>
          </select>
        )}
      </div>
      <p id={`${id}-fault`} class="fault" role="alert">
        {fault.value}
      </p>
      {isText(entry) && typed.value !== entry.typed && <AsPrinted text={typed.value} change={change} />}
      {other.value !== undefined && other.value !== '' && (
        <div class="conflict">
          <p>现在是：</p>
          <pre>{other.value}</pre>
          <button type="button" onClick={() => save(true)}>
            用我写的
          </button>
          <button
            type="button"
            onClick={() => {
              tell('保留了别处改的。');
              leave();
            }}
          >
            保留别处改的
          </button>
        </div>
      )}
      <FormActions leave={leave} />
    </form>
  );
}

function isText(entry: Entry): boolean {
  return entry.kind === 'prose' || entry.form === 'text';
}

interface FieldGiven {
  readonly id: string;
  readonly entry: Entry;
  readonly typed: { value: string };
  readonly describedBy: string;
}

function Field({ id, entry, typed, describedBy }: FieldGiven) {
  const common = { id, 'aria-describedby': describedBy };
  const keep = (event: { readonly currentTarget: { readonly value: string } }) => {
    typed.value = event.currentTarget.value;
  };
  if (entry.kind === 'prose') return <textarea {...common} rows={10} value={typed.value} onInput={keep} />;
  switch (entry.form) {
    case 'choice':
      return (
        <select {...common} value={typed.value} onChange={keep}>
          {typed.value === '' && <option value="">请选择</option>}
          {entry.choices?.map(([value, word]) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
        </select>
      );
    case 'text':
      return <textarea {...common} rows={entry.typed.length > 40 ? 4 : 2} value={typed.value} onInput={keep} />;
    case 'amount':
    case 'number':
      return <input {...common} inputMode="decimal" autocomplete="off" value={typed.value} onInput={keep} />;
    case 'date':
      return <input {...common} type="date" value={typed.value} onInput={keep} />;
  }
}

function changeOf(entry: Entry, typed: string, unit: string): EditRequest['edit'] {
  if (entry.kind === 'prose') {
    const { kind, file, slot } = entry;
    return { kind, file, source: entry.typed, typed, ...(slot === undefined ? {} : { slot }) };
  }
  const { kind, path, source, form } = entry;
  const money = form === 'amount' ? { unit } : {};
  return { kind, path, form, typed, ...money, ...(source === undefined ? {} : { source }) };
}
