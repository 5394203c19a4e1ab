/** What people said of the report: answered, ticked off. */
import { type ReviewerRemark, remarkLines, remarkTitle } from '../../model/reviewer-remark.ts';
import { open, settle, showQuote } from './say-state.ts';
import { view } from './state.ts';

export function SaidPanel() {
  const said = view.value?.said ?? [];
  if (said.length === 0) return null;
  const unsettled = said.filter(({ settled }) => !settled);
  return (
    <details class="said" open>
      <summary>
        <h2>审核意见（{unsettled.length}）</h2>
      </summary>
      {[...unsettled, ...said.filter(({ settled }) => settled)].map((remark) => (
        <Remark key={remark.id} remark={remark} />
      ))}
    </details>
  );
}

function Remark({ remark }: { readonly remark: ReviewerRemark }) {
  const { id, quote, settled } = remark;
  return (
    <div class={settled ? 'note info settled' : 'note info'}>
      <p class="note-title">
        {remarkTitle(remark)}
        {settled && '　已办结'}
      </p>
      <blockquote>{quote}</blockquote>
      {remarkLines(remark).map((line, index) => (
        <p key={`${index}${line}`}>{line}</p>
      ))}
      <p class="actions">
        <button type="button" onClick={() => showQuote(quote)}>
          看正文
        </button>
        <button type="button" onClick={() => open({ kind: 'answer', id, quote })}>
          答复
        </button>
        <button type="button" onClick={() => settle(id, !settled)}>
          {settled ? '重新打开' : '办结'}
        </button>
      </p>
    </div>
  );
}
