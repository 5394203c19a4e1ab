/** Named styles: one for each role of the style sheet, so that a reader changes a role once and not each paragraph. */
import type { HeadingLevel } from '../../model/heading-look.ts';
import type { CellAlign, ParagraphRole, Table } from '../../model/report.ts';
import type { StyleSheet, TextStyle } from '../../style/style-sheet.ts';
import { halfPoints, lineTwips, twips } from './units.ts';

export interface NamedStyle {
  readonly id: string;
  /** As Word's list of styles shows it; built-in ones keep their English key (`heading 1`). */
  readonly name: string;
  readonly text: TextStyle;
  /** 0 … 3 for headings. */
  readonly outlineLevel?: number;
  /** Style of the next paragraph when somebody goes on typing. */
  readonly next?: string;
  /** Right tab stop with its leader, twips from the left margin. */
  readonly rightTab?: { readonly position: number; readonly leader: 'dot' | 'none' };
  /** Indents of all lines, pt. */
  readonly leftIndent?: number;
  readonly rightIndent?: number;
  /** The line grows with what stands in it (a chart). */
  readonly autoLine?: boolean;
  readonly keepNext?: boolean;
  /** Letters and digits in the Latin face beside 黑体 too: columns are measured with it, and digits of 黑体 are wider. */
  readonly narrowDigits?: boolean;
  readonly priority?: number;
}

export const STYLE = {
  coverTitle: 'CoverTitle',
  coverLine: 'CoverLine',
  contentsTitle: 'ContentsTitle',
  caption: 'FigureCaption',
  chart: 'ChartFrame',
  chartUnit: 'ChartUnit',
  pageOdd: 'PageNumberOdd',
  pageEven: 'PageNumberEven',
  issuer: 'OfficialIssuer',
  documentNumber: 'OfficialNumber',
  recipient: 'OfficialRecipient',
  attachmentNote: 'AttachmentNote',
  signature: 'OfficialSignature',
  imprint: 'OfficialImprint',
  spacer: 'Spacer',
  checkBox: 'CheckedBox',
  draftLabel: 'DraftLabel',
  commentText: 'CommentText',
  commentReference: 'CommentReference',
} as const;

export const PARAGRAPH_STYLE: Readonly<Record<ParagraphRole, string>> = {
  body: 'BodyIndented',
  flush: 'BodyFlush',
  centered: 'BodyCentered',
  right: 'BodyRight',
  note: 'NoteText',
  mark: 'HeadMark',
  title: 'DocumentTitle',
};

/** Id of the style of a heading; Word's contents field looks for those in the look of their level. */
export function headingStyle(level: HeadingLevel, look: HeadingLevel = level): string {
  return look === level ? `Heading${level}` : `Heading${level}As${look}`;
}

/** A heading in the look of another level. */
export interface HeadingLook {
  readonly level: HeadingLevel;
  readonly look: HeadingLevel;
}

/** Id of the style of an entry of the contents, level 1 … 3. */
export function contentsStyle(level: number): string {
  return `TOC${level}`;
}

type TableKind = Table['style'];
const TABLE_PREFIX: Readonly<Record<TableKind, string>> = { statement: 'Statement', form: 'Form' };
const TABLE_NAME: Readonly<Record<TableKind, string>> = { statement: '决算表', form: '表单' };
const ALIGN_SUFFIX: Readonly<Record<CellAlign, string>> = { left: 'Left', center: 'Center', right: 'Right' };

/** Type of a table that fills its page, or is denser than usual, pt. */
export interface TableType {
  readonly kind: TableKind;
  readonly size: number;
  readonly lineHeight: number;
}

/** Id of the style of the text of a cell; `size` (pt) is given where it is not that of the style sheet. */
export function cellStyle(kind: TableKind, face: 'cell' | 'head', align: CellAlign, size?: number): string {
  const type = size === undefined ? '' : String(halfPoints(size));
  return `${TABLE_PREFIX[kind]}${face === 'head' ? 'Head' : 'Cell'}${ALIGN_SUFFIX[align]}${type}`;
}

