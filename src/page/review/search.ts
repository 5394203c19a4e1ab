/** Search within the report: every place that holds the words, one after the other. White space does not count. */
import { all, byId, isShown, report, required, whenShown } from './dom.ts';

interface Hit {
  readonly element: HTMLElement;
  readonly range: Range;
}

interface Character {
  readonly character: string;
  readonly node: Text;
  readonly offset: number;
}

let hits: readonly Hit[] = [];
let searched = '';
let hitAt = -1;

/** The characters that are compared: …… is six stops, ㎡ is m2. */
function plain(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().split('');
}

/** Characters of an element without white space and flags, each with its text node and offset. */
function charactersOf(element: Element): readonly Character[] {
  const characters: Character[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement;
    if (parent === null || parent.closest('.flag, .note, .unseen, .cue') || !isShown(parent)) continue;
    for (const [offset, character] of node.data.split('').entries()) {
      if (/\s/.test(character)) continue;
      for (const unit of plain(character)) characters.push({ character: unit, node, offset });
    }
  }
  return characters;
}

/** Paragraphs, cells and the like: a hit lies within one of them. */
function placesToSearch(): HTMLElement[] {
  return all('p, th, td, h2, h3, h4, h5, h6, li, figcaption, text', report).filter(
    (element) =>
      !element.closest('.note, .print-only, .unseen') &&
      !(element.matches('li, td, th') && element.querySelector('p') !== null),
  );
}

function findHits(words: string): readonly Hit[] {
  const wanted = plain(words).join('').replace(/\s/g, '');
  if (wanted === '') return [];
  return placesToSearch().flatMap((element) => {
    const characters = charactersOf(element);
    const text = characters.map(({ character }) => character).join('');
    const found: Hit[] = [];
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const [first, last] = [characters[at], characters[at + wanted.length - 1]];
      if (first === undefined || last === undefined) continue;
      const range = document.createRange();
      range.setStart(first.node, first.offset);
      range.setEnd(last.node, last.offset + 1);
      found.push({ element, range });
    }
    return found;
  });
}

function paintHits(): void {
  if (typeof Highlight === 'undefined' || !('highlights' in CSS)) return;
  CSS.highlights.set('hits', new Highlight(...hits.map(({ range }) => range)));
  CSS.highlights.set('hit', new Highlight(...hits.slice(hitAt, hitAt + 1).map(({ range }) => range)));
}

export function startSearch(): void {
  const query = byId('query');
  if (!(query instanceof HTMLInputElement)) return;
  const hitCount = required('hits');

  const search = () => {
    searched = query.value;
    hits = findHits(searched);
    hitAt = -1;
    paintHits();
    hitCount.textContent = query.value.trim() === '' ? '' : hits.length === 0 ? '没有' : `${hits.length} 处`;
  };
  const goToHit = (by: number) => {
    if (hits.length === 0) return;
    hitAt = (hitAt + by + hits.length + (hitAt < 0 && by < 0 ? 1 : 0)) % hits.length;
    paintHits();
    hitCount.textContent = `${hitAt + 1}／${hits.length}`;
    const element = hits[hitAt]?.element;
    for (const other of all('.here')) other.classList.remove('here');
    element?.classList.add('here');
    element?.scrollIntoView({ block: 'center', inline: 'center' });
  };

  let typing = 0;
  query.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(search, 200);
  });
  query.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    clearTimeout(typing);
    if (query.value !== searched) search();
    goToHit(event.shiftKey ? -1 : 1);
  });
  required('next-hit').addEventListener('click', () => goToHit(1));
  required('previous-hit').addEventListener('click', () => goToHit(-1));
  whenShown(search);
}
