/** Why a workbook was not read, and what the user is told. */
import type { WorkbookReading } from '../model/workbook-reading.ts';

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
