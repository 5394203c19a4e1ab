/** What is missing in the report: `〔待填：…〕` becomes a box that is filled in where it stands. */
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
  const box = document.createElement('button');
  box.type = 'button';
  box.className = 'gap';
  box.textContent = label;
  box.addEventListener('click', () => fill(label));
  rest.previousSibling?.replaceWith(box);
  boxGapsIn(rest);
}

function fill(label: string): void {
  const found = view.value?.open.find(({ entry }) => entry.label === label);
  if (found === undefined) tell('这一项已经填了。');
  else boxed.value = found.entry;
}
