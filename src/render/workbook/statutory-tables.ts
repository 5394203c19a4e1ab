/** The statutory tables of a report, as they are handed out apart from it. */
import { type Block, type Inline, plainText, type Report, type Table } from '../../model/report.ts';

export interface StatutoryTable {
  /** Name of its sheet and of its file: `表1 收入支出决算总表`. */
  readonly name: string;
  /** Printed above it. */
  readonly title: string;
  readonly table: Table;
}

/** In their order; of a report that has none, nothing. */
export function statutoryTables({ parts }: Report): readonly StatutoryTable[] {
  const blocks = parts.flatMap((part) => part.blocks);
  return blocks.flatMap((block, index) => {
    if (block.kind !== 'table' || block.statutory === undefined) return [];
    const { name, number } = block.statutory;
    const title = plainText(block.title ?? titleAbove(blocks[index - 1]) ?? []);
    return [{ table: block, name: sheetName(`表${number} ${name}`), title: title === '' ? name : title }];
  });
}

/** The title of a table that stands in the heading above it. */
function titleAbove(block: Block | undefined): readonly Inline[] | undefined {
  return block?.kind === 'heading' && block.centred ? block.text : undefined;
}

/** What the names of sheets must not hold, as the full-width character that looks alike. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '[': '［',
  ']': '］',
  ':': '：',
  '*': '＊',
  '?': '？',
  '/': '／',
  '\\': '＼',
  "'": '＇',
};
/** UTF-16 units; Excel cuts no longer name, it takes the file for damaged. */
const LONGEST_NAME = 31;

/** A name that spreadsheet programs and file systems take. */
export function sheetName(name: string): string {
  const legal = name
    .replace(/[[\]:*?/\\']/g, (character) => LOOKALIKES[character] ?? '')
    .replace(/[\p{Cc}<>|"]/gu, ' ');
  let end = 0;
  for (const character of legal) {
    if (end + character.length > LONGEST_NAME) break;
    end += character.length;
  }
  return legal.slice(0, end).trim();
}
