/** Writes the numbers of remarks onto the texts of a report that they are anchored to. */
import { type Block, type Cell, type Inline, plainText, type Report, type Table } from '../model/report.ts';
import type { Anchor } from './anchors.ts';
import type { PlacedText } from './printed-texts.ts';

export interface NumberedAnchor extends Anchor {
  readonly number: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly number: number;
}

/** The report with the remark's number on every inline of each anchor; texts are cut where an anchor begins or ends. */
export function markRemarks(report: Report, anchors: readonly NumberedAnchor[]): Report {
  const byBlock = new Map<string, NumberedAnchor[]>();
  for (const anchor of anchors) {
    const key = `${anchor.at.spot.part}/${anchor.at.spot.block}`;
    byBlock.set(key, [...(byBlock.get(key) ?? []), anchor]);
  }
  const parts = report.parts.map((part) => ({
    ...part,
    blocks: part.blocks.map((block, index) => {
      const here = byBlock.get(`${part.id}/${index}`);
      return here === undefined ? block : markBlock(block, here);
    }),
  }));
  return { ...report, parts };
}

function markBlock(block: Block, anchors: readonly NumberedAnchor[]): Block {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, text: markText(block.text, anchors) };
    case 'table':
      return markTable(block, anchors);
    case 'cover':
    case 'contents':
    case 'redHead':
    case 'chart':
    case 'attachmentNote':
    case 'signature':
    case 'imprint':
    case 'pageBreak':
      return { ...block, remarks: [...new Set(anchors.map(({ number }) => number))] };
  }
}

function markTable(table: Table, anchors: readonly NumberedAnchor[]): Table {
  const of = (role: PlacedText['role'], index: number) =>
    anchors.filter(({ at }) => at.role === role && at.index === index);
  const markRow = (cells: readonly Cell[], row: number) => {
    const inRow = anchors.filter(({ at }) => at.spot.row === row);
    return inRow.length === 0 ? cells : cells.map((cell, index) => markCell(cell, inRow, index));
  };
  return {
    ...table,
    ...(table.title === undefined ? {} : { title: markText(table.title, of('title', 0)) }),
    head: table.head.map(markRow),
    body: table.body.map((cells, index) => markRow(cells, table.head.length + index)),
    notes: table.notes.map((note, index) => markText(note, of('note', index))),
  };
}

function markCell(cell: Cell, anchors: readonly NumberedAnchor[], index: number): Cell {
  const here = anchors.filter(({ at }) => at.spot.cell === index);
  if (here.length === 0) return cell;
  const of = (paragraph: number) => here.filter(({ at }) => at.index === paragraph);
  return { ...cell, paragraphs: cell.paragraphs.map((text, paragraph) => markText(text, of(paragraph))) };
}

/** Figures, line breaks and boxes are marked whole. */
export function markText(text: readonly Inline[], ranges: readonly Range[]): readonly Inline[] {
  if (ranges.length === 0) return text;
  let offset = 0;
  return text.flatMap((inline) => {
    const length = plainText([inline]).length;
    const start = offset;
    offset += length;
    return inline.kind === 'text' ? cutText(inline, start, ranges) : [marked(inline, start, offset, ranges)];
  });
}

function cutText(inline: Extract<Inline, { kind: 'text' }>, start: number, ranges: readonly Range[]): Inline[] {
  const end = start + inline.text.length;
  const inside = ranges.flatMap((range) => [range.start, range.end]).filter((cut) => cut > start && cut < end);
  const cuts = [...new Set([start, ...inside, end])].sort((a, b) => a - b);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] ?? start;
    return marked({ ...inline, text: inline.text.slice(from - start, to - start) }, from, to, ranges);
  });
}

function marked<Marked extends Inline>(inline: Marked, start: number, end: number, ranges: readonly Range[]): Marked {
  const here = ranges.filter((range) => range.start < end && range.end > start).map(({ number }) => number);
  const remarks = [...new Set([...(inline.remarks ?? []), ...here])].sort((a, b) => a - b);
  return remarks.length === 0 ? inline : { ...inline, remarks };
}
