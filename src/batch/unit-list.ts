/** A list of the units that are to report: a workbook or .csv, one unit a line below a line of headings. */
import { dirname, isAbsolute, join } from 'node:path';
import { readFileInside } from '../files/read-file.ts';
import type { SheetReading } from '../model/workbook-reading.ts';
import { readWorkbook, WORKBOOK_BYTES } from '../workbook/read-workbook.ts';
import { PROBLEM_TEXTS } from '../workbook/workbook-problem.ts';
import { SourceError } from './source-error.ts';

/** A line of the list, as it was written. */
export interface ListedUnit {
  readonly name: string;
  /** Folder of its dossier, or its paper, as the user can find it from where the program was called. */
  readonly folder?: string;
  readonly contact?: string;
  /** `YYYY-MM-DD`. */
  readonly deadline?: string;
  /** From 1. */
  readonly line: number;
}

type Column = 'name' | 'folder' | 'contact' | 'deadline';

/** What the headings of lists say, without what stands in brackets. */
const HEADINGS: Readonly<Record<Column, RegExp>> = {
  folder:
    /^(?:报送|填报|存放)?(?:资料|材料|数据|报告)?(?:文件夹|目录|路径|位置|文件|文件名)$|^(?:资料|报告|folder|path|file)$/i,
  contact:
    /^(?:(?:填报|报送|联系|经办|负责)+人(?:姓名|及.*)?|(?:填报|报送|联系|经办|负责)*人?(?:电话|手机号?|方式)|contact)$/i,
  deadline: /^(?:应?(?:报送|上报|公开|报))?(?:截止(?:日期?|时间)?|期限|时限)$|^应报日期$|^deadline$/i,
  name: /^(?:预算|填报|报送|主管|应报)?(?:单位|部门)(?:单位)?(?:名称|全称)?$|^(?:名称|name|unit)$/i,
};

const HEADING_NAMES: Readonly<Record<Column, string>> = {
  name: '单位名称',
  folder: '文件夹',
  contact: '联系人',
  deadline: '截止日期',
};

/** @throws SourceError for a list that cannot be read, has no column of units, or a date that is none */
export function readUnitList(file: string): ListedUnit[] {
  const { bytes } = readFileInside(file, dirname(file), WORKBOOK_BYTES);
  if (bytes === undefined) throw new SourceError(`清单 ${file} 读不出来。请检查文件是否存在、能否打开。`);
  const { reading, problem } = readWorkbook(bytes);
  if (reading === undefined) throw new SourceError(`清单 ${file} ${PROBLEM_TEXTS[problem]}`);
  const lines = reading.sheets.filter(({ hidden }) => !hidden).map(linesOf);
  for (const sheet of lines) {
    const head = sheet.findIndex(({ cells }) => columnsOf(cells).name.length > 0);
    if (head >= 0) return unitsBelow(sheet, head, file);
  }
  throw new SourceError(
    `清单 ${file} 中没有“${HEADING_NAMES.name}”一栏。第一行应为栏名，如：${Object.values(HEADING_NAMES).join('、')}。`,
  );
}

interface Line {
  /** From 1. */
  readonly line: number;
  /** Text by column, from 0. */
  readonly cells: ReadonlyMap<number, string>;
  /** Of the columns that hold a number. */
  readonly numbers: ReadonlyMap<number, number>;
}

function linesOf({ cells }: SheetReading): Line[] {
  const lines = new Map<number, { texts: Map<number, string>; numbers: Map<number, number> }>();
  for (const { row, column, text, value } of cells) {
    if (text.trim() === '') continue;
    const line = lines.get(row) ?? { texts: new Map(), numbers: new Map() };
    line.texts.set(column, text.trim());
    if (typeof value === 'number') line.numbers.set(column, value);
    lines.set(row, line);
  }
  return [...lines].map(([row, { texts, numbers }]) => ({ line: row + 1, cells: texts, numbers }));
}

/** Which column is which, by the headings of a line. */
function columnsOf(cells: Line['cells']): Readonly<Record<Column, readonly number[]>> {
  const headed = [...cells].map(
    ([column, text]) => [column, text.replace(/（[^）]*）|\([^)]*\)|[\s*：:]/g, '')] as const,
  );
  const of = (kind: Column) => headed.flatMap(([column, heading]) => (HEADINGS[kind].test(heading) ? [column] : []));
  return { name: of('name'), folder: of('folder'), contact: of('contact'), deadline: of('deadline') };
}

function unitsBelow(lines: readonly Line[], head: number, file: string): ListedUnit[] {
  const columns = columnsOf(lines[head]?.cells ?? new Map());
  return lines.slice(head + 1).flatMap(({ line, cells, numbers }): ListedUnit[] => {
    const first = (column: Column) => cells.get(columns[column][0] ?? -1);
    const [name, folder, deadline] = [first('name'), first('folder'), first('deadline')];
    if (name === undefined) return [];
    // Who is to be asked, and the telephone number, stand in columns of their own.
    const contact = columns.contact.flatMap((column) => cells.get(column) ?? []).join(' ') || undefined;
    const day = numbers.get(columns.deadline[0] ?? -1);
    return [
      {
        name,
        line,
        ...(folder === undefined ? {} : { folder: isAbsolute(folder) ? folder : join(dirname(file), folder) }),
        ...(contact === undefined ? {} : { contact }),
        ...(deadline === undefined ? {} : { deadline: dateOf(day ?? deadline, `${file}:${line}`) }),
      },
    ];
  });
}

/** Days from the one that spreadsheets count from to 1970-01-01, and milliseconds of a day. */
const SPREADSHEET_EPOCH = 25_569;
const DAY = 86_400_000;

/** `2026-5-31`, `2026/5/31`, `2026.5.31`, `2026年5月31日`, or the number of a day → `2026-05-31`. @throws SourceError */
function dateOf(written: string | number, place: string): string {
  if (typeof written === 'number')
    return new Date((Math.floor(written) - SPREADSHEET_EPOCH) * DAY).toJSON().slice(0, 10);
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(written) ?? [];
  const date = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].join('-');
  const isReal = day !== undefined && new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date) === true;
  if (isReal) return date;
  throw new SourceError(`${place}: “${HEADING_NAMES.deadline}”应为日期，如 2026-05-31，现为“${written}”。`);
}