/** Id of the style of the line above a table. */
export function tableLineStyle(kind: TableKind, line: 'title' | 'headLine'): string {
  return `${TABLE_PREFIX[kind]}${line === 'title' ? 'Title' : 'HeadLine'}`;
}

export interface TextWidths {
  /** Widths of the text area, twips. */
  readonly portrait: number;
  readonly landscape: number;
}

/** All styles of the document, in the order of Word's list. */
export function namedStyles(style: StyleSheet): readonly NamedStyle[] {
  const { portrait } = textWidths(style);
  return [
    ...textStyles(style),
    ...style.headings.map(headingNamed),
    ...style.contents.levels.map((text, index) => contentsNamed(text, index, portrait)),
    ...frontStyles(style),
    ...redHeadStyles(style),
    ...chartStyles(style),
    ...tableStyles('statement', style),
    ...tableStyles('form', style),
    ...furnitureStyles(style),
  ];
}

function textStyles({ paragraph }: StyleSheet): readonly NamedStyle[] {
  return [
    { id: PARAGRAPH_STYLE.body, name: '公文正文', text: paragraph.body },
    { id: PARAGRAPH_STYLE.flush, name: '正文顶格', text: paragraph.flush },
    { id: PARAGRAPH_STYLE.centered, name: '正文居中', text: paragraph.centered },
    { id: PARAGRAPH_STYLE.right, name: '正文右对齐', text: paragraph.right },
    { id: PARAGRAPH_STYLE.note, name: '注释文字', text: paragraph.note },
    { id: PARAGRAPH_STYLE.mark, name: '顶格黑体', text: paragraph.mark },
    { id: PARAGRAPH_STYLE.title, name: '公文标题', text: paragraph.title },
  ];
}

function headingNamed(text: TextStyle, index: number): NamedStyle {
  const level = index + 1;
  return {
    id: `Heading${level}`,
    name: `heading ${level}`,
    text,
    outlineLevel: index,
    next: PARAGRAPH_STYLE.body,
    keepNext: true,
    priority: 9,
  };
}

/** Headings of reports within the report, whose ordinals begin anew below the first level. */
export function lookStyles(style: StyleSheet, looks: readonly HeadingLook[]): readonly NamedStyle[] {
  return looks.map(({ level, look }) => ({
    ...headingNamed(style.headings[look - 1] as TextStyle, level - 1),
    id: headingStyle(level, look),
    name: `${level}级标题（同${look}级）`,
  }));
}

function contentsNamed(text: TextStyle, index: number, portrait: number): NamedStyle {
  const leftIndent = (text.indentChars ?? 0) * text.size;
  return {
    id: contentsStyle(index + 1),
    name: `toc ${index + 1}`,
    text: { ...text, indentChars: 0 },
    leftIndent,
    rightTab: { position: portrait, leader: 'dot' },
    priority: 39,
  };
}

function frontStyles({ cover, contents }: StyleSheet): readonly NamedStyle[] {
  return [
    { id: STYLE.coverTitle, name: '封面标题', text: cover.title },
    { id: STYLE.coverLine, name: '封面落款', text: cover.line },
    { id: STYLE.contentsTitle, name: '目录标题', text: contents.title, keepNext: true },
  ];
}

function redHeadStyles({ redHead }: StyleSheet): readonly NamedStyle[] {
  if (redHead === undefined) return [];
  return [
    { id: STYLE.issuer, name: '发文机关标志', text: redHead.issuer },
    { id: STYLE.documentNumber, name: '发文字号', text: redHead.number },
    { id: STYLE.recipient, name: '主送机关', text: redHead.recipient },
  ];
}

function chartStyles({ chart, caption }: StyleSheet): readonly NamedStyle[] {
  const frame: TextStyle = { ...chart.label, size: 1, align: 'center' };
  const unit: TextStyle = { ...chart.label, align: 'right', spaceBefore: caption.lineHeight / 2 };
  return [
    { id: STYLE.chartUnit, name: '图表单位', text: unit, keepNext: true },
    { id: STYLE.chart, name: '图表', text: frame, autoLine: true, keepNext: true, next: STYLE.caption },
    { id: STYLE.caption, name: '图题', text: caption },
  ];
}

