/** Steps from finding to finding and from change to change, by buttons, keys and the lists. */
import { all, byId, isShown, report, required, targetOf, whenShown } from './dom.ts';

type Kind = 'finding' | 'change';

const current: Record<Kind, HTMLElement | undefined> = { finding: undefined, change: undefined };

/** The places to step through, as they are shown now, in reading order. */
const stops: Readonly<Record<Kind, () => HTMLElement[]>> = {
  finding: () => [...all('[data-finding]', report), ...all('.unplaced [data-finding]')].filter(isShown),
  change: () => all<HTMLAnchorElement>('.to-change').flatMap((link) => changeOf(link) ?? []),
};

/** The first change in the block of a list entry that the present view shows. */
function changeOf(link: HTMLAnchorElement): HTMLElement | undefined {
  const block = required(link.hash.slice(1));
  const inside = all('ins, del, .row-inserted, .row-deleted', block).filter(isShown);
  return inside[0] ?? (isShown(block) ? block : undefined);
}

function goTo(kind: Kind, target: HTMLElement | null | undefined): void {
  if (!target) return;
  setCurrent(kind, target);
  for (let panel = target.closest('details'); panel; panel = panel.parentElement?.closest('details') ?? null)
    panel.open = true;
  if (kind === 'change') showEntry(`.to-change[href="#${target.closest('.block')?.id}"]`);
  if (kind === 'change' && !target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1');
  target.scrollIntoView({ block: 'center', inline: 'nearest' });
  target.focus({ preventScroll: true });
}

function setCurrent(kind: Kind, target: HTMLElement): void {
  current[kind] = target;
  for (const other of all('.here')) other.classList.remove('here');
  target.classList.add('here');
  if (kind === 'finding') openNote(target);
  count(kind);
}

function openNote(target: HTMLElement): void {
  const note = byId(`note-${target.getAttribute('data-finding')}`);
  if (!(note instanceof HTMLDetailsElement)) return;
  for (const other of all<HTMLDetailsElement>('.note.current')) {
    if (other === note) continue;
    other.classList.remove('current');
    other.open = false;
  }
  note.classList.add('current');
  note.open = true;
  showEntry(`.to-finding[href="#${target.id}"]`);
}

/** Marks the entry of a list; beside the text it is kept in sight. */
function showEntry(selector: string): void {
  for (const other of all('.side [aria-current]')) other.removeAttribute('aria-current');
  const entry = document.querySelector(selector);
  if (entry === null) return;
  entry.setAttribute('aria-current', 'true');
  if (window.matchMedia('(min-width: 900px)').matches) entry.scrollIntoView({ block: 'nearest' });
}

/** Where the present place stands among the stops; -1 before the first step. */
function positionIn(list: readonly HTMLElement[], kind: Kind): number {
  const place = current[kind];
  return place === undefined ? -1 : list.indexOf(place);
}

function count(kind: Kind): void {
  const steps = document.querySelector(`[data-steps=${kind}]`);
  if (steps === null) return;
  const list = stops[kind]();
  const index = positionIn(list, kind);
  for (const at of all('.current', steps)) at.textContent = index < 0 ? '–' : String(index + 1);
  for (const total of all('.count', steps)) total.textContent = String(list.length);
}

/** From the present place; before the first step, from what is on the screen. */
function step(kind: Kind, by: number): void {
  const list = stops[kind]();
  const index = positionIn(list, kind);
  const ahead = list.findIndex((element) => element.getBoundingClientRect().top > 60);
  const first = ahead < 0 ? list.length : ahead;
  const from = by > 0 ? first : first - 1;
  goTo(kind, list[((index >= 0 ? index + by : from) + list.length) % list.length]);
}

function kindOf(stepper: Element): Kind {
  return stepper.closest<HTMLElement>('[data-steps]')?.dataset.steps === 'change' ? 'change' : 'finding';
}

export function startSteps(): void {
  document.addEventListener('click', (event) => {
    const target = targetOf(event);
    const stepper = target?.closest<HTMLElement>('[data-step]');
    if (stepper) step(kindOf(stepper), Number(stepper.dataset.step));
    const link = target?.closest<HTMLAnchorElement>('.to-finding, .to-change');
    if (!link) return;
    event.preventDefault();
    if (link.classList.contains('to-change')) goTo('change', changeOf(link));
    else goTo('finding', byId(link.hash.slice(1)));
  });
  document.addEventListener('focusin', (event) => {
    const target = targetOf(event);
    if (target instanceof HTMLElement && target.hasAttribute('data-finding')) setCurrent('finding', target);
  });
  document.addEventListener('keydown', (event) => {
    const keys = byId('keys');
    const isOff = !(keys instanceof HTMLInputElement && keys.checked) || targetOf(event)?.id === 'query';
    if (isOff || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'n' || key === 'p') step('finding', key === 'n' ? 1 : -1);
  });
  const countAll = () => {
    count('finding');
    count('change');
  };
  whenShown(countAll);
  countAll();
}
