/** What reviewers changed in a draft that was read back: taken over one by one. */
import type { ReturnedLine } from '../../model/desk.ts';
import { take, view } from './state.ts';

const STATES = { open: '', taken: '已采纳', refused: '' } as const satisfies Record<ReturnedLine['state'], string>;

export function ReturnedPanel() {
  const lines = view.value?.returned ?? [];
  if (lines.length === 0) return null;
  return (
    <details class="returned" open>
      <summary>
        <h2>退回稿中的修订（{lines.length}）</h2>
      </summary>
      {lines.map((line, index) => (
        <Line key={`${index}${line.after}`} line={line} index={index} />
      ))}
    </details>
  );
}

function Line({ line, index }: { readonly line: ReturnedLine; readonly index: number }) {
  const { by, where, before, after, state, reason } = line;
  return (
    <div class="note info">
      <p class="note-title">
        {where}（{by}）
      </p>
      <p>原来：“{before}”</p>
      <p>改为：“{after}”</p>
      <p>{reason ?? STATES[state]}</p>
      {state === 'open' && (
        <p class="actions">
          <button type="button" onClick={() => take(index)}>
            采纳
          </button>
        </p>
      )}
    </div>
  );
}
