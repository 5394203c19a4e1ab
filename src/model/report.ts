/**
 * The document value that every output shares: Report → Part → Block → Inline.
 *
 * It says what a thing means, never how it looks: typefaces, sizes, borders and spacing belong to the style sheet
 * (`style/`). All display text is fixed here; an emitter can neither compute nor format a number.
 */

import type { NumberKind } from './page-numbers.ts';
import type { BlockMarks, Change, InlineMarks, Review } from './review.ts';

export interface Report {
  readonly meta: ReportMeta;
  readonly parts: readonly Part[];
  /** What makes it a draft for review; a final report has none. */
  readonly review?: Review;
}

export interface ReportMeta {
  /** Full title, e.g. `2022年度某某市某某局部门决算`; also the file name of the outputs. */
  readonly title: string;
  readonly unitName: string;
  /** Report year, e.g. 2022. */
  readonly year: number;
  /** Date of the document, ISO `YYYY-MM-DD`; the only date that may enter the files. */
  readonly date: string;
  readonly subject: string;
  readonly keywords: readonly string[];
}

/** A part starts on a new page. Cover and contents are parts of their own, without a heading. */
export interface Part {
  readonly id: string;
  readonly kind: 'cover' | 'contents' | 'body';
  readonly blocks: readonly Block[];
}

/** How the pages of a part are numbered. */
export function numberKind({ kind, blocks }: Part): NumberKind {
  switch (kind) {
    case 'cover':
      return 'none';
    case 'contents':
      return blocks.some((block) => block.kind === 'contents' && block.pageNumbers === 'roman') ? 'roman' : 'arabic';
    case 'body':
      return 'arabic';
  }
}

export type Block =
  | Cover
  | Contents
  | RedHead
  | Heading
  | Paragraph
  | Table
  | Chart
  | AttachmentNote
  | SignatureBlock
  | Imprint
  | PageBreak;
export type BlockKind = Block['kind'];

/** Title page: the title in lines that never break a word, then issuer and date lines. */
export interface Cover extends BlockMarks {
  readonly kind: 'cover';
  readonly title: readonly string[];
  readonly lines: readonly string[];
}

/**
 * Head of an official document (公文版头) with title and addressee, from the top of the first page (GB/T 9704-2012).
 * With `signers` (上行文) the number stands at the left, on the line of the last signer.
 */
export interface RedHead extends BlockMarks {
  readonly kind: 'redHead';
  /** 发文机关标志, in lines. */
  readonly issuer: readonly string[];
  /** 份号, 密级和保密期限, 紧急程度: lines at the top left, in this order. */
  readonly marks: readonly string[];
  /** 发文字号. */
  readonly number: string;
  /** 签发人. */
  readonly signers: readonly string[];
  /** The title in lines that never break a word. */
  readonly title: readonly string[];
  /** 主送机关, without its colon. */
  readonly recipient?: string;
}

/**
 * Table of contents over the headings of the report down to `depth`. Its pages have `roman` numbers of their own, or are
 * counted with the text (`running`).
 */
export interface Contents extends BlockMarks {
  readonly kind: 'contents';
  readonly title: string;
  readonly depth: 1 | 2 | 3;
  readonly pageNumbers: 'roman' | 'running';
  /** As a paper that was read prints them; else they are made from the headings. */
  readonly entries?: readonly (readonly Inline[])[];
}

/**
 * Heading. Level 1 is a 部分 (第一部分 …), 2 is 一、, 3 is （一）, 4 is 1., 5 is （1） — the numbering is part of the text.
 * `id` is unique in the report and stable between builds; bookmarks, outline and contents are made from it.
 */
export interface Heading extends BlockMarks {
  readonly kind: 'heading';
  readonly id: string;
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly text: readonly Inline[];
  /** Text of its entry in the contents where it differs: 一、收入决算表 for a table that bears its title only. */
  readonly entry?: string;
  /** A centred title: of the statutory table below it, of an annex. */
  readonly centred?: boolean;
  /** Starts on a new page, e.g. the heading of an annex. */
  readonly pageBreakBefore?: boolean;
}

