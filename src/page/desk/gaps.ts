/** What is missing in the report: `〔待填：…〕` becomes a box that is filled in where it stands. */
import type { DeskView } from '../../model/desk.ts';
import { all, report } from '../review/dom.ts';
import { boxed, tell, view } from './state.ts';

const GAP = /〔待填：([^〕]*)〕/;

export function boxGaps(block: Element): void {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) if (text.parentElement?.closest('.figure') === null) boxGapsIn(text);
}

function boxGapsIn(text: Text): void {
  const found = GAP.exec(text.data);
  if (found === null) return;
  const [whole, label = ''] = found;
  const rest = text.splitText(found.index).splitText(whole.length);
  rest.previousSibling?.replaceWith(boxFor(label));
  boxGapsIn(rest);
}

function boxFor(label: string, className = 'gap'): HTMLElement {
  const box = document.createElement('button');
  box.type = 'button';
  box.className = className;
  box.textContent = label;
  box.addEventListener('click', () => fill(label));
  return box;
}

/** A reason that is missing has its box at the end of the sentence that tells the change. */
export function boxReasons({ open, figures }: DeskView): void {
  for (const former of all('.gap.reason', report)) former.remove();
  for (const { entry, figure, filled } of open) {
    if (figure === undefined || filled) continue;
    const told = [`${figure}.change`, `${figure}.changeRate`].map((id) => figures.findIndex((one) => one.id === id));
    const place = told
      .map((index) => report.querySelector(`p [data-figure="${index}"]`))
      .find((found) => found !== null);
    place?.closest('p')?.append(boxFor(entry.label, 'gap reason'));
  }
}

function fill(label: string): void {
  const same = view.value?.open.filter(({ entry }) => entry.label === label) ?? [];
  const found = same.find(({ filled }) => !filled);
  if (found === undefined) tell('这一项已经填了。');
  else boxed.value = found.entry;
}
