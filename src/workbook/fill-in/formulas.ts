/** Formulas of the rows, as text without `=`. Every function is one of those that all spreadsheet programs have. */
import { address } from '../../model/cell-address.ts';
import { AREAS, areaName } from './form.ts';

/** What a name column shows for a code that no list has. */
export const UNKNOWN_CODE = '目录中没有这个编码';

/** The name of the code in a cell, from the list of codes or from the unit's own. */
export function nameFormula(code: string): string {
  const found = (area: string) => `VLOOKUP(${code}&"",${area},2,FALSE)`;
  const own = `IFERROR(${found(areaName('codeNames'))},"${UNKNOWN_CODE}")`;
  return `IF(${code}="","",IFERROR(${found(AREAS.names)},${own}))`;
}

/** The sum of cells of one row, blank without any. @param cells their addresses */
export function rowSum(cells: readonly string[]): string {
  return `IF(COUNT(${cells.join(',')})=0,"",SUM(${cells.join(',')}))`;
}

export function columnSum(column: number, firstRow: number, lastRow: number): string {
  return `SUM(${address(column, firstRow)}:${address(column, lastRow)})`;
}

/** The sum of amounts in rows of which each key is that of a cell; blank without any. */
export function partsSum(amounts: string, keys: readonly (readonly [area: string, cell: string])[]): string {
  const pairs = keys.map(([area, cell]) => `${area},${cell}`).join(',');
  const first = keys[0]?.[1];
  return `IF(OR(${first}="",COUNTIFS(${pairs})=0),"",SUMIFS(${amounts},${pairs}))`;
}

/** A remark and the condition under which it is shown. */
export type Remark = readonly [condition: string, text: string];

/** The first remark that applies; nothing for a row in which nothing is typed. @param entries areas that are typed in */
export function remarkFormula(entries: readonly string[], remarks: readonly Remark[]): string {
  const nested = remarks.reduceRight((otherwise, [condition, text]) => `IF(${condition},"${text}",${otherwise})`, '""');
  return `IF(COUNTA(${entries.join(',')})=0,"",${nested})`;
}

/** Whether another row has the same keys. @param keys each with the area of its column and its cell in the row */
export function isTwice(keys: readonly (readonly [area: string, cell: string])[]): string {
  return `SUMPRODUCT(${keys.map(([area, cell]) => `(${area}=${cell})`).join('*')}*1)>1`;
}

/** Addresses side by side as areas: `A5,C5:E5`. @param columns ascending */
export function rowAreas(columns: readonly number[], row: number): string[] {
  const areas: [first: number, last: number][] = [];
  for (const column of columns) {
    const last = areas.at(-1);
    if (last !== undefined && last[1] === column - 1) last[1] = column;
    else areas.push([column, column]);
  }
  return areas.map(([first, last]) =>
    first === last ? address(first, row) : `${address(first, row)}:${address(last, row)}`,
  );
}
