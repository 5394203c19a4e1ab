/** What is wrong with a row, told beside it while it is typed. */
import type { BookFormula, BookValue } from '../../model/book.ts';
import { areaInBook } from '../../model/cell-address.ts';
import { keyColumns, leafColumns } from './content.ts';
import type { ListBlock, MadeColumn } from './form.ts';
import { isTwice, type Remark, remarkFormula, rowAreas, UNKNOWN_CODE } from './formulas.ts';
import { NO_ROW } from './made-columns.ts';
import { cellIn, columnIndex, type ListContent, rowsArea } from './plan.ts';

const NO_CONTENT = '还没有填';
const CODE_UNKNOWN = '请核对编码';
const TWICE = '与别的行重复';
const TWO_WAYS = '项目支出只填一处';

export function hasRemarks({ rows }: ListBlock): boolean {
  return typeof rows === 'number';
}

/** @param index of the row @param made values of its made columns */
export function remarkOf(content: ListContent, index: number, made: ReadonlyMap<string, BookValue>): BookFormula {
  const { block, firstRow } = content;
  const entries = block.columns.flatMap((column, at) => (column.as === 'made' ? [] : [at]));
  const formula = remarkFormula(rowAreas(entries, firstRow + index), remarksOf(content, firstRow + index));
  return { formula, result: resultOf(content, index, made) };
}

/** The column of the amount that the parts of another list make up. */
const WHOLE = 'project';

function remarksOf(content: ListContent, at: number): readonly Remark[] {
  const { block } = content;
  const cellOf = (id: string) => cellIn(block, id, at);
  const keys = keyColumns(block);
  const missing = keys
    .filter(({ optional }) => !optional)
    .map(({ id, label }): Remark => [`${cellOf(id)}=""`, `缺${label}`]);
  const unknown = madeColumns(block, 'name').map(({ id }): Remark => [`${cellOf(id)}="${UNKNOWN_CODE}"`, CODE_UNKNOWN]);
  const isSeveral = block.way.some((step) => typeof step === 'object' && 'turn' in step);
  const twice: Remark[] = isSeveral
    ? []
    : [[isTwice(keys.map(({ id }) => [columnArea(content, id), cellOf(id)])), TWICE]];
  const leaves = leafColumns(block).map(({ id }) => columnIndex(block, id));
  const parts = madeColumns(block, 'parts').map(({ id }) => cellOf(id));
  const split = parts.map((part): Remark => [`AND(ISNUMBER(${cellOf(WHOLE)}),ISNUMBER(${part}))`, TWO_WAYS]);
  const isEmpty = [`COUNTA(${rowAreas(leaves, at).join(',')})=0`, ...parts.map((part) => `${part}=""`)];
  const empty: Remark[] = mayStayBlank(block) ? [] : [[`AND(${isEmpty.join(',')})`, NO_CONTENT]];
  return [...missing, ...unknown, ...twice, ...split, ...empty];
}

/** The rows of a column on its own sheet. */
function columnArea(content: ListContent, id: string): string {
  const column = columnIndex(content.block, id);
  const area = areaInBook('-', { ...rowsArea(content), firstColumn: column, lastColumn: column });
  return area.slice(area.indexOf('!') + 1);
}

function madeColumns({ columns }: ListBlock, made: MadeColumn['made']): MadeColumn[] {
  return columns.filter((column) => column.as === 'made').filter((column) => column.made === made);
}

/** Reasons are written where something moved, texts where there is something to say. */
function mayStayBlank({ asked }: ListBlock): boolean {
  return asked === 'reasons' || asked === 'prose';
}

/** What the formula gives for a row of a dossier: it has its keys, and only what is asked for can be blank. */
function resultOf({ block, rows }: ListContent, index: number, made: ReadonlyMap<string, BookValue>): string {
  const { cells } = rows[index] ?? NO_ROW;
  if (cells.size === 0) return '';
  const resultIn = ({ id }: MadeColumn) => {
    const value = made.get(id);
    return typeof value === 'object' && 'formula' in value ? value.result : '';
  };
  if (madeColumns(block, 'name').some((column) => resultIn(column) === UNKNOWN_CODE)) return CODE_UNKNOWN;
  const hasParts = madeColumns(block, 'parts').some((column) => resultIn(column) !== '');
  const isBlank = !hasParts && leafColumns(block).every(({ id }) => !cells.has(id));
  return isBlank && !mayStayBlank(block) ? NO_CONTENT : '';
}
