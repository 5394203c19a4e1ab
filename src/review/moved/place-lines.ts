/** The changed places of a report in lines for the terminal, under their headings. */
import { alignedRows } from '../../diagnostics/align.ts';
import type { ChangedPlace, ChartPlace } from './movement.ts';
import { LINES_WORDS, type PlaceGroup, placeGroups, placeLabel } from './place-words.ts';
import { shownPair } from './text-pair.ts';

/** One entry for each place; the first of a group brings its headings. */
export function placeLines(places: readonly ChangedPlace[]): (readonly string[])[] {
  return placeGroups(places).flatMap((group) => {
    const [first = [], ...rest] = groupEntries(group);
    return [[`  ${group.title}`, ...first], ...rest];
  });
}

function groupEntries({ places }: PlaceGroup): (readonly string[])[] {
  const short = places.filter(isShortCell);
  const rows = alignedRows(short.map((place) => [placeLabel(place), changeText(place)]));
  const rowOf = new Map(short.map((place, index) => [place, rows[index] ?? '']));
  return places.map((place) => {
    const row = rowOf.get(place);
    return row === undefined ? entryOf(place) : [`    ${row}`];
  });
}

const SHORT = 20;

function isShortCell({ kind, former = '', present = '' }: ChangedPlace): boolean {
  return kind === 'cell' && former.length <= SHORT && present.length <= SHORT;
}

function changeText({ former = '', present = '' }: ChangedPlace): string {
  return `${former || '空'} → ${present || '空'}`;
}

function entryOf(place: ChangedPlace): readonly string[] {
  const label = placeLabel(place);
  if (place.kind === 'chart') return [`    ${label}${sizeText(place)}`, ...pointLines(place)];
  if (place.kind === 'table') return [`    ${label}${sizeText(place)}`];
  return [...(label === '' ? [] : [`    ${label}${sizeText(place)}`]), ...readingLines(place)];
}

/** How many lines a table has, or had. */
function sizeText({ kind, former, present }: ChangedPlace): string {
  if (kind !== 'table') return '';
  const sizes = [former, present].flatMap((text) => (text === undefined ? [] : [`${text.split('\n').length} 行`]));
  return `（${sizes.join(' → ')}）`;
}

/** `旧` and `新` under each other; stretches that both share are shortened. */
function readingLines({ kind, former, present }: ChangedPlace): string[] {
  if (former === present) return ['      文字不变，只改了字体'];
  if (kind in LINES_WORDS) return [...listLines('旧', former), ...listLines('新', present)];
  const pair = shownPair(flat(former), flat(present));
  return [
    ...(former === undefined ? [] : [`      旧  ${pair.former || '空'}`]),
    ...(present === undefined ? [] : [`      新  ${pair.present || '空'}`]),
  ];
}

const SHOWN_LINES = 8;

function listLines(reading: string, text: string | undefined): string[] {
  const lines = text?.split('\n') ?? [];
  const more = lines.length > SHOWN_LINES ? [`          ……（共 ${lines.length} 行）`] : [];
  return [...lines.slice(0, SHOWN_LINES).map((line) => `      ${reading}  ${line}`), ...more];
}

/** On one line, cells of a row and lines of a block parted by bars. */
function flat(text = ''): string {
  return text.trim().replace(/[\t\n]+/g, ' | ');
}

function pointLines({ points, former, present, caption }: ChartPlace): string[] {
  const rows = points.map(({ series, category, former: old = '无', present: now = '无' }) => [
    [series, category].filter((name) => name !== '').join('，'),
    `${old} → ${now}`,
  ]);
  const renamed =
    former !== undefined && present !== undefined && former !== present
      ? [`图题原为 ${flat(former)}，现为 ${caption}`]
      : [];
  return [...renamed, ...alignedRows(rows)].map((line) => `      ${line}`);
}
