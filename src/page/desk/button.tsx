/** A button that keeps the focus where it cannot do anything at the moment. */
import type { ComponentChildren } from 'preact';

interface Given {
  readonly act: () => unknown;
  /** It does nothing now. */
  readonly isOff?: boolean;
  readonly class?: string;
  readonly title?: string | undefined;
  readonly pressed?: boolean;
  readonly children: ComponentChildren;
}

export function Button({ act, isOff = false, class: className, title, pressed, children }: Given) {
  return (
    <button
      type="button"
      class={className}
      title={title}
      aria-disabled={isOff}
      aria-pressed={pressed}
      onClick={() => {
        if (!isOff) act();
      }}
    >
      {children}
    </button>
  );
}
