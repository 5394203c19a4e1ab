/**
 * A paper that others made, as it was read from its files: what it says in reading order and where that stands, before
 * anybody asks what it means. Running heads, page numbers, comments and deleted text are left out.
 */
import type { Rectangle } from './rectangle.ts';

export interface Paper {
  /** In the order in which they were given; the blocks of the first come first. */
  readonly files: readonly PaperFile[];
  /** What stands on the cover, or first; a title in several lines is joined. */
  readonly title: PaperText;
  readonly blocks: readonly PaperBlock[];
  /** What is there and could not be read: never taken for missing. */
  readonly unread: readonly Unread[];
}

export interface PaperFile {
  /** Name under which the user knows it. */
  readonly name: string;
  readonly kind: PaperKind;
}

export type PaperKind = 'docx' | 'pdf' | 'workbook';

export interface Unread {
  readonly place: PaperPlace;
  /** A Chinese sentence without its end mark: `第15页的表没有读出`. */
  readonly what: string;
}

export type PaperBlock = PaperHeading | PaperParagraph | PaperContents | PaperTable | PaperChart | PaperNote;

/** Level 1 is a 部分 (第一部分 …), 2 is 一、, 3 is （一）, 4 is 1., 5 is （1）; the number is part of the text. */
export interface PaperHeading {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly text: PaperText;
}

/** Also a line of the cover, a signature, a date. */
export interface PaperParagraph {
  readonly kind: 'paragraph';
  readonly text: PaperText;
}

/** 目录: what each entry says, without dots and page number. */
export interface PaperContents {
  readonly kind: 'contents';
  readonly entries: readonly PaperText[];
}

/** A table with the parts of it that stand on further pages; heads that are repeated there are left out. */
export interface PaperTable {
  readonly kind: 'table';
  /** Counted from 1 in its file. */
  readonly number: number;
  readonly place: PaperPlace;
  /** Lines that belong to it, from the top: title, 公开01表, 部门：…, 单位：万元. Those of a sheet are cells. */
  readonly above: readonly PaperText[];
  readonly rows: number;
  readonly columns: number;
  /** Rows at the top that are head. Of a sheet nobody says: 0. */
  readonly headRows: number;
  /** Row by row from left to right. Each position belongs to one cell, but in a sheet empty cells are left out. */
  readonly cells: readonly PaperCell[];
  /** Lines under it: 注：… */
  readonly notes: readonly PaperText[];
}

export interface PaperCell {
  /** Of its upper left corner, from 0. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: PaperText;
}

/** Labels, names and values in a chart, in the order in which they are written. */
export interface PaperChart {
  readonly kind: 'chart';
  readonly place: PaperPlace;
  readonly texts: readonly PaperText[];
}

/** Small text that belongs to what stands before it: the caption of a chart (图1：…), 注：… below it, a footnote. */
export interface PaperNote {
  readonly kind: 'note';
  readonly text: PaperText;
}

/** A text and the places of its lines. Paragraphs within a cell are parted by `\n`; else a text has none. */
export interface PaperText {
  readonly text: string;
  /** Ascending by `from`; the first begins at 0. A Word file has no lines: one place for a paragraph. */
  readonly lines: readonly PaperLine[];
}

export interface PaperLine {
  /** Index in the text (UTF-16 units) at which the line begins. */
  readonly from: number;
  readonly place: PaperPlace;
}

export type PaperPlace = PagePlace | WordPlace | SheetPlace;

/** A line on a page of a PDF. */
export interface PagePlace {
  readonly kind: 'page';
  readonly file: string;
  /** Counted from 1, whatever number is printed on it. */
  readonly page: number;
  /** Counted from 1 at the top, running head and page number included. */
  readonly line: number;
  /** Of the line, or of what stands there, on the page as it is shown: turned pages turned. */
  readonly box: Rectangle;
  /** Where it is in a table. */
  readonly cell?: TableSpot;
}

/** A paragraph of a Word file. */
export interface WordPlace {
  readonly kind: 'word';
  readonly file: string;
  /** Where in the package: `word/document.xml`, `word/footnotes.xml`, a chart. */
  readonly part: string;
  /** Which `w:p` of that part, counted from 1 in the order in which they begin; 0 for what is none. */
  readonly paragraph: number;
  readonly cell?: TableSpot;
}

/** A cell of a sheet. */
export interface SheetPlace {
  readonly kind: 'sheet';
  readonly file: string;
  readonly sheet: string;
  /** `E12`. */
  readonly address: string;
}

/** Counted from 1: the table in its file, row and column in that table. */
export interface TableSpot {
  readonly table: number;
  readonly row: number;
  readonly column: number;
}

/** The place of a character of a text. @param at its index in the text */
export function placeAt({ lines }: PaperText, at: number): PaperPlace | undefined {
  return (lines.findLast(({ from }) => from <= at) ?? lines[0])?.place;
}
