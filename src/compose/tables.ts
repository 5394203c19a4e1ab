/** The statutory tables: one builder for all specs. */
import type { Classification } from '../model/catalogue.ts';
import type { FigureSet } from '../model/figure.ts';
import type { Profile } from '../model/profile.ts';
import type { Table } from '../model/report.ts';
import { leafColumns, type TableSpec } from '../model/table-spec.ts';
import { text } from './cells.ts';
import { classificationTable, codesOf, economicTable, singleRowTable } from './classification-table.ts';
import { fillPlaceholders } from './numbering.ts';
import { type StatementContext, statementTable, type TableBody } from './statement-table.ts';

export interface TablesInput extends StatementContext {
  readonly figures: FigureSet;
  readonly profile: Profile;
  readonly classification: Classification;
  readonly unit: string;
}

/** Builds the table of a spec; an empty one keeps its frame and gets the profile's sentence (rule D03). */
export function statutoryTable(
  spec: TableSpec,
  values: Readonly<Record<string, string | number>>,
  input: TablesInput,
): Table {
  const { tables, money } = input.profile;
  const all = { ...values, moneyUnit: money.unit };
  const line = (pattern: string) => text(fillPlaceholders(pattern, all));
  const empty = tables.empty[spec.id];
  const notes = isEmptyTable(spec, input) && empty !== undefined ? [...spec.notes, empty] : spec.notes;
  return {
    kind: 'table',
    id: spec.id,
    title: line(tables.title),
    headLine: { left: line(tables.left), right: line(tables.right) },
    orientation: spec.orientation,
    ...bodyOf(spec, input),
    style: 'statement',
    notes: notes.map(line),
  };
}

function bodyOf(spec: TableSpec, input: TablesInput): TableBody {
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
export function isEmptyTable(spec: TableSpec, input: Pick<TablesInput, 'figures'>): boolean {
  const isZero = (id: string | undefined) => id === undefined || input.figures.get(id)?.value?.isZero() !== false;
  switch (spec.layout) {
    case 'statement':
      return spec.sides.every((side) => side.rows.every((row) => (row.figures ?? []).every(isZero)));
    case 'classification':
      return codesOf(spec, input).length === 0;
    case 'economic':
      return spec.totals.every((total) => isZero(total.figure));
    case 'singleRow':
      return leafColumns(spec.columns).every((column) => isZero(column.figure));
  }
}