const FACE_NAME = { cell: '文字', head: '表头' } as const;
const ALIGN_NAME: Readonly<Record<CellAlign, string>> = { left: '左齐', center: '居中', right: '右齐' };

function tableStyles(kind: TableKind, style: StyleSheet): readonly NamedStyle[] {
  const table = style.table[kind];
  const aligned = (face: 'cell' | 'head', align: CellAlign): NamedStyle => ({
    id: cellStyle(kind, face, align),
    name: `${TABLE_NAME[kind]}${FACE_NAME[face]}${ALIGN_NAME[align]}`,
    text: { ...table[face], align },
    narrowDigits: true,
  });
  const aligns: readonly CellAlign[] = ['left', 'center', 'right'];
  return [
    { id: tableLineStyle(kind, 'title'), name: `${TABLE_NAME[kind]}标题`, text: table.title, keepNext: true },
    { id: tableLineStyle(kind, 'headLine'), name: `${TABLE_NAME[kind]}单位行`, text: table.headLine, keepNext: true },
    ...aligns.map((align) => aligned('head', align)),
    ...aligns.map((align) => aligned('cell', align)),
  ];
}

/** Cells and heads of tables in these sizes of type. */
export function typeStyles(style: StyleSheet, types: readonly TableType[]): readonly NamedStyle[] {
  const aligns: readonly CellAlign[] = ['left', 'center', 'right'];
  return types.flatMap(({ kind, size, lineHeight }) =>
    (['head', 'cell'] as const).flatMap((face) =>
      aligns.map((align) => ({
        id: cellStyle(kind, face, align, size),
        name: `${TABLE_NAME[kind]}${FACE_NAME[face]}${ALIGN_NAME[align]} ${size}磅`,
        text: { ...style.table[kind][face], size, lineHeight, align },
        narrowDigits: true,
      })),
    ),
  );
}

function furnitureStyles({
  pageNumber,
  attachmentNote,
  signature,
  imprint,
  paragraph,
}: StyleSheet): readonly NamedStyle[] {
  const margin = pageNumber.indentChars * pageNumber.style.size;
  const number = pageNumber.style;
  return [
    { id: STYLE.pageOdd, name: '单页页码', text: { ...number, align: 'right' }, rightIndent: margin },
    { id: STYLE.pageEven, name: '双页页码', text: { ...number, align: 'left' }, leftIndent: margin },
    { id: STYLE.attachmentNote, name: '附件说明', text: { ...attachmentNote, indentChars: 0 } },
    { id: STYLE.signature, name: '署名', text: signature },
    { id: STYLE.imprint, name: '版记', text: { ...imprint.text, indentChars: 0 } },
    { id: STYLE.spacer, name: '分隔行', text: { ...paragraph.note, size: 1, lineHeight: 1, indentChars: 0 } },
  ];
}

/** Height of the line that tells which draft it is, pt. */
export const DRAFT_LABEL_LINE = 14;

/** Styles that only a draft has. */
export function draftStyles({ paragraph, caption }: StyleSheet): readonly NamedStyle[] {
  const { body } = paragraph;
  const label: TextStyle = { font: caption.font, size: 10.5, lineHeight: DRAFT_LABEL_LINE, align: 'right' };
  const comment: TextStyle = { font: body.font, size: 10.5, lineHeight: 14, align: 'left' };
  return [
    { id: STYLE.draftLabel, name: '稿次', text: label },
    { id: STYLE.commentText, name: 'annotation text', text: comment, autoLine: true, priority: 99 },
  ];
}

/** Line pitch of the page's grid, twips: that of the body. */
export function linePitch(style: StyleSheet): number {
  return lineTwips(style.paragraph.body.lineHeight);
}

/** Widths of the text area in twips. */
export function textWidths(style: StyleSheet): TextWidths {
  const { paper, portrait, landscape } = style;
  return {
    portrait: twips(paper.width) - twips(portrait.left) - twips(portrait.right),
    landscape: twips(paper.height) - twips(landscape.left) - twips(landscape.right),
  };
}
