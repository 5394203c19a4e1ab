/** Two tables to one with the changes marked, row by row and cell by cell. */
import type { Cell, Inline, Table } from '../../model/report.ts';
import type { Change } from '../../model/review.ts';
import { align, type Step } from './align.ts';
import { compareCellParagraphs, compareNotes } from './compare-paragraphs.ts';
import { compareTexts } from './compare-texts.ts';
import type { Row } from './content-keys.ts';
import { type GrownRow, grownRows } from './grown-groups.ts';
import { markRow } from './mark.ts';
import { groupKey, groupLikeness, type RowGroup, rowGroups, sameShape } from './row-groups.ts';

/** Same columns and looks, and the same lines above: its content can be compared row by row. */
export function sameFrame(former: Table, present: Table): boolean {
  return frameOf(former) === frameOf(present);
}

function frameOf({ orientation, columns, splitRows = false, style, title, headLine }: Table): string {
  return JSON.stringify([orientation, columns, splitRows, style, title === undefined, headLine === undefined]);
}

/** Of two tables of the same frame. Head and body are aligned each for itself. */
export function compareTables(former: Table, present: Table): Table {
  const head = compareRows(former.head, present.head);
  const body = compareRows(former.body, present.body);
  const changes = [...head, ...body].map(({ change }) => change);
  const rowChanges = new Map(changes.flatMap((change, index) => (change === undefined ? [] : [[index, change]])));
  return {
    ...present,
    ...linesAbove(former, present),
    head: head.map(({ row }) => row),
    body: body.map(({ row }) => row),
    ...(rowChanges.size === 0 ? {} : { rowChanges }),
    notes: compareNotes(former.notes, present.notes),
  };
}

function linesAbove(former: Table, present: Table): Pick<Table, 'title' | 'headLine'> {
  const compared = (one: readonly Inline[] | undefined, other: readonly Inline[]) => compareTexts(one ?? [], other);
  const { title, headLine } = present;
  return {
    ...(title === undefined ? {} : { title: compared(former.title, title) }),
    ...(headLine === undefined
      ? {}
      : {
          headLine: {
            left: compared(former.headLine?.left, headLine.left),
            right: compared(former.headLine?.right, headLine.right),
          },
        }),
  };
}

interface MarkedRow {
  readonly row: Row;
  readonly change?: Change;
}

function compareRows(former: readonly Row[], present: readonly Row[]): MarkedRow[] {
  const rules = { key: groupKey, likeness: groupLikeness };
  return align(rowGroups(former), rowGroups(present), rules).flatMap(compareGroups);
}

function compareGroups({ former, present, same }: Step<RowGroup>): MarkedRow[] {
  if (former === undefined) return marked(present ?? [], 'inserted');
  if (present === undefined) return marked(former, 'deleted');
  if (same) return present.map((row) => ({ row }));
  if (sameShape(former, present)) return present.map((row, index) => ({ row: compareCells(former[index] ?? [], row) }));
  return (
    grownRows(former, present)?.map(compareGrown) ?? [...marked(former, 'deleted'), ...marked(present, 'inserted')]
  );
}

function compareGrown({ former, present, spans }: GrownRow): MarkedRow {
  if (former === undefined) return { row: markRow(present ?? [], 'inserted'), change: 'inserted' };
  if (present === undefined) return { row: markRow(former, 'deleted'), change: 'deleted' };
  const cells = compareCells(former, present);
  const row = cells.map((cell, index) => {
    const { [index]: rowSpan = 1 } = spans;
    return rowSpan === (cell.rowSpan ?? 1) ? cell : { ...cell, rowSpan };
  });
  return { row };
}

function marked(group: RowGroup, change: Change): MarkedRow[] {
  return group.map((row) => ({ row: markRow(row, change), change }));
}

function compareCells(former: Row, present: Row): Row {
  return present.map((cell: Cell, index) => {
    if (cell === former[index]) return cell;
    const paragraphs = compareCellParagraphs(former[index]?.paragraphs ?? [[]], cell.paragraphs);
    return paragraphs === cell.paragraphs ? cell : { ...cell, paragraphs };
  });
}
