/** Head and tools of the page: undo, import, make; and a word on what has just happened. */
import { addressOf } from '../shared/calls.ts';
import { Button } from './button.tsx';
import { isOpen, openForms } from './forms-state.ts';
import { open, selected } from './say-state.ts';
import { busy, importIt, makeIt, readBack, tell, told, turn, view } from './state.ts';

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
      <Button isOff={now === undefined || now.undo.length === 0} title={now?.undo[0]} act={() => turn('undo')}>
        撤销
      </Button>
      <Button isOff={now === undefined || now.redo.length === 0} title={now?.redo[0]} act={() => turn('redo')}>
        重做
      </Button>
      <Button
        pressed={isOpen.value}
        act={() => {
          if (isOpen.value) isOpen.value = false;
          else void openForms();
        }}
      >
        填表
      </Button>
      <button
        type="button"
        aria-disabled={selected.value === ''}
        title="先在报告中选中一段文字或一个数"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          if (selected.value === '') tell('先在报告中选中一段文字或一个数，再提意见。');
          else open({ kind: 'remark', quote: selected.value });
        }}
      >
        提意见
      </button>
      <Give
        word="导入数据"
        title="决算软件导出的电子表格、填报表，或者往年报告（Word、PDF）"
        accept=".xlsx,.xls,.ods,.csv,.et,.docx,.pdf"
        take={importIt}
      />
      <Give word="读回征求意见稿" title="审阅人写了批注、修订的 Word 文件" accept=".docx" take={readBack} />
      <Button isOff={isBusy} act={() => makeIt('draft')}>
        编制征求意见稿
      </Button>
      <Button isOff={isBusy} act={() => makeIt('tables')}>
        编制公开表
      </Button>
      <Button class="main" isOff={isBusy} act={() => makeIt('build')}>
        编制正式报告
      </Button>
      <p class={told.value?.isFault ? 'told fault' : 'told'} role="status">
        {busy.value ?? told.value?.text}
      </p>
    </>
  );
}

interface GiveGiven {
  readonly word: string;
  readonly title: string;
  /** Endings of file names. */
  readonly accept: string;
  readonly take: (file: File) => Promise<void>;
}

/** A button that asks for a file. */
function Give({ word, title, accept, take }: GiveGiven) {
  return (
    <label class="button" title={title}>
      {word}
      <input
        type="file"
        class="unseen"
        accept={accept}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) void take(file);
          currentTarget.value = '';
        }}
      />
    </label>
  );
}
