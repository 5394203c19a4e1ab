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
  readonly cover: { readonly title: TextStyle; readonly line: TextStyle; readonly titleTop: number; readonly linesBottom: number };
  readonly contents: { readonly title: TextStyle; readonly levels: readonly [TextStyle, TextStyle, TextStyle] };
  readonly headings: readonly [TextStyle, TextStyle, TextStyle, TextStyle];
  readonly paragraph: {
    readonly body: TextStyle;
    readonly flush: TextStyle;
    readonly centered: TextStyle;
    readonly right: TextStyle;
    readonly note: TextStyle;
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
  readonly signature: TextStyle;
}

const POINTS_PER_MM = 72 / 25.4;

/** Millimetres to points. */
export function mm(length: number): number {
  return length * POINTS_PER_MM;
}
