/** Letters → lines of text. */
import type { Rectangle } from '../../model/rectangle.ts';
import { mostSet } from '../most-set.ts';
import type { Letter } from './upright.ts';

export interface Line {
  /** From left to right. */
  readonly letters: readonly Letter[];
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** Of the base line. */
  readonly y: number;
  readonly size: number;
  readonly heavy: boolean;
}

/** How far base lines of one line may lie apart, in sizes of the type. */
const SAME_LINE = 0.45;
/** Height of a line above its base line, and below, in sizes of the type. */
const [ABOVE, BELOW] = [0.86, 0.14];

/** From the top. White space alone makes no line. */
export function linesOf(letters: readonly Letter[]): Line[] {
  const sorted = [...letters].sort((one, other) => one.y - other.y || one.x0 - other.x0);
  const groups: Letter[][] = [];
  let base = Number.NEGATIVE_INFINITY;
  for (const each of sorted) {
    const last = groups.at(-1);
    if (last === undefined || each.y - base > SAME_LINE * each.size) {
      groups.push([each]);
      base = each.y;
    } else last.push(each);
  }
  return groups.flatMap((group) => lineOf(group) ?? []);
}

/** One line of letters that stand on it; undefined where they are but white space. */
export function lineOf(letters: readonly Letter[]): Line | undefined {
  const sorted = [...letters].sort((one, other) => one.x0 - other.x0);
  const inked = sorted.filter(({ text }) => text.trim() !== '');
  const [first, last] = [inked[0], inked.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const shown = sorted.slice(sorted.indexOf(first), sorted.indexOf(last) + 1);
  const set = inked.map(({ size, heavy }) => ({ size: Math.round(size * 10) / 10, heavy, characters: 1 }));
  const { size, heavy } = mostSet(set) ?? { size: first.size, heavy: false };
  const x1 = Math.max(...inked.map((each) => each.x1));
  return { letters: shown, text: textOf(shown), x0: first.x0, x1, y: middle(inked.map(({ y }) => y)), size, heavy };
}

export function boxOf({ x0, x1, y, size }: Pick<Line, 'x0' | 'x1' | 'y' | 'size'>): Rectangle {
  return { x: x0, y: y - ABOVE * size, w: x1 - x0, h: (ABOVE + BELOW) * size };
}

/** The height in the middle of a letter: that which tells in which row it stands. */
export function middleOf({ y, size }: Pick<Letter, 'y' | 'size'>): number {
  return y - 0.36 * size;
}

/** Gaps without a space of their own, in sizes of the type: between words, between characters, between columns. */
const GAP = { words: 0.22, characters: 0.75, columns: 2 };

function textOf(letters: readonly Letter[]): string {
  let text = '';
  letters.forEach((each, index) => {
    const before = letters[index - 1];
    text += before === undefined ? each.text : gapText(before, each) + each.text;
  });
  return text.replaceAll(/ {2,}/gu, (spaces) => (spaces.length > 3 ? '\t' : ' ')).trim();
}

function gapText(before: Letter, next: Letter): string {
  const size = Math.max(before.size, next.size);
  const gap = (next.x0 - before.x1) / size;
  if (gap > GAP.columns) return '\t';
  if (before.text === ' ' || next.text === ' ') return '';
  const areLatin = isLatin(before.text) && isLatin(next.text);
  return gap > (areLatin ? GAP.words : GAP.characters) ? ' ' : '';
}

function isLatin(text: string): boolean {
  return /^[\p{Script=Latin}\d.,%]/u.test(text);
}

function middle(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

/** Letters of a line in groups, parted where the gap is wider than `least` sizes of the type. */
export function segmentsOf({ letters }: Line, least: number): Line[] {
  const groups: Letter[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const each of letters) {
    if (each.text === ' ') continue;
    if (each.x0 - end > least * each.size) groups.push([]);
    groups.at(-1)?.push(each);
    end = Math.max(end, each.x1);
  }
  return groups.flatMap((group) => {
    const [from, to] = [group[0]?.x0 ?? 0, group.at(-1)?.x1 ?? 0];
    return lineOf(letters.filter(({ x0, x1 }) => x0 >= from && x1 <= to)) ?? [];
  });
}
