/** What stands on pages one after the other; lengths in pt. */
import type { Anchor } from '../model/page.ts';
import { type PlainRole, plainElement } from '../model/structure.ts';
import type { TextStyle } from '../style/style-sheet.ts';

import type { PageFlow } from './page-flow.ts';
import type { SetLine } from './typesetter.ts';

/** A measured piece of a report that can be put on pages. */
export interface Box {
  readonly keepWithNext: boolean;
  readonly spaceBefore: number;
  readonly spaceAfter: number;
  /** All of it, without the spaces around. */
  readonly height: number;
  /** What has to stand together at its beginning. */
  readonly startHeight: number;
  /** Begins on a new page. */
  readonly newPage?: boolean;
  place(flow: PageFlow): void;
}

/** Lines of a paragraph that stay with its beginning: pages are filled, in Word too (`widowControl` off). */
const FIRST_LINES = 1;

export interface LinesOptions {
  readonly newPage?: boolean;
  /** From the left edge of the text area. */
  readonly left?: number;
  /** Stands at the first line. */
  readonly bookmark?: Omit<Anchor, 'y'>;
}

/** A box of lines under each other, which are the content of an element of this role. */
export function linesBox(
  lines: readonly SetLine[],
  style: TextStyle,
  role: PlainRole,
  options: LinesOptions = {},
): Box {
  const height = sumOfHeights(lines);
  return {
    keepWithNext: style.keepWithNext ?? false,
    spaceBefore: style.spaceBefore ?? 0,
    spaceAfter: style.spaceAfter ?? 0,
    height,
    startHeight: style.keepWithNext ? height : sumOfHeights(lines.slice(0, FIRST_LINES)),
    newPage: options.newPage ?? false,
    place: (flow) => flow.inside(plainElement(role), () => placeLines(flow, lines, options)),
  };
}

function placeLines(flow: PageFlow, lines: readonly SetLine[], { bookmark, left = 0 }: LinesOptions): void {
  lines.forEach((line, index) => {
    if (!flow.fits(line.height)) flow.nextPage();
    const y = flow.take(line.height);
    if (index === 0 && bookmark !== undefined) {
      flow.register(bookmark.id);
      flow.addAnchor({ ...bookmark, y });
    }
    flow.addLine(line, flow.left + left, y);
  });
}

export function sumOfHeights(lines: readonly { readonly height: number }[]): number {
  return lines.reduce((sum, line) => sum + line.height, 0);
}

/** Height of all boxes with the spaces around them. */
export function sumOfExtents(boxes: readonly Box[]): number {
  return boxes.reduce((sum, { spaceBefore, height, spaceAfter }) => sum + spaceBefore + height + spaceAfter, 0);
}

/** Puts boxes on pages so that nothing is parted from what it is kept with. */
export function placeBoxes(flow: PageFlow, boxes: readonly Box[]): void {
  boxes.forEach((box, index) => {
    if (box.newPage && !flow.atTop) flow.nextPage();
    flow.space(box.spaceBefore);
    const startsChain = index === 0 || boxes[index - 1]?.keepWithNext !== true || box.newPage === true;
    const needed = startsChain ? chainHeight(boxes, index) : box.startHeight;
    if (!flow.fits(needed) && !flow.atTop && needed <= flow.fullHeight) flow.nextPage();
    box.place(flow);
    flow.space(box.spaceAfter);
  });
}

/** Height from box `index` to the beginning of the first box that may stand alone. */
function chainHeight(boxes: readonly Box[], index: number): number {
  let height = 0;
  for (let at = index; ; at += 1) {
    const box = boxes[at];
    const next = boxes[at + 1];
    if (box === undefined) return height;
    if (at > index) height += box.spaceBefore;
    if (!box.keepWithNext || next === undefined || next.newPage) return height + box.startHeight;
    height += box.height + box.spaceAfter;
  }
}
