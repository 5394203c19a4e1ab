/** Values in the syntax of PDF (ISO 32000-1, 7.3), each as the text that stands for it in a file. */

/** A value as it stands in a file. */
export type Syntax = string;

/** A number with at most three decimals: lengths in pt stay exact to 1/1000 pt. */
export function number(value: number): Syntax {
  return String(Math.round(value * 1000) / 1000);
}

/** A name of letters, digits and `-`, `+`. */
export function name(value: string): Syntax {
  return `/${value}`;
}

/** A text string, as UTF-16 with its mark (7.9.2.2). */
export function text(value: string): Syntax {
  return `<FEFF${utf16(value)}>`;
}

/** The hexadecimal digits of a text as UTF-16. */
export function utf16(value: string): string {
  let hex = '';
  for (let at = 0; at < value.length; at += 1) hex += hex16(value.charCodeAt(at));
  return hex;
}

/** A byte string: a key of a name tree. */
export function bytes(value: string): Syntax {
  return `<${Buffer.from(value, 'utf8').toString('hex')}>`;
}

/** Midnight of a day `YYYY-MM-DD`, UTC. */
export function date(day: string): Syntax {
  return `(D:${day.replaceAll('-', '')}000000Z)`;
}

export function array(values: readonly Syntax[]): Syntax {
  return `[${values.join(' ')}]`;
}

export function numbers(values: readonly number[]): Syntax {
  return array(values.map(number));
}

/** A dictionary; entries without a value are left out. */
export function dictionary(entries: Readonly<Record<string, Syntax | undefined>>): Syntax {
  let written = '<<';
  for (const key in entries) if (entries[key] !== undefined) written += `/${key} ${entries[key]}`;
  return `${written}>>`;
}

/** The four hexadecimal digits of a number below 65,536. */
export function hex16(value: number): string {
  return HEX[value >> 8] + (HEX[value & 0xff] as string);
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0'));

/** A content stream in the making, as bytes: made of strings, each of its numbers and glyphs would be left to be collected. */
export class Writer {
  private bytes = Buffer.allocUnsafe(4096);
  private length = 0;

  /** Another stream begins; one that was not taken is dropped. */
  begin(): void {
    this.length = 0;
  }

  /** The next line begins. */
  newLine(): void {
    if (this.length > 0) this.add('\n');
  }

  add(text: Syntax): void {
    const bytes = this.withRoom(text.length);
    if (text.length > SHORT) bytes.write(text, this.length, 'latin1');
    else for (let at = 0; at < text.length; at += 1) bytes[this.length + at] = text.charCodeAt(at);
    this.length += text.length;
  }

  /** As `hex16` writes it. */
  addHex16(value: number): void {
    const bytes = this.withRoom(4);
    const at = this.length;
    bytes[at] = HEX_DIGITS.charCodeAt(value >> 12);
    bytes[at + 1] = HEX_DIGITS.charCodeAt((value >> 8) & 0xf);
    bytes[at + 2] = HEX_DIGITS.charCodeAt((value >> 4) & 0xf);
    bytes[at + 3] = HEX_DIGITS.charCodeAt(value & 0xf);
    this.length = at + 4;
  }

  /** As `number` writes it. */
  addNumber(value: number): void {
    this.addThousandths(Math.round(value * 1000));
  }

  /** A whole number of thousandths as a number, digit by digit: V8 takes its time for fractions. */
  addThousandths(count: number): void {
    let rest = Math.abs(count);
    if (rest > LARGEST) {
      this.add(String(count / 1000));
      return;
    }
    const bytes = this.withRoom(LONGEST);
    let at = this.length;
    if (count < 0) bytes[at++] = MINUS;
    let unit = 1000;
    while (rest >= 10 * unit) unit *= 10;
    for (; unit >= 1000 || rest > 0; unit /= 10) {
      if (unit === 100) bytes[at++] = POINT;
      const digit = (rest / unit) | 0;
      bytes[at++] = ZERO + digit;
      rest -= digit * unit;
    }
    this.length = at;
  }

  /** The bytes, with room for so many more. */
  private withRoom(count: number): Buffer {
    if (this.length + count > this.bytes.length) this.bytes = Buffer.concat([this.bytes], 2 * (this.length + count));
    return this.bytes;
  }

  /** All that was added since it began. */
  taken(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.length));
  }
}

/** Of longer texts V8 copies all characters at once in less time. */
const SHORT = 10;
const [MINUS, POINT, ZERO] = [45, 46, 48];
const HEX_DIGITS = '0123456789ABCDEF';
/** Counts up to here are whole numbers of 32 bits; the characters of the longest. */
const LARGEST = 2 ** 31 - 1;
const LONGEST = 12;

/** RRGGBB as three parts between 0 and 1. */
export function colourParts(colour: string): number[] {
  return [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
}
