/** D10: functional classification down to 项 in every table that has it. */

import type { Fault, Rule } from '../engine/rule.ts';
import { printedCodes } from '../reading/printed-codes.ts';
import type { PrintedTable } from '../reading/view.ts';

export const D10: Rule<'print'> = {
  id: 'D10',
  title: '支出功能分类公开到项级科目，基本支出经济分类公开到款级科目',
  source: '《地方预决算公开操作规程》（财预〔2016〕143号）',
  severity: 'error',
  needs: 'print',
  check: ({ view }) => view.tables.flatMap(stopsShort),
};

/** Codes under which the next level is not printed. */
function stopsShort(printed: PrintedTable): Fault[] {
  const rows = printedCodes(printed.table);
  const codes = rows.map(({ code }) => code);
  if (!codes.some((code) => code.length > 3)) return wholeTable(printed, codes);
  const short = rows.filter(({ code }) => code.length === 5 && isFunctional(code) && !deeper(codes, code));
  return short.map(({ code, name }) => tell(printed, `${code}“${name}”没有项级科目`));
}

function isFunctional(code: string): boolean {
  return code.startsWith('2');
}

function deeper(codes: readonly string[], code: string): boolean {
  return codes.some((other) => other.length > code.length && other.startsWith(code));
}

function wholeTable(printed: PrintedTable, codes: readonly string[]): Fault[] {
  if (codes.length === 0) return [];
  return [tell(printed, `只列到类级科目（${codes.slice(0, 3).join('、')}）`)];
}

function tell({ place, table }: PrintedTable, what: string): Fault {
  const hint = '按规程列到功能分类项级、经济分类款级科目；涉密的除外';
  return { severity: 'error', message: `表 ${table.id} ${what}`, at: place, hint };
}
