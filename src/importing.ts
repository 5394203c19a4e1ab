/** Files of workbooks → the values of a dossier, where each stands, and all that could not be read. */
import type { Finding, Outcome } from './diagnostics/finding.ts';
import { filledValues } from './filled.ts';
import { classesOf, type Paths, type TablesBy, tablesBy } from './loading.ts';
import { type Conflict, type Merged, mergeImported } from './merge/merge-imported.ts';
import { NumberLiteral } from './model/dossier.ts';
import { concretePath } from './model/import-path.ts';
import { cellPlaceText, type ImportedRecord, type ImportedValue, importPathText } from './model/imported.ts';
import { workbookDigest } from './model/imported-record.ts';
import { type LocatedJson, valueAt } from './model/source.ts';
import { type TableLayout, tableLayouts } from './model/table-layout.ts';
import { type MoneyUnit, YUAN_IN } from './money/units.ts';
import { asPrinted } from './validate/chosen-tables.ts';
import { type FilledIn, isFillIn, readFillIn } from './workbook/fill-in/read-fill-in.ts';
import { priorYearOf } from './workbook/leaves/before.ts';
import { declaredOf } from './workbook/leaves/declared.ts';
import { leavesOf } from './workbook/leaves/leaves.ts';
import { type Selected, selectTables } from './workbook/leaves/selected.ts';
import { readWorkbook } from './workbook/read-workbook.ts';
import { formsOf } from './workbook/recognise/forms.ts';
import { isSameUnit } from './workbook/recognise/head-lines.ts';
import type { TableReading } from './workbook/recognise/reading.ts';
import { recognise } from './workbook/recognise/recognise.ts';
import { PROBLEM_TEXTS } from './workbook/workbook-reading.ts';

export interface GivenFile {
  /** Without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface TablesRead {
  readonly tables: readonly TableReading[];
  /** Workbooks of our own that were filled in. */
  readonly filled: readonly FilledIn[];
  readonly findings: readonly Finding[];
  readonly digests: ReadonlyMap<string, string>;
}

const NOTHING_READ: Pick<TablesRead, 'tables' | 'filled'> = { tables: [], filled: [] };

/** The tables of all files, whosever they are. */
export function readFiles(files: readonly GivenFile[], { profile, catalogues, tables }: TablesBy): TablesRead {
  const { classification, tableSet } = catalogues;
  const general = tableSet.tables.map((form) => asPrinted(form, profile.profile));
  const classes = classesOf(profile.profile, catalogues);
  const forms = formsOf({ tables, general, classification, classes });
  const read = files.map(({ name, bytes }) => {
    const { reading, problem } = readWorkbook(bytes);
    if (reading === undefined) return { ...NOTHING_READ, findings: [unread(name, PROBLEM_TEXTS[problem])] };
    if (!isFillIn(reading)) return { ...NOTHING_READ, ...recognise({ file: name, reading, forms, classification }) };
    const filled = readFillIn(reading, name);
    return { ...NOTHING_READ, filled: [filled], findings: filled.findings };
  });
  return {
    tables: read.flatMap((each) => each.tables),
    filled: read.flatMap((each) => each.filled),
    findings: read.flatMap((each) => each.findings),
    digests: new Map(files.map(({ name, bytes }) => [name, workbookDigest(bytes)])),
  };
}

/** The unit that a filled-in workbook names, for a dossier that does not name it yet. */
export function filledName(files: readonly GivenFile[]): string | undefined {
  const readings = files.flatMap(({ bytes }) => readWorkbook(bytes).reading ?? []);
  return readings.filter(isFillIn).flatMap((reading) => readFillIn(reading, '').unit ?? [])[0];
}

function unread(file: string, problem: string): Finding {
  return { rule: 'I10', severity: 'error', message: `这个文件${problem}`, place: { file } };
}

export interface DossierInput extends TablesBy {
  readonly read: TablesRead;
  readonly unit: string;
  readonly year: number;
  readonly amountUnit: MoneyUnit;
  /** What `report.json` holds, as it was parsed. */
  readonly dossier: unknown;
}

