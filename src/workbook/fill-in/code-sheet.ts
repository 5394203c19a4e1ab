/** 科目: the codes of the year, which names and drop-downs are taken from. */
import { AREAS, type CodeList } from './form.ts';
import { LOOKS } from './looks.ts';
import { type LaidOut, SheetBuilder } from './sheet-builder.ts';

export interface Code {
  readonly code: string;
  /** With that of the level above: `财政事务/行政运行`. */
  readonly name: string;
}

/** 类 and 项 of 支出功能分类, 款 of 支出经济分类. */
const LISTS: readonly (readonly [list: CodeList, pattern: RegExp])[] = [
  ['classes', /^2\d{2}$/],
  ['functional', /^2\d{6}$/],
  ['economic', /^3\d{4}$/],
];

const INTRO = '本年度的科目，供查编码用，不用填。没有列出的科目写在“补充科目”表。';

export function codeSheet(codes: readonly Code[]): LaidOut {
  const sheet = new SheetBuilder('科目', [10, 50], INTRO);
  sheet.row(['编码', '名称'].map((value, column) => ({ column, value, look: LOOKS.head })));
  const first = sheet.next;
  for (const [list, pattern] of LISTS) {
    const firstRow = sheet.next;
    for (const { code, name } of codes.filter((each) => pattern.test(each.code))) {
      sheet.row([code, name].map((value, column) => ({ column, value, look: LOOKS.given })));
    }
    sheet.call(AREAS.codes[list], { firstRow, lastRow: sheet.next - 1, firstColumn: 0, lastColumn: 0 });
  }
  sheet.call(AREAS.names, { firstRow: first, lastRow: sheet.next - 1, firstColumn: 0, lastColumn: 1 });
  return sheet.laidOut({ rows: first, columns: 0 }, [first - 1, first - 1]);
}
