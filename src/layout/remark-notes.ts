/** The remarks of a draft as notes at their text: one for each, on the page where its text begins. */
import type { PageNote, PlacedLine } from '../model/page.ts';
import type { Rectangle } from '../model/rectangle.ts';
import type { Remark, Review } from '../model/review.ts';
import { GROUNDS } from './decorations.ts';
import { remarksOf, remarksOn, stretchesOf } from './marks.ts';

/** Colour in which a reader's program lists notes on where figures come from, RRGGBB. */
const PROVENANCE_COLOUR = 'BFBFBF';

/** @param open remarks without a note yet, by number; those that get theirs on this page are taken out */
export function remarkNotes(lines: readonly PlacedLine[], open: Map<number, Remark>, review: Review): PageNote[] {
  const found = new Map<Remark, Found>();
  for (const line of lines) {
    const { element } = line;
    if (element === undefined) continue;
    for (const number of remarksOn(line)) {
      const remark = open.get(number);
      if (remark === undefined) continue;
      const own = found.get(remark) ?? { element, areas: [] };
      own.areas.push(...areasOf(line, number));
      found.set(remark, own);
    }
  }
  return [...found].map(([remark, own]) => {
    open.delete(remark.number);
    return noteOf(remark, own, review);
  });
}

/** The text of a remark: its places, and the element in which it begins. */
interface Found extends Pick<PageNote, 'element'> {
  readonly areas: Rectangle[];
}

function areasOf(line: PlacedLine, number: number): Rectangle[] {
  return stretchesOf(line, (atom) => remarksOf(line, atom).includes(number) || undefined).map(({ area }) => area);
}

function noteOf({ number, kind, severity, title, lines }: Remark, found: Found, review: Review): PageNote {
  const doubtful = kind === 'finding';
  return {
    name: `remark-${number}`,
    kind: doubtful ? 'Highlight' : 'Underline',
    author: review.author,
    subject: title,
    text: [doubtful ? `［${number}］${title}` : title, ...lines].join('\n'),
    date: review.date,
    colour: doubtful ? GROUNDS[severity ?? 'warning'] : PROVENANCE_COLOUR,
    ...found,
  };
}
