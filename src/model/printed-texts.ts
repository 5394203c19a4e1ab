/**
 * Every text that a block prints, in reading order: whoever reads a report reads it through here. Closed over the kinds of
 * blocks, so that a new kind that nobody reads does not compile.
 */
import { rememberedByObject } from './remembered.ts';
import {
  type Block,
  type BlockHandlers,
  type Cell,
  type Chart,
  handleBlock,
  type Inline,
  plainText,
  type RedHead,
  type Table,
} from './report.ts';

export type PrintedKind =
  | 'cover'
  | 'contents'
  | 'redHead'
  | 'heading'
  | 'paragraph'
  | 'note'
  | 'caption'
  | 'chartLabel'
  | 'tableTitle'
  | 'headLine'
  | 'cell'
  | 'attachment'
  | 'signature'
  | 'imprint';

export interface PrintedPiece {
  readonly kind: PrintedKind;
  /** From the block to the inlines, or to the string where the block holds one. */
  readonly path: readonly (string | number)[];
  /** A mere string is one text. */
  readonly inlines: readonly Inline[];
  /** The same as plain text; a line break is `\n`. */
  readonly text: string;
  /** Of a cell: row in head and body together, cell of that row, paragraph of that cell, from 0. */
  readonly at?: { readonly row: number; readonly cell: number; readonly paragraph: number };
}

type Path = PrintedPiece['path'];

/** None of them is left out for being empty. */
export const printedTexts = rememberedByObject((block: Block): readonly PrintedPiece[] =>
  handleBlock(TEXTS, block, undefined),
);

const TEXTS: BlockHandlers<undefined, readonly PrintedPiece[]> = {
  cover: ({ title, lines }) => [...strings('cover', ['title'], title), ...strings('cover', ['lines'], lines)],
  contents: ({ title }) => [string('contents', ['title'], title)],
  redHead,
  heading: ({ text }) => [piece('heading', ['text'], text)],
  paragraph: ({ role, text }) => [piece(role === 'note' ? 'note' : 'paragraph', ['text'], text)],
  table,
  chart,
  attachmentNote: ({ names }) => strings('attachment', ['names'], names),
  signature: ({ signer, date }) => [string('signature', ['signer'], signer), string('signature', ['date'], date)],
  imprint: ({ copies, printer, date }) => [
    ...strings('imprint', ['copies'], copies),
    string('imprint', ['printer'], printer),
    string('imprint', ['date'], date),
  ],
  pageBreak: () => [],
};

function redHead({ issuer, marks, number, signers, title, recipient }: RedHead): PrintedPiece[] {
  return [
    ...strings('redHead', ['issuer'], issuer),
    ...strings('redHead', ['marks'], marks),
    string('redHead', ['number'], number),
    ...strings('redHead', ['signers'], signers),
    ...strings('redHead', ['title'], title),
    ...(recipient === undefined ? [] : [string('redHead', ['recipient'], recipient)]),
  ];
}

function table({ title, headLine, head, body, notes }: Table): PrintedPiece[] {
  return [
    ...(title === undefined ? [] : [piece('tableTitle', ['title'], title)]),
    ...(headLine === undefined
      ? []
      : [
          piece('headLine', ['headLine', 'left'], headLine.left),
          piece('headLine', ['headLine', 'right'], headLine.right),
        ]),
    ...cells(head, 'head', 0),
    ...cells(body, 'body', head.length),
    ...notes.map((note, n) => piece('note', ['notes', n], note)),
  ];
}

function cells(rows: readonly (readonly Cell[])[], key: 'head' | 'body', before: number): PrintedPiece[] {
  const found: PrintedPiece[] = [];
  for (const [r, row] of rows.entries()) {
    for (const [cell, { paragraphs }] of row.entries()) {
      for (const [paragraph, inlines] of paragraphs.entries()) {
        const path = [key, r, cell, 'paragraphs', paragraph];
        found.push({ kind: 'cell', path, inlines, text: plainText(inlines), at: { row: before + r, cell, paragraph } });
      }
    }
  }
  return found;
}

function chart({ caption, unit, categories, series }: Chart): PrintedPiece[] {
  return [
    piece('caption', ['caption'], caption),
    string('chartLabel', ['unit'], unit),
    ...strings('chartLabel', ['categories'], categories),
    ...series.flatMap(({ name, points }, s) => [
      string('chartLabel', ['series', s, 'name'], name),
      ...points.map(({ text }, p) => string('chartLabel', ['series', s, 'points', p, 'text'], text)),
    ]),
  ];
}

function piece(kind: PrintedKind, path: Path, inlines: readonly Inline[]): PrintedPiece {
  return { kind, path, inlines, text: plainText(inlines) };
}

function string(kind: PrintedKind, path: Path, text: string): PrintedPiece {
  return { kind, path, inlines: text === '' ? [] : [{ kind: 'text', text }], text };
}

function strings(kind: PrintedKind, path: Path, texts: readonly string[]): PrintedPiece[] {
  return texts.map((text, n) => string(kind, [...path, n], text));
}
