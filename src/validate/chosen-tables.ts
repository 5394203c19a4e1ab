/** The tables of a report: the forms of the year as the profile changes and prints them, in the profile's order. */
import type { Finding, Outcome, Place } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { Profile } from '../model/profile.ts';
import type { ProfileFiles } from '../model/profile-files.ts';
import { rememberedByObject } from '../model/remembered.ts';
import { type JsonPath, valueAt } from '../model/source.ts';
import {
  type ColumnSpec,
  type CrossedForm,
  type CrossedItem,
  leafColumns,
  type TableForm,
  type TablePrint,
  type TableSet,
  type TableSpec,
  tableFormSchema,
} from '../model/table-spec.ts';
import { changed, writtenAt } from './changed-table.ts';
import { formulaNotes } from './formula-notes.ts';
import { withFiguresMoved, withPlaces } from './moved-columns.ts';
import { noMember } from './table-editions.ts';
import { validateJson } from './validate-json.ts';

/** T1–T9 have the same meaning in all years; not every year has all of them. */
const STATUTORY = /^T[1-9]$/;

/**
 * @returns the specs; findings T12 for a table that is named and does not exist in any year, T30 for a change of what a
 * form does not have, V1… for a change that makes no table
 */
export function chosenTables(files: ProfileFiles, set: TableSet): Outcome<TableSpec[]> {
  return ofProfile(files)(set);
}

/** The same objects for the same profile and year: what was made of a table can be kept. */
const ofProfile = rememberedByObject((files: ProfileFiles) =>
  rememberedByObject((set: TableSet) => choose(files, set)),
);

function choose(files: ProfileFiles, set: TableSet): Outcome<TableSpec[]> {
  const { profile, locate } = files;
  const { order, forms } = profile.tables;
  const known = [...set.tables.map(({ id }) => id), ...Object.keys(forms).filter((id) => isWhole(forms[id]))];
  const named = [
    ...order.flatMap((id, index) => (Object.hasOwn(forms, id) ? [] : [{ id, path: ['order', index] }])),
    ...Object.keys(forms).map((id) => ({ id, path: ['forms', id] })),
  ];
  const unknown = named
    .filter(({ id }) => !known.includes(id) && !STATUTORY.test(id))
    .map(({ id, path }) => unknownTable(id, set.year, known, locate(['tables', ...path])));
  if (unknown.length > 0) return { findings: unknown };
  const chosen = order.flatMap((id) => {
    const form = set.tables.find((each) => each.id === id);
    return form === undefined && !isWhole(forms[id]) ? [] : [ownForm(id, form, files)];
  });
  const findings = chosen.flatMap((outcome) => outcome.findings);
  if (findings.length > 0) return { findings };
  const printed = chosen.flatMap(({ value }) => {
    if (value === undefined) return [];
    const spec = asPrinted(value, profile);
    const official = forms[value.id]?.notes === undefined ? set.tables.find(({ id }) => id === value.id) : undefined;
    return [official === undefined ? spec : { ...spec, notes: officialNotes(official, spec) }];
  });
  return { value: printed, findings };
}

/** The notes of the year's form, as they hold for the columns that the place prints. */
function officialNotes(official: TableForm, spec: TableSpec): string[] {
  const printed = new Map(numberedFigures(spec));
  const renumbered = numberedFigures(plain(official)).flatMap(([figure, number]) => {
    const now = printed.get(figure);
    return now === undefined ? [] : [[number, now] as const];
  });
  return formulaNotes(official.notes, new Map(renumbered), spec.print);
}

function numberedFigures(form: PlainForm): (readonly [figure: string, number: string])[] {
  if (form.layout !== 'classification' && form.layout !== 'singleRow') return [];
  return leafColumns(form.columns).flatMap(({ figure, number }) =>
    figure && number ? [[figure, number] as const] : [],
  );
}

/** A table that no year has is written as a whole. */
function isWhole(form: Profile['tables']['forms'][string] | undefined): boolean {
  return form?.layout !== undefined;
}

/** The form of the year, or none, with the changes of the profile. */
function ownForm(id: string, form: TableForm | undefined, { profile, locate }: ProfileFiles): Outcome<TableForm> {
  const change = profile.tables.forms[id];
  if (change === undefined) return { ...(form === undefined ? {} : { value: form }), findings: [] };
  const root = ['tables', 'forms', id];
  const { value: written, faults } = changed(isWhole(change) || form === undefined ? { id } : withPlaces(form), change);
  if (faults.length > 0) {
    return { findings: faults.map((fault) => noMember(fault, [...root, ...fault.path], { locate })) };
  }
  const value = form === undefined ? written : withFiguresMoved(written, form);
  return validateJson(tableFormSchema, {
    file: locate(root).file,
    text: '',
    value,
    locate: (path: JsonPath, what?: 'key' | 'value') => locate([...root, ...writtenAt(change, value, path)], what),
    sourceAt: (path: JsonPath) => {
      const found = valueAt(value, path);
      return found === undefined ? undefined : JSON.stringify(found);
    },
  });
}

