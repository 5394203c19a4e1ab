/** The remarks of a draft as notes at their text: one for each, on the page where its text begins. */
import type { PageNote, PlacedLine, Rectangle } from '../model/page.ts';
import type { Remark, Review } from '../model/review.ts';
import { GROUNDS } from './decorations.ts';
import { remarksOf, remarksOn, stretchesOf } from './marks.ts';

/** Colour in which a reader's program lists notes on where figures come from, RRGGBB. */
const PROVENANCE_COLOUR = 'BFBFBF';

/** @param open remarks without a note yet, by number; those that get theirs on this page are taken out */
export function remarkNotes(lines: readonly PlacedLine[], open: Map<number, Remark>, review: Review): PageNote[] {
  const areas = new Map<Remark, Rectangle[]>();
  for (const line of lines) {
    for (const number of remarksOn(line)) {
      const remark = open.get(number);
      if (remark !== undefined) areas.set(remark, [...(areas.get(remark) ?? []), ...areasOf(line, number)]);
    }
  }
  return [...areas].map(([remark, own]) => {
    open.delete(remark.number);
    return noteOf(remark, own, review);
  });
}

function areasOf(line: PlacedLine, number: number): Rectangle[] {
  return stretchesOf(line, (atom) => remarksOf(line, atom).includes(number) || undefined).map(({ area }) => area);
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
