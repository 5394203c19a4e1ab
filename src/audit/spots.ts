/** Where something stands in a paper, in the words of who has it before them. */
import type { PaperPlace, PaperText, TableSpot } from '../model/paper.ts';

export interface PaperSpot {
  readonly text: PaperText;
  /** Of a character of it, from 0. */
  readonly offset: number;
  readonly place: PaperPlace;
  /** Headings above it, outermost first. */
  readonly headings: readonly string[];
}

/** `第17页第5行（表3第2行第4列）`, `第132段`, `收入决算表 › E12`. */
export function placeWords(place: PaperPlace): string {
  switch (place.kind) {
    case 'page':
      return `第${place.page}页第${place.line}行${cellWords(place.cell)}`;
    case 'word':
      return `${place.paragraph === 0 ? '' : `第${place.paragraph}段`}${cellWords(place.cell)}`;
    case 'sheet':
      return `${place.sheet.trim()} › ${place.address}`;
  }
}

function cellWords(cell: TableSpot | undefined): string {
  return cell === undefined ? '' : `（第${cell.table}张表第${cell.row}行第${cell.column}列）`;
}

const BEFORE = 12;
const LONGEST = 36;

/** The words around the character that is meant. */
export function excerptOf({ text: { text }, offset }: PaperSpot): string {
  const from = Math.max(0, offset - BEFORE);
  const piece = text.slice(from, from + LONGEST).replaceAll('\n', ' ');
  return `${from > 0 ? '…' : ''}${piece}${from + LONGEST < text.length ? '…' : ''}`;
}
