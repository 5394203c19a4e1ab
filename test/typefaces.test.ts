import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { FONT_FILES, type FontRole, loadTypefaces, normalizeText } from '../src/style/typefaces.ts';

/** What these tests read of a fontkit font. */
interface ParsedFont {
  characterSet: number[];
  unitsPerEm: number;
  ascent: number;
  descent: number;
  lineGap: number;
  postscriptName: string;
  availableFeatures: string[];
  directory: { tables: Record<string, unknown> };
  'OS/2': {
    typoAscender: number;
    typoDescender: number;
    typoLineGap: number;
    winAscent: number;
    winDescent: number;
    fsType: Record<string, boolean>;
    fsSelection: { useTypoMetrics: boolean };
  };
  glyphForCodePoint(codePoint: number): { id: number; advanceWidth: number; codePoints: number[] };
}

// fontkit brings no type declarations
const fontkit = createRequire(import.meta.url)('fontkit') as { create(data: Buffer): ParsedFont };

const FONTS = resolve(dirname(fileURLToPath(import.meta.url)), '../fonts');
const ROLES = Object.keys(FONT_FILES) as FontRole[];
const FACES = ['fang', 'kai', 'song', 'hei'] as const;
const RARE_NAMES = '喆堃昇赟玥珺彧翀旸琭瑀晞祎烜镕垚犇骉';
const SAMPLE =
  '2025年，王喆（预算数1,114.03万元）完成-3.2%，依据GB/T 9704—2012、财预〔2024〕15号；' +
  '☑是 ☐否，𬭎≥95%，面积3,200.5㎡\n①“三公”经费……\u{1F600}';

const faces = loadTypefaces(FONTS);
const parsed = new Map<FontRole, ParsedFont>();

function font(role: FontRole): ParsedFont {
  const found = parsed.get(role);
  if (found === undefined) throw new Error(`no font for ${role}`);
  return found;
}

/** The code points of a font's cmap; fontkit counts the U+FFFF that ends a format 4 table as one of them. */
function characters(role: FontRole): number[] {
  return font(role).characterSet.filter((codePoint) => codePoint !== 0xffff);
}

function codePoints(text: string): number[] {
  return [...text].map((character) => character.codePointAt(0) ?? 0);
}

/** The 6,763 hanzi of GB2312. */
function gb2312(): number[] {
  const decoder = new TextDecoder('gbk');
  const found: number[] = [];
  for (let lead = 0xb0; lead <= 0xf7; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
      const codePoint = decoder.decode(Uint8Array.of(lead, trail)).codePointAt(0) ?? 0;
      if (codePoint >= 0x4e00 && codePoint <= 0x9fa5) found.push(codePoint);
    }
  }
  return found;
}

beforeAll(() => {
  for (const role of ROLES) parsed.set(role, fontkit.create(readFileSync(faces.face(role).font.file)));
});

describe('font files', () => {
  it.each(ROLES)('%s: covers the characters of the cmap', (role) => {
    const inFont = new Set(characters(role));
    const wrong: string[] = [];
    for (let codePoint = 0; codePoint <= 0x3ffff; codePoint += 1) {
      if (inFont.has(codePoint) !== faces.covers(role, codePoint)) wrong.push(codePoint.toString(16));
    }
    expect(wrong).toEqual([]);
    expect(inFont.size).toBeGreaterThan(5);
    expect(faces.covers(role, 0x10ffff)).toBe(false);
  });

  it.each(ROLES)('%s: shared line box, TrueType outlines, embedding allowed', (role) => {
    const { unitsPerEm, ascent, descent, lineGap, directory, 'OS/2': os2 } = font(role);
    expect([ascent / unitsPerEm, descent / unitsPerEm, lineGap]).toEqual([0.88, -0.12, 0]);
    expect([os2.typoAscender, os2.typoDescender, os2.typoLineGap]).toEqual([ascent, descent, 0]);
    expect(os2.winAscent).toBeGreaterThanOrEqual(ascent);
    expect(os2.winDescent).toBeGreaterThanOrEqual(-descent);
    expect(os2.fsSelection.useTypoMetrics).toBe(true);
    expect(Object.values(os2.fsType).some(Boolean)).toBe(false);
    expect(directory.tables).toHaveProperty('glyf');
    expect(directory.tables).not.toHaveProperty('CFF ');
    expect(directory.tables).not.toHaveProperty('GSUB');
  });

  it.each(ROLES)('%s: every character has a glyph of its own', (role) => {
    const owner = new Map<number, number>();
    const shared: string[] = [];
    for (const codePoint of characters(role)) {
      const { id } = font(role).glyphForCodePoint(codePoint);
      const other = owner.get(id);
      if (id === 0 || other !== undefined) shared.push(`${codePoint.toString(16)}=${other?.toString(16)}`);
      owner.set(id, codePoint);
    }
    expect(shared).toEqual([]);
  });

  it('carries proper names, and `halt` for squeezing punctuation', () => {
    expect(ROLES.map((role) => font(role).postscriptName)).toEqual(
      ROLES.map((role) => FONT_FILES[role].replace('.ttf', '')),
    );
    for (const role of FACES) expect(font(role).availableFeatures).toContain('halt');
  });

  it('has tabular half-em digits in the latin faces and full-width hanzi', () => {
    for (const role of ['latin', 'latinBold'] as const) {
      const widths = codePoints('0123456789').map(
        (codePoint) => font(role).glyphForCodePoint(codePoint).advanceWidth / font(role).unitsPerEm,
      );
      expect(new Set(widths)).toEqual(new Set([0.5]));
    }
    for (const role of [...FACES, 'fallback'] as const) {
      const codePoint = role === 'fallback' ? 0x5586 : 0x4e00;
      expect(font(role).glyphForCodePoint(codePoint).advanceWidth).toBe(font(role).unitsPerEm);
    }
  });

  it('stays small enough to be kept in the repository', () => {
    const total = ROLES.reduce((sum, role) => sum + statSync(faces.face(role).font.file).size, 0);
    expect(total).toBeLessThan(32_000_000);
  });
});

