/** Rows of the statutory tables that begin with a 科目 code. */
import { rememberedByObject } from '../../model/remembered.ts';
import { type Cell, plainText, type Table } from '../../model/report.ts';

export interface PrintedCode {
  readonly code: string;
  readonly name: string;
  /** The row has an amount other than zero. */
  readonly used: boolean;
}

export const printedCodes: (table: Table) => readonly PrintedCode[] = rememberedByObject(read);

function read({ style, body }: Table): PrintedCode[] {
  if (style !== 'statement') return [];
  return body.flatMap((row) => {
    const [first, second, ...amounts] = row;
    const code = first === undefined ? '' : textOf(first);
    if (second === undefined || !/^2\d{2}(?:\d{2}){0,2}$/.test(code)) return [];
    return [{ code, name: textOf(second), used: amounts.some((cell) => /[1-9]/.test(textOf(cell))) }];
  });
}

function textOf({ paragraphs }: Cell): string {
  return paragraphs.map(plainText).join('').trim();
}
