/** Where the paper differs, as tables of a change note. */
import { numberRanges } from '../../diagnostics/alike.ts';
import type { PrintedSpot } from '../../diagnostics/finding.ts';
import { inGroups } from '../../model/in-groups.ts';
import type { Table } from '../../model/report.ts';
import type { ChangedPlace, Movement } from './movement.ts';
import { pair } from './note-pair.ts';
import { type LineText, type NoteRow, noteTable } from './note-table.ts';
import { type PlaceGroup, placeGroups, placeLabel } from './place-words.ts';

/**
 * Cells, rows and lines of tables that differ, under the name of their table.
 * @param pageOf printed page of the present report on which a place stands; undefined where it has none
 */
export function tableTable({ places }: Movement, pageOf: PageOf): Table | undefined {
  const rows = placeGroups(places.filter(isInTable)).flatMap((group): NoteRow[] => [
    { across: groupLine(group, 1, pageOf) },
    ...alikeCellRows(group.places),
  ]);
  return noteTable({ id: 'note-tables', head: ['位置', '原为', '现为'], columns: [20, 11, 11], rows });
}

/** Sentences, headings and charts that differ, under the headings above them. */
export function textTable({ places }: Movement, pageOf: PageOf): Table | undefined {
  const rows = placeGroups(places.filter((place) => !isInTable(place))).flatMap((group): NoteRow[] => [
    { across: groupLine(group, TOLD_HEADINGS, pageOf) },
    ...group.places.flatMap(placeRows).map(textRow),
  ]);
  return noteTable({ id: 'note-texts', head: ['原为', '现为'], columns: [21, 21], rows });
}

function isInTable(place: ChangedPlace): boolean {
  return 'table' in place;
}

/** Headings that are told: the nearest. */
const TOLD_HEADINGS = 2;

function groupLine({ title, places }: PlaceGroup, told: number, pageOf: PageOf): string {
  return `${pagesText(places, pageOf)}${title.split(' › ').slice(-told).join(' > ')}`;
}

/** A sentence needs no label; of anything else it stands before both readings. */
function textRow([label, former, present]: PlaceRow): NoteRow {
  return label === SENTENCE ? [former, present] : [labelled(label, former), labelled(label, present)];
}

function labelled(label: string, text: LineText): LineText {
  if (typeof text === 'string') return `${label}：${text}`;
  return { pieces: [{ text: `${label}：`, differs: false }, ...text.pieces] };
}

export type PageOf = (spot: PrintedSpot) => number | undefined;

/** `第7页，`, `第7、8页，`. */
function pagesText(places: readonly ChangedPlace[], pageOf: PageOf): string {
  const pages = places.flatMap(({ spot }) => (spot === undefined ? [] : (pageOf(spot) ?? [])));
  return pages.length === 0 ? '' : `第${numberRanges([...new Set(pages)].sort((a, b) => a - b))}页，`;
}

/** Cells of a table that read the same before and after share a row. */
function alikeCellRows(places: readonly ChangedPlace[]): NoteRow[] {
  const alike = inGroups([...places.entries()], ([index, { kind, former = '', present = '' }]) =>
    kind === 'cell' ? `${former}\t${present}` : String(index),
  );
  return alike.flatMap((entries) => {
    const [first, ...others] = entries.map(([, place]) => place);
    const rows = first === undefined ? [] : placeRows(first);
    const labels = others.map((place) => `；${placeLabel(place)}`).join('');
    return rows.map(([label, ...readings]): NoteRow => [`${label}${labels}`, ...readings]);
  });
}

const SENTENCE = '句子';

/** What it is, and its two readings. */
type PlaceRow = readonly [label: string, former: LineText, present: LineText];

/** One row, of a chart one for each of its points that differ. */
function placeRows(place: ChangedPlace): PlaceRow[] {
  const label = placeLabel(place) || SENTENCE;
  if (place.kind === 'chart') {
    const points = place.points.map(({ series, category, former = '无', present = '无' }): PlaceRow => {
      return [`${label}（${[series, category].filter((name) => name !== '').join('，')}）`, former, present];
    });
    return points.length > 0 ? points : [[label, ...pair(place.former, place.present)]];
  }
  if (place.kind === 'table') return [[label, lineCount(place.former), lineCount(place.present)]];
  return [[label, ...pair(place.former, place.present)]];
}

function lineCount(text: string | undefined): string {
  return text === undefined ? '无' : `共 ${text.split('\n').length} 行`;
}