describe('coverage', () => {
  it('has all hanzi of GB2312 in each of the four faces', () => {
    const hanzi = gb2312();
    expect(hanzi).toHaveLength(6763);
    for (const role of FACES) expect(hanzi.filter((codePoint) => !faces.covers(role, codePoint))).toEqual([]);
  });

  it('resolves rare characters of names through every chain', () => {
    for (const role of FACES) {
      for (const character of `${RARE_NAMES}啰瞭𬭎𫖯`) {
        const found = faces.roleFor(role, character.codePointAt(0) ?? 0);
        expect(found, `${character} for ${role}`).toBeDefined();
        expect([role, 'fallback']).toContain(found);
      }
    }
  });

  it('gives every character that one face has to the chains of the other faces', () => {
    const lost = new Set<string>();
    for (const owner of [...FACES, 'fallback', 'symbol'] as const) {
      for (const codePoint of characters(owner)) {
        for (const role of FACES) {
          if (faces.roleFor(role, codePoint) === undefined) lost.add(`${role} U+${codePoint.toString(16)}`);
        }
      }
    }
    expect([...lost]).toEqual([]);
  });

  it('has the marks of official papers', () => {
    const marks =
      '“”‘’《》〔〕〈〉【】（）—…、。，；：？！·①⑩⑳⑴⒈ⅠⅫ㈠≥≤≠±＞＜％‰×÷√□■○●△▲☆★☐☑☒㎡℃°²³￥¥€→↑↓％０９ＡＺ〇※№';
    expect(faces.uncovered(marks)).toEqual([]);
  });

  it('lists uncovered characters once, control characters among them', () => {
    expect(faces.uncovered('一\n\t二')).toEqual([]);
    expect(faces.uncovered('\u{1F600}一\u{1F600}\u0007\r\u200b\ud800')).toEqual([
      '\u{1F600}',
      '\u0007',
      '\r',
      '\u200b',
      '\ud800',
    ]);
  });
});

describe('splitRuns', () => {
  it('joins back to the input, without neighbours of the same role', () => {
    for (const role of ROLES) {
      for (const digitsRole of [undefined, 'latin', 'latinBold'] as const) {
        const runs = faces.splitRuns(SAMPLE, role, { digitsRole });
        expect(runs.map((run) => run.text).join('')).toBe(SAMPLE);
        expect(runs.every((run, index) => run.text !== '' && run.role !== runs[index + 1]?.role)).toBe(true);
      }
    }
    expect(faces.splitRuns('', 'fang')).toEqual([]);
  });

  it('sends numbers and latin words to the role for digits', () => {
    expect(faces.splitRuns('下降-3.2%，为1,114.03万元（GB/T 9704—2012）', 'fang', { digitsRole: 'latin' })).toEqual([
      { text: '下降', role: 'fang' },
      { text: '-3.2%', role: 'latin' },
      { text: '，为', role: 'fang' },
      { text: '1,114.03', role: 'latin' },
      { text: '万元（', role: 'fang' },
      { text: 'GB/T 9704', role: 'latin' },
      { text: '—', role: 'fang' },
      { text: '2012', role: 'latin' },
      { text: '）', role: 'fang' },
    ]);
  });

  it('leaves digits and lone punctuation with the face unless asked', () => {
    expect(faces.splitRuns('共3项', 'kai')).toEqual([{ text: '共3项', role: 'kai' }]);
    expect(faces.splitRuns('甲 - 乙', 'kai', { digitsRole: 'latin' })).toEqual([{ text: '甲 - 乙', role: 'kai' }]);
    expect(faces.splitRuns('甲A - B乙', 'kai', { digitsRole: 'latin' })[1]).toEqual({ text: 'A - B', role: 'latin' });
  });

  it('falls back for single characters and keeps uncovered ones in the wanted role', () => {
    expect(faces.splitRuns('王喆\n☑\u{1F600}𬭎', 'fang')).toEqual([
      { text: '王', role: 'fang' },
      { text: '喆', role: 'fallback' },
      { text: '\n', role: 'fang' },
      { text: '☑', role: 'symbol' },
      { text: '\u{1F600}', role: 'fang' },
      { text: '𬭎', role: 'fallback' },
    ]);
  });
});

describe('normalizeText', () => {
  it('maps look-alikes and drops invisible characters only', () => {
    expect(normalizeText('⼀⻄⻢豈\u200b\u2060\ufeff①㎡Ⅳ％\u3000ａ')).toBe('一⻄⻢豈①㎡Ⅳ％\u3000ａ');
    expect(faces.uncovered(normalizeText('⼀⾦凉'))).toEqual([]);
  });
});

describe('loadTypefaces', () => {
  it('answers about every role', () => {
    const fresh = loadTypefaces(FONTS);
    for (const role of ROLES) expect(fresh.covers(role, 0x30), role).toBe(role !== 'fallback' && role !== 'symbol');
  });

  it('opens a folder once in a process', () => {
    expect(loadTypefaces(FONTS)).toBe(faces);
    expect(faces.face('fang').font.file).toBe(resolve(FONTS, 'FandolFang-Regular.ttf'));
  });
});
