/** Every printed text of a report with its place in the tree: what remarks are anchored to. */
import type { PrintedSpot } from '../diagnostics/finding.ts';
import { HeadingTrail } from '../model/heading-trail.ts';
import { type Block, type Inline, plainText, type Report, type Table } from '../model/report.ts';

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
export function placedTexts(report: Report): PlacedText[] {
  return report.parts.flatMap((part) => {
    const trail = new HeadingTrail();
    return part.blocks.flatMap((block, index) => {
      if (block.kind === 'heading') trail.pass(block.level, plainText(block.text));
      const context = trail.headings.join('\n');
      return textsOf(block, { part: part.id, block: index }, context).filter(({ text }) => text.trim() !== '');
    });
  });
}

function textsOf(block: Block, spot: PrintedSpot, context: string): PlacedText[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [placed(block.text, { spot, role: 'text', index: 0, context })];
    case 'table':
      return tableTexts(block, spot, `${context}\n${wordsOf(block)}`);
    default:
      return [{ spot, role: 'block', index: 0, text: stringsOf(block).join('\n'), inlines: [], context }];
  }
}

function placed(inlines: readonly Inline[], place: Omit<PlacedText, 'text' | 'inlines'>): PlacedText {
  return { ...place, inlines, text: plainText(inlines) };
}

function wordsOf({ title = [], head, body }: Table): string {
  const cells = [...head, ...body].flatMap((row) => row.flatMap(({ paragraphs }) => paragraphs.map(plainText)));
  return [plainText(title), ...cells].join('\n');
}

function tableTexts({ title, head, body, notes }: Table, spot: PrintedSpot, context: string): PlacedText[] {
  const cells = [...head, ...body].flatMap((row, rowIndex) =>
    row.flatMap((cell, cellIndex) =>
      cell.paragraphs.map((inlines, index) =>
        placed(inlines, { spot: { ...spot, row: rowIndex, cell: cellIndex }, role: 'cell', index, context }),
      ),
    ),
  );
  return [
    ...(title === undefined ? [] : [placed(title, { spot, role: 'title', index: 0, context })]),
    ...cells,
    ...notes.map((inlines, index) => placed(inlines, { spot, role: 'note', index, context })),
  ];
}

function stringsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'cover':
      return [...block.title, ...block.lines];
    case 'redHead':
      return [...block.issuer, block.number, ...block.title, block.recipient ?? ''];
    case 'chart':
      return [plainText(block.caption), block.unit];
    case 'signature':
      return [block.signer, block.date];
    case 'attachmentNote':
      return block.names;
    default:
      return [];
  }
}
