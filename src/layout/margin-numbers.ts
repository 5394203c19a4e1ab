/** Numbers of doubtful remarks in the margin, at the height of the text that they are about. Lengths in pt. */

import type { Severity } from '../diagnostics/finding.ts';
import type { PlacedLine } from '../model/page.ts';
import { spread } from '../style/chart-geometry.ts';
import type { TextStyle } from '../style/style-sheet.ts';
import type { Doubts } from './decorations.ts';
import { remarksOn } from './marks.ts';

import { placedLine } from './page-flow.ts';
import type { SetLine, Typesetter } from './typesetter.ts';

/** The margin that takes the numbers. */
export interface NumberMargin {
  readonly side: 'left' | 'right';
  /** The edge of the margin towards the text, and its width up to where printers stop. */
  readonly x: number;
  readonly width: number;
  /** From the first to the last place for a number. */
  readonly from: number;
  readonly to: number;
}

const STYLE: TextStyle = { font: 'fang', size: 9, lineHeight: 11, align: 'left' };
const INKS: Record<Severity, string> = { error: 'C00000', warning: '8A5A00', info: '8A5A00' };

interface Row {
  /** Middle of the line of text. */
  readonly y: number;
  readonly numbers: SetLine[];
  width: number;
}

/** A number stands where its text begins on the page; text on several lines has it once. */
export function marginNumbers(
  lines: readonly PlacedLine[],
  doubts: Doubts,
  margin: NumberMargin,
  typesetter: Typesetter,
): PlacedLine[] {
  const rows: Row[] = [];
  for (const { y, number } of beginnings(lines, doubts)) {
    const line = typesetter.line(`［${number}］`, { ...STYLE, colour: INKS[doubts.get(number) ?? 'warning'] });
    const row = rows.at(-1);
    if (row !== undefined && y - row.y < STYLE.lineHeight && row.width + line.setting.width <= margin.width) {
      row.numbers.push(line);
      row.width += line.setting.width;
    } else rows.push({ y, numbers: [line], width: line.setting.width });
  }
  const room = { pitch: STYLE.lineHeight, from: margin.from, to: margin.to };
  const ys = spread(
    rows.map(({ y }) => y),
    room,
  );
  return rows.flatMap((row, index) => rowItems(row, ys[index] ?? row.y, margin));
}

/** Each number once for each run of lines that bear it, from top to bottom. */
function beginnings(lines: readonly PlacedLine[], doubts: Doubts): { y: number; number: number }[] {
  const found = new Map<string, { y: number; number: number }>();
  let before: ReadonlySet<number> = new Set();
  for (const line of lines) {
    const numbers = remarksOn(line);
    const y = line.y + line.height / 2;
    for (const number of numbers) {
      if (doubts.has(number) && !before.has(number)) found.set(`${y.toFixed(1)} ${number}`, { y, number });
    }
    before = numbers;
  }
  return [...found.values()].toSorted((a, b) => a.y - b.y);
}

function rowItems({ numbers, width }: Row, y: number, { side, x }: NumberMargin): PlacedLine[] {
  let at = side === 'left' ? x - width : x;
  return numbers.map((line) => {
    const placed = placedLine(line, at, y - STYLE.lineHeight / 2);
    at += line.setting.width;
    return placed;
  });
}