/** A form with how the place prints it. */
export function asPrinted(form: TableForm, profile: Pick<Profile, 'tables' | 'money'>): TableSpec {
  const print = printOf(form, profile);
  return { ...recounted(plain(form)), print };
}

type PlainForm = Exclude<TableForm, CrossedForm>;

function plain(form: TableForm): PlainForm {
  return form.layout === 'crossed' ? singleRow(form) : form;
}

/** 栏次 as they are printed: counted from the left, whatever columns a place has added, moved or left out. */
function recounted(form: PlainForm): PlainForm {
  const count = { next: 1 };
  switch (form.layout) {
    case 'statement': {
      const sides = form.sides.map((side) => ({ ...side, columns: numbered(side.columns, count, isNumbered) }));
      return { ...form, sides };
    }
    case 'classification':
    case 'singleRow':
      return { ...form, columns: numbered(form.columns, count, isNumbered) };
    case 'economic':
      return form;
  }
}

function isNumbered({ number }: ColumnSpec): boolean {
  return number !== undefined;
}

/** How a table is printed: as it says itself, else as the place prints all tables. */
function printOf(form: TableForm, { tables, money }: Pick<Profile, 'tables' | 'money'>): TablePrint {
  return {
    heading: form.heading ?? tables.heading,
    title: form.title ?? tables.title,
    naming: form.naming ?? tables.naming,
    left: form.left ?? tables.left,
    right: form.right ?? tables.right,
    zero: form.zero ?? tables.zero,
    columnNumbers: form.columnNumbers ?? tables.columnNumbers,
    lineNumbers: form.lineNumbers ?? tables.lineNumbers,
    notGiven: form.notGiven ?? tables.notGiven,
    money: withoutAbsent({ ...money.table, ...tables.money, ...form.money }, money.table),
    empty: { ...tables.empty, ...form.empty },
  };
}

function withoutAbsent(style: Partial<TablePrint['money']>, whole: TablePrint['money']): TablePrint['money'] {
  const { decimals = whole.decimals, trailingZeros = whole.trailingZeros, thousands = whole.thousands } = style;
  return { decimals, trailingZeros, thousands };
}

/** Items by measures, written out as columns with their 栏次. */
function singleRow({ by, measures, items, stubLabel, width, ...form }: CrossedForm) {
  const figureOf = ({ item = '', figures }: CrossedItem, measure: number) =>
    figures === undefined ? measures[measure]?.figure.replace('{item}', item) : (figures[measure] ?? '');
  const leaf = (label: string, item: CrossedItem, measure: number): ColumnSpec => ({
    label,
    width,
    figure: figureOf(item, measure),
  });
  const tree = (of: (item: CrossedItem) => ColumnSpec) => {
    const written = (item: CrossedItem): ColumnSpec =>
      item.columns === undefined ? of(item) : { label: item.label, columns: item.columns.map(written) };
    return items.map(written);
  };
  const columns =
    by === 'item'
      ? tree((item) => ({ label: item.label, columns: measures.map(({ label }, at) => leaf(label, item, at)) }))
      : measures.map(({ label }, at) => ({ label, columns: tree((item) => leaf(item.label, item, at)) }));
  const headed = stubLabel === undefined ? columns : [{ label: stubLabel, columns }];
  return { ...form, layout: 'singleRow' as const, columns: numbered(headed, { next: 1 }) };
}

/** Columns with their 栏次; those that are not `counted` have none. */
function numbered(
  columns: readonly ColumnSpec[],
  count: { next: number },
  counted: (column: ColumnSpec) => boolean = () => true,
): ColumnSpec[] {
  return columns.map((column) => {
    if (column.columns !== undefined) return { ...column, columns: numbered(column.columns, count, counted) };
    if (!counted(column)) return column;
    const number = String(count.next);
    count.next += 1;
    return { ...column, number };
  });
}

function unknownTable(id: string, year: number, known: readonly string[], place: Place): Finding {
  const near = nearest(id, known);
  return {
    rule: 'T12',
    severity: 'error',
    message: `${year}年度的表式中没有“${id}”`,
    place,
    actual: id,
    ...(near === undefined ? {} : { expected: near }),
    hint: `可用的表：${known.join('、')}；表式中没有的表，在 forms 中写出全部（要有 layout）`,
  };
}