export interface Imported {
  readonly values: readonly ImportedValue[];
  readonly findings: readonly Finding[];
  /** What the tables leave open, one sentence each. */
  readonly open: readonly string[];
  /** Other units in the files. */
  readonly others: readonly string[];
}

export function importedValues(input: DossierInput): Imported {
  const { read, unit, year, amountUnit, dossier, tables, profile, catalogues } = input;
  const { classification } = catalogues;
  const yuan = YUAN_IN[amountUnit];
  const printedYuan = YUAN_IN[profile.profile.money.unit];
  const selected = selectTables({ tables: read.tables, unit, year, printedYuan });
  const { values, findings, open } = leavesOf({ accounts: selected.accounts, classification, yuan, dossier });
  const layouts = tableLayouts({
    tables,
    classes: classesOf(profile.profile, catalogues),
    classification,
    codes: (id) => codesOf(selected, id),
  });
  const written = (valueAt(dossier, ['declared', 'tables']) ?? {}) as Record<string, Record<string, unknown>>;
  const declared = declaredOf({
    tables: selected.printed,
    layouts: givenOnly(layouts, dossier, values),
    yuan,
    written,
  });
  const asked = [...(profile.profile.priorYear ?? []), ...Object.keys(valueAt(dossier, ['priorYear']) ?? {})];
  const before = priorYearOf({ tables: selected.before, asked, yuan });
  const ofTables = [...values, ...before, ...declared];
  const filled = filledValues(read.filled, { unit, year, amountUnit, ofTables });
  return {
    values: [...ofTables, ...filled.values],
    findings: [...read.findings, ...selected.findings, ...findings, ...filled.findings],
    open: [...notFound(selected, input), ...open],
    others: selected.others,
  };
}

/** A table that rests on a part of the dossier is not printed without it, and cannot be declared then. */
function givenOnly(
  layouts: ReadonlyMap<string, TableLayout>,
  dossier: unknown,
  values: readonly ImportedValue[],
): ReadonlyMap<string, TableLayout> {
  const parts = new Set(values.map(({ path }) => path[0]));
  const isGiven = (part: string) => parts.has(part) || valueAt(dossier, part.split('.')) !== undefined;
  return new Map([...layouts].filter(([, { spec }]) => (spec.requires ?? []).every(isGiven)));
}

/** Of a whole set of tables those that are not among the files. */
function notFound({ accounts }: Selected, { tables }: DossierInput): string[] {
  const missing = tables.filter(({ id }) => !accounts.has(id));
  if (tables.length - missing.length < WHOLE_SET) return [];
  return missing.map(
    ({ id, name }) => `表${tables.findIndex((each) => each.id === id) + 1} ${name}：文件中没有，或没有读入`,
  );
}

/** As many of the public tables say that a file is meant to hold all of them. */
const WHOLE_SET = 4;

