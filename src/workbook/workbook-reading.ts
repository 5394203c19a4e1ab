/** A workbook as it was read: what stands in which cell, before anybody asks what it means. */
import type { BookArea } from '../model/book.ts';

export interface WorkbookReading {
  /** In the order of the file, hidden ones included. */
  readonly sheets: readonly SheetReading[];
  /** All values are texts: of a .csv or a web page. */
  readonly isText: boolean;
  readonly names: readonly NamedArea[];
}

/** Cells that the workbook calls by a name. */
export interface NamedArea {
  readonly name: string;
  readonly sheet: string;
  readonly area: BookArea;
}

export interface SheetReading {
  readonly name: string;
  readonly hidden: boolean;
  /** Cells that hold something, row by row from left to right. */
  readonly cells: readonly CellReading[];
  readonly merged: readonly BookArea[];
}

export interface CellReading {
  /** `E12`. */
  readonly address: string;
  /** From 0. */
  readonly row: number;
  readonly column: number;
  /** Dates are the numbers that they are in the file, errors their names (`#DIV/0!`); none for a formula whose result the file does not hold. */
  readonly value?: string | number | boolean;
  /** As a spreadsheet program shows it; empty without a value. */
  readonly text: string;
  /** Without `=`. */
  readonly formula?: string;
  /** Its row or its column is not shown. */
  readonly hidden: boolean;
}

/** Why a workbook was not read. */
export type WorkbookProblem =
  | 'otherFormat'
  | 'oldFormat'
  | 'binary'
  | 'password'
  | 'macros'
  | 'broken'
  | 'tooLarge'
  | 'tooManyRows';

export type ReadWorkbook =
  | { readonly reading: WorkbookReading; readonly problem?: never }
  | { readonly problem: WorkbookProblem; readonly reading?: never };

/** What the user is told: what is the matter, and what to do. */
export const PROBLEM_TEXTS: Readonly<Record<WorkbookProblem, string>> = {
  otherFormat: '不是能读的电子表格；请用 Excel 或 WPS 另存为 .xlsx 再导入',
  // Its texts are in a code page that the file does not always name.
  oldFormat: '是 Excel 95 或更早的格式；请用 Excel 或 WPS 另存为 .xlsx 再导入',
  binary: '是二进制工作簿（.xlsb）；请另存为 .xlsx 再导入',
  password: '有打开密码；请先取消密码，另存后再导入',
  macros: '含有宏；请另存为不含宏的 .xlsx 再导入',
  broken: '已损坏或不完整；请用 Excel 或 WPS 打开，另存为 .xlsx 再导入',
  tooLarge: '太大；请删去无关的工作表和图片，另存后再导入',
  tooManyRows: '有一张工作表的行数太多；请删去无关的行，另存后再导入',
};
