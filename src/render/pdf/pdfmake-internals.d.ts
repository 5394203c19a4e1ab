/** The parts of pdfmake 0.3.11 (and of pdfkit 0.19.1 below it) that the PDF emitter leans on. */

declare module 'pdfmake/js/PDFDocument.js' {
  export interface PdfGlyphPosition {
    readonly xAdvance: number;
    readonly advanceWidth: number;
  }

  /** pdfkit's EmbeddedFont: one face in one document. */
  export interface PdfEmbeddedFont {
    readonly id: string;
    /** The parsed face (a fontkit object); it holds no state of the document. */
    readonly font: unknown;
    encode(text: string): [codes: string[], positions: PdfGlyphPosition[]];
    layout(text: string): { advanceWidth: number };
    ref(): unknown;
  }

  /** An indirect object; `end` writes it, as a stream when it has content. */
  export interface PdfReference {
    end(content?: string): void;
  }

  /**
   * Entries of a dictionary: strings become names, `String` objects text, dates and numbers themselves, arrays and
   * objects arrays and dictionaries.
   */
  export interface PdfDictionary {
    readonly [key: string]: PdfValue;
  }
  export type PdfValue = string | object | Date | number | PdfReference | PdfDictionary | readonly PdfValue[];

  export interface PdfOutlineItem {
    addItem(title: string, options: { expanded?: boolean; top?: number; left?: number }): PdfOutlineItem;
  }

  export interface PdfOptions {
    readonly pdfVersion: string;
    readonly lang: string;
    readonly displayTitle: boolean;
    readonly compress: boolean;
    readonly autoFirstPage: false;
    readonly font: null;
    readonly info: Readonly<Record<string, string | Date>>;
  }

  class PDFDocument {
    constructor(fonts: object, images: object, patterns: object, attachments: object, options: PdfOptions);
    readonly page: { readonly height: number; readonly width: number; readonly fonts: Record<string, unknown> };
    readonly outline: PdfOutlineItem;
    protected _font: PdfEmbeddedFont;
    protected _fontCount: number;
    protected readonly _fontFamilies: Record<string, PdfEmbeddedFont>;
    protected readonly _root: { readonly data: Record<string, unknown> };
    font(source: Uint8Array): this;
    addContent(operators: string): this;
    addNamedDestination(name: string, kind: 'XYZ', left: number, top: number, zoom: null): void;
    goTo(x: number, y: number, width: number, height: number, name: string): this;
    /** Adds its own entries to `options`. */
    annotate(x: number, y: number, width: number, height: number, options: PdfDictionary): this;
    ref(data: PdfDictionary): PdfReference;
    on(event: 'data', listener: (chunk: Uint8Array) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    end(): void;
  }

  const exported: { readonly default: typeof PDFDocument };
  export default exported;
}

declare module 'pdfmake/js/Renderer.js' {
  class Renderer<Document, Line> {
    constructor(document: Document);
    protected readonly pdfDocument: Document;
    renderPages(pages: readonly object[]): void;
    renderLine(line: Line, x: number, y: number): void;
  }

  const exported: { readonly default: typeof Renderer };
  export default exported;
}

declare module 'pdfmake/js/TextBreaker.js' {
  class TextBreaker {
    getBreaks(text: { text: string }, styles: null): { text: string; lineEnd?: boolean }[];
  }

  const exported: { readonly default: typeof TextBreaker };
  export default exported;
}
