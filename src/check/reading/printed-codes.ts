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
    const texts = row.map(textOf);
    const cells = codeCells(texts);
    const code = texts.slice(0, cells).join('');
    const [name, ...amounts] = texts.slice(cells);
    if (name === undefined || !/^2\d{2}(?:\d{2}){0,2}$/.test(code)) return [];
    return [{ code, name, used: amounts.some((text) => /[1-9]/.test(text)) }];
  });
}

/** A code stands in one cell, or its 类, 款 and 项 in three, of which the lower may be blank. */
function codeCells([first = '', second = '', third = '']: readonly string[]): number {
  return /^2\d{2}$/.test(first) && /^(?:\d{2})?$/.test(second) && /^(?:\d{2})?$/.test(third) ? 3 : 1;
}

function textOf({ paragraphs }: Cell): string {
  return paragraphs.map(plainText).join('').trim();
}
