/** `xl/styles.xml`: each look that cells have, once (ISO/IEC 29500-1, 18.8). */

import type { BookLook, BookValue } from '../../model/book.ts';
import { LATIN_FONT } from '../face-names.ts';
import { declared, type Xml, xml } from '../xml.ts';
import { SHEET_NAMESPACE } from './namespaces.ts';

/** pt. Columns are counted in digits of this size. */
const DEFAULT_SIZE = 11;
/** Own number formats have ids from here on. */
const FIRST_FORMAT = 164;

/** Numbers that are given to things in the order in which they come. */
class Numbered {
  private readonly numbers = new Map<string, number>();
  readonly items: Xml[] = [];

  /** @param make what is written for a key that has not come before */
  of(key: string, make: (number: number) => Xml): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.items.length;
    this.numbers.set(key, number);
    this.items.push(make(number));
    return number;
  }
}

export class Styles {
  private readonly formats = new Numbered();
  private readonly fonts = new Numbered();
  private readonly fills = new Numbered();
  private readonly looks = new Numbered();

  constructor() {
    this.fontOf({ font: LATIN_FONT, size: DEFAULT_SIZE });
    this.looks.of('', () => xml`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`);
  }

  /** The number of a cell's look. */
  lookOf(look: BookLook, value: BookValue): number {
    const { font, size, bold, ink, align, indent, overflow, ruled, ground, entry } = look;
    const format = formatIn(value) ?? entry?.format;
    const typed = entry !== undefined;
    const key = `${font} ${size} ${bold} ${ink} ${align} ${indent} ${overflow} ${ruled} ${ground} ${typed} ${format}`;
    return this.looks.of(key, () => {
      const numbers = [
        xml`numFmtId="${format === undefined ? 0 : this.formatOf(format)}" fontId="${this.fontOf(look)}" `,
        xml`fillId="${this.fillOf(ground)}" borderId="${ruled ? 1 : 0}" xfId="0" `,
        xml`applyNumberFormat="1" applyFont="1" ${ground === undefined ? undefined : xml`applyFill="1" `}`,
        xml`applyBorder="1" applyAlignment="1"${typed ? xml` applyProtection="1"` : undefined}`,
      ];
      const fitted = overflow === 'wrap' ? xml`wrapText="1"` : xml`shrinkToFit="1"`;
      const indented = indent > 0 ? xml` indent="${indent}"` : undefined;
      const open = typed ? xml`<protection locked="0"/>` : undefined;
      return xml`<xf ${numbers}><alignment horizontal="${align}" vertical="center" ${fitted}${indented}/>${open}</xf>`;
    });
  }

  private fontOf({ font, size, bold, ink }: Pick<BookLook, 'font' | 'size' | 'bold' | 'ink'>): number {
    return this.fonts.of(`${font} ${size} ${bold} ${ink}`, () => {
      const weight = bold ? xml`<b/>` : undefined;
      const colour = ink === undefined ? undefined : xml`<color rgb="FF${ink}"/>`;
      return xml`<font>${weight}<sz val="${size}"/>${colour}<name val="${font}"/></font>`;
    });
  }

  private fillOf(ground: string | undefined): number {
    if (ground === undefined) return 0;
    const made = () => xml`<fill><patternFill patternType="solid"><fgColor rgb="FF${ground}"/></patternFill></fill>`;
    return FILLS.length + this.fills.of(ground, made);
  }

  private formatOf(format: string): number {
    const made = (number: number) => xml`<numFmt numFmtId="${FIRST_FORMAT + number}" formatCode="${format}"/>`;
    return FIRST_FORMAT + this.formats.of(format, made);
  }

  part(): string {
    const { formats, fonts, fills, looks } = this;
    return declared(
      xml`<styleSheet xmlns="${SHEET_NAMESPACE}">${[
        formats.items.length === 0 ? undefined : listed('numFmts', formats.items),
        listed('fonts', fonts.items),
        listed('fills', [...FILLS, ...fills.items]),
        listed('borders', BORDERS),
        listed('cellStyleXfs', [xml`<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`]),
        listed('cellXfs', looks.items),
        listed('cellStyles', [xml`<cellStyle name="Normal" xfId="0" builtinId="0"/>`]),
      ]}</styleSheet>`,
    );
  }
}

/** That of a number, or of the number that a formula gives. */
function formatIn(value: BookValue): string | undefined {
  if (typeof value === 'string') return undefined;
  return 'formula' in value ? formatIn(value.result) : value.format;
}

function listed(name: string, items: readonly Xml[]): Xml {
  return xml`<${name} count="${items.length}">${items}</${name}>`;
}

/** The two that every workbook has. */
const FILLS = ['none', 'gray125'].map((pattern) => xml`<fill><patternFill patternType="${pattern}"/></fill>`);

const EDGES = ['left', 'right', 'top', 'bottom'];
const BORDERS = [
  xml`<border>${EDGES.map((edge) => xml`<${edge}/>`)}<diagonal/></border>`,
  xml`<border>${EDGES.map((edge) => xml`<${edge} style="thin"><color auto="1"/></${edge}>`)}<diagonal/></border>`,
];
