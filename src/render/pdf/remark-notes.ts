/** The remarks of a draft as annotations at their text: one for each, on the page where its text begins. */
import type { Remark, Review } from '../../model/review.ts';
import { GROUNDS } from './decorations.ts';
import { remarksOf, stretchesOf } from './marks.ts';
import type { PageItem, PageLine } from './page.ts';
import type { PageNote, Rectangle } from './page-note.ts';

/** Colour in which a reader's program lists notes on where figures come from, RRGGBB. */
const PROVENANCE_COLOUR = 'BFBFBF';

/** @param open remarks without an annotation yet, by number; those that get theirs on this page are taken out */
export function remarkNotes(lines: readonly PageLine[], open: Map<number, Remark>, review: Review): PageItem[] {
  const areas = new Map<Remark, Rectangle[]>();
  for (const line of lines) {
    const numbers = new Set(line.atoms.flatMap((placed) => remarksOf(line, placed)));
    for (const number of numbers) {
      const remark = open.get(number);
      if (remark !== undefined) areas.set(remark, [...(areas.get(remark) ?? []), ...areasOf(line, number)]);
    }
  }
  return [...areas].map(([remark, own]) => {
    open.delete(remark.number);
    return noteItem(noteOf(remark, own, review));
  });
}

function areasOf(line: PageLine, number: number): Rectangle[] {
  return stretchesOf(line, (placed) => remarksOf(line, placed).includes(number) || undefined).map(({ area }) => area);
}

function noteOf({ number, kind, severity, title, lines }: Remark, areas: Rectangle[], review: Review): PageNote {
  const doubtful = kind === 'finding';
  return {
    name: `remark-${number}`,
    kind: doubtful ? 'Highlight' : 'Underline',
    author: review.author,
    subject: title,
    text: [doubtful ? `［${number}］${title}` : title, ...lines].join('\n'),
    date: review.date,
    colour: doubtful ? GROUNDS[severity ?? 'warning'] : PROVENANCE_COLOUR,
    areas,
  };
}

function noteItem(note: PageNote): PageItem {
  return { type: 'line', item: { x: 0, y: 0, height: 0, baseline: 0, atoms: [], note } };
}
