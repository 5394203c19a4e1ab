/** Columns that many lists have. */
import { FUND } from '../choices.ts';
import type { CellKind, KeyColumn, LeafColumn, MadeColumn } from '../form.ts';

export const TEXT: CellKind = { kind: 'text' };
export const AMOUNT: CellKind = { kind: 'amount' };
export const NUMBER: CellKind = { kind: 'number' };
export const COUNT: CellKind = { kind: 'count' };

type Words = readonly [id: string, label: string, note: string];

export function key([id, label, note]: Words, width: number, cell: CellKind = TEXT): KeyColumn {
  return { as: 'key', id, label, note, width, cell };
}

/** A leaf that stands in the entry under the column's id. */
export function leaf([id, label, note]: Words, width: number, cell: CellKind = TEXT, way = [id]): LeafColumn {
  return { as: 'leaf', id, label, note, width, cell, way };
}

/** Twelve digits with two decimals fit. */
const AMOUNT_WIDTH = 8;

/** An amount in the dossier's unit. */
export function amount(id: string, label: string, note: string, way = [id]): LeafColumn {
  return leaf([id, label, note], AMOUNT_WIDTH, AMOUNT, way);
}

export const ITEM = key(['code', '科目编码', '7 位项级科目编码'], 6, { kind: 'code', of: 'functional' });
export const FUND_OF_ROW = key(['fund', '资金性质', '从下拉列表中选'], 10, { kind: 'choice', choices: FUND });

/** @param of id of the column that holds the code */
export function nameOf(of: string): MadeColumn {
  return { as: 'made', made: 'name', of, id: 'name', label: '科目名称', note: '自动带出，不用填', width: 22 };
}

export const NAME = nameOf('code');

export function sum(label: string, of: readonly string[]): MadeColumn {
  return { as: 'made', made: 'sum', of, id: 'sum', label, note: '自动计算', width: AMOUNT_WIDTH };
}

export const PROJECT = key(['project', '项目代号', '“项目”表中的代号'], 10, {
  kind: 'reference',
  to: { list: 'projects', column: 'id' },
});

/** The name of a Markdown file in the unit's folder. */
export function file(id: string, label: string, way = [id]): LeafColumn {
  return leaf([id, label, '文字写在本单位文件夹的 .md 文件中，这里写文件名，如 annex/goal.md'], 12, TEXT, way);
}
