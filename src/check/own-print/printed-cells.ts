/** The statutory tables as printed: their lines by 行次 or code, with the label and the amounts of each. */
import { plainText, type Table } from '../../model/report.ts';
import { leafColumns, type TableSpec } from '../../model/table-spec.ts';
import { TOTAL_ROW } from '../tables/layout.ts';

/** One line, or one side of a line, of a printed table. */
export interface PrintedLine {
  /** As in `Slot.row`: 行次, code, 合计, label of a total of 公开06, `1`. */
  readonly key: string;
  /** 项目 or 科目名称, as printed; empty where the form has none. */
  readonly label: string;
  readonly amounts: readonly string[];
}

/** The lines of a table with a text in their key, in the order of print. */
export function printedLines(spec: TableSpec, { body }: Table): PrintedLine[] {
  const rows = body.map((row) => row.map(({ paragraphs }) => paragraphs.map(plainText).join('').trim()));
  return rows.flatMap((row, index) => linesOf(spec, row, index === rows.length - 1)).filter(({ key }) => key !== '');
}

function linesOf(spec: TableSpec, row: readonly string[], isLast: boolean): PrintedLine[] {
  switch (spec.layout) {
    case 'statement':
      return sides(
        spec.sides.map(({ columns }) => leafColumns(columns).length),
        row,
      );
    case 'classification':
      return [row.length === leafColumns(spec.columns).length + 1 ? total(row) : coded(row)];
    case 'economic':
      return isLast ? pairs(row) : triples(row);
    case 'singleRow':
      return [{ key: '1', label: '', amounts: row }];
  }
}

function sides(counts: readonly number[], row: readonly string[]): PrintedLine[] {
  let at = 0;
  return counts.map((count) => {
    const [label = '', key = '', ...amounts] = row.slice(at, at + count + 2);
    at += count + 2;
    return { key, label, amounts };
  });
}

function total([, ...amounts]: readonly string[]): PrintedLine {
  return { key: TOTAL_ROW, label: TOTAL_ROW, amounts };
}

function coded([key = '', label = '', ...amounts]: readonly string[]): PrintedLine {
  return { key, label, amounts };
}

function triples(row: readonly string[]): PrintedLine[] {
  const starts = row.flatMap((_, at) => (at % 3 === 0 ? [at] : []));
  return starts.map((at) => ({ key: row[at] ?? '', label: row[at + 1] ?? '', amounts: [row[at + 2] ?? ''] }));
}

function pairs(row: readonly string[]): PrintedLine[] {
  const starts = row.flatMap((_, at) => (at % 2 === 0 ? [at] : []));
  return starts.map((at) => ({ key: row[at] ?? '', label: row[at] ?? '', amounts: [row[at + 1] ?? ''] }));
}
