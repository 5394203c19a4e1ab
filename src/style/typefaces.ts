import { join, resolve } from 'node:path';
import { openTrueType, type TrueType } from './true-type.ts';

/** What a face is used for in a document; each role has one font file. */
export type FontRole = 'fang' | 'kai' | 'song' | 'hei' | 'latin' | 'latinBold' | 'fallback' | 'symbol';

/** The font file of each role, relative to the fonts folder. */
export const FONT_FILES: Record<FontRole, string> = {
  fang: 'FandolFang-Regular.ttf',
  kai: 'FandolKai-Regular.ttf',
  song: 'NotoSerifSC-SemiBold.ttf',
  hei: 'NotoSansSC-Medium.ttf',
  latin: 'Tinos-Regular.ttf',
  latinBold: 'Tinos-Bold.ttf',
  fallback: 'NotoSerifSC-Regular.ttf',
  symbol: 'JuesuanSymbols.ttf',
};

/** The roles that are tried in turn for a character, beginning with the wanted one. */
const CHAINS: Record<FontRole, readonly FontRole[]> = {
  fang: ['fang', 'fallback', 'symbol'],
  kai: ['kai', 'fallback', 'symbol'],
  song: ['song', 'fallback', 'symbol'],
  hei: ['hei', 'fallback', 'symbol'],
  latin: ['latin', 'fang', 'fallback', 'symbol'],
  latinBold: ['latinBold', 'hei', 'fallback', 'symbol'],
  fallback: ['fallback', 'symbol'],
  symbol: ['symbol', 'fallback'],
};

/** A piece of text that is drawn with one font. */
export interface FontRun {
  text: string;
  role: FontRole;
}

export interface SplitOptions {
  /** The role for ASCII digits and letters with the ASCII punctuation attached to them; none: as other characters. */
  digitsRole?: FontRole;
}

/** A font file in its role. */
export interface Face {
  readonly role: FontRole;
  readonly font: TrueType;
  /** Advance of the text, em: the sum of its characters', since the faces have neither kerning nor ligatures. */
  width(text: string): number;
}

/** The faces of a fonts folder: what they cover, and how a text is shared out among them. */
export interface Typefaces {
  /** Whether the role's own font has a glyph for the code point. */
  covers(role: FontRole, codePoint: number): boolean;
  /** The first role of the wanted role's chain that covers the code point; undefined when none does. */
  roleFor(role: FontRole, codePoint: number): FontRole | undefined;
  /** Splits a text into runs of one font each, which joined give the text back; what no font has stays in `role`. */
  splitRuns(text: string, role: FontRole, options?: SplitOptions): FontRun[];
  /** The distinct characters that no font of the body text's chain has, in order of appearance. */
  uncovered(text: string): string[];
  /** The face of a role; its tables are read once. */
  face(role: FontRole): Face;
}

const opened = new Map<string, Typefaces>();

/** The faces of a fonts folder. They come with the program: a process opens each of them once, when it is asked for. */
export function loadTypefaces(fontsDir: string): Typefaces {
  const directory = resolve(fontsDir);
  const known = opened.get(directory) ?? openTypefaces(directory);
  opened.set(directory, known);
  return known;
}

function openFace(role: FontRole, directory: string): Face {
  const font = openTrueType(join(directory, FONT_FILES[role]));
  const width = (text: string) => {
    let units = 0;
    for (let at = 0; at < text.length; at += 1) {
      const codePoint = text.codePointAt(at) as number;
      units += font.advanceOf(font.glyphOf(codePoint));
      if (codePoint > 0xffff) at += 1;
    }
    return units / font.unitsPerEm;
  };
  return { role, font, width };
}

