/** Steps from finding to finding and from change to change, by buttons, keys and the lists. */
export const stepsScript = `
const current = { finding: null, change: null };

/** The places to step through, as they are shown now, in reading order. */
const stops = {
  finding: () => all('[data-finding]', report).concat(all('.unplaced [data-finding]')).filter(isShown),
  change: () => all('.to-change').map(changeOf).filter((element) => element !== null),
};

/** The first change in the block of a list entry that the present view shows. */
function changeOf(link) {
  const block = byId(link.hash.slice(1));
  const inside = all('ins, del, .row-inserted, .row-deleted', block).filter(isShown);
  return inside[0] || (isShown(block) ? block : null);
}

function goTo(kind, target) {
  if (!target) return;
  setCurrent(kind, target);
  for (let panel = target.closest('details'); panel; panel = panel.parentElement.closest('details')) panel.open = true;
  if (kind === 'change') showEntry('.to-change[href="#' + target.closest('.block').id + '"]');
  if (kind === 'change' && !target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1');
  target.scrollIntoView({ block: 'center', inline: 'nearest' });
  target.focus({ preventScroll: true });
}

function setCurrent(kind, target) {
  current[kind] = target;
  for (const other of all('.here')) other.classList.remove('here');
  target.classList.add('here');
  if (kind === 'finding') {
    const note = byId('note-' + target.getAttribute('data-finding'));
    for (const other of all('.note.current')) {
      if (other === note) continue;
      other.classList.remove('current');
      other.open = false;
    }
    note.classList.add('current');
    note.open = true;
    showEntry('.to-finding[href="#' + target.id + '"]');
  }
  count(kind);
}

/** Marks the entry of a list; beside the text it is kept in sight. */
function showEntry(selector) {
  for (const other of all('.side [aria-current]')) other.removeAttribute('aria-current');
  const entry = document.querySelector(selector);
  if (entry === null) return;
  entry.setAttribute('aria-current', 'true');
  if (window.matchMedia('(min-width: 900px)').matches) entry.scrollIntoView({ block: 'nearest' });
}

function count(kind) {
  const steps = document.querySelector('[data-steps=' + kind + ']');
  if (steps === null) return;
  const list = stops[kind]();
  const index = list.indexOf(current[kind]);
  steps.querySelector('.current').textContent = index < 0 ? '–' : index + 1;
  steps.querySelector('.count').textContent = list.length;
}

/** From the present place; before the first step, from what is on the screen. */
function step(kind, by) {
  const list = stops[kind]();
  const index = list.indexOf(current[kind]);
  if (index >= 0) return goTo(kind, list[(index + by + list.length) % list.length]);
  const ahead = list.findIndex((element) => element.getBoundingClientRect().top > 60);
  const first = ahead < 0 ? list.length : ahead;
  goTo(kind, list[(by > 0 ? first : first - 1 + list.length) % list.length]);
}

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (target === null) return;
  const stepper = target.closest('[data-step]');
  if (stepper !== null) step(stepper.closest('[data-steps]').dataset.steps, Number(stepper.dataset.step));
  const link = target.closest('.to-finding, .to-change');
  if (link === null) return;
  event.preventDefault();
  if (link.classList.contains('to-change')) goTo('change', changeOf(link));
  else goTo('finding', byId(link.hash.slice(1)));
});
document.addEventListener('focusin', (event) => {
  if (event.target.hasAttribute('data-finding')) setCurrent('finding', event.target);
});
document.addEventListener('keydown', (event) => {
  const keys = byId('keys');
  if (keys === null || !keys.checked || event.ctrlKey || event.metaKey || event.altKey || event.target.id === 'query') return;
  const key = event.key.toLowerCase();
  if (key === 'n' || key === 'p') step('finding', key === 'n' ? 1 : -1);
});
document.addEventListener('choices', () => {
  count('finding');
  count('change');
});
count('finding');
count('change');
`;
