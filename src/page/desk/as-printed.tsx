/** How a text that is being typed would be printed. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { markupAsNodes } from './show-report.ts';
import { type Change, tryOut } from './state.ts';

/** Milliseconds without a key. */
const PAUSE = 250;

interface Given {
  readonly text: string;
  readonly change: () => Change;
}

export function AsPrinted({ text, change }: Given) {
  const [blocks, setBlocks] = useState<readonly string[] | undefined>(undefined);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isCurrent = true;
    const waiting = setTimeout(async () => {
      const answer = await tryOut(change()).catch(() => undefined);
      if (isCurrent && answer !== undefined) setBlocks(answer);
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(waiting);
    };
  }, [text]);
  useEffect(() => place.current?.replaceChildren(...(blocks ?? []).map(asPicture)), [blocks]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what moves must be reachable by keyboard
    <section class="as-printed" aria-label="印出来的样子" tabIndex={0}>
      <h3>{headOf(blocks)}</h3>
      <div ref={place} />
    </section>
  );
}

function headOf(blocks: readonly string[] | undefined): string {
  if (blocks === undefined) return '正在排印……';
  return blocks.length === 0 ? '印出来和现在一样' : '印出来是这样';
}

/** Nothing in it can be pressed, and its places are those of the report. */
function asPicture(source: string): DocumentFragment {
  const nodes = markupAsNodes(source);
  // What moves sideways stays within reach of the keyboard.
  for (const element of nodes.querySelectorAll('*:not(.scroller)'))
    for (const name of ['id', 'tabindex', 'role', 'href', 'data-figure', 'aria-describedby', 'aria-labelledby'])
      element.removeAttribute(name);
  return nodes;
}
