/**
 * Lines of a statement name a figure for each column by its place. Where a place moves columns, leaves some out or adds
 * some, the figures go with them.
 */
import { type ColumnSpec, leafColumns, type StatementRow, type TableForm } from '../model/table-spec.ts';

type Form = Extract<TableForm, { layout: 'statement' }>;
type Side = Form['sides'][number];

/** A column that remembers where it stood among those of its side. */
type Placed = ColumnSpec & { readonly stood?: number };

/** The form with each column remembering its place. */
export function withPlaces(form: TableForm): TableForm {
  if (form.layout !== 'statement') return form;
  return { ...form, sides: form.sides.map((side) => ({ ...side, columns: placed(side.columns, { next: 0 }) })) };
}

function placed(columns: readonly ColumnSpec[], count: { next: number }): Placed[] {
  return columns.map((column) => {
    if (column.columns !== undefined) return { ...column, columns: placed(column.columns, count) };
    const stood = count.next;
    count.next += 1;
    return { ...column, stood };
  });
}

/**
 * @param value a form of `withPlaces` with the changes of a place, which may be at fault
 * @param official the form before that: a line whose figures the place wrote itself has them in its order already
 */
export function withFiguresMoved(value: unknown, official: TableForm): unknown {
  if (official.layout !== 'statement' || !isStatement(value)) return value;
  const lines = new Map(official.sides.flatMap(({ rows }) => rows.map((row) => [row.line, row] as const)));
  return { ...value, sides: value.sides.map((side) => (isSide(side) ? movedSide(side, lines) : side)) };
}

function movedSide(side: Side, official: ReadonlyMap<number, StatementRow>): Side {
  const leaves: readonly Placed[] = leafColumns(side.columns);
  const areKnown = leaves.some(({ stood }) => stood !== undefined);
  const rows = areKnown ? side.rows.map((row) => movedRow(row, official.get(row.line), leaves)) : side.rows;
  return { ...side, columns: side.columns.map(withoutPlace), rows };
}

function movedRow(row: StatementRow, official: StatementRow | undefined, leaves: readonly Placed[]): StatementRow {
  const former = official?.figures;
  if (former === undefined || row.figures !== former) return row;
  const figures = leaves.map(({ stood, figure }) => (stood === undefined ? added(figure, row) : (former[stood] ?? '')));
  return { ...row, figures };
}

/** The figure of an added column: in a line for each 类, and in the line of their sum. */
function added(pattern: string | undefined, { each, figures = [] }: StatementRow): string {
  if (pattern === undefined) return '';
  if (each !== undefined) return pattern;
  return figures.some((figure) => figure.includes('.all.')) ? pattern.replaceAll('{code}', 'all') : '';
}

function withoutPlace(column: Placed): ColumnSpec {
  const { stood: _stood, ...own } = column;
  return own.columns === undefined ? own : { ...own, columns: own.columns.map(withoutPlace) };
}

function isStatement(value: unknown): value is Form {
  return typeof value === 'object' && value !== null && 'sides' in value && Array.isArray(value.sides);
}

function isSide(side: Partial<Side> | null): side is Side {
  return Array.isArray(side?.columns) && Array.isArray(side.rows);
}