/** Functional codes with a line in a table, ascending. */
function codesOf({ printed }: Selected, id: string): string[] {
  const figures = [...(printed.get(id)?.cells.keys() ?? [])];
  return [...new Set(figures.flatMap((figure) => /\.(\d{3,7})\./.exec(figure)?.[1] ?? []))].sort();
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
function amountUnitOf({ tables, filled }: TablesRead): MoneyUnit {
  const [chosen] = filled.flatMap(({ amountUnit }) => amountUnit ?? []);
  if (chosen !== undefined) return chosen;
  return tables.some(({ yuan }) => yuan.lessThan(YUAN_IN.万元)) ? '元' : '万元';
}

export interface IntoDossierInput {
  readonly files: readonly GivenFile[];
  readonly paths: Paths;
  readonly unit: string;
  readonly year: number;
  readonly profile: string;
  /** `report.json` as it stands. */
  readonly json: LocatedJson;
  readonly previous: ImportedRecord;
  readonly take: 'typed' | 'workbook';
  /** A dossier that nobody has typed in takes the unit of money of the sheets. */
  readonly isNew: boolean;
}

export interface IntoDossier extends Merged {
  readonly sheets: readonly { readonly file: string; readonly titles: readonly string[] }[];
  readonly others: readonly string[];
  readonly open: readonly string[];
}

/** The text of `report.json` with what the files say; no value where nothing could be read. */
export function intoDossier(input: IntoDossierInput): Outcome<IntoDossier> {
  const { files, paths, unit, year, profile, json, previous, take, isNew } = input;
  const { value: by, findings: faults } = tablesBy(profile, year, paths, json.locate(['profile']));
  if (by === undefined) return { findings: faults };
  const read = readFiles(files, by);
  const written = valueAt(json.value, ['amountUnit']);
  const isOpen = isNew || (read.filled.length > 0 && !hasNumbers(json.value));
  const amountUnit = !isOpen && (written === '元' || written === '万元') ? written : amountUnitOf(read);
  const found = importedValues({ ...by, read, unit, year, amountUnit, dossier: json.value });
  const text = isOpen ? json.text.replace(/("amountUnit"\s*:\s*)"[^"]*"/, `$1"${amountUnit}"`) : json.text;
  const findings = [...faults, ...found.findings];
  if (found.values.length === 0) return { findings: [...findings, ...nothingRead(findings)] };
  const forms = formsOfRead(read, found.findings);
  const merged = mergeImported({ text, values: found.values, previous, digests: read.digests, forms, take });
  const { open, others } = found;
  const value = { ...merged, sheets: sheetsOf(found.values, read), open, others };
  return { value, findings };
}

/** The filled-in workbooks, and whether all of each could be read: no cell was wrong, and no sheet is gone. */
function formsOfRead({ filled }: TablesRead, findings: readonly Finding[]): ReadonlyMap<string, 'whole' | 'faulty'> {
  const isFaulty = (file: string) =>
    findings.some(({ rule, severity, place }) => (severity === 'error' || rule === 'I17') && place?.file === file);
  return new Map(filled.map(({ file }) => [file, isFaulty(file) ? 'faulty' : 'whole'] as const));
}

/** Whether anything has been typed that a unit of money is of; the year is no such number. */
function hasNumbers(node: unknown): boolean {
  if (node instanceof NumberLiteral) return true;
  if (Array.isArray(node)) return node.some(hasNumbers);
  if (typeof node !== 'object' || node === null) return false;
  return Object.entries(node).some(([key, value]) => key !== 'year' && hasNumbers(value));
}

function nothingRead(findings: readonly Finding[]): Finding[] {
  if (findings.some(({ severity }) => severity === 'error')) return [];
  return [{ rule: 'I10', severity: 'error', message: '没有读出任何一个数，report.json 没有改动' }];
}

/** What was typed otherwise than the tables say. @param json the file that the user will look at */
export function differences(conflicts: readonly Conflict[], json: LocatedJson): Finding[] {
  return conflicts.map(({ path, typed, workbook, from }) => ({
    rule: 'I13',
    severity: 'warning',
    message: `手工填写的与电子表格不同，没有改动：${importPathText(path)}`,
    place: json.locate(concretePath(json.value, path) ?? []),
    actual: `${typed}（手工填写）`,
    expected: `${workbook}（${cellPlaceText(from)}）`,
    hint: '核对哪个对；以表上的为准，加 --take workbook 再导入一次',
  }));
}

/** The sheets from which something came, file by file. */
function sheetsOf(values: readonly ImportedValue[], { tables }: TablesRead): IntoDossier['sheets'] {
  const sheets = [...new Set(tables.map(({ sheet }) => sheet.trim()))];
  const files = new Map<string, Set<string>>();
  for (const { from } of values) files.set(from.file, (files.get(from.file) ?? new Set()).add(from.sheet.trim()));
  return [...files].map(([file, titles]) => ({
    file,
    titles: [...new Set([...sheets, ...titles])].filter((sheet) => titles.has(sheet)),
  }));
}