/**
 * - `body`: justified, first line indented by two characters;
 * - `flush`: no indent;  `centered`: one centred line;  `right`: flush right;
 * - `note`: small text under a table or chart (注：…, 备注：…);
 * - `mark`: flush left in the face of a head (附件, 附件1); `title`: a centred title (of an attachment).
 */
export type ParagraphRole = 'body' | 'flush' | 'centered' | 'right' | 'note' | 'mark' | 'title';

export interface Paragraph extends BlockMarks {
  readonly kind: 'paragraph';
  readonly role: ParagraphRole;
  readonly text: readonly Inline[];
}

/**
 * Table with merged cells. `head` rows repeat on each page; body rows do not split over pages unless `splitRows`.
 * Within the body a block of rows may have a head of its own (`Cell.block`), which repeats in place of the table's.
 * Rows hold only the real cells, left to right (as in HTML); `model/grid.ts` resolves the spans.
 */
export interface Table extends BlockMarks {
  readonly kind: 'table';
  readonly id: string;
  /** Of a statutory table: its name without the year, e.g. `收入决算表`, and its number in the report. */
  readonly statutory?: { readonly name: string; readonly number: number };
  /** Title centred above the table, e.g. `2022年度收入决算表`; may be absent. */
  readonly title?: readonly Inline[];
  /** The line between title and table: left 部门：…, right 单位：万元. */
  readonly headLine?: { readonly left: readonly Inline[]; readonly right: readonly Inline[] };
  readonly orientation: 'portrait' | 'landscape';
  /** Relative column widths; their sum is the table's full width. */
  readonly columns: readonly number[];
  readonly head: readonly (readonly Cell[])[];
  readonly body: readonly (readonly Cell[])[];
  /** In a draft: rows that came or went, by their index in head and body together. */
  readonly rowChanges?: ReadonlyMap<number, Change>;
  /** Long text cells (self-evaluation forms) may run over a page; figures' rows may not. */
  readonly splitRows?: boolean;
  /** `statement`: the statutory tables, small type; `form`: self-evaluation forms and work tables. */
  readonly style: 'statement' | 'form';
  /** Paragraphs under the table (注：…), printed in the note role, kept with the table's last row. */
  readonly notes: readonly (readonly Inline[])[];
}

export type CellAlign = 'left' | 'center' | 'right';

export interface Cell {
  /** Paragraphs of the cell; at least one, which may be empty. */
  readonly paragraphs: readonly (readonly Inline[])[];
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly align?: CellAlign;
  /** A heading cell: set in the head face. */
  readonly head?: boolean;
  /** Indent of the text in characters (第二级科目). */
  readonly indent?: number;
  /** The row is a head of the rows below it and stands above them on each page (`opens`), or such rows end (`closes`). */
  readonly block?: 'opens' | 'closes';
  /** A total (合计, 总计): set in the head face. */
  readonly total?: boolean;
}

export type ChartKind = 'column' | 'pie';

/** A chart with its caption below; native and editable in Word, drawn as vectors in the PDF. */
export interface Chart extends BlockMarks {
  readonly kind: 'chart';
  readonly id: string;
  readonly type: ChartKind;
  /** `图1：收、支决算总计变动情况`. */
  readonly caption: readonly Inline[];
  /** Unit printed at the chart, e.g. `单位：万元`. */
  readonly unit: string;
  /** Category labels along the axis (column) or names of the slices (pie). */
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
}

export interface ChartSeries {
  readonly name: string;
  /** One per category; `value` only drives the drawing, `text` is what is printed. */
  readonly points: readonly ChartPoint[];
}

export interface ChartPoint {
  readonly figureId: string;
  readonly text: string;
  readonly value: number;
}

/** 附件说明 under the text: `附件：name`, numbered where there are several; names carry no end mark. */
export interface AttachmentNote extends BlockMarks {
  readonly kind: 'attachmentNote';
  readonly names: readonly string[];
}

/** 署名 and 成文日期 at the end of a document; either may be missing (empty). */
export interface SignatureBlock extends BlockMarks {
  readonly kind: 'signature';
  readonly signer: string;
  readonly date: string;
  /** Without a seal name and date stand further to the right (GB/T 9704-2012, 7.3.5.2). */
  readonly unsealed?: boolean;
}