function openTypefaces(directory: string): Typefaces {
  const faces = new Map<FontRole, Face>();

  function face(role: FontRole): Face {
    const known = faces.get(role);
    if (known !== undefined) return known;
    const opened = openFace(role, directory);
    faces.set(role, opened);
    return opened;
  }

  function covers(role: FontRole, codePoint: number): boolean {
    return face(role).font.glyphOf(codePoint) !== 0;
  }

  function roleFor(role: FontRole, codePoint: number): FontRole | undefined {
    if (covers(role, codePoint)) return role;
    return CHAINS[role].find((candidate) => covers(candidate, codePoint));
  }

  function splitRuns(text: string, role: FontRole, { digitsRole }: SplitOptions = {}): FontRun[] {
    const runs: FontRun[] = [];
    const own = face(role).font;
    let start = 0;
    let current: FontRole | undefined;
    /** Where the last ASCII stretch ends, and the font of its western text. */
    let end = 0;
    let western: TrueType | undefined;
    for (let at = 0; at < text.length; ) {
      const codePoint = text.codePointAt(at) as number;
      if (digitsRole !== undefined && at >= end) {
        western = undefined;
        if (isAscii(codePoint)) {
          ASCII_STRETCH.lastIndex = at;
          ASCII_STRETCH.test(text);
          end = ASCII_STRETCH.lastIndex;
          if (DIGIT_OR_LETTER.test(text.slice(at, end))) western = face(digitsRole).font;
        }
      }
      const isWestern = western !== undefined && western.glyphOf(codePoint) !== 0;
      const first = isWestern ? (digitsRole as FontRole) : role;
      const found = first !== role || own.glyphOf(codePoint) !== 0 ? first : (roleFor(role, codePoint) ?? role);
      if (found !== current) {
        if (current !== undefined) runs.push({ text: text.slice(start, at), role: current });
        start = at;
        current = found;
      }
      at += codePoint > 0xffff ? 2 : 1;
    }
    if (current !== undefined) runs.push({ text: text.slice(start), role: current });
    return runs;
  }

  /** 1 for each code point of two bytes that is known to be covered: nearly all that is asked about. */
  const known = new Uint8Array(0x10000);
  for (const blank of '\n\t') known[blank.charCodeAt(0)] = 1;

  function uncovered(text: string): string[] {
    let found: Set<string> | undefined;
    for (let at = 0; at < text.length; at += 1) {
      if (known[text.charCodeAt(at)] === 1) continue;
      const codePoint = text.codePointAt(at) as number;
      if (roleFor('fang', codePoint) === undefined) {
        found ??= new Set();
        found.add(String.fromCodePoint(codePoint));
      } else if (codePoint <= 0xffff) known[codePoint] = 1;
      if (codePoint > 0xffff) at += 1;
    }
    return found === undefined ? [] : [...found];
  }

  return { covers, roleFor, splitRuns, uncovered, face };
}

/**
 * A stretch of ASCII text without outer spaces: `1,114.03`, `-3.2%`, `GB/T 9704`. It counts as western text if it
 * has a digit or a letter, so that a lone `-` stays with the hanzi around it.
 */
const ASCII_STRETCH = /[!-~]+(?: [!-~]+)*/y;
const DIGIT_OR_LETTER = /[0-9A-Za-z]/;

function isAscii(codePoint: number): boolean {
  return codePoint > 0x20 && codePoint < 0x7f;
}

/** Radicals and compatibility ideographs, which look like ordinary hanzi but are other characters. */
const LOOK_ALIKES = /[\u2e80-\u2fdf\uf900-\ufaff]/g;

/** Characters without width that the faces have no glyph for: U+200B, U+2060, U+FEFF. */
const INVISIBLE = /\u200b|\u2060|\ufeff/g;

/**
 * Prepares a text for the faces: look-alikes become the ordinary hanzi, invisible characters go. Nothing else is
 * changed, so ①, ㎡, Ⅳ and ％ stay as they are.
 */
export function normalizeText(text: string): string {
  return text.replace(INVISIBLE, '').replace(LOOK_ALIKES, (character) => character.normalize('NFKC'));
}
