/** The workbooks and papers that the user gave → the tables and filled-in forms in them, and whose they are. */
import { aboutPaper } from '../../audit/about-paper.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import type { TablesBy } from '../../loading.ts';
import type { Paper } from '../../model/paper.ts';
import { workbookDigest } from '../../model/workbook-digest.ts';
import { type MoneyUnit, YUAN_IN } from '../../money/units.ts';
import { type FilledIn, isFillIn, readFillIn } from '../../workbook/fill-in/read-fill-in.ts';
import { readWorkbook } from '../../workbook/read-workbook.ts';
import { isSameUnit } from '../../workbook/recognise/head-lines.ts';
import type { TableReading } from '../../workbook/recognise/reading.ts';
import { recognise } from '../../workbook/recognise/recognise.ts';
import { PROBLEM_TEXTS } from '../../workbook/workbook-problem.ts';
import { knownForms } from './known-forms.ts';
import { paperTables } from './paper-tables.ts';
import { toldFacts } from './told/told-facts.ts';
import type { PaperTold } from './told/told-values.ts';

export interface GivenFile {
  /** Without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A Word file or PDF with what was read from it. */
export interface GivenPaper extends GivenFile {
  readonly paper: Paper;
}

export type Given = GivenFile | GivenPaper;

export interface TablesRead {
  readonly tables: readonly TableReading[];
  /** Workbooks of our own that were filled in. */
  readonly filled: readonly FilledIn[];
  /** What sentences of papers tell. */
  readonly told: readonly PaperTold[];
  readonly findings: readonly Finding[];
  readonly digests: ReadonlyMap<string, string>;
}

const NOTHING_READ: Pick<TablesRead, 'tables' | 'filled' | 'told'> = { tables: [], filled: [], told: [] };

/** The tables of all files, whosever they are. */
export function readFiles(files: readonly Given[], by: TablesBy): TablesRead {
  const { classification } = by.catalogues;
  const forms = knownForms(by);
  const read = files.map((given) => {
    const { name, bytes } = given;
    if ('paper' in given)
      return {
        ...NOTHING_READ,
        ...paperTables({ file: name, paper: given.paper, forms, classification }),
        told: toldIn(name, given.paper),
      };
    const { reading, problem } = readWorkbook(bytes);
    if (reading === undefined) return { ...NOTHING_READ, findings: [unread(name, PROBLEM_TEXTS[problem])] };
    if (!isFillIn(reading)) return { ...NOTHING_READ, ...recognise({ file: name, reading, forms, classification }) };
    const filled = readFillIn(reading, name);
    return { ...NOTHING_READ, filled: [filled], findings: filled.findings };
  });
  return {
    tables: read.flatMap((each) => each.tables),
    filled: read.flatMap((each) => each.filled),
    told: read.flatMap((each) => each.told),
    findings: read.flatMap((each) => each.findings),
    digests: new Map(files.map(({ name, bytes }) => [name, workbookDigest(bytes)])),
  };
}

/** Of accounts whose unit and year are known. */
function toldIn(file: string, paper: Paper): PaperTold[] {
  const { kind, unit, year } = aboutPaper(paper);
  if (kind !== 'accounts' || unit === undefined || year === undefined) return [];
  return [{ ...toldFacts(file, paper, year), unit, year }];
}

/** The unit that a filled-in workbook names, for a dossier that does not name it yet. */
export function filledName(files: readonly Given[]): string | undefined {
  const books = files.filter((given) => !('paper' in given));
  const readings = books.flatMap(({ bytes }) => readWorkbook(bytes).reading ?? []);
  return readings.filter(isFillIn).flatMap((reading) => readFillIn(reading, '').unit ?? [])[0];
}

function unread(file: string, problem: string): Finding {
  return { rule: 'I10', severity: 'error', message: `这个文件${problem}`, place: { file } };
}

/** A unit that the head lines name, with the year of its tables. */
export interface NamedUnit {
  readonly name: string;
  readonly year?: number;
  /** Whether a dossier of this unit and year may be meant. */
  isOf(name: string, year: number): boolean;
}

/** The units that the tables are of, and those of filled-in workbooks, each year once. */
export function unitsIn({ tables, filled }: TablesRead): NamedUnit[] {
  const found = new Map<string, NamedUnit>();
  for (const { unit, year } of [...tables, ...filled]) {
    if (unit === undefined) continue;
    const isOf = (name: string, of: number) => isSameUnit(name, unit) && (year === undefined || year === of);
    found.set(`${unit} ${year}`, { name: unit, ...(year === undefined ? {} : { year }), isOf });
  }
  return [...found.values()];
}

/** The unit of money that was filled in, else that of the sheets that give leaves: 元 where one of them is in it. */
export function amountUnitOf({ tables, filled }: TablesRead): MoneyUnit {
  const [chosen] = filled.flatMap(({ amountUnit }) => amountUnit ?? []);
  if (chosen !== undefined) return chosen;
  return tables.some(({ yuan }) => yuan.lessThan(YUAN_IN.万元)) ? '元' : '万元';
}
