/** Head and tools of the page: undo, import, make; and a word on what has just happened. */
import { addressOf } from '../shared/calls.ts';
import { isOpen, openForms } from './forms-state.ts';
import { open, selected } from './say-state.ts';
import { busy, importIt, makeIt, told, turn, view } from './state.ts';

export function Banner() {
  const now = view.value;
  if (now === undefined) return <h1>正在打开……</h1>;
  return (
    <>
      <p class="crumb">
        <a href={addressOf('')}>全部单位</a>　{now.unit}
      </p>
      <h1>{now.title === '' ? '报告还显示不出来' : now.title}</h1>
      <p class="label">
        {now.year} 年度　{now.status}
        {!now.isWhole && '：还没有填完，待填的地方用方框标出，点它就可以填'}
      </p>
    </>
  );
}

export function Tools() {
  const now = view.value;
  const isBusy = busy.value !== undefined;
  return (
    <>
      <button type="button" disabled={now?.undo === undefined} title={now?.undo} onClick={() => turn('undo')}>
        撤销
      </button>
      <button type="button" disabled={now?.redo === undefined} title={now?.redo} onClick={() => turn('redo')}>
        重做
      </button>
      <button
        type="button"
        aria-pressed={isOpen.value}
        onClick={() => {
          if (isOpen.value) isOpen.value = false;
          else void openForms();
        }}
      >
        填表
      </button>
      <button
        type="button"
        disabled={selected.value === ''}
        title="先在报告中选中一段文字或一个数"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => open({ kind: 'remark', quote: selected.value })}
      >
        提意见
      </button>
      <label class="button">
        导入电子表格
        <input
          type="file"
          class="unseen"
          accept=".xlsx,.xls,.ods,.csv,.et,.docx,.pdf"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file !== undefined) void importIt(file);
            currentTarget.value = '';
          }}
        />
      </label>
      <button type="button" disabled={isBusy} onClick={() => makeIt('draft')}>
        编制征求意见稿
      </button>
      <button type="button" class="main" disabled={isBusy} onClick={() => makeIt('build')}>
        编制正式报告
      </button>
      <p class={told.value?.isFault ? 'told fault' : 'told'} role="status">
        {busy.value ?? told.value?.text}
      </p>
    </>
  );
}
