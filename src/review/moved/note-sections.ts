/** The tables of a change note; a list without entries has none. */
import { gatherAlike, numberRanges } from '../../diagnostics/alike.ts';
import { SEVERITY_NAMES } from '../../diagnostics/filter.ts';
import type { Finding, PrintedSpot } from '../../diagnostics/finding.ts';
import { placesText } from '../../diagnostics/place-words.ts';
import { consequencesText } from '../../diagnostics/print.ts';
import { entryAsWords, keysAsNames } from '../../model/key-words.ts';
import type { Table } from '../../model/report.ts';
import { besideName } from '../direction-words.ts';
import { entryText } from '../provenance.ts';
import type { ChangedPlace, FigureChange, FigureChanges, Movement } from './movement.ts';
import { type CellText, type NoteRow, type NoteTable, noteTable } from './note-table.ts';
import { placeGroups, placeLabel } from './place-words.ts';
import { cutText, differingPieces, shortened } from './text-pair.ts';
import { causeGroups, causeText, isTelling, KIND_WORDS, subjectText } from './words.ts';

type Content = Omit<NoteTable, 'rows'> & { readonly rows: readonly NoteRow[] };

function tableOf(content: Content): Table | undefined {
  return content.rows.length === 0 ? undefined : noteTable(content);
}

export function inputTable({ inputs: { values, prose, templates } }: Movement): Table | undefined {
  const valueRows = values.map((change, index): NoteRow => {
    const subject = subjectText(change);
    const shown = (literal: string | undefined) =>
      literal === undefined ? undefined : besideName(subject, entryAsWords(literal));
    const [former, present] = pair(shown(change.former), shown(change.present));
    return [String(index + 1), subject, former, present, fileLine(change.place.file, change.place.line)];
  });
  const proseRows = prose.map(({ kind, file, line, former, present }, index): NoteRow => {
    const [old, now] = pair(linesText(former), linesText(present));
    return [String(values.length + index + 1), `文字${KIND_WORDS[kind]}`, old, now, fileLine(file, line)];
  });
  const templateRows = templates.map(({ kind, file, inserted, deleted }, index): NoteRow => {
    const number = String(values.length + prose.length + index + 1);
    return [number, `模板${KIND_WORDS[kind]}`, `删去 ${deleted} 行`, `新增 ${inserted} 行`, file];
  });
  return tableOf({
    id: 'note-inputs',
    head: ['序号', '改动之处', '原为', '现为', '填写在'],
    columns: [3, 10, 10, 10, 8],
    rows: [...valueRows, ...proseRows, ...templateRows],
  });
}

/** Figures that the report does not print are only counted. */
export function figureTable(movement: Movement): Table | undefined {
  const { moved, came, went } = movement.figures;
  const printed = moved.filter((figure) => figure.printed);
  const rows = causeGroups(printed).flatMap(({ roots, figures }): NoteRow[] => [
    { across: `${causeText(roots, movement)}，${figures.length} 个数随之变动` },
    ...figureRows(figures),
  ]);
  return tableOf({
    id: 'note-figures',
    head: ['数据', '原数', '现数', '增减'],
    columns: [22, 7, 7, 6],
    rows: [...rows, ...comingRows('新增的数据', came), ...comingRows('不再有的数据', went)],
    notes: figureNotes(movement.figures),
  });
}

function linesText(lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : lines.join('\n');
}

function fileLine(file: string, line: number | undefined): string {
  return line === undefined ? file : `${file} 第${line}行`;
}

/** A row for all figures that moved from one value to another, in the order of their first. */
function figureRows(figures: readonly FigureChange[]): NoteRow[] {
  const valuesOf = ({ former, present, difference = '' }: FigureChange) => {
    return [former?.shown ?? '无', present?.shown ?? '无', difference];
  };
  return inGroups(figures, (figure) => valuesOf(figure).join('\t')).map((alike): NoteRow => {
    const names = [...new Set(alike.map(({ label }) => label))];
    return [names.join('；'), ...alike.slice(0, 1).flatMap(valuesOf)];
  });
}

