/**
 * Text set tighter than the style sheet says, so that a last page with a few lines is spared: GB/T 9704-2012, 7.3.5.4
 * (调整行距、字距). Lengths in pt.
 */
import { rememberedByObject } from '../model/remembered.ts';
import type { Block } from '../model/report.ts';
import { fittedTable, type TableStyle, type TextStyle } from '../style/style-sheet.ts';

/** 0: as the style sheet says; each step is tighter. */
export type Density = 0 | 1 | 2 | 3 | 4;

/** From the least to the most. */
export const TIGHTER: readonly Density[] = [1, 2, 3, 4];

/** The density in which a block is set: what knows of none stays as it is, tables have fewer than texts. */
export function densityOf({ kind }: Block, density: Density): Density {
  if (kind === 'heading' || kind === 'paragraph') return density;
  return kind === 'table' ? (Math.min(density, TABLES.length) as Density) : 0;
}

/** The tightest lines: 23 on a page that has 22. */
const TIGHTEST_PITCH = 22 / 23;

/** Lines of text nearer to each other. */
export function denseText(style: TextStyle, density: Density): TextStyle {
  return density === 0 ? style : (denseTexts(style)[density] as TextStyle);
}

const denseTexts = rememberedByObject((style: TextStyle) =>
  [0, ...TIGHTER].map((density): TextStyle => {
    const pitch = 1 - (density / TIGHTER.length) * (1 - TIGHTEST_PITCH);
    return { ...style, lineHeight: inTwips(style.lineHeight * pitch) };
  }),
);

/** Of the size of type: the height of a line; by how much the type is smaller. */
const TABLES: readonly { readonly line: number; readonly smaller: number }[] = [
  { line: 1.2, smaller: 0 },
  { line: 1.25, smaller: 0.5 },
  { line: 1.25, smaller: 1 },
];

/** Cells of a table among text: first lines nearer to each other, then smaller type. */
export function denseTable(style: TableStyle, density: Density): TableStyle {
  return density === 0 ? style : (denseTables(style)[density] as TableStyle);
}

const denseTables = rememberedByObject((style: TableStyle) => [
  style,
  ...TABLES.map(({ line, smaller }) => {
    const size = style.cell.size - smaller;
    return fittedTable(style, { size, lineHeight: inTwips(size * line), minRowHeight: style.minRowHeight });
  }),
]);

/** Word counts in twentieths of a point. */
function inTwips(length: number): number {
  return Math.floor(length * 20) / 20;
}
