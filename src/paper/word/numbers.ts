/** Numbers that Word counts itself: 一、 and 1. of lists (ISO/IEC 29500-1, 17.9). */
import type { Numbered } from './styles.ts';
import { elements, valOf, type XmlElement } from './xml.ts';

interface Depth {
  readonly start: number;
  readonly format: string;
  /** `（%1）`. */
  readonly text: string;
}

export class Numbers {
  private readonly lists = new Map<string, { readonly of: string; readonly depths: ReadonlyMap<number, Depth> }>();
  private readonly counts = new Map<string, number[]>();

  constructor(root: XmlElement | undefined) {
    const parts = root === undefined ? [] : elements(root);
    const abstract = new Map(
      parts.filter(({ name }) => name === 'w:abstractNum').map((each) => [each.attributes['w:abstractNumId'], each]),
    );
    for (const list of parts.filter(({ name }) => name === 'w:num')) {
      const of = valOf(list, 'w:abstractNumId') ?? '';
      const depths = new Map(depthsOf(abstract.get(of)));
      for (const change of elements(list)) {
        const at = Number(change.attributes['w:ilvl'] ?? 0);
        for (const [, depth] of depthsOf(change)) depths.set(at, depth);
      }
      this.lists.set(list.attributes['w:numId'] ?? '', { of, depths });
    }
  }

  /** What stands before the next paragraph of a list; empty for bullets and where the list is not known. */
  next({ list, depth }: Numbered): string {
    const found = this.lists.get(list);
    const own = found?.depths.get(depth);
    if (found === undefined || own === undefined) return '';
    const counts = this.counts.get(found.of) ?? [];
    counts[depth] = (counts[depth] ?? own.start - 1) + 1;
    counts.length = depth + 1;
    this.counts.set(found.of, counts);
    if (own.format === 'bullet' || own.format === 'none') return '';
    return own.text.replaceAll(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const of = found.depths.get(at);
      return of === undefined ? '' : numeral(counts[at] ?? of.start, of.format);
    });
  }
}

function depthsOf(element: XmlElement | undefined): [number, Depth][] {
  const depths = element === undefined ? [] : elements(element).filter(({ name }) => name === 'w:lvl');
  return depths.map((depth) => [
    Number(depth.attributes['w:ilvl'] ?? 0),
    {
      start: Number(valOf(depth, 'w:start') ?? 1),
      format: valOf(depth, 'w:numFmt') ?? 'decimal',
      text: valOf(depth, 'w:lvlText') ?? '',
    },
  ]);
}

const DIGITS = [...'〇一二三四五六七八九'];

/** A number from 1 as a list writes it. */
function numeral(value: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'chineseLegalSimplified':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'ideographDigital':
      return chinese(value);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value <= 20 ? String.fromCodePoint(0x245f + value) : String(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'decimalFullWidth':
      return String(value).replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    case 'upperLetter':
      return String.fromCodePoint(64 + ((value - 1) % 26) + 1);
    case 'lowerLetter':
      return String.fromCodePoint(96 + ((value - 1) % 26) + 1);
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'decimal':
      return String(value);
  }
  return String(value);
}

/** Below a thousand. */
function chinese(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100) % 10, Math.floor(value / 10) % 10, value % 10];
  const one = ones === 0 ? '' : (DIGITS[ones] ?? '');
  if (hundreds > 0) {
    const rest = tens > 0 ? `${DIGITS[tens]}十${one}` : one === '' ? '' : `零${one}`;
    return `${DIGITS[hundreds]}百${rest}`;
  }
  if (tens === 0) return one;
  return `${tens === 1 ? '' : DIGITS[tens]}十${one}`;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  let rest = Math.min(value, 399);
  let text = '';
  for (const [worth, letters] of ROMAN) {
    while (rest >= worth) {
      text += letters;
      rest -= worth;
    }
  }
  return text;
}
