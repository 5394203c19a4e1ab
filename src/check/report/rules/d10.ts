/** D10: functional classification down to 项 in every table that has it. */
import type { Finding } from '../../../diagnostics/finding.ts';
import { printedCodes } from '../language/printed-codes.ts';
import type { ReportRule } from '../report-rule.ts';
import type { PrintedTable } from '../view.ts';

export const D10: ReportRule = {
  id: 'D10',
  title: '支出功能分类公开到项级科目，基本支出经济分类公开到款级科目',
  source: '《地方预决算公开操作规程》（财预〔2016〕143号）',
  severity: 'error',
  check: ({ view }) => view.tables.flatMap(stopsShort),
};

/** Codes under which the next level is not printed. */
function stopsShort(printed: PrintedTable): Finding[] {
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

function wholeTable(printed: PrintedTable, codes: readonly string[]): Finding[] {
  if (codes.length === 0) return [];
  return [tell(printed, `只列到类级科目（${codes.slice(0, 3).join('、')}）`)];
}

function tell({ place, table }: PrintedTable, what: string): Finding {
  const hint = '按规程列到功能分类项级、经济分类款级科目；涉密的除外';
  return { rule: 'D10', severity: 'error', message: `表 ${table.id} ${what}`, place, hint };
}
