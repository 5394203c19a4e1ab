/**
 * A marked report settled: all changes accepted or all rejected. Review and emitters without room for marks share it, so
 * that what a draft shows as its present state is one thing.
 */
import { mapSame, mapTexts } from './map-texts.ts';
import { normaliseText } from './normalise.ts';
import { paragraphChange } from './paragraph-change.ts';
import { rememberedByObject } from './remembered.ts';
import type { Block, Cell, Inline, Part, Report, Table } from './report.ts';
import type { Change } from './review.ts';

const GONE = '~deleted';

/** The id under which what went stands in a marked report, beside what may have come under the same id. */
export function goneId(id: string): string {
  return `${id}${GONE}`;
}

function formerId(id: string): string {
  return id.endsWith(GONE) ? id.slice(0, -GONE.length) : id;
}

/**
 * The state after the changes (`accept`) or before them (`reject`), without a mark of change and in normal form
 * (`normaliseReport`). `meta` and the other marks of the review stay as they are; what is settled comes back itself.
 */
export function settleChanges(report: Report, keep: 'accept' | 'reject'): Report {
  const drop: Change = keep === 'accept' ? 'deleted' : 'inserted';
  const parts = report.parts.flatMap((part) => settlePart(part, drop));
  return { ...report, parts, ...(report.review === undefined ? {} : { review: { ...report.review, revised: false } }) };
}

/** A part goes with the last of its blocks. */
function settlePart(part: Part, drop: Change): Part[] {
  const blocks = part.blocks.flatMap((block) => (block.change === drop ? [] : [settledBy[drop](block)]));
  if (blocks.length === 0) return [];
  const back = part.blocks.every((block) => block.change === 'deleted');
  return [{ ...part, id: back ? formerId(part.id) : part.id, blocks }];
}

/** Each report is settled twice: as the present one, and when the next one is there as the former. */
const settledBy: Readonly<Record<Change, (marked: Block) => Block>> = {
  inserted: rememberedByObject((marked: Block) => settleBlock(marked, 'inserted')),
  deleted: rememberedByObject((marked: Block) => settleBlock(marked, 'deleted')),
};

function settleBlock(marked: Block, drop: Change): Block {
  const block = withoutBlockChange(marked);
  const kept = block.kind === 'table' ? settleTable(block, drop) : block;
  return mapTexts(kept, (text) => settleText(text, drop));
}

function withoutBlockChange(marked: Block): Block {
  if (marked.change === undefined) return marked;
  const { change, ...block } = marked;
  return 'id' in block && change === 'deleted' ? { ...block, id: formerId(block.id) } : block;
}

/** Takes out rows, and paragraphs of cells and notes; the marks within texts are left. */
function settleTable(marked: Table, drop: Change): Table {
  const { rowChanges, ...table } = marked;
  const headRows = table.head.length;
  const head = settleRows(table.head, (index) => rowChanges?.get(index) !== drop, drop);
  const body = settleRows(table.body, (index) => rowChanges?.get(headRows + index) !== drop, drop);
  const notes = remaining(table.notes, drop);
  const isSame = rowChanges === undefined && head === marked.head && body === marked.body && notes === marked.notes;
  return isSame ? marked : { ...table, head, body, notes };
}

/** A cell over several rows reaches over those of them that remain. */
function settleRows(rows: Table['body'], remains: (index: number) => boolean, drop: Change): Table['body'] {
  const kept = rows.map((_, index) => remains(index));
  if (kept.every(Boolean)) return mapSame(rows, (row) => mapSame(row, (cell) => settleCell(cell, drop)));
  const settled = rows.map((row, index) => row.map((cell) => shortened(settleCell(cell, drop), kept.slice(index))));
  return settled.filter((_, index) => kept[index]);
}

function settleCell(cell: Cell, drop: Change): Cell {
  const paragraphs = remaining(cell.paragraphs, drop);
  return paragraphs === cell.paragraphs ? cell : { ...cell, paragraphs };
}

/** @param kept of the cell's row and of those below it, which remain */
function shortened(cell: Cell, kept: readonly boolean[]): Cell {
  const { rowSpan = 1, ...rest } = cell;
  const span = kept.slice(0, rowSpan).filter(Boolean).length;
  if (span === rowSpan) return cell;
  return { ...rest, ...(span > 1 ? { rowSpan: span } : {}) };
}

type Paragraphs = readonly (readonly Inline[])[];

function remaining(paragraphs: Paragraphs, drop: Change): Paragraphs {
  const isGone = (text: readonly Inline[]) => paragraphChange(text) === drop;
  return paragraphs.some(isGone) ? paragraphs.filter((text) => !isGone(text)) : paragraphs;
}

function settleText(text: readonly Inline[], drop: Change): readonly Inline[] {
  if (text.every(({ change }) => change === undefined)) return normaliseText(text);
  return normaliseText(text.filter(({ change }) => change !== drop).map(withoutChange));
}

function withoutChange(inline: Inline): Inline {
  if (inline.change === undefined) return inline;
  const { change: _, ...rest } = inline;
  return rest;
}
