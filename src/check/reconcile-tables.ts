/** R01: each declared cell against what the facts give. */
import type { Finding } from '../diagnostics/finding.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { Dossier } from '../model/dossier.ts';
import { type Decimal, ZERO } from '../money/decimal.ts';
import type { Accounts as RuleContext } from './engine/needs.ts';
import { leaves } from './leaves.ts';
import * as messages from './messages.ts';
import { amountText, bareAmount, halfUnit, quantumOf, roundTo } from './scale.ts';
import {
  CODE_PATTERN,
  type DeclaredCells,
  declaredCodes,
  declaredRows,
  type PrintedCell,
} from './tables/declared-tables.ts';
import { type Slot, type TableLayout, TOTAL_ROW } from './tables/layout.ts';

const RULE = 'R01';

/** Findings for all cells, table by table, then for rows that a declared table lacks. */
export function reconcileTables(
  context: RuleContext,
  layouts: ReadonlyMap<string, TableLayout>,
  declared: DeclaredCells,
): Finding[] {
  return [...layouts.values()].flatMap((layout) => [
    ...[...layout.rows.values()].flat().flatMap((slot) => {
      const printed = declared.printed(slot);
      return printed === undefined ? [] : reconcileCell(context, slot, printed);
    }),
    ...missingRows(context, layout),
  ]);
}

function reconcileCell(context: RuleContext, slot: Slot, printed: PrintedCell): Finding[] {
  const { figures, scale } = context;
  const figure = figures.get(slot.figure);
  const value = printed.amount === '' ? ZERO : printed.amount.times(scale.factor);
  const quantum = printed.amount === '' ? scale.quantum : quantumOf(scale, printed.amount);
  const computed = figure?.value ?? ZERO;
  if (roundTo(computed, quantum, scale.rounding).equals(value)) return [];
  if (figure === undefined) return [notInDossier(context, slot, value, printed)];
  const tail = value
    .minus(computed)
    .abs()
    .lessThanOrEqualTo(addingTolerance(context, slot.figure, quantum));
  const printedText = printed.amount === '' ? messages.BLANK : bareAmount(scale, value);
  const message = (tail ? messages.cellTail : messages.cellDiffers)(
    slot.name,
    printedText,
    bareAmount(scale, computed),
  );
  return [
    {
      rule: RULE,
      severity: tail ? 'info' : 'error',
      message,
      place: printed.place,
      actual: printed.amount === '' ? messages.BLANK : amountText(scale, value),
      expected: amountText(scale, computed),
      ...(tail ? {} : { hint: messages.CORRECT_CELL }),
    },
  ];
}

/** Half a unit for each rounded addend and for the total; 0 for a number that is not added up. */
export function addingTolerance({ figures }: RuleContext, id: string, quantum: Decimal): Decimal {
  const count = leaves(figures, id).length;
  return count < 2 ? ZERO : halfUnit(quantum).times(count + 1);
}

function notInDossier({ figures, scale }: RuleContext, slot: Slot, value: Decimal, printed: PrintedCell): Finding {
  const known = [...figures.keys()].flatMap((id) => /^expenditure\.(\d+)\.total$/.exec(id)?.[1] ?? []);
  const near = nearest(
    slot.row,
    known.filter((code) => code.length === slot.row.length),
  );
  return {
    rule: RULE,
    severity: 'error',
    message: messages.rowNotInDossier(slot.name, bareAmount(scale, value)),
    place: printed.place,
    actual: slot.row,
    ...(near === undefined ? {} : { expected: near }),
    hint: messages.CORRECT_CELL,
  };
}

/** A classification table declared from 合计 down to the 项 must have a row for each code that prints something. */
function missingRows({ dossier, figures, scale, locate }: RuleContext, layout: TableLayout): Finding[] {
  const { id } = layout.spec;
  const declared = new Set(Object.keys(declaredRows(dossier, id)));
  const place = locate(['declared', 'tables', id]);
  if (declared.size === 0 && Object.hasOwn(dossier.declared?.tables ?? {}, id))
    return [{ rule: RULE, severity: 'error', message: messages.noRows(layout.name), place, hint: messages.FILL_ROWS }];
  if (!isDeclaredWhole(dossier, layout)) return [];
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
    return [
      { rule: RULE, severity: 'error' as const, message, place, expected: computed, hint: messages.CORRECT_CELL },
    ];
  });
}

function rowName({ spec }: TableLayout, row: string, slot: Slot): string {
  if (!/^\d+$/.test(row)) return `“${row}”`;
  const name = /“(.*?)”/.exec(slot.name)?.[1] ?? row;
  return spec.layout === 'statement' ? messages.lineOfTable(row, name) : messages.codeOfTable(row, name);
}

/** Lines of a statement that nobody declares who means only its totals. */
const WHOLE_STATEMENT = 8;

function isDeclaredWhole(dossier: Dossier, { spec, rows: lines }: TableLayout): boolean {
  if (spec.layout === 'statement') {
    const rows = Object.keys(declaredRows(dossier, spec.id));
    return lines.size > 0 && rows.length >= WHOLE_STATEMENT;
  }
  if (spec.layout === 'economic') {
    const rows = Object.keys(declaredRows(dossier, spec.id));
    return spec.totals.some(({ label }) => rows.includes(label)) && rows.some((row) => /^\d{5}$/.test(row));
  }
  const codes = declaredCodes(dossier, spec.id);
  const isWhole = Object.hasOwn(declaredRows(dossier, spec.id), TOTAL_ROW) || codes.some((code) => code.length === 3);
  return spec.layout === 'classification' && isWhole && codes.some((code) => code.length === 7);
}
