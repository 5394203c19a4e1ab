/** The whole workbook to fill in, with what a dossier has and what its profile asks for. */
import type { Book, BookSheet, BookValue } from '../../model/book.ts';
import { balanceSheet, ofCell } from './balance-sheet.ts';
import { type Code, codeSheet } from './code-sheet.ts';
import { type AskedFor, fieldValue } from './content.ts';
import type { Block, Field, ListBlock } from './form.ts';
import { guideSheet, type MadeFor } from './guide-sheet.ts';
import { fieldCell, layFields, withRoomForFields } from './lay-fields.ts';
import { layList, listWidths } from './lay-list.ts';
import type { Around } from './made-columns.ts';
import { HEAD_ROWS, linesAbove, type Plan, type PlannedSheet, planOf } from './plan.ts';
import { type LaidOut, SheetBuilder } from './sheet-builder.ts';

export interface FillIn extends MadeFor {
  /** Of `report.json`: numbers as they are written. */
  readonly json: unknown;
  readonly asked: AskedFor;
  /** Codes of the year. */
  readonly codes: readonly Code[];
}

export function layOutFillIn(fillIn: FillIn): Book {
  const { json, asked, codes } = fillIn;
  const plan = planOf(json, asked);
  const around = { plan, nameOf: namesOf(codes, plan) };
  const made = [
    guideSheet(fillIn, plan),
    ...plan.sheets.map((sheet) => laidOut(sheet, json, around)),
    balanceSheet(around, fieldsOf(plan, json)),
    codeSheet(codes),
  ];
  return { sheets: made.map(({ sheet }) => sheet), names: made.flatMap(({ names }) => names) };
}

function laidOut(sheet: PlannedSheet, json: unknown, around: Around): LaidOut {
  const { name, intro, blocks, isTitled } = sheet;
  const builder = new SheetBuilder(name, widthsOf(blocks), intro, unitLine(blocks, around.plan, json));
  for (const block of blocks) {
    const content = around.plan.list(block.id);
    if (block.as === 'fields') layFields(builder, block, json, around.plan);
    else if (content !== undefined) layList(builder, content, isTitled, around);
    builder.blank();
  }
  const [only] = isTitled ? [] : blocks.filter(isList);
  return only === undefined
    ? builder.laidOut({ rows: HEAD_ROWS, columns: 0 }, [0, 0])
    : builder.laidOut(...keptInSight(only));
}

function isList(block: Block): block is ListBlock {
  return block.as === 'list';
}

/** Keys and names stay in sight where they leave room for the rest; heads are repeated on each page. */
function keptInSight(block: ListBlock): [{ readonly rows: number; readonly columns: number }, BookSheet['repeated']] {
  const rows = HEAD_ROWS + linesAbove(block, false);
  const kept = block.columns.slice(0, block.columns.findLastIndex(({ as }) => as === 'key') + 1);
  const isNarrow = kept.reduce((sum, { width }) => sum + width, 0) <= FROZEN_WIDTH;
  return [{ rows, columns: isNarrow ? kept.length : 1 }, [HEAD_ROWS, HEAD_ROWS]];
}

const FROZEN_WIDTH = 36;

function widthsOf(blocks: readonly Block[]): readonly number[] {
  const lists = blocks.filter(isList).map(listWidths);
  const length = Math.max(0, ...lists.map((widths) => widths.length));
  const widest = Array.from({ length }, (_, index) => Math.max(...lists.map((widths) => widths[index] ?? 0)));
  return lists.length === blocks.length ? widest : withRoomForFields(widest);
}

/** Names of codes: those of the year, else the unit's own. */
function namesOf(codes: readonly Code[], plan: Plan): Around['nameOf'] {
  const names = new Map(codes.map(({ code, name }) => [code, name]));
  const own = new Map(plan.list('codeNames')?.rows.map(({ cells }) => [cells.get('code'), cells.get('name')] as const));
  return (code) => names.get(code) ?? own.get(code)?.toString();
}

/** Single values by their way: the cell, and what is in it. */
function fieldsOf(plan: Plan, json: unknown): Parameters<typeof balanceSheet>[1] {
  return (way) => {
    const found = fieldAt(plan, way);
    return found === undefined ? undefined : ofCell(found.cell, fieldValue(found.field, json));
  };
}

function fieldAt(
  { sheets, fieldRow }: Plan,
  way: string,
): { readonly cell: string; readonly field: Field } | undefined {
  const place = fieldRow(way);
  const sheet = sheets.find(({ name }) => name === place?.sheet);
  const fields = sheet?.blocks.flatMap((block) => (block.as === 'fields' ? block.fields : [])) ?? [];
  const field = fields.find((each) => each.way.join('.') === way);
  if (place === undefined || sheet === undefined || field === undefined) return undefined;
  return { cell: `'${place.sheet}'!${fieldCell(widthsOf(sheet.blocks), place.row)}`, field };
}

/** What all amounts of a sheet are in; nothing for a sheet without amounts. */
function unitLine(blocks: readonly Block[], plan: Plan, json: unknown): BookValue {
  const cells = blocks.flatMap((block) =>
    block.as === 'fields'
      ? block.fields.map(({ cell }) => cell)
      : block.columns.flatMap((column) => (column.as === 'made' ? [] : [column.cell])),
  );
  const unit = fieldAt(plan, 'amountUnit');
  if (unit === undefined || !cells.some(({ kind }) => kind === 'amount')) return '';
  const value = fieldValue(unit.field, json);
  return { formula: `"${MONEY}"&${unit.cell}`, result: `${MONEY}${typeof value === 'string' ? value : ''}` };
}

const MONEY = '金额单位：';
