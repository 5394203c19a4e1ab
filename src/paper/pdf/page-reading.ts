/** A page before anything is known of the others: frames of tables with their letters, and lines of text. */
import type { Rule } from './drawn.ts';
import { type Frame, framesOf } from './frames.ts';
import { type Line, linesOf } from './lines.ts';
import { PageTexts } from './page-texts.ts';
import { type Sorted, sortedInto } from './ruled-table.ts';
import type { UprightPage } from './upright.ts';

export interface PageReading {
  readonly page: UprightPage;
  readonly texts: PageTexts;
  /** From the top. */
  readonly frames: readonly { readonly frame: Frame; readonly sorted: Sorted }[];
  /** Those outside of frames, from the top. */
  readonly lines: readonly Line[];
  /** Rules that are of no frame. */
  readonly looseRules: readonly Rule[];
}

export function readPage(file: string, page: UprightPage): PageReading {
  let letters = page.letters;
  const frames = framesOf(page.rules).flatMap((frame) => {
    const sorted = sortedInto(frame, letters);
    if (!isTable(frame, sorted)) return [];
    letters = sorted.others;
    return [{ frame, sorted }];
  });
  const looseRules = page.rules.filter((rule) => !frames.some(({ frame }) => isIn(rule, frame)));
  return { page, texts: new PageTexts(file, page), frames, lines: linesOf(letters), looseRules };
}

/** Grids of charts and ornaments hold no text, or a single column of it. */
function isTable({ xs, cells }: Frame, { inCells }: Sorted): boolean {
  return xs.length > 2 || inCells.size > cells.length / 2;
}

/** In pt: by how much a rule of a frame may reach out of it. */
const REACH = 3;

function isIn({ x0, x1, y0, y1 }: Rule, { box }: Frame): boolean {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return box.x - REACH < x && x < box.x + box.w + REACH && box.y - REACH < y && y < box.y + box.h + REACH;
}
