/** The statutory tables: one builder for all specs. */
import type { Classification } from '../model/catalogue.ts';
import type { FigureSet } from '../model/figure.ts';
import type { Profile } from '../model/profile.ts';
import type { Table } from '../model/report.ts';
import { leafColumns, type TableSpec } from '../model/table-spec.ts';
import { text, textCell } from './cells.ts';
import {
  type ClassificationContext,
  classificationTable,
  codesOf,
  economicTable,
  singleRowTable,
} from './classification-table.ts';
import { fillPlaceholders } from './numbering.ts';
import type { PassageMaker } from './passages.ts';
import type { UnitReader } from './reads.ts';
import { type StatementContext, statementTable, type TableBody } from './statement-table.ts';

export interface TablesInput extends Omit<StatementContext, 'print' | 'figures' | 'missing'> {
  /** Called with the id of a figure that a table names and nobody computed, and that of the table. */
  readonly missing: (id: string, table: string) => void;
  readonly figures: FigureSet;
  readonly profile: Profile;
  readonly classification: Classification;
  readonly unit: string;
  readonly notGiven: ReadonlySet<string>;
  readonly reader: UnitReader;
  readonly passages: PassageMaker;
}

/** Builds the table of a spec, with its number in the report; an empty one, and one that is not given, keeps its frame and gets the profile's sentence (rule D03). */
export function statutoryTable(
  spec: TableSpec,
  number: number,
  values: Readonly<Record<string, string | number>>,
  input: TablesInput,
): Table {
  const { classes, figures, unit, reader, passages } = input;
  const codes = codesOf(spec, figures);
  const words = JSON.stringify([number, values, unit, codes, classes, input.notGiven.has(spec.id)]);
  return passages.piece(`table ${spec.id}`, [spec, words], () =>
    madeTable(spec, number, values, { ...input, figures: reader, codes }),
  );
}

type MakingInput = Omit<TablesInput, 'figures'> & Pick<ClassificationContext, 'figures' | 'codes'>;

function madeTable(
  spec: TableSpec,
  number: number,
  values: Readonly<Record<string, string | number>>,
  input: MakingInput,
): Table {
  const { print } = spec;
  const all = { ...values, moneyUnit: input.profile.money.unit };
  const line = (pattern: string) => text(fillPlaceholders(pattern, all));
  const { note = '', rows = 0 } = emptyForm(spec, input);
  // Of a table that is not given, the figures are not missing but unknown.
  const missing = (id: string) => (input.notGiven.has(spec.id) ? undefined : input.missing(id, spec.id));
  const notes = note === '' ? spec.notes : [...spec.notes, note];
  const hasHeadLine = print.left !== '' || print.right !== '';
  return {
    kind: 'table',
    id: spec.id,
    statutory: { name: spec.name, number },
    ...(print.naming === 'both' ? { title: line(print.title) } : {}),
    ...(hasHeadLine ? { headLine: { left: line(print.left), right: line(print.right) } } : {}),
    orientation: spec.orientation,
    ...withBlankRows(bodyOf(spec, { ...input, print, missing }), rows, spec),
    style: 'statement',
    notes: notes.map(line),
  };
}

/** What stands in and below a table without figures, or below one that the unit has not given. */
function emptyForm(spec: TableSpec, input: MakingInput): TableSpec['print']['empty'] {
  const { empty, notGiven } = spec.print;
  if (input.notGiven.has(spec.id)) return { ...empty, note: notGiven };
  return isEmptyTable(spec, input) ? empty : {};
}

/** An empty table with some blank rows; its 合计 stays where it stands. */
function withBlankRows(body: TableBody, count: number, spec: TableSpec): TableBody {
  const blank = body.columns.map(() => textCell(''));
  const rows = Array.from({ length: count }, () => blank);
  const totalLast = spec.layout === 'classification' && spec.totalRow === 'last';
  return { ...body, body: totalLast ? [...rows, ...body.body] : [...body.body, ...rows] };
}

function bodyOf(spec: TableSpec, input: StatementContext & ClassificationContext): TableBody {
  switch (spec.layout) {
    case 'statement':
      return statementTable(spec, input);
    case 'classification':
      return classificationTable(spec, input);
    case 'economic':
      return economicTable(spec, input);
    case 'singleRow':
      return singleRowTable(spec, input);
  }
}

/** Whether every figure the table would print is zero. */
function isEmptyTable(spec: TableSpec, input: Pick<MakingInput, 'figures' | 'codes'>): boolean {
  const isZero = (id: string | undefined) => id === undefined || input.figures.get(id)?.value?.isZero() !== false;
  switch (spec.layout) {
    case 'statement':
      return spec.sides.every((side) => side.rows.every((row) => (row.figures ?? []).every(isZero)));
    case 'classification':
      return input.codes.length === 0;
    case 'economic':
      return spec.totals.every((total) => isZero(total.figure));
    case 'singleRow':
      return leafColumns(spec.columns).every((column) => isZero(column.figure));
  }
}
