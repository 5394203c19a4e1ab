/**
 * How a report looks: the style sheet that the Word and the PDF emitter both read.
 *
 * Lengths are points (pt); `mm()` turns millimetres into points. Line heights are exact, so that both outputs break
 * pages alike.
 */
import type { FontRole } from './typefaces.ts';

export interface TextStyle {
  readonly font: FontRole;
  /** pt; 3号 = 16, 小3 = 15, 4号 = 14, 5号 = 10.5, 小5 = 9. */
  readonly size: number;
  /**
   * Advance of a full-width character where it is less than the size (22 行 × 28 字): Word spaces the characters of this
   * size more closely, the PDF sets them in the size of their advance.
   */
  readonly charPitch?: number;
  /** RRGGBB; black unless given. */
  readonly colour?: string;
  /** Exact line height, pt. */
  readonly lineHeight: number;
  readonly align: 'left' | 'center' | 'right' | 'justify';
  /** First-line indent in characters of this size. */
  readonly indentChars?: number;
  readonly spaceBefore?: number;
  readonly spaceAfter?: number;
  readonly bold?: boolean;
  readonly keepWithNext?: boolean;
}

export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface TableStyle {
  readonly cell: TextStyle;
  readonly head: TextStyle;
  /** Above the table; stays with it. */
  readonly title: TextStyle;
  /** 部门：… 单位：万元. */
  readonly headLine: TextStyle;
  /** Inner margins of a cell, pt. */
  readonly padding: { readonly x: number; readonly y: number };
  readonly minRowHeight: number;
  /** Rule widths, pt. */
  readonly outerRule: number;
  readonly innerRule: number;
  /** Of a table that has a page for itself: the layout chooses what fills it. */
  readonly range?: TypeRange;
}

/** pt */
export interface TypeRange {
  readonly smallest: number;
  readonly largest: number;
  /** Of a table that runs over several pages, and the largest in which names may be broken. */
  readonly usual: number;
  readonly tallestRow: number;
  /** By which an upright table hangs over the margin at each side. */
  readonly overhang: number;
}

/** Head of an official document (GB/T 9704-2012, 7.2). Lengths in pt. */
export interface RedHeadStyle {
  /** 发文机关标志, in the largest size it may have: a longer name is set smaller, on one line. */
  readonly issuer: TextStyle;
  /** From the top of the text area to the upper edge of the issuer's characters. */
  readonly issuerTop: number;
  /** 发文字号, and 签发人 on its line. */
  readonly number: TextStyle;
  /** Face of the signers' names. */
  readonly signerFont: FontRole;
  /** Empty body lines above the number, and between rule and title. */
  readonly linesAboveNumber: number;
  readonly linesAboveTitle: number;
  /** From the lower edge of the number's characters to the rule. */
  readonly ruleBelow: number;
  readonly ruleWidth: number;
  /** 主送机关, an empty line below the title; without one the text itself begins there. */
  readonly recipient: TextStyle;
}

export interface StyleSheet {
  readonly id: string;
  /** Portrait paper, pt. */
  readonly paper: { readonly width: number; readonly height: number };
  readonly portrait: Margins;
  readonly landscape: Margins;
  readonly pageNumber: {
    readonly style: TextStyle;
    /** Printed around the number: `— 1 —`. */
    readonly before: string;
    readonly after: string;
    /** From the lower edge of the text area to the middle of the number, pt. */
    readonly below: number;
    /** Indent from the outer margin in characters. */
    readonly indentChars: number;
  };
  readonly cover: {
    readonly title: TextStyle;
    readonly line: TextStyle;
    readonly titleTop: number;
    readonly linesBottom: number;
  };
  readonly contents: { readonly title: TextStyle; readonly levels: readonly [TextStyle, TextStyle, TextStyle] };
  readonly headings: readonly [TextStyle, TextStyle, TextStyle, TextStyle, TextStyle];
  readonly paragraph: {
    readonly body: TextStyle;
    readonly flush: TextStyle;
    readonly centered: TextStyle;
    readonly right: TextStyle;
    readonly note: TextStyle;
    readonly mark: TextStyle;
    readonly title: TextStyle;
  };
  readonly caption: TextStyle;
  readonly chart: {
    /** pt; width is that of the text area. */
    readonly height: number;
    readonly label: TextStyle;
    /** Fill colours of the series or slices, RRGGBB. */
    readonly colours: readonly string[];
  };
  readonly table: { readonly statement: TableStyle; readonly form: TableStyle };
  readonly attachmentNote: TextStyle;
  readonly signature: TextStyle;
  /** 版记: rules above, between and below its rows, which keep off the text by `padding`, pt. */
  readonly imprint: {
    readonly text: TextStyle;
    readonly padding: number;
    readonly outerRule: number;
    readonly innerRule: number;
  };
  /** Only where the style is that of official documents. */
  readonly redHead?: RedHeadStyle;
}

/** The style of a table that is set like this. */
export function fittedTable(
  style: TableStyle,
  {
    size,
    lineHeight,
    minRowHeight,
  }: { readonly size: number; readonly lineHeight: number; readonly minRowHeight: number },
): TableStyle {
  const type = { size, lineHeight };
  return { ...style, cell: { ...style.cell, ...type }, head: { ...style.head, ...type }, minRowHeight };
}

const POINTS_PER_MM = 72 / 25.4;

/** Advance of a full-width character. */
export function advanceOf({ charPitch, size }: Pick<TextStyle, 'charPitch' | 'size'>): number {
  return charPitch ?? size;
}

/** The style sheet with each text in the size of its advance. */
export function inSizeOfAdvance(style: StyleSheet): StyleSheet {
  return sized(style) as StyleSheet;
}

function sized(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sized);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, sized(entry)] as const);
  const copy: Record<string, unknown> = Object.fromEntries(entries);
  return 'charPitch' in value ? { ...copy, size: value.charPitch } : copy;
}

/** Millimetres to points. */
export function mm(length: number): number {
  return length * POINTS_PER_MM;
}
