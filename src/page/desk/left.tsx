/** The contents of the report, and what is still to be filled in. */

import { useEffect, useRef } from 'preact/hooks';
import type { OpenEntry } from '../../model/desk.ts';
import { markupAsNodes } from './show-report.ts';
import { boxed, view } from './state.ts';

export function Left() {
  const now = view.value;
  if (now === undefined) return null;
  const missing = now.open.filter(({ filled }) => !filled);
  return (
    <>
      <details class="open-entries" open>
        <summary>
          <h2>待填写（{missing.length}）</h2>
        </summary>
        {missing.length === 0 && <p class="none">要填的都填了。</p>}
        <Groups entries={missing} />
      </details>
      {now.contents !== '' && (
        <details class="contents-panel" open>
          <summary>
            <h2>目录</h2>
          </summary>
          <Contents source={now.contents} />
        </details>
      )}
      <details class="filled-entries">
        <summary>
          <h2>已填写，可以改（{now.open.length - missing.length}）</h2>
        </summary>
        <Groups entries={now.open.filter(({ filled }) => filled)} />
      </details>
    </>
  );
}

function Groups({ entries }: { readonly entries: readonly OpenEntry[] }) {
  const groups = [...new Set(entries.map(({ group }) => group))];
  return (
    <>
      {groups.map((group) => (
        <div class="group" key={group}>
          <h3>{group}</h3>
          <ul>
            {entries
              .filter((each) => each.group === group)
              .map(({ entry }) => (
                <li key={entry.kind === 'prose' ? entry.file : entry.path.join('/')}>
                  <button type="button" class="plain" onClick={() => (boxed.value = entry)}>
                    {entry.label}
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </>
  );
}

/** As the program has made it. */
function Contents({ source }: { readonly source: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.replaceChildren(markupAsNodes(source)), [source]);
  return <div ref={place} />;
}
