/** Tables of one line a functional code. */
import type { Classification } from '../../model/catalogue.ts';
import { type CodedLine, type CodedTable, codedTable } from './coded-table.ts';
import type { FormColumn, Layout } from './forms.ts';
import { headedColumns, tellUnheaded } from './heads.ts';
import { figureAt, hasAmounts, type LayoutReading, type Sheeted } from './layout-reading.ts';
import { type MatchedColumns, matchColumns, wrongNumbers } from './match-columns.ts';
import { plainLabel } from './words.ts';

type ClassificationLayout = Extract<Layout, { kind: 'classification' }>;

export function readClassification(
  { columns }: ClassificationLayout,
  on: Sheeted,
  { functional }: Classification,
): LayoutReading {
  const { grid, segment, faults } = on;
  const reading: LayoutReading = { cells: new Map(), names: new Map() };
  const table = codedTable(grid, segment, '2');
  if (table === undefined) {
    faults.noLines(segment.title);
    return reading;
  }
  const matched = matchedColumns(columns, table, on);
  const seen = new Set<string>();
  for (const line of table.lines) {
    const { code, row, name, at } = line;
    if (code === '') {
      if (hasAmounts(grid, row, table.amounts)) faults.unknownLine([row, at], name, segment.title);
      continue;
    }
    if (seen.has(code)) {
      if (hasAmounts(grid, row, table.amounts)) faults.twice([row, at], `${code} ${name}`, segment.title);
      continue;
    }
    seen.add(code);
    if (code !== '合计') checkName(line, functional.get(code)?.name, table, on);
    if (/^\d{5}(?:\d{2})?$/.test(code) && name !== '')
      reading.names.set(code, grid.own(row, table.names)?.text.trim() ?? '');
    for (const [index, column] of matched.columns) {
      const figure = columns[index]?.figure.replaceAll('{code}', code === '合计' ? 'all' : code);
      if (figure !== undefined && figure !== '') reading.cells.set(figure, figureAt(on, row, column));
    }
  }
  return reading;
}

function matchedColumns(columns: readonly FormColumn[], table: CodedTable, on: Sheeted): MatchedColumns {
  const { grid, segment, faults } = on;
  const headed = headedColumns(grid, table.heads, table.amounts);
  tellUnheaded(
    headed,
    table.lines.map(({ row }) => row),
    on,
  );
  const isNumbered = headed.filter(({ number }) => number !== undefined).length === columns.length;
  const matched = matchColumns(columns, headed, isNumbered);
  for (const index of matched.missing) faults.noColumn(segment.title, columns[index]?.label ?? '');
  for (const { index, column, number } of wrongNumbers(matched, faults.isPrinted)) {
    const { label = '', number: expected = '' } = columns[index] ?? {};
    faults.numberDisagrees([table.heads.at(-1) ?? 0, column], label, number, expected);
  }
  return matched;
}

/** A name that the catalogue gives to another code beside it says that codes or names have moved. */
function checkName(
  { code, name, row }: CodedLine,
  known: string | undefined,
  table: CodedTable,
  { faults }: Sheeted,
): void {
  if (known === undefined || name === '') return;
  const [written, expected] = [plainLabel(name), plainLabel(known)];
  if (written === expected || written.includes(expected) || expected.includes(written)) return;
  const isOfOther = table.lines.some(
    (line) => line.code !== code && line.name !== '' && plainLabel(line.name) === expected,
  );
  if (isOfOther || faults.isPrinted) faults.nameDisagrees([row, table.names], code, name, known);
}
