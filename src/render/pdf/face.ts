/** One typeface in one document: widths and encoded text. */
import type { PdfEmbeddedFont } from 'pdfmake/js/PDFDocument.js';

/** Text ready for a `TJ` array: glyph codes in hexadecimal, cut where the advance differs from the face's own. */
export type EncodedText = readonly {
  readonly codes: string /** 1/1000 em, subtracted after the codes. */;
  readonly adjust: number;
}[];

export class Face {
  private readonly encoded = new Map<string, EncodedText>();

  /** @param widths advances in em, shared by all documents of the process. */
  constructor(
    readonly font: PdfEmbeddedFont,
    private readonly widths: Map<string, number>,
  ) {}

  /** Advance of the text, em. */
  width(text: string): number {
    let width = this.widths.get(text);
    if (width === undefined) {
      width = this.font.layout(text).advanceWidth / 1000;
      this.widths.set(text, width);
    }
    return width;
  }

  encode(text: string): EncodedText {
    let encoded = this.encoded.get(text);
    if (encoded === undefined) {
      encoded = this.encodeAnew(text);
      this.encoded.set(text, encoded);
    }
    return encoded;
  }

  private encodeAnew(text: string): EncodedText {
    const [codes, positions] = this.font.encode(text);
    const parts: { codes: string; adjust: number }[] = [];
    let open = '';
    codes.forEach((code, index) => {
      open += code;
      const position = positions[index];
      const adjust = position === undefined ? 0 : position.advanceWidth - position.xAdvance;
      if (Math.abs(adjust) > 0.01) {
        parts.push({ codes: open, adjust });
        open = '';
      }
    });
    if (open !== '') parts.push({ codes: open, adjust: 0 });
    return parts;
  }
}
