/** The tables of a change note; a list without entries has none. */
import { gatherAlike } from '../../diagnostics/alike.ts';
import { SEVERITY_NAMES } from '../../diagnostics/filter.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import { placesText } from '../../diagnostics/place-words.ts';
import { consequencesText } from '../../diagnostics/print.ts';
import { inGroups } from '../../model/in-groups.ts';
import { entryAsWords, keysAsNames } from '../../model/key-words.ts';
import type { Table } from '../../model/report.ts';
import { besideName } from '../direction-words.ts';
import { entryText } from '../provenance.ts';
import type { FigureChange, FigureChanges, Movement } from './movement.ts';
import { pair } from './note-pair.ts';
import { type NoteRow, noteTable } from './note-table.ts';
import { causeGroups, causeText, isTelling, KIND_WORDS, subjectText } from './words.ts';

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
  return noteTable({
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
  return noteTable({
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

/** @param whereOf where in the paper a finding stands, in words; empty where nothing of it is printed */
export function findingTable({ findings }: Movement, whereOf: (finding: Finding) => string): Table | undefined {
  const rowsOf = (what: string, list: readonly Finding[]) =>
    gatherAlike(list, (finding) => finding).map((alike) => findingRow(what, alike, whereOf));
  return noteTable({
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
