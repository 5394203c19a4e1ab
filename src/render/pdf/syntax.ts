/** Values in the syntax of PDF (ISO 32000-1, 7.3), each as the text that stands for it in a file. */

/** A value as it stands in a file. */
export type Syntax = string;

/** A number with at most three decimals: lengths in pt stay exact to 1/1000 pt. */
export function number(value: number): Syntax {
  return thousandths(Math.round(value * 1000));
}

/** A whole number of thousandths. Written by its digits: numbers are most of a page, and V8 takes its time for fractions. */
export function thousandths(count: number): Syntax {
  const size = Math.abs(count);
  const rest = size % 1000;
  if (rest === 0 || size > LARGEST) return String(count / 1000);
  return `${count < 0 ? '-' : ''}${(size - rest) / 1000}${DECIMALS[rest]}`;
}

/** Above it a number of thousandths may not be a whole one. */
const LARGEST = 2 ** 40;
/** `.001` to `.999`, without zeros at their end. */
const DECIMALS = Array.from({ length: 1000 }, (_, rest) => String(rest / 1000).slice(1));

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

/** A text made of very many small ones, as bytes: joined as strings these would all be left to be collected. */
export class Writer {
  private bytes = Buffer.allocUnsafe(4096);
  private length = 0;

  add(text: Syntax): void {
    if (this.length + text.length > this.bytes.length) {
      this.bytes = Buffer.concat([this.bytes], 2 * (this.length + text.length));
    }
    for (let at = 0; at < text.length; at += 1) this.bytes[this.length + at] = text.charCodeAt(at);
    this.length += text.length;
  }

  addHex16(value: number): void {
    this.add(HEX[value >> 8] as string);
    this.add(HEX[value & 0xff] as string);
  }

  /** All that was added since it was taken last. */
  take(): Syntax {
    const { length } = this;
    this.length = 0;
    return this.bytes.toString('latin1', 0, length);
  }
}

/** RRGGBB as three parts between 0 and 1. */
export function colourParts(colour: string): number[] {
  return [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
}
