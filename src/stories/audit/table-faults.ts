/** What is wrong with the tables of a paper as such: codes beside other names, lines without their total, money units. */
import type { Finding, Place, Severity } from '../../diagnostics/finding.ts';
import type { PaperText } from '../../model/paper.ts';
import type { TableReading } from '../../workbook/recognise/reading.ts';
import type { PaperTables } from '../import/paper-dossier.ts';

/** Under which rule of the check a fault of the recogniser is told of a paper, and how gravely. */
const TOLD: readonly (readonly [rule: string, message: RegExp, as: string, severity: Severity])[] = [
  ['I03', /与名称/u, 'D13', 'error'],
  ['I03', /行次|栏次/u, 'D05', 'warning'],
  ['I11', /这一行有数，看不懂/u, 'D13', 'warning'],
  ['I12', /有两行/u, 'A08', 'error'],
  ['I06', /与同一文件的其他表不同/u, 'D08', 'error'],
  ['I02', /没有“[^”]*(?:合计|总计)”一行$/u, 'D02', 'warning'],
];

export function tableFaults(tables: PaperTables, placeOf: (text: PaperText) => Place): Finding[] {
  return [...recognised(tables, placeOf), ...withoutTotal(tables, placeOf), ...namedOtherwise(tables, placeOf)];
}

function recognised({ sheets, readings, findings }: PaperTables, placeOf: (text: PaperText) => Place): Finding[] {
  const read = new Set(readings.map(({ sheet }) => sheet));
  return findings.flatMap((finding): Finding[] => {
    const { rule, message, place, actual, expected } = finding;
    const [name = '', cell] = place?.path?.split(' › ') ?? [];
    const told = TOLD.find(([of, words]) => of === rule && words.test(message));
    const sheet = sheets.find((one) => one.sheet.name === name);
    if (told === undefined || sheet === undefined || !read.has(name)) return [];
    const text = cell === undefined ? (sheet.table.above[0] ?? sheet.table.cells[0]?.text) : sheet.texts.get(cell);
    return [
      {
        ...{ rule: told[2], severity: told[3] },
        message: message.replace(/，(?:按表上写的读入|只读了第一行|没有读入)$/u, '').replace('同一文件的', ''),
        ...(text && { place: placeOf(text) }),
        ...(actual !== undefined && { actual }),
        ...(expected !== undefined && { expected }),
      },
    ];
  });
}

/** Tables by code, whose first or last line is the sum of all. */
const CODED = new Set(['T2', 'T3', 'T5']);

function withoutTotal({ sheets, readings }: PaperTables, placeOf: (text: PaperText) => Place): Finding[] {
  return readings.flatMap(({ id, sheet: name, title, cells }): Finding[] => {
    const ids = [...cells.keys()];
    const hasTotal = ids.some((figure) => /^\w+\.all\./.test(figure));
    if (!CODED.has(id) || hasTotal || !ids.some((figure) => /\.\d{7}\./.test(figure))) return [];
    const table = sheets.find(({ sheet }) => sheet.name === name)?.table;
    const text = table?.above[0] ?? table?.cells[0]?.text;
    const message = `《${title}》没有“合计”一行，请核实`;
    return [{ rule: 'D02', severity: 'warning', message, ...(text && { place: placeOf(text) }) }];
  });
}

/** Tables by functional code, as they follow each other. */
const FUNCTIONAL = ['T2', 'T3', 'T5', 'T7', 'T8'];

/** One name beside two codes: one of the tables has another code than all others. */
function namedOtherwise({ sheets, readings }: PaperTables, placeOf: (text: PaperText) => Place): Finding[] {
  const tables = readings.filter(({ id }) => FUNCTIONAL.includes(id));
  const codes = new Map<string, Map<string, TableReading[]>>();
  for (const table of tables)
    for (const [code, name] of table.names) {
      if (code.length !== ITEM || /^其他|^一般行政管理事务$|^行政运行$|^事业运行$|^机关服务$/u.test(name)) continue;
      const key = `${code.slice(0, CLASS)} ${bareName(name)}`;
      const found = codes.get(key) ?? new Map<string, TableReading[]>();
      found.set(code, [...(found.get(code) ?? []), table]);
      codes.set(key, found);
    }
  return [...codes].flatMap(([key, found]): Finding[] => {
    const [usual, ...others] = [...found].sort(([, one], [, other]) => other.length - one.length);
    if (usual === undefined) return [];
    const name = key.slice(CLASS + 1);
    return others.flatMap(([code, where]) =>
      where
        .filter((table) => !usual[1].includes(table))
        .map((table): Finding => {
          const sheet = sheets.find((one) => one.sheet.name === table.sheet);
          const text = sheet?.table.cells.find((cell) => bareName(cell.text.text) === name)?.text;
          const message = `《${table.title}》“${name}”的科目编码是 ${code}，《${usual[1][0]?.title}》是 ${usual[0]}，请核实`;
          const place = text && placeOf(text);
          return {
            rule: 'D13',
            severity: 'warning',
            message,
            actual: code,
            expected: usual[0],
            ...(place && { place }),
          };
        }),
    );
  });
}

/** Digits of the code of a 类, and of a 项. */
const [CLASS, ITEM] = [3, 7];

function bareName(name: string): string {
  return name.replaceAll(/\s/gu, '');
}
