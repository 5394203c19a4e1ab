/** A page turned so that most of its text reads from left to right: a table may lie across an upright page. */
import type { Rectangle } from '../../model/rectangle.ts';
import type { Drawn, Glyph, Rule } from './drawn.ts';
import type { DrawnPage } from './drawn-pages.ts';

/** A character of upright text. */
export interface Letter {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** Of the base line. */
  readonly y: number;
  readonly size: number;
  readonly heavy: boolean;
  /** Those with one number were written in one go. */
  readonly run: number;
}

export interface UprightPage {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly letters: readonly Letter[];
  readonly rules: readonly Rule[];
  readonly shapes: readonly Rectangle[];
  /** From places of this value to those on the page as it is shown. */
  shown(box: Rectangle): Rectangle;
}

type Turn = 'none' | 'left' | 'right' | 'over';

export function upright({ page, width, height }: Omit<DrawnPage, 'drawn'>, drawn: Drawn): UprightPage {
  const turns = drawn.glyphs.map(turnOf);
  const turn = mostOf(turns);
  const isAcross = turn === 'left' || turn === 'right';
  const point = turned(turn, width, height);
  const letters = drawn.glyphs.flatMap((glyph, index) => (turns[index] === turn ? [letter(glyph, point)] : []));
  return {
    page,
    width: isAcross ? height : width,
    height: isAcross ? width : height,
    letters: withoutDoubles(letters),
    rules: drawn.rules.map(({ x0, y0, x1, y1 }) => ruleOf(point(x0, y0), point(x1, y1))),
    shapes: drawn.shapes.map((box) => turnedBox(box, point)),
    shown: (box) => turnedBox(box, turned(BACK[turn], isAcross ? height : width, isAcross ? width : height)),
  };
}

/** Which way a line of it runs; a slanted one (a watermark) runs nowhere. */
function turnOf({ x, y, endX, endY }: Glyph): Turn | undefined {
  const [right, down] = [endX - x, endY - y];
  if (Math.abs(down) <= Math.abs(right) / 10) return right >= 0 ? 'none' : 'over';
  if (Math.abs(right) <= Math.abs(down) / 10) return down < 0 ? 'left' : 'right';
  return undefined;
}

function mostOf(turns: readonly (Turn | undefined)[]): Turn {
  const count = (turn: Turn) => turns.filter((each) => each === turn).length;
  const all: readonly Turn[] = ['none', 'left', 'right', 'over'];
  return [...all].sort((one, other) => count(other) - count(one))[0] ?? 'none';
}

type ToPoint = (x: number, y: number) => readonly [number, number];

const BACK: Readonly<Record<Turn, Turn>> = { none: 'none', left: 'right', right: 'left', over: 'over' };

/** @param width @param height of the page before it is turned */
function turned(turn: Turn, width: number, height: number): ToPoint {
  switch (turn) {
    case 'none':
      return (x, y) => [x, y];
    case 'left':
      return (x, y) => [height - y, x];
    case 'right':
      return (x, y) => [y, width - x];
    case 'over':
      return (x, y) => [width - x, height - y];
  }
}

function letter({ text, x, y, endX, endY, size, heavy, run }: Glyph, point: ToPoint): Letter {
  const [x0, base] = point(x, y);
  const [x1] = point(endX, endY);
  return { text, x0, x1, y: base, size, heavy, run };
}

function ruleOf([x0, y0]: readonly [number, number], [x1, y1]: readonly [number, number]): Rule {
  return { x0: Math.min(x0, x1), y0: Math.min(y0, y1), x1: Math.max(x0, x1), y1: Math.max(y0, y1) };
}

function turnedBox({ x, y, w, h }: Rectangle, point: ToPoint): Rectangle {
  const { x0, y0, x1, y1 } = ruleOf(point(x, y), point(x + w, y + h));
  return { x: x0, y: y0, w: x1 - x0, h: y1 - y0 };
}

/** By how much of its size a character is moved that is written once more to look bold. */
const DOUBLE = 0.12;

function withoutDoubles(letters: readonly Letter[]): Letter[] {
  const known = new Map<string, Letter[]>();
  return letters.filter((each) => {
    if (each.text === ' ') return true;
    const key = `${each.text} ${Math.round(each.y / 4)}`;
    const near = known.get(key) ?? [];
    const isDouble = near.some(({ x0, y, size, run }) => {
      const reach = size * DOUBLE;
      return run !== each.run && Math.abs(x0 - each.x0) < reach && Math.abs(y - each.y) < reach;
    });
    if (!isDouble) known.set(key, [...near, each]);
    return !isDouble;
  });
}
