/** Every printed text of a report with its place in the tree: what remarks are anchored to. */
import type { PrintedSpot } from '../diagnostics/finding.ts';
import { HeadingTrail } from '../model/heading-trail.ts';
import { type PrintedKind, type PrintedPiece, printedTexts } from '../model/printed-texts.ts';
import { rememberedByObject } from '../model/remembered.ts';
import { type Block, type Inline, plainText, type Report } from '../model/report.ts';

export interface PlacedText {
  readonly spot: PrintedSpot;
  /** Which text of the block or cell it is, from 0: paragraph of a cell; title, notes and body of a table differ by `role`. */
  readonly role: 'text' | 'title' | 'note' | 'cell' | 'block';
  readonly index: number;
  readonly text: string;
  /** Empty for a block of mere strings (`role` is `block`). */
  readonly inlines: readonly Inline[];
  /** Headings above it, and all words of its table, in one text. */
  readonly context: string;
}

/** All texts of the report that are not empty, in reading order. */
export const placedTexts = rememberedByObject((report: Report): readonly PlacedText[] =>
  report.parts.flatMap((part) => {
    const trail = new HeadingTrail();
    return part.blocks.flatMap((block, index) => {
      if (block.kind === 'heading') trail.pass(block.level, plainText(block.text));
      const context = trail.headings.join('\n');
      return textsOf(block, { part: part.id, block: index }, context).filter(({ text }) => text.trim() !== '');
    });
  }),
);

/** Blocks of mere strings are one text. */
function textsOf(block: Block, spot: PrintedSpot, headings: string): PlacedText[] {
  const pieces = printedTexts(block);
  const context = block.kind === 'table' ? `${headings}\n${wordsOf(pieces)}` : headings;
  const placed = pieces.flatMap(({ kind, path, inlines, text, at }): PlacedText[] => {
    const role = ROLES[kind];
    if (role === undefined) return [];
    const index = at?.paragraph ?? (kind === 'note' && block.kind === 'table' ? Number(path.at(-1)) : 0);
    const where = at === undefined ? spot : { ...spot, row: at.row, cell: at.cell };
    return [{ spot: where, role: block.kind === 'paragraph' ? 'text' : role, index, text, inlines, context }];
  });
  const strings = pieces.filter(({ kind }) => kind !== 'headLine' && ROLES[kind] === undefined);
  if (strings.length === 0) return placed;
  return [{ spot, role: 'block', index: 0, text: strings.map(({ text }) => text).join('\n'), inlines: [], context }];
}

/** Of the texts that carry remarks themselves. */
const ROLES: Readonly<Record<PrintedKind, PlacedText['role'] | undefined>> = {
  heading: 'text',
  paragraph: 'text',
  note: 'note',
  tableTitle: 'title',
  cell: 'cell',
  headLine: undefined,
  cover: undefined,
  contents: undefined,
  redHead: undefined,
  caption: undefined,
  chartLabel: undefined,
  attachment: undefined,
  signature: undefined,
  imprint: undefined,
};

function wordsOf(pieces: readonly PrintedPiece[]): string {
  return pieces.flatMap(({ kind, text }) => (kind === 'tableTitle' || kind === 'cell' ? [text] : [])).join('\n');
}
