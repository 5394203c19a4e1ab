/** Which state is shown, which severities, and where the notes beside the text stand. */
import { all, byId, isShown, report, root, targetOf, tellShown } from './dom.ts';

const GAP = 8;

/** Notes stand beside their flags; one that would cover the note above moves down. */
function layNotes(): void {
  const beside = window.matchMedia('(min-width: 1180px)').matches;
  const top = report.getBoundingClientRect().top;
  const notes = all('.note', report);
  for (const note of notes) note.style.top = '';
  report.style.minHeight = '';
  report.classList.toggle('noteless', !notes.some(isShown));
  if (!beside) return;
  const wanted = notes.filter(isShown).map((note) => {
    const flag = byId(note.id.replace('note-', 'at-'));
    return { note, y: flag ? flag.getBoundingClientRect().top - top : 0, height: note.offsetHeight };
  });
  wanted.sort((a, b) => a.y - b.y);
  let free = 0;
  for (const { note, y, height } of wanted) {
    const place = Math.max(y - GAP, free);
    note.style.top = `${place}px`;
    free = place + height + GAP;
  }
  report.style.minHeight = `${free}px`;
}

function applyChoices(): void {
  for (const box of all<HTMLInputElement>('input[name=severity]'))
    root.classList.toggle(`hide-${box.value}`, !box.checked);
  for (const radio of all<HTMLInputElement>('input[name=view]'))
    if (radio.checked) root.setAttribute('data-view', radio.value);
  layNotes();
  tellShown();
}

/** Tables that are wider than the screen say so and keep the names of their rows in sight. */
export function markCutTables(): void {
  for (const scroller of all('.scroller', report)) {
    scroller.classList.remove('cut');
    scroller.classList.toggle('cut', scroller.scrollWidth > scroller.clientWidth + 4);
  }
}

export function startView(): void {
  document.addEventListener('change', (event) => {
    const target = targetOf(event);
    if (target instanceof HTMLInputElement && (target.name === 'severity' || target.name === 'view')) applyChoices();
  });
  let resizing = 0;
  window.addEventListener('resize', () => {
    clearTimeout(resizing);
    resizing = setTimeout(layNotes, 100);
    markCutTables();
  });
  window.addEventListener('load', layNotes);
  document.addEventListener('toggle', (event) => targetOf(event)?.classList.contains('note') && layNotes(), true);
  markCutTables();
  if (!window.matchMedia('(min-width: 900px)').matches)
    for (const panel of all<HTMLDetailsElement>('.side details')) panel.open = false;
  byId('print')?.addEventListener('click', () => window.print());
  applyChoices();
}