function inGroups<T>(list: readonly T[], keyOf: (item: T) => string): (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

function comingRows(across: string, figures: readonly FigureChange[]): NoteRow[] {
  const rows = figureRows(figures.filter(isTelling));
  return rows.length === 0 ? [] : [{ across }, ...rows];
}

function figureNotes({ moved, exactOnly }: FigureChanges): string[] {
  const unprinted = moved.filter(({ printed }) => !printed).length;
  const parts = [
    ...(unprinted === 0 ? [] : [`另有 ${unprinted} 个数变动，报告中没有印出`]),
    ...(exactOnly.length === 0 ? [] : [`另有 ${exactOnly.length} 个数只动了尾数，印出的不变`]),
  ];
  return parts.length === 0 ? [] : [`注：${parts.join('；')}。`];
}

/** @param pageOf printed page of the present report on which a place stands; undefined where it has none */
export function placeTable({ places }: Movement, pageOf: PageOf): Table | undefined {
  const rows = placeGroups(places).flatMap(({ title, places: own }): NoteRow[] => [
    { across: `${pagesText(own, pageOf)}${title.replaceAll(' › ', ' > ')}` },
    ...placeGroupRows(own),
  ]);
  return tableOf({
    id: 'note-places',
    head: ['位置', '原为', '现为'],
    columns: [14, 14, 14],
    rows,
  });
}

export type PageOf = (spot: PrintedSpot) => number | undefined;

/** `第7页，`, `第7、8页，`. */
function pagesText(places: readonly ChangedPlace[], pageOf: PageOf): string {
  const pages = places.flatMap(({ spot }) => (spot === undefined ? [] : (pageOf(spot) ?? [])));
  return pages.length === 0 ? '' : `第${numberRanges([...new Set(pages)].sort((a, b) => a - b))}页，`;
}

/** Cells of a table that read the same before and after share a row. */
function placeGroupRows(places: readonly ChangedPlace[]): NoteRow[] {
  const alike = inGroups([...places.entries()], ([index, { kind, former = '', present = '' }]) =>
    kind === 'cell' ? `${former}\t${present}` : String(index),
  );
  return alike.flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const [row = [], ...more] = placeRows(first[1]);
    if (others.length === 0 || 'across' in row) return [row, ...more];
    const labels = [first, ...others].map(([, place]) => placeLabel(place));
    return [[labels.join('；'), ...row.slice(1)]];
  });
}

function placeRows(place: ChangedPlace): NoteRow[] {
  const label = placeLabel(place) || '句子';
  if (place.kind === 'chart') {
    const points = place.points.map(({ series, category, former = '无', present = '无' }): NoteRow => {
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

const PLAIN = 20;

/** Both readings, shortened, with what differs strong in long ones; `无` for what was or is not there. */
function pair(former: string | undefined, present: string | undefined): readonly [CellText, CellText] {
  if (!former || !present) return [alone(former), alone(present)];
  if (former.length <= PLAIN && present.length <= PLAIN) return [flat(former), flat(present)];
  const pieces = differingPieces(flat(former), flat(present));
  return [{ pieces: shortened(pieces.former) }, { pieces: shortened(pieces.present) }];
}

function alone(text: string | undefined): string {
  return text === undefined ? '无' : cutText(flat(text)) || '空';
}

function flat(text: string): string {
  return text.trim().replace(/[\t\n]+/g, '　');
}

/** @param whereOf where in the paper a finding stands, in words; empty where nothing of it is printed */
export function findingTable({ findings }: Movement, whereOf: (finding: Finding) => string): Table | undefined {
  const rowsOf = (what: string, list: readonly Finding[]) =>
    gatherAlike(list, (finding) => finding).map((alike) => findingRow(what, alike, whereOf));
  return tableOf({
    id: 'note-findings',
    head: ['变化', '位置', '内容', '填写在'],
    columns: [3.4, 11, 17, 10.6],
    rows: [...rowsOf('新增', findings.came), ...rowsOf('消除', findings.went), ...rowsOf('说明', findings.answered)],
  });
}

/** One row for all that say the same, with their number. */
function findingRow(what: string, alike: readonly Finding[], whereOf: (finding: Finding) => string): NoteRow {
  const [first] = alike;
  if (first === undefined) return [];
  const { severity, rule, message, waived, consequences = [], place } = first;
  const followed = consequencesText(consequences);
  const lines = [
    `${SEVERITY_NAMES[severity]}：${keysAsNames(message)}`,
    ...(alike.length === 1 ? [] : [`这样的共 ${alike.length} 处，上面是第一处。`]),
    ...(followed === undefined || what === '消除' ? [] : [`连带：${followed}`]),
    ...(waived === undefined || what !== '说明' ? [] : [`说明：${waived}`]),
    `规则 ${rule}`,
  ];
  const others = placesText(alike.slice(1).flatMap((finding) => finding.place ?? []));
  const entered = place?.line === undefined ? [] : [entryText(place)];
  return [
    what,
    whereOf(first) || '报告中没有印出',
    lines,
    [...entered, ...(others === undefined ? [] : [`其余：${others}`])],
  ];
}
