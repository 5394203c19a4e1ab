/** A page of a PDF as it is drawn: each character with its place and ink, each vector with its box; read with pdf.js. */
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A character; `x` and base line `y` in pt from the upper left corner of the paper. */
export interface Glyph {
  readonly char: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** `#rrggbb`. */
  readonly colour: string;
  readonly turned: boolean;
}

/** A filled or stroked path; edges in pt from the upper left corner of the paper. */
export interface Drawn {
  readonly kind: 'fill' | 'stroke';
  readonly colour: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Note {
  readonly subtype: string;
  readonly overlaidText?: string;
  readonly contentsObj: { readonly str: string };
  readonly titleObj: { readonly str: string };
  readonly modificationDate: string;
}

export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly drawn: readonly Drawn[];
  readonly notes: readonly Note[];
}

interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
}

export async function drawnPages(bytes: Uint8Array): Promise<DrawnPage[]> {
  const file = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
  const pages: DrawnPage[] = [];
  for (let index = 1; index <= file.numPages; index += 1) {
    const page = await file.getPage(index);
    const [, , width = 0, height = 0] = page.view;
    const annotations = (await page.getAnnotations()) as (Note & { readonly subtype: string })[];
    const notes = annotations.filter(({ subtype }) => subtype !== 'Link');
    pages.push({ width, height, notes, ...readOperators(await page.getOperatorList(), height) });
  }
  return pages;
}

function readOperators(
  { fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[] },
  height: number,
): Pick<DrawnPage, 'glyphs' | 'drawn'> {
  const glyphs: Glyph[] = [];
  const drawn: Drawn[] = [];
  const state = { fill: '#000000', stroke: '#000000', size: 0, matrix: [1, 0, 0, 1, 0, 0] };
  fnArray.forEach((operator, index) => {
    const args = (argsArray[index] ?? []) as readonly unknown[];
    if (operator === OPS.setFillRGBColor) state.fill = String(args[0]);
    else if (operator === OPS.setStrokeRGBColor) state.stroke = String(args[0]);
    else if (operator === OPS.setFont) state.size = Number(args[1]);
    else if (operator === OPS.setTextMatrix) state.matrix = [...(args[0] as readonly number[])];
    else if (operator === OPS.moveText) state.matrix = moved(state.matrix, args as readonly number[]);
    else if (operator === OPS.showText)
      glyphs.push(...shown(args[0] as readonly (number | ShownGlyph)[], state, height));
    else if (operator === OPS.constructPath) {
      const [painting, , box] = args as [number, unknown, ArrayLike<number>];
      const kind = painting === OPS.stroke ? 'stroke' : 'fill';
      const [left = 0, low = 0, right = 0, high = 0] = Array.from(box);
      const colour = kind === 'stroke' ? state.stroke : state.fill;
      drawn.push({ kind, colour, left, top: height - high, right, bottom: height - low });
    }
  });
  return { glyphs, drawn };
}

/** The text matrix after a move along and across the line. */
function moved([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[], [x = 0, y = 0]: readonly number[]) {
  return [a, b, c, d, e + x * a + y * c, f + x * b + y * d];
}

function shown(
  parts: readonly (number | ShownGlyph)[],
  { fill, size, matrix }: { fill: string; size: number; matrix: readonly number[] },
  height: number,
): Glyph[] {
  const [cos = 1, sin = 0, , , left = 0, up = 0] = matrix;
  let along = 0;
  return parts.flatMap((part): Glyph[] => {
    if (typeof part === 'number') {
      along -= (part / 1000) * size;
      return [];
    }
    const width = (part.width / 1000) * size;
    const place = { x: left + along * cos, y: height - up - along * sin };
    along += width;
    return [{ char: part.unicode, ...place, width, size, colour: fill, turned: sin !== 0 }];
  });
}

/** Characters whose middle lies within the box. */
export function textWithin(glyphs: readonly Glyph[], { left, top, right, bottom }: Drawn): string {
  const inside = glyphs.filter(({ x, y, width, size }) => {
    const [middle, centre] = [x + width / 2, y - 0.38 * size];
    return middle > left && middle < right && centre > top && centre < bottom;
  });
  return textOf(inside);
}

export function textOf(glyphs: readonly Glyph[]): string {
  return glyphs.map(({ char }) => char).join('');
}
