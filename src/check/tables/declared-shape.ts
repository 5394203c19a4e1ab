/** V40, V41: what was declared has the tables, rows and number of cells of the forms. */

import { nearest } from '../../diagnostics/suggest.ts';
import { lineCodes } from '../../model/line-codes.ts';
import { rowMeant, rowsMeant } from '../../model/meant-rows.ts';
import type { JsonPath } from '../../model/source.ts';
import type { Slot, TableLayout } from '../../model/table-layout.ts';
import type { TableSpec } from '../../model/table-spec.ts';
import type { Tables } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import * as messages from './messages.ts';

const SOURCE = '表式';
const ADVICE = '按问题清单的“应为”和“提示”改正 report.json';

export const V40: Rule<'tables'> = {
  id: 'V40',
  title: '已公开表格的表号或行不存在',
  source: SOURCE,
  severity: 'error',
  advice: ADVICE,
  needs: 'tables',
  unprinted: '已公开表格的写法',
  check: (on) =>
    tablesOf(on).flatMap(({ table, rows, layout }) => {
      if (layout === undefined) return [unknownTable(table, on)];
      return Object.keys(rows).flatMap((row) => unknownRow(layout, row, ['declared', 'tables', table, row]));
    }),
};

export const V41: Rule<'tables'> = {
  id: 'V41',
  title: '已公开表格的栏数不对',
  source: SOURCE,
  severity: 'error',
  advice: ADVICE,
  needs: 'tables',
  unprinted: '已公开表格的写法',
  check: (on) =>
    tablesOf(on).flatMap(({ table, rows, layout }) =>
      Object.entries(rows).flatMap(([row, cells]) => {
        const slots = layout?.rows.get(rowMeant(layout, row));
        if (layout === undefined || slots === undefined) return [];
        if (!Array.isArray(cells)) return unknownColumns(layout, slots, cells, ['declared', 'tables', table, row]);
        const expected = slots.length;
        if (expected === cells.length) return [];
        return [
          {
            message: messages.wrongCellCount(layout.name, row, cells.length, expected),
            at: ['declared', 'tables', table, row],
            actual: String(cells.length),
            expected: String(expected),
          },
        ];
      }),
    ),
};

function unknownColumns(layout: TableLayout, slots: readonly Slot[], cells: object, at: JsonPath): Fault[] {
  const known = slots.map(({ column }) => column);
  return Object.keys(cells)
    .filter((column) => !known.includes(column))
    .map((column) => ({
      message: messages.unknownColumn(layout.name, column),
      at: [...at, column],
      actual: column,
      hint: messages.knownColumns(known),
    }));
}

/** Once, for the view of what was declared. */
function tablesOf({ dossier, view }: Tables) {
  if (view.source === 'computed') return [];
  return Object.entries(dossier.declared?.tables ?? {}).map(([table, rows]) => {
    return { table, rows, layout: view.layouts.get(table) };
  });
}

function unknownTable(table: string, { view }: Tables): Fault {
  const known = [...view.layouts.keys()];
  const near = nearest(table, known);
  return {
    message: messages.unknownTable(table),
    at: ['declared', 'tables', table],
    actual: table,
    ...(near !== undefined && { expected: near }),
    hint: messages.knownTables(known),
  };
}

/** A line for each economic item. */
function isOfItems(spec: TableSpec): boolean {
  return spec.layout === 'classification' && lineCodes(spec) === 'economic';
}

function unknownRow(layout: TableLayout, row: string, at: JsonPath): Fault[] {
  // Rule A08 speaks of codes with a wrong number of digits.
  const { spec } = layout;
  const isCode = spec.layout === 'classification' && !isOfItems(spec) && /^\d+$/.test(row);
  const meant = rowsMeant(layout, row);
  if (meant.length === 1 || isCode) return [];
  if (meant.length > 1) {
    return [{ message: messages.severalRows(layout.name, row, meant), at, actual: row, hint: messages.WHICH_ROW }];
  }
  const near = nearest(row, [...layout.rows.keys(), ...layout.labels.map(({ label }) => label)]);
  return [
    {
      message: messages.unknownRow(layout.name, layout.spec.name, row),
      at,
      actual: row,
      ...(near !== undefined && { expected: near }),
      hint: messages.rowKeys(isOfItems(spec) ? 'economicLines' : spec.layout),
    },
  ];
}
