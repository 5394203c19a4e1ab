/** Words of the head of a table without upright rules: lines that follow closely are those of one cell. */
import type { Edge } from '../frames.ts';
import { type Line, lineOf } from '../lines.ts';
import type { Letter } from '../upright.ts';

/** In sizes of the type: how far what is in the middle may lie above it. */
const MIDDLE = 0.7;

/** The lines of one cell, from the top. */
export interface Words {
  readonly lines: readonly Line[];
  readonly x0: number;
  readonly x1: number;
  /** In the middle of its base lines. */
  readonly y: number;
}

/** In sizes of the type: from line to line of one cell, room between cells, and between words of one. */
const [LEADING, ROOM, WORDS] = [1.5, 0.22, 0.45];

/** @param lines from the top. @param levels rules between them */
export function wordsIn(lines: readonly Line[], levels: readonly Edge[]): Words[] {
  const found: Line[][] = [];
  for (const piece of lines.flatMap(piecesIn)) {
    const above = found.findLast((words) => isOfCell(words, piece, levels));
    if (above === undefined) found.push([piece]);
    else above.push(piece);
  }
  return found.map((own) => ({
    lines: own,
    x0: Math.min(...own.map(({ x0 }) => x0)),
    x1: Math.max(...own.map(({ x1 }) => x1)),
    y: ((own[0]?.y ?? 0) + (own.at(-1)?.y ?? 0)) / 2,
  }));
}

function isOfCell(words: readonly Line[], line: Line, levels: readonly Edge[]): boolean {
  const last = words.at(-1);
  if (last === undefined || line.y - last.y > LEADING * line.size || line.y - last.y < line.size / 2) return false;
  const centre = (line.x0 + line.x1) / 2;
  const isBelow = Math.abs((last.x0 + last.x1) / 2 - centre) < line.size || Math.abs(last.x0 - line.x0) < line.size / 2;
  return isBelow && !levels.some(({ at, from, to }) => last.y < at + 1 && at < line.y && from < centre && centre < to);
}

/** Parted where there is room; a number and the character beside it stand a little apart. */
function piecesIn({ letters }: Line): Line[] {
  const groups: Letter[][] = [];
  let before: Letter | undefined;
  for (const each of letters) {
    if (each.text.trim() === '') continue;
    const room = before === undefined ? Number.POSITIVE_INFINITY : (each.x0 - before.x1) / each.size;
    if (room > (isHan(before) && isHan(each) ? ROOM : WORDS)) groups.push([]);
    groups.at(-1)?.push(each);
    before = each;
  }
  return spread(groups.flatMap((group) => lineOf(group) ?? []));
}

function isHan(letter: Letter | undefined): boolean {
  return letter !== undefined && /\p{Script=Han}/u.test(letter.text);
}

const LETTER = /^\p{Script=Han}$/u;
/** Words of heads that are set with room between their characters. */
const SPREAD = /^(?:收入|支出|项目|合计|小计|总计|栏次|行次|金额|编码|名称|序号|备注|单位|指标)$/u;

/** 收    入: the characters of a word that are set far apart. */
function spread(pieces: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const isWord = last !== undefined && LETTER.test(piece.text) && SPREAD.test(last.text + piece.text);
    if (last !== undefined && isWord) {
      const letters = [...last.letters, ...piece.letters];
      joined[joined.length - 1] = { ...last, letters, text: last.text + piece.text, x1: piece.x1 };
    } else joined.push(piece);
  }
  return joined;
}

/** Those below which no others stand; what stands above the middle of the head has its columns below it. */
export function lowest(words: readonly Words[]): Words[] {
  const ys = words.map(({ y }) => y);
  const middle = (Math.min(...ys) + Math.max(...ys)) / 2;
  const isAbove = ({ y, lines }: Words) => y < middle - (lines[0]?.size ?? 0) * MIDDLE;
  const hasBelow = (one: Words) => words.some((other) => other.y > one.y + 1 && other.x0 < one.x1 && one.x0 < other.x1);
  return words.filter((one) => !isAbove(one) && !hasBelow(one));
}
