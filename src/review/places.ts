/** Where the printed figures stand in a report: under which headings, in which sentence or cell. */

import { toGrid } from '../model/grid.ts';
import { HeadingTrail } from '../model/heading-trail.ts';
import { printedTexts } from '../model/printed-texts.ts';
import {
  type Block,
  type Chart,
  type FigureSpan,
  type Inline,
  plainText,
  type Report,
  type Table,
} from '../model/report.ts';
import { tableName } from '../model/table-name.ts';
import { cellLabels, figuresOf, labelText } from './table-labels.ts';

export interface PrintedFigure {
  readonly figureId: string;
  /** The digits as printed. */
  readonly text: string;
  /** Headings above it, outermost first. */
  readonly headings: readonly string[];
  /** The sentence; for a table its title with row and column. */
  readonly where: string;
  /** The node of the report that prints it. */
  readonly node: FigureSpan | Chart;
}

type Spot = Omit<PrintedFigure, 'headings'>;

/** All printed figures, in reading order. */
export function printedFigures(report: Report): PrintedFigure[] {
  return report.parts.flatMap((part) => {
    const trail = new HeadingTrail();
    return part.blocks.flatMap((block) => {
      if (block.kind === 'heading') trail.pass(block.level, oneLine(block.text));
      const { headings } = trail;
      return spotsOf(block).map((spot) => ({ ...spot, headings }));
    });
  });
}

function spotsOf(block: Block): Spot[] {
  if (block.kind === 'table') return inGrid(block);
  if (block.kind === 'chart') return inChart(block);
  return printedTexts(block).flatMap(({ inlines }) => inSentences(inlines));
}

/** The figures of a text, each with its sentence. */
function inSentences(text: readonly Inline[]): Spot[] {
  const plain = plainText(text);
  let offset = 0;
  return text.flatMap((inline) => {
    const start = offset;
    offset += plainText([inline]).length;
    if (inline.kind !== 'figure') return [];
    return [{ ...printed(inline), where: sentenceAt(plain, start) }];
  });
}

function printed(node: FigureSpan): Pick<PrintedFigure, 'figureId' | 'text' | 'node'> {
  return { figureId: node.figureId, text: node.text, node };
}

const SENTENCE_END = /[。；！？\n]/;

function sentenceAt(plain: string, offset: number): string {
  let start = offset;
  while (start > 0 && !SENTENCE_END.test(plain.charAt(start - 1))) start -= 1;
  let end = offset;
  while (end < plain.length && !SENTENCE_END.test(plain.charAt(end))) end += 1;
  return plain.slice(start, end + 1).trim();
}

function inGrid(table: Table): Spot[] {
  const grid = toGrid(table);
  const title = tableName(table) || '表';
  const cells = grid.rows.flatMap((row, rowIndex) =>
    row.flatMap((slot, column) => {
      const where = () => `《${title}》${labelText(cellLabels(grid, rowIndex, column))}`;
      return figuresOf(slot).map((figure) => ({ ...printed(figure), where: where() }));
    }),
  );
  return [...cells, ...table.notes.flatMap(inSentences)];
}

function inChart(chart: Chart): Spot[] {
  const caption = plainText(chart.caption);
  const points = chart.series.flatMap((series) =>
    series.points.map(({ figureId, text }, index) => ({
      figureId,
      text,
      where: `《${caption}》（${[series.name, chart.categories[index]].filter(Boolean).join('，')}）`,
      node: chart,
    })),
  );
  return [...inSentences(chart.caption), ...points];
}

function oneLine(text: readonly Inline[]): string {
  return plainText(text).replaceAll('\n', '');
}
