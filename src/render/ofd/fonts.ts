/** The faces of a document as its resources, embedded with the characters that it shows (GB/T 33190-2016, 7.9 and 11.1). */
import { basename } from 'node:path';
import { namedSubset } from '../../style/named-subset.ts';
import type { Face } from '../../style/typefaces.ts';
import { eastAsianFont } from '../face-names.ts';
import type { FaceUse } from '../used-faces.ts';
import { type Xml, xml } from '../xml.ts';
import type { Ids } from './ids.ts';
import { part } from './values.ts';

/** A face as text objects name it. */
export interface OfdFont {
  readonly id: number;
  /** From the base line to the upper and lower edge of its largest glyphs, em; both count downwards. */
  readonly top: number;
  readonly bottom: number;
}

export type Fonts = ReadonlyMap<Face, OfdFont>;

export function numberFonts(uses: readonly FaceUse[], ids: Ids): Fonts {
  return new Map(uses.map(({ face }) => [face, { id: ids.next(), ...extent(face) }]));
}

function extent({ font }: Face): Pick<OfdFont, 'top' | 'bottom'> {
  const head = font.table('head');
  return { top: -head.readInt16BE(42) / font.unitsPerEm, bottom: -head.readInt16BE(38) / font.unitsPerEm };
}

/** Folder of the font files beside the list of resources. */
const FOLDER = 'Res';

/** The list of resources. */
export function fontResources(fonts: Fonts): string {
  return part('Res', [xml`<ofd:Fonts>${[...fonts].map(fontElement)}</ofd:Fonts>`], xml` BaseLoc="${FOLDER}"`);
}

/** The family is the one by which a program that cannot use the file finds another. */
function fontElement([face, { id }]: readonly [Face, OfdFont]): Xml {
  const file = basename(face.font.file);
  const names = xml`FontName="${basename(file, '.ttf')}" FamilyName="${eastAsianFont(face.role)}"`;
  return xml`<ofd:Font ID="${id}" ${names}><ofd:FontFile>${file}</ofd:FontFile></ofd:Font>`;
}

/** The font files by their paths beside the list. */
export function fontFiles(uses: readonly FaceUse[]): [string, Uint8Array][] {
  return uses.map(({ face, glyphs, codePoints }) => [
    `${FOLDER}/${basename(face.font.file)}`,
    namedSubset(face.font, glyphs, codePoints),
  ]);
}
