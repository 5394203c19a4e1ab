/** The faces of a document, embedded with the characters that it shows (ISO 32000-1, 9.6–9.10). */

import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { latestByKey } from '../../model/remembered.ts';
import { subsetOf } from '../../style/true-type-subset.ts';
import type { FontRole } from '../../style/typefaces.ts';
import type { FaceUse } from '../used-faces.ts';
import { deflated } from './deflate.ts';
import type { Deflated, PdfFile } from './pdf-file.ts';
import { array, dictionary, hex16, name, number, numbers, type Syntax, utf16 } from './syntax.ts';

/** Symbolic: its characters are named by glyph, not by a known character set (9.8.2). */
const SYMBOLIC = 4;
/** Between the stems of the light and the heavy faces; readers use it only where the font is missing. */
const STEM = 80;

/** A face with some of its characters, as every document embeds it that shows the same. */
interface EmbeddedFace {
  readonly BaseFont: Syntax;
  readonly descriptor: Readonly<Record<string, Syntax>>;
  readonly widths: Syntax;
  readonly program: Deflated;
  /** From its glyphs to their characters. */
  readonly characters: Deflated;
}

/** Those of some reports. */
const KEPT_FACES = 60;

const embeddedFace = latestByKey(
  ({ face, glyphs }: FaceUse) => `${face.font.file} ${glyphs.join()}`,
  (use): EmbeddedFace => {
    const { font } = use.face;
    const em = 1000 / font.unitsPerEm;
    const head = font.table('head');
    const box = [36, 38, 40, 42].map((at) => head.readInt16BE(at) * em);
    const hhea = font.table('hhea');
    const [ascent, descent] = [hhea.readInt16BE(4) * em, hhea.readInt16BE(6) * em];
    const BaseFont = name(`${subsetTag(use)}+${basename(font.file, '.ttf')}`);
    const descriptor = {
      Type: name('FontDescriptor'),
      FontName: BaseFont,
      Flags: number(SYMBOLIC),
      FontBBox: numbers(box),
      ItalicAngle: '0',
      Ascent: number(ascent),
      Descent: number(descent),
      CapHeight: number(ascent),
      StemV: number(STEM),
    };
    const program = deflated(subsetOf(font, use.glyphs));
    const characters = deflated(Buffer.from(toUnicode(use), 'latin1'));
    return { BaseFont, descriptor, widths: widths(use, em), program, characters };
  },
  KEPT_FACES,
);

/** Role → reference to the font; the codes of a text are the ids of its glyphs. */
export function embedFonts(file: PdfFile, uses: readonly FaceUse[]): Map<FontRole, Syntax> {
  return new Map(
    uses.map((use) => {
      const { BaseFont, descriptor, widths: W, program, characters } = embeddedFace(use);
      const descendant = dictionary({
        Type: name('Font'),
        Subtype: name('CIDFontType2'),
        BaseFont,
        CIDSystemInfo: dictionary({ Registry: '(Adobe)', Ordering: '(Identity)', Supplement: '0' }),
        CIDToGIDMap: name('Identity'),
        FontDescriptor: file.add(dictionary({ ...descriptor, FontFile2: file.addStream(program) })),
        DW: '1000',
        W,
      });
      const own = dictionary({
        Type: name('Font'),
        Subtype: name('Type0'),
        BaseFont,
        Encoding: name('Identity-H'),
        DescendantFonts: array([file.add(descendant)]),
        ToUnicode: file.addStream(characters),
      });
      return [use.face.role, file.add(own)] as const;
    }),
  );
}

/** Six letters that tell subsets apart (9.6.4). */
function subsetTag(use: FaceUse): string {
  const digest = createHash('sha256').update(use.glyphs.join()).digest();
  return String.fromCharCode(...[...digest.subarray(0, 6)].map((byte) => 65 + (byte % 26)));
}

/** Widths of the glyphs that are not one em wide: `first [width …]` for each run of ids. */
function widths({ face, glyphs }: FaceUse, em: number): Syntax {
  const runs: { readonly first: number; readonly widths: number[] }[] = [];
  for (const glyph of glyphs) {
    const width = face.font.advanceOf(glyph) * em;
    if (width === 1000) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.first + last.widths.length === glyph) last.widths.push(width);
    else runs.push({ first: glyph, widths: [width] });
  }
  return array(runs.map(({ first, widths: own }) => `${first} ${numbers(own)}`));
}

/** A character map may list at most this many characters in one block. */
const BLOCK = 100;

/** The map from glyphs back to characters (9.10.3); glyph 0 shows none. */
function toUnicode({ glyphs, codePoints }: FaceUse): string {
  const lines = glyphs.flatMap((glyph, index) =>
    glyph === 0 ? [] : [`<${hex16(glyph)}> <${utf16(String.fromCodePoint(codePoints[index] as number))}>`],
  );
  const blocks: string[] = [];
  for (let start = 0; start < lines.length; start += BLOCK) {
    const own = lines.slice(start, start + BLOCK);
    blocks.push(`${own.length} beginbfchar\n${own.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <FFFF>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
