/** R01: each declared cell against what the facts give; then the rows that a declared table lacks. */
import { nearest } from '../../diagnostics/suggest.ts';
import type { FigureSet } from '../../model/figure.ts';
import { rowMeant } from '../../model/meant-rows.ts';
import type { Slot, TableLayout } from '../../model/table-layout.ts';
import { type Decimal, ZERO } from '../../money/decimal.ts';
import type { Tables } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { amountText, bareAmount, halfUnit, type MoneyScale, quantumOf, roundTo } from '../scale.ts';
import { isWithin, printedTail } from '../tails.ts';
import { CODE_PATTERN, declaredRows, type PrintedCell } from './declared-tables.ts';
import * as messages from './messages.ts';
import { toldOnce } from './told-once.ts';

export const R01: Rule<'tables'> = {
  id: 'R01',
  title: '已公开表格的数与按明细计算的不一致',
  source: '已公开的数与明细核对',
  severity: 'error',
  advice: '明细无误的，改正已公开的数；已公开的数无误的，改正明细',
  needs: 'tables',
  unprinted: '按明细计算的数',
  check: (on) => {
    if (on.view.source === 'computed') return [];
    const cells = [...on.view.layouts.values()].flatMap((layout) => [
      ...[...layout.rows.values()].flat().flatMap((slot) => {
        const printed = on.declared.printed(slot);
        return printed === undefined ? [] : reconcileCell(on, slot, printed);
      }),
      ...missingRows(on, layout),
    ]);
    return [...wrongUnits(on), ...cells];
  },
};

/** Whole tables in the wrong unit of money, all of them together. */
function wrongUnits({ declared, view, scale }: Tables): Fault[] {
  const [[first, other] = [], ...more] = declared.inOtherUnit;
  if (first === undefined || other === undefined) return [];
  const names = [...declared.inOtherUnit.keys()].flatMap((table) => view.layouts.get(table)?.name ?? []);
  const fault = toldOnce(`${names.join('、')}的金额`, other, scale, ['declared', 'tables', first]);
  return [{ ...fault, related: more.map(([table]) => ['declared', 'tables', table]) }];
}

function reconcileCell(on: Tables, slot: Slot, printed: PrintedCell): Fault[] {
  const { figures, scale } = on;
  const figure = figures.get(slot.figure);
  const value = printed.amount === '' ? ZERO : printed.amount.value;
  const quantum = printed.amount === '' ? scale.quantum : quantumOf(scale, printed.amount);
  const computed = figure?.value ?? ZERO;
  if (roundTo(computed, quantum, scale.rounding).equals(value)) return [];
  if (figure === undefined) return [notInDossier(on, slot, value, printed)];
  const tail = isWithin(value.minus(computed), printedTail(figures, [[slot.figure]], halfUnit(quantum)));
  const printedText = printed.amount === '' ? messages.BLANK : bareAmount(scale, value);
  const message = (tail ? messages.cellTail : messages.cellDiffers)(
    slot.name,
    printedText,
    bareAmount(scale, computed),
  );
  return [
    {
      ...(tail && { severity: 'info' as const }),
      message,
      at: { place: printed.place },
      figures: [slot.figure],
      gap: { by: value.minus(computed), between: [slot.figure], isStated: true },
      ...(!tail && { isCause: true }),
      actual: printed.amount === '' ? messages.BLANK : amountText(scale, value),
      expected: amountText(scale, computed),
      ...(tail ? {} : { hint: messages.CORRECT_CELL }),
    },
  ];
}

function notInDossier({ figures, scale }: Tables, slot: Slot, value: Decimal, printed: PrintedCell): Fault {
  const known = [...figures.keys()].flatMap((id) => /^expenditure\.(\d+)\.total$/.exec(id)?.[1] ?? []);
  const near = nearest(
    slot.row,
    known.filter((code) => code.length === slot.row.length),
  );
  return {
    message: messages.rowNotInDossier(slot.name, bareAmount(scale, value)),
    at: { place: printed.place },
    actual: slot.row,
    ...(near === undefined ? {} : { expected: near }),
    hint: messages.CORRECT_CELL,
  };
}

/** A classification table declared from 合计 down to the 项 must have a row for each code that prints something. */
function missingRows(on: Tables, layout: TableLayout): Fault[] {
  const { dossier, figures, scale } = on;
  const { id } = layout.spec;
  const declared = new Set(Object.keys(declaredRows(dossier, id)).map((row) => rowMeant(layout, row)));
  const at = ['declared', 'tables', id];
  if (declared.size === 0 && Object.hasOwn(dossier.declared?.tables ?? {}, id))
    return [{ message: messages.noRows(layout.name), at, hint: messages.FILL_ROWS }];
  if (!isDeclaredWhole(on, layout, declared)) return [];
  const isCode = {
    economic: /^\d{3,5}$|合计$/,
    statement: /^\d+$/,
    classification: /^(?:合计|\d{3}(?:\d{2}){0,2})$/,
    singleRow: CODE_PATTERN,
  }[layout.spec.layout];
  return [...layout.rows].flatMap(([row, slots]) => {
    if (!isCode.test(row) || declared.has(row)) return [];
    const slot = slots.find(
      ({ figure }) => !roundTo(figures.get(figure)?.value ?? ZERO, scale.quantum, scale.rounding).isZero(),
    );
    if (slot === undefined) return [];
    const computed = amountText(scale, figures.get(slot.figure)?.value ?? ZERO);
    const message = messages.rowMissing(layout.name, rowName(layout, row, slot), `第${slot.column}栏 ${computed}`);
    return [{ message, at, expected: computed, hint: messages.CORRECT_CELL, figures: [slot.figure] }];
  });
}

function rowName({ spec }: TableLayout, row: string, slot: Slot): string {
  if (!/^\d+$/.test(row)) return `“${row}”`;
  const name = /“(.*?)”/.exec(slot.name)?.[1] ?? row;
  return spec.layout === 'statement' ? messages.lineOfTable(row, name) : messages.codeOfTable(row, name);
}

/** Rows of the finest level that a table tells; those above that whoever copies a whole table declares too; fewest rows. */
const LEVELS = {
  economic: { finest: /^\d{5}$/, above: /合计$/, least: 1 },
  statement: { finest: /^\d+$/, above: /^\d+$/, least: 8 },
  classification: { finest: /^\d{7}$/, above: /^(?:合计|\d{3})$/, least: 1 },
  singleRow: { finest: /./, above: /./, least: 1 },
} as const;

/**
 * Who declares half or more of the finest lines that print something, and a total, has copied the whole table, and a
 * line that lacks was forgotten; else only some lines are declared.
 */
function isDeclaredWhole({ figures, scale }: Tables, layout: TableLayout, declared: ReadonlySet<string>): boolean {
  const { finest, above, least } = LEVELS[layout.spec.layout];
  if (![...declared].some((row) => above.test(row))) return false;
  const printing = [...layout.rows].filter(
    ([row, slots]) => finest.test(row) && slots.some((slot) => printsSomething(slot, figures, scale)),
  );
  const known = printing.filter(([row]) => declared.has(row));
  return declared.size >= least && known.length > 0 && known.length * 2 >= printing.length;
}

function printsSomething({ figure }: Slot, figures: FigureSet, { quantum, rounding }: MoneyScale): boolean {
  return !roundTo(figures.get(figure)?.value ?? ZERO, quantum, rounding).isZero();
}
