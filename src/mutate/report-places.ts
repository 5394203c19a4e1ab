/** Where the composed report holds text that can be changed, and how to change it. */
import { type Block, type Cell, type Inline, plainText, type Report, type Table } from '../model/report.ts';

type Path = readonly (string | number)[];

/** A run of text: inlines, or a plain string (then it is its only inline). */
export interface TextPlace {
  readonly path: Path;
  readonly inlines: readonly Inline[];
  readonly text: string;
  readonly part: string;
  readonly where: string;
  /** A total in a table. */
  readonly isTotal: boolean;
}

export function textPlaces(report: Report): TextPlace[] {
  return report.parts.flatMap((part, p) =>
    part.blocks.flatMap((block, b) => placesOf(block, ['parts', p, 'blocks', b], part.id)),
  );
}

function placesOf(block: Block, path: Path, part: string): TextPlace[] {
  switch (block.kind) {
    case 'cover':
      return [
        ...strings(block.title, [...path, 'title'], 'cover'),
        ...strings(block.lines, [...path, 'lines'], 'cover'),
      ];
    case 'heading':
      return [inlines(block.text, [...path, 'text'], 'headings', `heading of ${part}`)];
    case 'paragraph':
      return [inlines(block.text, [...path, 'text'], part, `${part} › ${String(path[3])}`)];
    case 'table':
      return tablePlaces(block, path, part);
    case 'chart':
      return [
        inlines(block.caption, [...path, 'caption'], 'charts', block.id),
        ...block.series.flatMap(({ points }, s) =>
          points.map(({ text }, at) =>
            stringPlace(text, [...path, 'series', s, 'points', at, 'text'], 'charts', block.id),
          ),
        ),
      ];
    default:
      return [];
  }
}

function tablePlaces(table: Table, path: Path, part: string): TextPlace[] {
  const where = `${part} › ${table.id}`;
  const group = table.style === 'statement' ? 'tables' : 'forms';
  const { title = [], headLine } = table;
  const cells = (rows: Table['body'], key: 'head' | 'body') =>
    rows.flatMap((row, r) =>
      row.flatMap((cell, c) => cellPlaces(cell, [...path, key, r, c], group, `${where} ${key} row ${r + 1}`)),
    );
  return [
    inlines(title, [...path, 'title'], group, where),
    ...(headLine === undefined ? [] : [inlines(headLine.right, [...path, 'headLine', 'right'], group, where)]),
    ...cells(table.body, 'body'),
    ...table.notes.map((note, at) => inlines(note, [...path, 'notes', at], group, where)),
  ];
}

function cellPlaces(cell: Cell, path: Path, part: string, where: string): TextPlace[] {
  return cell.paragraphs.map((paragraph, at) => ({
    ...inlines(paragraph, [...path, 'paragraphs', at], part, where),
    isTotal: cell.total === true && /^[\d,.]+$/.test(plainText(paragraph)),
  }));
}

function inlines(value: readonly Inline[], path: Path, part: string, where: string): TextPlace {
  return { path, inlines: value, text: plainText(value), part, where, isTotal: false };
}

function strings(values: readonly string[], path: Path, part: string): TextPlace[] {
  return values.map((value, at) => stringPlace(value, [...path, at], part, part));
}

function stringPlace(value: string, path: Path, part: string, where: string): TextPlace {
  return inlines([{ kind: 'text', text: value }], path, part, where);
}

export interface DroppableRow {
  /** To the rows of the table. */
  readonly rows: Path;
  readonly index: number;
  readonly text: string;
  readonly where: string;
}

/** Body rows that no merged cell reaches into. */
export function droppableRows(report: Report): DroppableRow[] {
  return report.parts.flatMap((part, p) =>
    part.blocks.flatMap((block, b) =>
      block.kind !== 'table'
        ? []
        : block.body.flatMap((row, index) =>
            stands(row, block.columns.length)
              ? [
                  {
                    rows: ['parts', p, 'blocks', b, 'body'],
                    index,
                    text: rowText(row),
                    where: `${block.id} row ${index + 1}`,
                  },
                ]
              : [],
          ),
    ),
  );
}

function stands(row: readonly Cell[], columns: number): boolean {
  const width = row.reduce((sum, { colSpan = 1 }) => sum + colSpan, 0);
  return width === columns && row.every(({ rowSpan = 1 }) => rowSpan === 1);
}

function rowText(row: readonly Cell[]): string {
  return row.map(({ paragraphs }) => paragraphs.map(plainText).join(' ')).join('|');
}

/** A copy of a value with what stands at a path changed; everything else is shared. */
export function withValue<Value>(value: Value, path: Path, change: (old: unknown) => unknown): Value {
  const [key, ...rest] = path;
  if (key === undefined) return change(value) as Value;
  const inner = (value as Record<string | number, unknown>)[key];
  const next = withValue(inner, rest, change);
  if (Array.isArray(value)) return value.map((item, at) => (at === key ? next : item)) as Value;
  return { ...value, [key]: next };
}
