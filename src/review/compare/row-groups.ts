/** Rows that are held together by cells over several rows: they come and go together. */
import { type Cell, type Inline, plainText } from '../../model/report.ts';
import { cellShape, type Row, rowKey } from './content-keys.ts';
import { likeness } from './likeness.ts';

export type RowGroup = readonly Row[];

/** The shortest runs of rows that no cell reaches out of. */
export function rowGroups(rows: readonly Row[]): RowGroup[] {
  const groups: RowGroup[] = [];
  let from = 0;
  let end = 0;
  rows.forEach((row, index) => {
    end = Math.max(end, ...row.map(({ rowSpan = 1 }) => index + rowSpan), index + 1);
    if (end > index + 1) return;
    groups.push(rows.slice(from, index + 1));
    from = index + 1;
  });
  return from < rows.length ? [...groups, rows.slice(from)] : groups;
}

/** Equal for groups that read the same. */
export function groupKey(group: RowGroup): string {
  return group.map(rowKey).join('\n');
}

/** Equal for rows that read the same, however many rows their cells reach over. */
export function unspannedKey(row: Row): string {
  return rowKey(row.map((cell) => ({ ...cell, rowSpan: 1 })));
}

/** Same cells at the same places, whatever they say. */
export function sameShape(former: RowGroup, present: RowGroup): boolean {
  return groupShape(former) === groupShape(present);
}

function groupShape(group: RowGroup): string {
  return group.map((row) => row.map(cellShape).join(',')).join(';');
}

/** Same cells at the same places but for the number of rows that they reach over. */
export function sameRowShape(former: Row, present: Row): boolean {
  const shape = (row: Row) => row.map((cell) => cellShape({ ...cell, rowSpan: 1 })).join(',');
  return shape(former) === shape(present);
}

/** Groups and rows less alike than this are two. */
const ALIKE = 0.45;

/**
 * How alike two groups are: their first words (code or name), all their words, and the cells that are equal. Of groups of
 * another shape the words alone count, and less.
 */
export function groupLikeness(former: RowGroup, present: RowGroup): number {
  const words = likeness(former, present, wordsOf);
  const alike = sameShape(former, present) ? alikeInPlace(former, present, words) : 0.8 * words;
  return alike < ALIKE ? 0 : alike;
}

/** As `groupLikeness`, for rows of a group. */
export function rowLikeness(former: Row, present: Row): number {
  if (!sameRowShape(former, present)) return 0;
  const words = likeness(former, present, (row) => wordsOf([row]));
  const alike = alikeInPlace([former], [present], words);
  return alike < ALIKE ? 0 : alike;
}

function alikeInPlace(former: RowGroup, present: RowGroup, words: number): number {
  const first = firstWords(former);
  const sameStart = first !== '' && first === firstWords(present) ? 1 : 0;
  return 0.3 * sameStart + 0.5 * words + 0.2 * equalCells(former, present);
}

function firstWords(group: RowGroup): string {
  const texts = group.flatMap((row) => row.map(cellWords));
  return texts.find((text) => text !== '') ?? '';
}

function wordsOf(group: RowGroup): string {
  return group.map((row) => row.map(cellWords).join(' ')).join(' ');
}

/** Without figures. */
function cellWords({ paragraphs }: Cell): string {
  const words = (text: readonly Inline[]) => plainText(text.filter(({ kind }) => kind !== 'figure'));
  return paragraphs.map(words).join('');
}

/** Share of the cells that read the same. */
function equalCells(former: RowGroup, present: RowGroup): number {
  const [own, other] = [former.flat(), present.flat()].map((cells) =>
    cells.map(({ paragraphs }) => paragraphs.map(plainText).join('\n')),
  );
  if (own === undefined || other === undefined || own.length === 0) return 1;
  return own.filter((text, index) => text === other[index]).length / own.length;
}
