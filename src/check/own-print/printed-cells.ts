/** The statutory tables as printed: their lines by 行次 or code, with the label and the amounts of each. */
import { plainText, type Table } from '../../model/report.ts';
import { type TableLayout, TOTAL_ROW } from '../../model/table-layout.ts';
import { leafColumns, type StatementSpec } from '../../model/table-spec.ts';

/** One line, or one side of a line, of a printed table. */
export interface PrintedLine {
  /** As in `Slot.row`: 行次, code, 合计, label of a total of 公开06, `1`. */
  readonly key: string;
  /** 项目 or 科目名称, as printed; empty where the form has none. */
  readonly label: string;
  readonly amounts: readonly string[];
}

/** The lines of a table with a text in their key, in the order of print. */
export function printedLines(layout: TableLayout, { body }: Table): PrintedLine[] {
  const rows = body.map((row) => row.map(({ paragraphs }) => paragraphs.map(plainText).join('').trim()));
  return rows
    .flatMap((row, index) => linesOf(layout, row, { index, isLast: index === rows.length - 1 }))
    .filter(({ key }) => key !== '');
}

interface Position {
  readonly index: number;
  readonly isLast: boolean;
}

function linesOf({ spec, sides }: TableLayout, row: readonly string[], { index, isLast }: Position): PrintedLine[] {
  switch (spec.layout) {
    case 'statement':
      return statementSides(
        spec,
        row,
        sides.map((lines) => lines[index] ?? ''),
      );
    case 'classification':
      return [coded(row, leafColumns(spec.columns).length)];
    case 'economic':
      return isLast ? pairs(row) : lists(row, spec.codes === 'apart' ? 2 : 1);
    case 'singleRow':
      return [{ key: '1', label: '', amounts: row }];
  }
}

/** Under their 行次 where these are printed, else under those of the form. */
function statementSides(spec: StatementSpec, row: readonly string[], lines: readonly string[]): PrintedLine[] {
  let at = 0;
  return spec.sides.map(({ columns }, side) => {
    const stub = spec.print.lineNumbers ? 2 : 1;
    const count = leafColumns(columns).length + stub;
    const [label = '', ...rest] = row.slice(at, at + count);
    at += count;
    const key = spec.print.lineNumbers ? (rest[0] ?? '') : (lines[side] ?? '');
    return { key, label, amounts: rest.slice(stub - 1) };
  });
}

/** A code in one cell or several, its name, its amounts; the total has its label alone, or beside the heads of a code. */
function coded(row: readonly string[], count: number): PrintedLine {
  const stub = row.slice(0, row.length - count);
  const amounts = row.slice(row.length - count);
  const label = stub.at(-1) ?? '';
  if (label === TOTAL_ROW) return { key: TOTAL_ROW, label, amounts };
  return { key: stub.slice(0, -1).join(''), label, amounts };
}

/** @param cells cells of a code */
function lists(row: readonly string[], cells: number): PrintedLine[] {
  const starts = row.flatMap((_, at) => (at % (cells + 2) === 0 ? [at] : []));
  return starts.map((at) => ({
    key: row.slice(at, at + cells).join(''),
    label: row[at + cells] ?? '',
    amounts: [row[at + cells + 1] ?? ''],
  }));
}

function pairs(row: readonly string[]): PrintedLine[] {
  const starts = row.flatMap((_, at) => (at % 2 === 0 ? [at] : []));
  return starts.map((at) => ({ key: row[at] ?? '', label: row[at] ?? '', amounts: [row[at + 1] ?? ''] }));
}
