/** What is wrong with the tables of a paper as such: codes beside other names, lines without their total, money units. */
import type { Finding, Place, Severity } from './diagnostics/finding.ts';
import type { PaperText } from './model/paper.ts';
import type { PaperTables } from './paper-dossier.ts';

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
  return [...recognised(tables, placeOf), ...withoutTotal(tables, placeOf)];
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
