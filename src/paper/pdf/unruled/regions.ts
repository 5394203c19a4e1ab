/** Where tables without upright rules stand on a page: between level rules of one width, or in lines with amounts below each other. */
import type { Rectangle } from '../../../model/rectangle.ts';
import { isEntryText } from '../../blocks/contents.ts';
import { isTableLine } from '../../blocks/table-lines.ts';
import { CELL_GAP, NUMBER } from '../cell-texts.ts';
import type { Rule } from '../drawn.ts';
import { type Edge, levelEdges } from '../frames.ts';
import { boxOf, type Line, segmentsOf } from '../lines.ts';
import type { Gap } from './columns.ts';

export interface Region {
  readonly kind: 'open';
  /** From the top. */
  readonly lines: readonly Line[];
  readonly box: Rectangle;
  /** Rules in it. */
  readonly levels: readonly Edge[];
  readonly left: Gap;
  readonly right: Gap;
}

/** Lines of a table without rules that show its columns. */
const LEAST = 3;
/** Characters of a cell, on average, of what is no text in columns. */
const CELL = 14;
/** Lines in a row that can be but a part of a row. */
const LOOSE = 30;
/** Between an entry of the contents and its page. */
const LEADERS = /[.·…]{3}/u;
/** In pt: within which rules begin alike. */
const REACH = 4;
/** Part of the width of a table that no line of one cell fills. */
const WIDE = 0.7;

/**
 * @param lines outside of frames, from the top. @param rules of the page that are of no frame
 * @param goesOn the page before ends with such a table: a few lines at the top can be its rest
 */
export function regionsOf(lines: readonly Line[], rules: readonly Rule[], goesOn: boolean): Region[] {
  const ruled = ruledRegions(lines, levelEdges(rules));
  const taken = new Set(ruled.flatMap((region) => region.lines));
  const others = runsOf(
    lines.filter((line) => !taken.has(line)),
    goesOn && ruled.length === 0 ? 1 : LEAST,
  );
  return [...ruled, ...others].sort((one, other) => one.box.y - other.box.y);
}

/** Between rules that begin and end alike, with nothing between them that is no table. */
function ruledRegions(lines: readonly Line[], levels: readonly Edge[]): Region[] {
  const left = new Set(levels);
  const found: Region[] = [];
  for (const widest of [...levels].sort((one, other) => other.to - other.from - (one.to - one.from))) {
    if (!left.has(widest)) continue;
    const alike = [...left].filter(
      ({ from, to }) => Math.abs(from - widest.from) < REACH && Math.abs(to - widest.to) < REACH,
    );
    const whole = alike.sort((one, other) => one.at - other.at);
    for (const each of whole) left.delete(each);
    let run: Edge[] = [];
    for (const each of [...whole, undefined]) {
      const last = run.at(-1);
      if (each !== undefined && (last === undefined || areOfTable(between(lines, last, each), each))) run.push(each);
      else {
        found.push(...ruledRegion(lines, run, levels));
        run = each === undefined ? [] : [each];
      }
    }
  }
  return found;
}

function between(lines: readonly Line[], upper: Edge, lower: Edge): Line[] {
  return lines.filter(({ y, size }) => y > upper.at && y - size / 3 < lower.at);
}

function areOfTable(lines: readonly Line[], { from, to }: Edge): boolean {
  return lines.every((line) => {
    if (line.x0 < from - REACH || line.x1 > to + REACH) return false;
    if (segmentsOf(line, CELL_GAP).length > 1) return true;
    return !isTableLine(line.text) && line.x1 - line.x0 < WIDE * (to - from);
  });
}

function ruledRegion(lines: readonly Line[], whole: readonly Edge[], levels: readonly Edge[]): Region[] {
  const [first, last] = [whole[0], whole.at(-1)];
  if (first === undefined || last === undefined || whole.length < 2) return [];
  const own = between(lines, first, last);
  if (own.filter((line) => segmentsOf(line, CELL_GAP).length > 1).length < 2) return [];
  const { from, to } = first;
  const inner = levels.filter((each) => {
    return each.at > first.at - 1 && each.at < last.at + 1 && each.from > from - REACH && each.to < to + REACH;
  });
  const box = { x: from, y: first.at, w: to - from, h: last.at - first.at };
  return [{ kind: 'open', lines: own, box, levels: inner, left: { from, to: from }, right: { from: to, to } }];
}

/** Lines of cells one below the other. @param least lines of a table at the top */
function runsOf(lines: readonly Line[], least: number): Region[] {
  const rows = lines.map((line) => ({ line, cells: segmentsOf(line, CELL_GAP) }));
  const found: Region[] = [];
  for (let from = 0; from < rows.length; from += 1) {
    let last = -1;
    for (let at = from; at < rows.length && at - Math.max(last, from) <= LOOSE; at += 1) {
      const row = rows[at];
      if (row === undefined || !belongs(row, rows.slice(from, at))) break;
      if (row.cells.length > 1) last = at;
    }
    if (last < 0) continue;
    const own = rows.slice(from, last + 1);
    if (isTable(own, from === 0 ? least : LEAST)) found.push(regionOf(own.map(({ line }) => line)));
    from = last;
  }
  return found;
}

interface Row {
  readonly line: Line;
  readonly cells: readonly Line[];
}

/** @param above rows of the same table */
function belongs({ line, cells }: Row, above: readonly Row[]): boolean {
  const { text, size } = line;
  if (isTableLine(text) || /[。；]$/u.test(text)) return false;
  const isAmongRows = above.some((row) => row.cells.length > 2);
  if (isEntryLine(line) && (!isAmongRows || LEADERS.test(text))) return false;
  const before = above.at(-1);
  if (before === undefined) return cells.length > 1 || text.length < CELL;
  return (cells.length > 1 || text.length < 2 * CELL) && line.y - before.line.y < 4 * size;
}

function isEntryLine(line: Line): boolean {
  return segmentsOf(line, CELL_GAP).length <= 2 && /\p{Script=Han}/u.test(line.text) && isEntryText(line.text);
}

function isTable(rows: readonly Row[], least: number): boolean {
  const shown = rows.filter(
    ({ cells }) => cells.length > 2 || (cells.length === 2 && NUMBER.test(cells[1]?.text ?? '')),
  );
  const cells = shown.flatMap((row) => row.cells);
  const characters = cells.reduce((sum, { text }) => sum + text.length, 0);
  const amounts = cells.filter(({ text }) => NUMBER.test(text));
  return shown.length >= least && characters / cells.length < CELL && amounts.length >= shown.length / 2;
}

function regionOf(lines: readonly Line[]): Region {
  const boxes = lines.map(boxOf);
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  const bottom = Math.max(...boxes.map((box) => box.y + box.h));
  const size = lines[0]?.size ?? 0;
  const box = { x, y, w: right - x, h: bottom - y };
  return {
    kind: 'open',
    lines,
    box,
    levels: [],
    left: { from: x - size, to: x },
    right: { from: right, to: right + size },
  };
}

/** Whether lines that were read as text look like rows. */
export function lookLikeRows(lines: readonly Line[]): boolean {
  return lines.filter((line) => !isEntryLine(line) && segmentsOf(line, CELL_GAP).length > 2).length >= LEAST;
}
