/** R01: each declared cell against what the facts give; then the rows that a declared table lacks. */
import { nearest } from '../../diagnostics/suggest.ts';
import { cellFigure } from '../../model/cell-figure.ts';
import type { FigureUnit } from '../../model/figure.ts';
import { rememberedByObject } from '../../model/remembered.ts';
import type { Slot, TableLayout } from '../../model/table-layout.ts';
import { type Decimal, decimal, ZERO } from '../../money/decimal.ts';
import type { Tables } from '../engine/needs.ts';
import type { Fault, Rule } from '../engine/rule.ts';
import { amountText, bareAmount, halfUnit, type MoneyScale, roundTo } from '../scale.ts';
import { isWithin, printedTail } from '../tails.ts';
import { CODE_PATTERN, type PrintedCell } from './declared-tables.ts';
import { isDeclaredWhole, printsSomething, rowsDeclared } from './declared-whole.ts';
import { ref } from './formulas.ts';
import * as messages from './messages.ts';
import type { OtherUnit } from './other-unit.ts';
import { toldOnce } from './told-once.ts';

const PER_CENT = decimal(100);

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
      ...(on.declared.has(layout.spec.id)
        ? on.judged(cellsOf(layout), ({ slot }, own) => reconcileCell(slot, own))
        : []),
      ...missingRows(on, layout),
    ]);
    return [...wrongUnits(on), ...cells];
  },
};

/** Whole tables in the wrong unit of money, all of them together. They may be in the unit in which the place prints them. */
function wrongUnits({ declared, view, scale, profile }: Tables): Fault[] {
  const wrong = [...declared.inOtherUnit].filter(([, { unit }]) => unit !== profile.money.unit);
  const [[first, other] = [], ...more] = wrong;
  if (first === undefined || other === undefined) return [];
  const names = wrong.flatMap(([table]) => view.layouts.get(table)?.name ?? []);
  const fault = toldOnce(`${names.join('、')}的金额`, other, scale, ['declared', 'tables', first]);
  return [{ ...fault, related: more.map(([table]) => ['declared', 'tables', table]) }];
}

/** Every cell of a table by itself, in its order. */
const cellsOf = rememberedByObject(
  ({ rows }: TableLayout) =>
    () =>
      [...rows.values()].flat().map((slot) => ({ slot, left: [ref(slot.table, slot.figure)], right: [] })),
);

function reconcileCell(slot: Slot, on: Tables): Fault[] {
  const printed = on.declared.of(slot.table).get(slot);
  if (printed === undefined) return [];
  const { figures, scale } = on;
  const figure = cellFigure(figures, slot.figure);
  const value = printed.amount === '' ? ZERO : printed.amount.value;
  const unit = figure?.unit ?? 'yuan';
  const { quantum } = printed;
  const computed = figure?.value ?? ZERO;
  if (roundTo(computed, quantum, scale.rounding).equals(value)) return [];
  if (figure === undefined) return [notInDossier(on, slot, value, printed)];
  const tail = isWithin(value.minus(computed), printedTail(figures, [[slot.figure]], halfUnit(quantum)));
  const isBlank = printed.amount === '';
  const inUnit = on.declared.inOtherUnit.get(slot.table);
  const text = (number: Decimal) => numberText(number, unit, quantum, scale, inUnit);
  const [said, right] = [text(value), text(computed)];
  const printedText = isBlank ? messages.BLANK : said.bare;
  const message = (tail ? messages.cellTail : messages.cellDiffers)(slot.name, printedText, right.bare);
  return [
    {
      ...(tail && { severity: 'info' as const }),
      message,
      at: printed.path,
      figures: [slot.figure],
      gap: { by: value.minus(computed), between: [slot.figure], isStated: true },
      ...(!tail && { isCause: true }),
      actual: isBlank ? messages.BLANK : said.whole,
      expected: right.whole,
      ...(tail ? {} : { hint: messages.CORRECT_CELL }),
    },
  ];
}

/** A number as it would be printed there: without its unit, and with it. @param other unit of money of the whole table */
function numberText(value: Decimal, unit: FigureUnit, quantum: Decimal, scale: MoneyScale, other?: OtherUnit) {
  if (unit === 'yuan' && other === undefined)
    return { bare: bareAmount(scale, value), whole: amountText(scale, value) };
  const rounded = roundTo(value, quantum, scale.rounding);
  if (unit === 'yuan' && other !== undefined) {
    const own = { ...scale, unit: other.unit };
    return { bare: bareAmount(own, rounded), whole: amountText(own, rounded) };
  }
  if (unit !== 'ratio') return { bare: rounded.toFixed(), whole: rounded.toFixed() };
  const bare = rounded.times(PER_CENT).toFixed(Math.max(0, -quantum.e - PER_CENT.e));
  return { bare, whole: `${bare}%` };
}

function notInDossier({ figures, scale }: Tables, slot: Slot, value: Decimal, printed: PrintedCell): Fault {
  const known = [...figures.keys()].flatMap((id) => /^expenditure\.(\d+)\.total$/.exec(id)?.[1] ?? []);
  const near = nearest(
    slot.row,
    known.filter((code) => code.length === slot.row.length),
  );
  return {
    message: messages.rowNotInDossier(slot.name, bareAmount(scale, value)),
    at: printed.path,
    actual: slot.row,
    ...(near === undefined ? {} : { expected: near }),
    hint: messages.CORRECT_CELL,
  };
}

/** A classification table declared from 合计 down to the 项 must have a row for each code that prints something. */
function missingRows(on: Tables, layout: TableLayout): Fault[] {
  const { dossier, figures, scale } = on;
  const { id } = layout.spec;
  const declared = rowsDeclared(dossier, layout);
  const at = ['declared', 'tables', id];
  if (declared.size === 0 && Object.hasOwn(dossier.declared?.tables ?? {}, id))
    return [{ message: messages.noRows(layout.name), at, hint: messages.FILL_ROWS }];
  const isCode = {
    economic: /^\d{3,5}$|合计$/,
    statement: /^\d+$/,
    classification: /^(?:合计|\d{3}(?:\d{2}){0,2})$/,
    singleRow: CODE_PATTERN,
  }[layout.spec.layout];
  const missing = [...layout.rows].flatMap(([row, slots]) => {
    if (declared.has(row) || !isCode.test(row)) return [];
    const slot = slots.find((one) => printsSomething(one, figures, scale));
    return slot === undefined ? [] : [{ row, slot }];
  });
  if (missing.length === 0 || !isDeclaredWhole(on, layout, declared)) return [];
  return missing.map(({ row, slot }) => {
    const computed = amountText(scale, figures.get(slot.figure)?.value ?? ZERO);
    const message = messages.rowMissing(layout.name, rowName(layout, row, slot), `第${slot.column}栏 ${computed}`);
    return { message, at, expected: computed, hint: messages.CORRECT_CELL, figures: [slot.figure] };
  });
}

function rowName({ spec }: TableLayout, row: string, slot: Slot): string {
  if (!/^\d+$/.test(row)) return `“${row}”`;
  const name = /“(.*?)”/.exec(slot.name)?.[1] ?? row;
  return spec.layout === 'statement' ? messages.lineOfTable(row, name) : messages.codeOfTable(row, name);
}
