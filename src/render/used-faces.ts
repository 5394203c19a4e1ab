/** The faces of placed pages with the characters that are shown in them: what a file has to embed. */
import { type Atom, linesOf, type Page } from '../model/page.ts';
import type { Face } from '../style/typefaces.ts';

/** The glyphs of a face that a document shows, ascending, each with its character's code point. */
export interface FaceUse {
  readonly face: Face;
  readonly glyphs: readonly number[];
  readonly codePoints: readonly number[];
}

const NOTHING: Uint32Array = new Uint32Array(0);

/** The faces of the pages, in a fixed order. No face has a glyph for two characters. */
export function usedFaces(pages: readonly Page[]): FaceUse[] {
  /** For each glyph of a face the code point that it shows, plus one. */
  const used = new Map<Face, Uint32Array>();
  let face: Face | undefined;
  let shownBy: Uint32Array = NOTHING;
  for (const page of pages) {
    for (const { setting } of linesOf(page)) {
      for (const atom of setting.atoms) {
        if (atom.face !== face) {
          face = atom.face;
          shownBy = used.get(face) ?? new Uint32Array(face.font.glyphCount);
          used.set(face, shownBy);
        }
        const { text } = atom;
        for (let at = 0; at < text.length; at += 1) {
          const codePoint = text.codePointAt(at) as number;
          shownBy[face.font.glyphOf(codePoint)] = codePoint + 1;
          if (codePoint > 0xffff) at += 1;
        }
      }
    }
  }
  return [...used]
    .sort(([one], [other]) => (one.role < other.role ? -1 : 1))
    .map(([face, shownBy]) => {
      const glyphs: number[] = [];
      shownBy.forEach((codePoint, glyph) => {
        if (codePoint > 0) glyphs.push(glyph);
      });
      return { face, glyphs, codePoints: glyphs.map((glyph) => (shownBy[glyph] as number) - 1) };
    });
}

/** Whether all of its characters have glyphs of their faces. */
export function isDrawable({ glyphs }: FaceUse): boolean {
  return glyphs[0] !== 0;
}

/** Whether a character of the atom has no glyph of its face, so that the glyphs do not tell the text. */
export function lacksGlyph({ face, text: shown }: Pick<Atom, 'face' | 'text'>): boolean {
  for (let at = 0; at < shown.length; at += 1) {
    const codePoint = shown.codePointAt(at) as number;
    if (face.font.glyphOf(codePoint) === 0) return true;
    if (codePoint > 0xffff) at += 1;
  }
  return false;
}
