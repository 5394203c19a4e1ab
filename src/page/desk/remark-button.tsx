/** A remark on the sentence or cell of a figure, for whoever cannot select words. */
import { open } from './say-state.ts';

interface Given {
  readonly about: Element;
  readonly leave: () => void;
}

export function RemarkButton({ about, leave }: Given) {
  return (
    <p class="actions">
      <button
        type="button"
        onClick={() => {
          const quote = sentenceOf(about);
          leave();
          open({ kind: 'remark', quote });
        }}
      >
        提意见
      </button>
    </p>
  );
}

/** The sentence in which it stands; of a cell, what it holds. */
function sentenceOf(figure: Element): string {
  const whole = figure.closest('p, li, td')?.textContent ?? '';
  const own = figure.textContent ?? '';
  const sentences = whole.split(/(?<=[。；！？])/);
  return (sentences.find((sentence) => sentence.includes(own)) ?? whole).trim();
}
