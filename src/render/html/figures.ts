/** The figures that a page can explain: those it prints and all that they come from. */
import type { FigureEntry, FigureNote } from '../../model/figure-note.ts';
import { textsOf } from '../../model/map-texts.ts';
import type { Block, Inline, Report } from '../../model/report.ts';

export interface FigureList {
  readonly entries: readonly FigureEntry[];
  /** Position of a figure in the list; undefined for one that nothing is known of. */
  readonly indexOf: (figureId: string) => number | undefined;
}

/** Printed figures in reading order, then their inputs, step by step down to the leaves. */
export function figureList(report: Report, notes: ReadonlyMap<string, FigureNote>): FigureList {
  const printed = printedCounts(report);
  const positions = new Map<string, number>();
  const reached: FigureNote[] = [];
  const reach = (id: string) => {
    const note = notes.get(id);
    if (note === undefined || positions.has(id)) return;
    positions.set(id, reached.length);
    reached.push(note);
  };
  for (const id of printed.keys()) reach(id);
  for (let index = 0; index < reached.length; index += 1) for (const id of reached[index]?.inputs ?? []) reach(id);
  const entries = reached.map((note) => ({
    ...note,
    inputs: note.inputs.flatMap((id) => positions.get(id) ?? []),
    printed: printed.get(note.id) ?? 0,
  }));
  return { entries, indexOf: (figureId) => positions.get(figureId) };
}

/** How often the present state prints each figure; those that only an earlier state printed count zero. */
function printedCounts(report: Report): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (id: string, deleted: boolean) => counts.set(id, (counts.get(id) ?? 0) + (deleted ? 0 : 1));
  for (const block of report.parts.flatMap(({ blocks }) => blocks)) {
    for (const inline of inlinesOf(block))
      if (inline.kind === 'figure') count(inline.figureId, isDeleted(inline, block));
    if (block.kind !== 'chart') continue;
    for (const { figureId } of block.series.flatMap(({ points }) => points))
      count(figureId, block.change === 'deleted');
  }
  return counts;
}

function isDeleted(inline: Inline, block: Block): boolean {
  return inline.change === 'deleted' || block.change === 'deleted';
}

/** All inlines of a block, in reading order. */
export function inlinesOf(block: Block): readonly Inline[] {
  return textsOf(block).flat();
}
