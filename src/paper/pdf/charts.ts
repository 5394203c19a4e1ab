/** Drawings with labels → charts. What is no table and no picture of bars or slices stays text. */

import type { Rectangle } from '../../model/rectangle.ts';
import { isCaption } from '../blocks/table-lines.ts';
import type { Line } from './lines.ts';
import type { PageReading } from './page-reading.ts';

export interface ChartReading {
  readonly kind: 'chart';
  /** Its labels, from the top. */
  readonly lines: readonly Line[];
  readonly box: Rectangle;
}

/** In pt: parts of one drawing lie no further apart; its labels and its caption no further away. */
const REACH = { parts: 40, labels: 36, caption: 90 };
/** In pt: a smaller shape is a mark. */
const SMALL = 3;
/** Characters of a label. */
const LABEL = 24;

/** @param lines those of the page that are text of the paper */
export function chartsOf({ page, frames }: PageReading, lines: readonly Line[]): ChartReading[] {
  const free = page.shapes.filter(
    (shape) => Math.max(shape.w, shape.h) > SMALL && !frames.some(({ frame }) => overlap(frame.box, shape)),
  );
  return drawingsOf(free).flatMap((box) => {
    const labels = labelsOf(box, lines);
    const inside = lines.filter(({ y }) => y > box.y && y < box.y + box.h);
    const isText = inside.some(({ text }) => text.length > 2 * LABEL || isSentence(text));
    const isNamed = lines.some(
      ({ text, y }) => isCaption(text) && y > box.y - REACH.caption && y < box.y + box.h + REACH.caption,
    );
    return labels.length > 0 && !isText && isNamed ? [{ kind: 'chart', lines: labels, box } as const] : [];
  });
}

/** Boxes around shapes that lie together, from the top. */
function drawingsOf(shapes: readonly Rectangle[]): Rectangle[] {
  const drawings: Rectangle[] = [];
  for (const shape of [...shapes].sort((one, other) => one.y - other.y)) {
    const last = drawings.at(-1);
    if (last !== undefined && shape.y - (last.y + last.h) < REACH.parts)
      drawings[drawings.length - 1] = around(last, shape);
    else drawings.push(shape);
  }
  return drawings;
}

function around(one: Rectangle, other: Rectangle): Rectangle {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  const w = Math.max(one.x + one.w, other.x + other.w) - x;
  return { x, y, w, h: Math.max(one.y + one.h, other.y + other.h) - y };
}

/** Lines within, and short ones that follow closely above and below up to any other text. */
function labelsOf(box: Rectangle, lines: readonly Line[]): Line[] {
  const isLabel = ({ text }: Line) => text.length <= 2 * LABEL && !isSentence(text) && !isCaption(text);
  const within = lines.filter((line) => line.y > box.y && line.y < box.y + box.h && isLabel(line));
  const labels = [...within];
  let top = box.y;
  for (const line of lines.filter(({ y }) => y <= box.y).reverse()) {
    if (top - line.y > REACH.labels || !isLabel(line) || /^[一二三四五六七八九十]+、|^[（(]/u.test(line.text)) break;
    labels.unshift(line);
    top = line.y - line.size;
  }
  let bottom = box.y + box.h;
  for (const line of lines.filter(({ y }) => y >= box.y + box.h)) {
    if (line.y - bottom > REACH.labels || !isLabel(line)) break;
    labels.push(line);
    bottom = line.y;
  }
  return labels;
}

function isSentence(text: string): boolean {
  return /[。；]/u.test(text);
}

function overlap(one: Rectangle, other: Rectangle): boolean {
  return one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h;
}
