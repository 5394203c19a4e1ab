/** Search within the report: every place that holds the words, one after the other. White space does not count. */
export const searchScript = `
const query = byId('query');
const hitCount = byId('hits');
let hits = [];
let searched = '';
let hitAt = -1;

/** The characters that are compared: …… is six stops, ㎡ is m2. */
const plain = (text) => text.normalize('NFKC').toLowerCase().split('');

/** Characters of an element without white space and flags, each with its text node and offset. */
function charactersOf(element) {
  const characters = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest('.flag, .note, .unseen, .cue') || !isShown(node.parentElement)) continue;
    for (let offset = 0; offset < node.data.length; offset += 1) {
      const character = node.data[offset];
      if (/\\s/.test(character)) continue;
      for (const unit of plain(character)) characters.push({ character: unit, node, offset });
    }
  }
  return characters;
}

/** Paragraphs, cells and the like: a hit lies within one of them. */
const placesToSearch = () => all('p, th, td, h2, h3, h4, h5, h6, li, figcaption, text', report)
  .filter((element) => !element.closest('.note, .print-only, .unseen') && !(element.matches('li, td, th') && element.querySelector('p')));

function findHits(words) {
  const wanted = plain(words).join('').replace(/\\s/g, '');
  if (wanted === '') return [];
  return placesToSearch().flatMap((element) => {
    const characters = charactersOf(element);
    const text = characters.map(({ character }) => character).join('');
    const found = [];
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      const first = characters[at];
      const last = characters[at + wanted.length - 1];
      const range = document.createRange();
      range.setStart(first.node, first.offset);
      range.setEnd(last.node, last.offset + 1);
      found.push({ element, range });
    }
    return found;
  });
}

function paintHits() {
  if (!window.Highlight || !CSS.highlights) return;
  CSS.highlights.set('hits', new Highlight(...hits.map(({ range }) => range)));
  CSS.highlights.set('hit', new Highlight(...hits.slice(hitAt, hitAt + 1).map(({ range }) => range)));
}

function search() {
  searched = query.value;
  hits = findHits(searched);
  hitAt = -1;
  paintHits();
  hitCount.textContent = query.value.trim() === '' ? '' : hits.length === 0 ? '没有' : hits.length + ' 处';
}

function goToHit(by) {
  if (hits.length === 0) return;
  hitAt = (hitAt + by + hits.length + (hitAt < 0 && by < 0 ? 1 : 0)) % hits.length;
  paintHits();
  hitCount.textContent = hitAt + 1 + '／' + hits.length;
  const { element } = hits[hitAt];
  for (const other of all('.here')) other.classList.remove('here');
  element.classList.add('here');
  element.scrollIntoView({ block: 'center', inline: 'center' });
}

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
byId('next-hit').addEventListener('click', () => goToHit(1));
byId('previous-hit').addEventListener('click', () => goToHit(-1));
document.addEventListener('choices', search);
`;
