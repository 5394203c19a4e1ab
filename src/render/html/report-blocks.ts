/** The blocks of a report as markup, for every page that shows it. */
import type { FigureNote } from '../../model/figure-note.ts';
import type { PrintedPages } from '../../model/printed-pages.ts';
import type { Block, Part, Report } from '../../model/report.ts';
import { type BlockContext, blockMarkup, wideBlocks } from './blocks.ts';
import { type FigureList, figureList } from './figures.ts';
import type { Markup } from './markup.ts';
import { type Outline, outlineOf } from './outline.ts';
import { type NotePlace, RemarkBook } from './remarks.ts';

export interface ReportBlocks {
  readonly parts: readonly {
    readonly kind: Part['kind'];
    readonly blocks: readonly { readonly block: Block; readonly markup: Markup }[];
  }[];
  readonly list: FigureList;
  readonly outline: Outline;
  /** With the flags that the blocks bear. */
  readonly book: RemarkBook;
  /** Id of a block on the page. */
  readonly idOf: (block: Block) => string;
}

/**
 * @param figures what is told of each figure, by its id
 * @param pages where the blocks and remarks stand in print, where that is known
 * @param notes whether the notes of the findings stand beside the blocks
 */
export function reportBlocks(
  report: Report,
  figures: ReadonlyMap<string, FigureNote>,
  pages: PrintedPages,
  notes: NotePlace,
): ReportBlocks {
  const ids = blockIds(report);
  const idOf = (block: Block) => ids.get(block) ?? '';
  const list = figureList(report, figures);
  const book = new RemarkBook(report, pages.remarks, notes);
  const outline = outlineOf(report);
  const context: BlockContext = { figures: list, book, outline, wide: wideBlocks(report), pages: pages.blocks };
  const parts = report.parts.map(({ kind, blocks }) => ({
    kind,
    blocks: blocks.map((block) => ({ block, markup: blockMarkup(block, idOf(block), context) })),
  }));
  return { parts, list, outline, book, idOf };
}

/** Ids of the blocks, in reading order. */
function blockIds(report: Report): ReadonlyMap<Block, string> {
  const blocks = report.parts.flatMap((part) => part.blocks);
  return new Map(blocks.map((block, index) => [block, `b${index + 1}`]));
}
