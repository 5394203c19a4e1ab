/**
 * A08: in the declared 公开02, 03, 05, 07 and 08 codes have 3, 5 or 7 digits, each 项 has its 款 and 类, rows ascend.
 * Computed tables are built that way; a code cannot stand twice, because the rows are the keys of a JSON object.
 */
import { ancestors } from '../../model/catalogue.ts';
import { lineCodes } from '../../model/line-codes.ts';
import type { TableLayout } from '../../model/table-layout.ts';
import type { Tables } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { CODE_PATTERN, declaredRows } from './declared-tables.ts';
import { isDeclaredWhole, rowsDeclared } from './declared-whole.ts';
import * as messages from './messages.ts';

export const A08: Rule<'tables'> = {
  id: 'A08',
  title: '公开02、03、05、07、08表的科目编码为类3位、款5位、项7位，上级科目齐全，从小到大排列',
  source: '支出功能分类科目编码规则',
  severity: 'error',
  needs: 'tables',
  check: (on) => {
    if (on.view.source === 'computed') return [];
    const layouts = [...on.view.layouts.values()].filter(
      ({ spec }) => spec.layout === 'classification' && lineCodes(spec) === 'functional',
    );
    return layouts.flatMap((layout) => [...digits(layout, on), ...parents(layout, on), ...order(layout, on)]);
  },
};

function numericRows({ spec }: TableLayout, { dossier }: Tables): string[] {
  return Object.keys(declaredRows(dossier, spec.id)).filter((row) => /^\d+$/.test(row));
}

function placeOf({ spec }: TableLayout, { locate }: Tables, row: string) {
  return locate(['declared', 'tables', spec.id, row]);
}

function digits(layout: TableLayout, on: Tables): Fault[] {
  const wrong = numericRows(layout, on).filter((row) => !CODE_PATTERN.test(row));
  return wrong.map((row) => ({
    message: messages.codeDigits(layout.name, row),
    at: { place: placeOf(layout, on, row) },
    actual: row,
  }));
}

/** Who has declared only some rows need not write those above them. */
function parents(layout: TableLayout, on: Tables): Fault[] {
  const rows = numericRows(layout, on).filter((row) => CODE_PATTERN.test(row));
  const known = new Set(rows);
  const orphans = rows.flatMap((row) => {
    const parent = ancestors(row).findLast((ancestor) => !known.has(ancestor));
    return parent === undefined ? [] : [{ row, parent }];
  });
  if (orphans.length === 0 || !isDeclaredWhole(on, layout, rowsDeclared(on.dossier, layout))) return [];
  return orphans.map(({ row, parent }) => {
    const message = messages.codeParent(layout.name, row, parent);
    return { message, at: { place: placeOf(layout, on, row) }, expected: parent, hint: messages.addParent(parent) };
  });
}

/** The order in the file, told by line and column: the keys of an object do not keep it. */
function order(layout: TableLayout, on: Tables): Fault[] {
  const rows = numericRows(layout, on)
    .filter((row) => CODE_PATTERN.test(row))
    .map((row) => ({ row, place: placeOf(layout, on, row) }))
    .filter(({ place }) => place.line !== undefined)
    .sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0));
  return rows.flatMap(({ row, place }, index) => {
    const before = rows[index - 1]?.row;
    if (before === undefined || before < row) return [];
    return [{ message: messages.codeOrder(layout.name, row, before), at: { place }, hint: messages.CODE_ORDER_HINT }];
  });
}
