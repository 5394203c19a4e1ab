/** Where the composed report holds text that can be changed, and how to change it. */
import { type PrintedPiece, printedTexts } from '../model/printed-texts.ts';
import {
  type Block,
  type BlockHandlers,
  type Cell,
  handleBlock,
  type Inline,
  plainText,
  type Report,
} from '../model/report.ts';

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
    part.blocks.flatMap((block, b) =>
      printedTexts(block).map((piece) => ({
        path: ['parts', p, 'blocks', b, ...piece.path],
        inlines: piece.inlines,
        text: piece.text,
        part: groupOf(block, part.id),
        where: whereOf(block, piece, `${part.id} › ${b}`),
        isTotal: isTotal(block, piece),
      })),
    ),
  );
}

/** Under which the tally counts a text. */
function groupOf(block: Block, part: string): string {
  return handleBlock(GROUPS, block, part);
}

const GROUPS: BlockHandlers<string, string> = {
  cover: () => 'cover',
  contents: () => 'contents',
  redHead: () => 'red head and signature',
  heading: () => 'headings',
  paragraph: (_, part) => part,
  table: ({ style }) => (style === 'statement' ? 'tables' : 'forms'),
  chart: () => 'charts',
  attachmentNote: (_, part) => part,
  signature: () => 'red head and signature',
  imprint: () => 'red head and signature',
  pageBreak: (_, part) => part,
};

function whereOf(block: Block, { at, kind }: PrintedPiece, spot: string): string {
  const name = 'id' in block ? `${spot} ${block.id}` : spot;
  return at === undefined ? `${name} ${kind}` : `${name} row ${at.row + 1}`;
}

function isTotal(block: Block, { at, text }: PrintedPiece): boolean {
  if (block.kind !== 'table' || at === undefined) return false;
  return [...block.head, ...block.body][at.row]?.[at.cell]?.total === true && /^[\d,.]+$/.test(text);
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
