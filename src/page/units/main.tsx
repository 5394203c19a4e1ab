/** The list of units, and a new one. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import type { EditAnswer, UnitLine } from '../../model/desk.ts';
import { addressOf, ask, send } from '../shared/calls.ts';

interface Listed {
  readonly units: readonly UnitLine[];
  readonly profiles: readonly { readonly profile: string; readonly name: string }[];
}

const listed = signal<Listed | undefined>(undefined);
/** What is known of the units, as they are read one by one. */
const lines = signal<ReadonlyMap<string, UnitLine>>(new Map());
const fault = signal('');

async function load(): Promise<void> {
  listed.value = await ask<Listed>('units');
  for (const { unit } of listed.value.units) {
    const line = await ask<UnitLine>(`unit/${encodeURIComponent(unit)}/line`);
    lines.value = new Map([...lines.value, [unit, line]]);
  }
}

function Page() {
  const units = listed.value?.units ?? [];
  return (
    <>
      <h1>单位</h1>
      <p class="fault" role="alert">
        {fault.value}
      </p>
      {listed.value !== undefined && units.length === 0 && <p>还没有单位，请在下面新建。</p>}
      <ul class="units">
        {units.map(({ unit }) => (
          <Unit key={unit} unit={unit} line={lines.value.get(unit)} />
        ))}
      </ul>
      <NewUnit />
    </>
  );
}

function Unit({ unit, line }: { readonly unit: string; readonly line: UnitLine | undefined }) {
  return (
    <li>
      <a href={addressOf(`unit/${encodeURIComponent(unit)}/`)}>
        <b>{line?.name || unit}</b>
        <span>
          {unit}　{line?.year}　{line?.status}
        </span>
        <span class="state">{line === undefined ? '正在核查……' : stateOf(line)}</span>
      </a>
    </li>
  );
}

function stateOf({ counts: { error, warning, info }, hasReport }: UnitLine): string {
  const counts = `错误 ${error}、警告 ${warning}、提示 ${info}`;
  return hasReport ? counts : `还做不成报告：${counts}`;
}

function NewUnit() {
  return (
    <form
      class="new-unit"
      onSubmit={(event) => {
        event.preventDefault();
        void makeNew(new FormData(event.currentTarget));
      }}
    >
      <h2>新建</h2>
      <label>
        单位名称
        <input name="name" required autocomplete="off" />
      </label>
      <label>
        年度
        <input name="year" required inputMode="numeric" pattern="20[0-9][0-9]" autocomplete="off" />
      </label>
      <label>
        写法（地方模板）
        <select name="profile">
          {listed.value?.profiles.map(({ profile, name }) => (
            <option key={profile} value={profile}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="main">
        新建
      </button>
    </form>
  );
}

async function makeNew(form: FormData): Promise<void> {
  const answer = await send<EditAnswer | { kind: 'new'; unit: string }>('new', Object.fromEntries(form));
  if (answer.kind === 'new') location.assign(addressOf(`unit/${encodeURIComponent(answer.unit)}/`));
  else if (answer.kind === 'refused') fault.value = answer.message;
}

const place = document.getElementById('units');
if (place !== null) render(<Page />, place);
load().catch((error: unknown) => {
  fault.value = error instanceof Error ? error.message : String(error);
});
