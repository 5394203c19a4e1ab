/** The box at the foot of the page in which an entry of the lists is filled in, with the report in sight above. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Finder, placeOf } from '../shared/place.ts';
import { EntryForm } from './entry-form.tsx';
import { boxed } from './state.ts';

export function Box() {
  const entry = boxed.value;
  const place = useRef<HTMLElement>(null);
  const opener = useRef<Finder | undefined>(undefined);
  useLayoutEffect(() => {
    if (entry === undefined) return;
    opener.current = document.activeElement === null ? undefined : placeOf(document.activeElement);
    place.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, [entry]);
  if (entry === undefined) return null;
  // Another may have been opened while this one was saved.
  const leave = () => {
    if (boxed.value !== entry) return;
    boxed.value = undefined;
    opener.current?.()?.focus();
  };
  return (
    <section
      ref={place}
      class="box"
      aria-label="填写"
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
      }}
    >
      <EntryForm key={keyOf(entry)} entry={entry} leave={leave} />
    </section>
  );
}

function keyOf(entry: NonNullable<typeof boxed.value>): string {
  return entry.kind === 'prose' ? entry.file : entry.path.join('/');
}