/** 版记 at the foot of the last page: 抄送机关, 印发机关 and 印发日期. */
export interface Imprint extends BlockMarks {
  readonly kind: 'imprint';
  readonly copies: readonly string[];
  readonly printer: string;
  /** As printed, without 印发. */
  readonly date: string;
}

export interface PageBreak extends BlockMarks {
  readonly kind: 'pageBreak';
}

export type Inline = Text | FigureSpan | LineBreak | CheckBox;
export type InlineKind = Inline['kind'];

export interface Text extends InlineMarks {
  readonly kind: 'text';
  readonly text: string;
  readonly strong?: boolean;
}

/** A printed figure: the display text and the id under which `explain` tells where it comes from. */
export interface FigureSpan extends InlineMarks {
  readonly kind: 'figure';
  readonly figureId: string;
  readonly text: string;
  readonly strong?: boolean;
}

export interface LineBreak extends InlineMarks {
  readonly kind: 'lineBreak';
}

/** ☑ or ☐ of a form. */
export interface CheckBox extends InlineMarks {
  readonly kind: 'checkBox';
  readonly checked: boolean;
}

/** One function per block kind: a missing one is a compile error. */
export type BlockHandlers<Context, Result> = {
  readonly [Kind in BlockKind]: (block: Extract<Block, { kind: Kind }>, context: Context) => Result;
};

export type InlineHandlers<Context, Result> = {
  readonly [Kind in InlineKind]: (inline: Extract<Inline, { kind: Kind }>, context: Context) => Result;
};

/** Dispatches to the handler of the block's kind. */
export function handleBlock<Context, Result>(
  handlers: BlockHandlers<Context, Result>,
  block: Block,
  context: Context,
): Result {
  const handler = handlers[block.kind] as (block: Block, context: Context) => Result;
  return handler(block, context);
}

export function handleInline<Context, Result>(
  handlers: InlineHandlers<Context, Result>,
  inline: Inline,
  context: Context,
): Result {
  const handler = handlers[inline.kind] as (inline: Inline, context: Context) => Result;
  return handler(inline, context);
}

/** Above the later pages of a statutory table. */
export const CONTINUED = '续表';

export const CHECKED_BOX = '☑';
/** U+2610: every face that has ☑ draws it alike, while □ (U+25A1) is a square of another size. */
export const EMPTY_BOX = '☐';

/** Label of 附件说明, and of each name of it: none where there is but one. */
export const ATTACHMENT_LABEL = '附件：';
export function attachmentNumber(index: number, count: number): string {
  return count > 1 ? `${index + 1}.` : '';
}

export const COPIES_LABEL = '抄送：';
/** 抄送机关 as they stand after the label. */
export function copiesText(copies: readonly string[]): string {
  return `${copies.join('，')}。`;
}
/** 印发日期 with its word. */
export function printedText(date: string): string {
  return `${date}印发`;
}
/** The lines of 版记, a tab between 印发机关 and 印发日期. */
export function imprintLines({ copies, printer, date }: Imprint): string[] {
  const copied = copies.length === 0 ? [] : [`${COPIES_LABEL}${copiesText(copies)}`];
  return [...copied, `${printer}\t${printedText(date)}`];
}

/** Label of 签发人. */
export const SIGNER_LABEL = '签发人：';
/** Names of 签发人, two in a row. */
export function signerRows(signers: readonly string[]): string[] {
  const rows = Array.from({ length: Math.ceil(signers.length / 2) }, (_, row) => signers.slice(row * 2, row * 2 + 2));
  return rows.map((row) => row.join('　'));
}

/** The plain text of inlines; a line break is `\n`. */
export function plainText(inlines: readonly Inline[]): string {
  let text = '';
  for (const inline of inlines) text += inlineText(inline);
  return text;
}

function inlineText(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'figure':
      return inline.text;
    case 'lineBreak':
      return '\n';
    case 'checkBox':
      return inline.checked ? CHECKED_BOX : EMPTY_BOX;
  }
}
