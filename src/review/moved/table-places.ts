/** The changed cells, rows and texts of one marked table. */
import { type Grid, toGrid } from '../../model/grid.ts';
import { paragraphChange } from '../../model/paragraph-change.ts';
import type { Cell, Inline, Table } from '../../model/report.ts';
import { tableName } from '../../model/table-name.ts';
import { type Reading, readParagraphs, readText, standsIn } from '../readings.ts';
import { cellLabels } from '../table-labels.ts';
import type { CellPlace, ChangedPlace } from './movement.ts';
import { oneLine, placed, type Trails } from './place-context.ts';
import { changedSentences } from './sentences.ts';

export function tablePlaces(table: Table, trails: Trails): ChangedPlace[] {
  const name = nameOf(table);
  const { title = [], headLine, notes } = table;
  const texts = [title, ...(headLine === undefined ? [] : [headLine.left, headLine.right])];
  return [
    ...texts.flatMap((text) => textPlaces(text, name, trails)),
    ...rowPlaces(table, trails),
    ...notes.flatMap((text) => notePlaces(text, name, trails)),
  ];
}

/** Its title, as it reads in one of the states; else what it is called. */
function nameOf(table: Table): string {
  const { title = [] } = table;
  return oneLine(readText(title, 'present') || readText(title, 'former')) || tableName(table);
}

/** A table that came or went, or of which the columns changed: its lines in each reading. */
export function wholeTable(former: Table | undefined, present: Table | undefined, trails: Trails): ChangedPlace {
  const table = present ?? former;
  return {
    kind: 'table',
    ...placed(trails, {
      ...(former === undefined ? {} : { former: tableLines(former, 'former') }),
      ...(present === undefined ? {} : { present: tableLines(present, 'present') }),
    }),
    table: table === undefined ? '' : nameOf(table),
  };
}

function tableLines({ title, headLine, head, body, notes }: Table, reading: Reading): string {
  const lines = [
    ...(title === undefined ? [] : [readText(title, reading)]),
    ...(headLine === undefined ? [] : [`${readText(headLine.left, reading)}\t${readText(headLine.right, reading)}`]),
    ...[...head, ...body].map((row) => rowText(row, reading)),
    ...notes.map((text) => readText(text, reading)),
  ];
  return lines.map(oneLine).join('\n');
}

function rowText(row: readonly Cell[], reading: Reading): string {
  return row.map((cell) => cellText(cell, reading)).join('\t');
}

function cellText({ paragraphs }: Cell, reading: Reading): string {
  return readParagraphs(paragraphs, reading).map(oneLine).join('／');
}

function textPlaces(text: readonly Inline[], table: string, trails: Trails): ChangedPlace[] {
  return changedSentences(text).map((sentence) => ({ kind: 'tableText', ...placed(trails, sentence), table }));
}

/** A note that came or went is one place, however many sentences it has. */
function notePlaces(text: readonly Inline[], table: string, trails: Trails): ChangedPlace[] {
  const change = paragraphChange(text);
  if (change === undefined) return textPlaces(text, table, trails);
  const reading = change === 'deleted' ? 'former' : 'present';
  return [{ kind: 'tableText', ...placed(trails, { [reading]: readText(text, reading) }), table }];
}

function rowPlaces(table: Table, trails: Trails): ChangedPlace[] {
  const grid = toGrid(table);
  const name = nameOf(table);
  return [...table.head, ...table.body].flatMap((row, index): ChangedPlace[] => {
    const change = table.rowChanges?.get(index);
    if (change === undefined) return cellPlaces(grid, index, name, trails);
    const reading = change === 'deleted' ? 'former' : 'present';
    return [{ kind: 'row', ...placed(trails, { [reading]: rowText(row, reading) }), table: name }];
  });
}

function cellPlaces(grid: Grid, row: number, table: string, trails: Trails): CellPlace[] {
  return (grid.rows[row] ?? []).flatMap((slot, column) => {
    if (slot.kind !== 'content' || !isMarked(slot.cell)) return [];
    const both = { former: cellText(slot.cell, 'former'), present: cellText(slot.cell, 'present') };
    const labels = cellLabels(grid, row, column);
    return [{ kind: 'cell', ...placed(trails, both), table, ...labels, row: labels.row || `第${row + 1}行` }];
  });
}

function isMarked({ paragraphs }: Cell): boolean {
  const marked = (text: readonly Inline[]) =>
    (['former', 'present'] as const).some((reading) => text.some((inline) => !standsIn(inline.change, reading)));
  return paragraphs.some(marked);
}
