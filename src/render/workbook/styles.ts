/** `xl/styles.xml`: each look that cells have, once (ISO/IEC 29500-1, 18.8). */
import { LATIN_FONT } from '../face-names.ts';
import { declared, type Xml, xml } from '../xml.ts';
import type { BookLook, BookValue } from './book.ts';
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
  private readonly looks = new Numbered();

  constructor() {
    this.fontOf({ font: LATIN_FONT, size: DEFAULT_SIZE });
    this.looks.of('', () => xml`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`);
  }

  /** The number of a cell's look. */
  lookOf(look: BookLook, value: BookValue): number {
    const { font, size, align, indent, overflow, ruled } = look;
    const format = typeof value === 'string' ? undefined : value.format;
    return this.looks.of(`${font} ${size} ${align} ${indent} ${overflow} ${ruled} ${format}`, () => {
      const numbers = [
        xml`numFmtId="${format === undefined ? 0 : this.formatOf(format)}" fontId="${this.fontOf(look)}" `,
        xml`fillId="0" borderId="${ruled ? 1 : 0}" xfId="0" `,
        xml`applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"`,
      ];
      const fitted = overflow === 'wrap' ? xml`wrapText="1"` : xml`shrinkToFit="1"`;
      const indented = indent > 0 ? xml` indent="${indent}"` : undefined;
      return xml`<xf ${numbers}><alignment horizontal="${align}" vertical="center" ${fitted}${indented}/></xf>`;
    });
  }

  private fontOf({ font, size }: Pick<BookLook, 'font' | 'size'>): number {
    return this.fonts.of(`${font} ${size}`, () => xml`<font><sz val="${size}"/><name val="${font}"/></font>`);
  }

  private formatOf(format: string): number {
    const made = (number: number) => xml`<numFmt numFmtId="${FIRST_FORMAT + number}" formatCode="${format}"/>`;
    return FIRST_FORMAT + this.formats.of(format, made);
  }

  part(): string {
    const { formats, fonts, looks } = this;
    return declared(
      xml`<styleSheet xmlns="${SHEET_NAMESPACE}">${[
        formats.items.length === 0 ? undefined : listed('numFmts', formats.items),
        listed('fonts', fonts.items),
        listed('fills', FILLS),
        listed('borders', BORDERS),
        listed('cellStyleXfs', [xml`<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`]),
        listed('cellXfs', looks.items),
        listed('cellStyles', [xml`<cellStyle name="Normal" xfId="0" builtinId="0"/>`]),
      ]}</styleSheet>`,
    );
  }
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
