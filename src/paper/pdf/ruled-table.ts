/** A frame and the letters in it → a table. */
import type { PaperCell, PaperText } from '../../model/paper.ts';
import type { Rectangle } from '../../model/rectangle.ts';
import { joinedTexts, textAt } from '../flow.ts';
import type { Frame, FrameCell } from './frames.ts';
import { type Line, linesOf, middleOf } from './lines.ts';
import type { PageTexts } from './page-texts.ts';
import { joinedLines } from './page-texts.ts';
import type { Letter } from './upright.ts';

/** Letters by the cell in which they stand; others are left. */
export interface Sorted {
  readonly inCells: ReadonlyMap<FrameCell, readonly Letter[]>;
  readonly others: readonly Letter[];
}

/** What was written in one go stands in the cell that most of it is in, also where it is too long for it. */
export function sortedInto({ cells, xs, ys }: Frame, letters: readonly Letter[]): Sorted {
  const inCells = new Map<FrameCell, Letter[]>();
  const others: Letter[] = [];
  const at = new Map<string, FrameCell>();
  for (const cell of cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1)
      for (let column = cell.column; column < cell.column + cell.colSpan; column += 1) at.set(`${row},${column}`, cell);
  for (const piece of piecesOf(letters)) {
    const [first, last] = [piece[0], piece.at(-1)];
    if (first === undefined || last === undefined) continue;
    const column = indexIn(xs, (first.x0 + last.x1) / 2);
    const row = indexIn(ys, middleOf(first));
    const cell = at.get(`${row},${column}`);
    if (cell === undefined) others.push(...piece);
    else inCells.set(cell, [...(inCells.get(cell) ?? []), ...piece]);
  }
  return { inCells, others };
}

/** Letters that were written in one go and follow each other closely. */
function piecesOf(letters: readonly Letter[]): Letter[][] {
  const pieces: Letter[][] = [];
  for (const each of letters) {
    const last = pieces.at(-1)?.at(-1);
    const goesOn =
      last?.run === each.run && Math.abs(each.x0 - last.x1) < each.size && Math.abs(last.y - each.y) < each.size / 2;
    if (goesOn) pieces.at(-1)?.push(each);
    else pieces.push([each]);
  }
  return pieces;
}

/** Between which two of ascending values one lies; −1 outside. */
function indexIn(values: readonly number[], value: number): number {
  return value < (values[0] ?? 0) ? -1 : values.findIndex((_, index) => value < (values[index + 1] ?? -Infinity));
}

/** @param number of the table */
export function cellsOf(frame: Frame, sorted: Sorted, texts: PageTexts, number: number): PaperCell[] {
  return frame.cells.map((cell) => {
    const spot = { table: number, row: cell.row + 1, column: cell.column + 1 };
    const lines = linesOf(sorted.inCells.get(cell) ?? []);
    const box = boxOf(frame, cell);
    const place = texts.place({ x0: box.x, x1: box.x + box.w, y: box.y + box.h, size: box.h }, spot);
    const read = lines.map((line) => texts.text(line, spot));
    return { ...cell, text: read.length === 0 ? textAt('', place) : cellText(lines, read, box) };
  });
}

function boxOf({ xs, ys }: Frame, { row, column, rowSpan, colSpan }: FrameCell): Rectangle {
  const [x, y] = [xs[column] ?? 0, ys[row] ?? 0];
  return { x, y, w: (xs[column + colSpan] ?? x) - x, h: (ys[row + rowSpan] ?? y) - y };
}

/** Lines of a cell as paragraphs: one ends where the next line's beginning would have had room. */
function cellText(lines: readonly Line[], texts: readonly PaperText[], box: Rectangle): PaperText {
  const left = Math.min(...lines.map(({ x0 }) => x0));
  const right = Math.min(box.x + box.w - 1, Math.max(...lines.map(({ x1 }) => x1)));
  const isFlush = lines.filter(({ x0, size }) => x0 - left < size * 0.3).length > lines.length / 2;
  const paragraphs: PaperText[][] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const text = texts[index];
    if (text === undefined) return;
    const isNew =
      before !== undefined && isFlush && (right - before.x1 > firstWidth(line) || line.x0 - left > line.size * 1.2);
    if (index === 0 || isNew) paragraphs.push([]);
    paragraphs.at(-1)?.push(text);
  });
  return joinedTexts(paragraphs.map(joinedLines), '\n');
}

/** Room that the beginning of a line needs: a figure with its unit is not parted. */
export function firstWidth({ letters, size }: Line): number {
  const text = letters.map((each) => each.text).join('');
  const head = /^[\d.,%A-Za-z]+[\p{Script=Han}]?|^./u.exec(text)?.[0] ?? '';
  const last = letters[Math.max(0, [...head].length - 1)];
  return (last?.x1 ?? 0) - (letters[0]?.x0 ?? 0) + size * 1.2;
}
