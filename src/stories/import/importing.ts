/** Workbooks and papers that the user gave → the values of a dossier, and the text of `report.json` with them. */
import type { Finding, Outcome } from '../../diagnostics/finding.ts';
import { classesOf, type Paths, type TablesBy, tablesBy } from '../../loading.ts';
import { type Conflict, type Merged, mergeImported } from '../../merge/merge-imported.ts';
import { NumberLiteral } from '../../model/dossier.ts';
import { importedWords } from '../../model/field-words.ts';
import { concretePath } from '../../model/import-path.ts';
import { cellPlaceText, type ImportedRecord, type ImportedValue, importPathText } from '../../model/imported.ts';
import { type LocatedJson, valueAt } from '../../model/source.ts';
import { type TableLayout, tableLayouts } from '../../model/table-layout.ts';
import { type MoneyUnit, YUAN_IN } from '../../money/units.ts';
import { priorYearOf } from '../../workbook/leaves/before.ts';
import { declaredOf } from '../../workbook/leaves/declared.ts';
import { leavesOf } from '../../workbook/leaves/leaves.ts';
import { type Selected, selectTables } from '../../workbook/leaves/selected.ts';
import { type TypedAlone, typedAlone } from '../../workbook/leaves/typed-alone.ts';
import { filledValues } from './filled.ts';
import { type FormerYear, formerValues } from './former-year.ts';
import { amountUnitOf, type Given, readFiles, type TablesRead } from './given-files.ts';
import { toldValues } from './told/told-values.ts';

export interface DossierInput extends TablesBy {
  readonly read: TablesRead;
  readonly unit: string;
  readonly year: number;
  readonly amountUnit: MoneyUnit;
  /** What `report.json` holds, as it was parsed. */
  readonly dossier: unknown;
  /** Dossiers of the year before. */
  readonly former: readonly FormerYear[];
}

export interface Imported {
  readonly values: readonly ImportedValue[];
  readonly findings: readonly Finding[];
  /** What the tables leave open, one sentence each. */
  readonly open: readonly string[];
  /** Other units in the files. */
  readonly others: readonly string[];
  readonly alone: readonly TypedAlone[];
}

export function importedValues(input: DossierInput): Imported {
  const { read, unit, year, amountUnit, dossier, former, tables, profile, catalogues } = input;
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
  const before = [
    ...former.flatMap((each) => formerValues(each, asked, yuan)),
    ...priorYearOf({ tables: selected.before, asked, yuan }),
  ];
  const ofTables = [...values, ...before, ...declared];
  const told = toldValues({ told: read.told, unit, year, asked, yuan, ofTables, dossier });
  const filled = filledValues(read.filled, { unit, year, amountUnit, ofTables });
  return {
    values: [...ofTables, ...told.values, ...filled.values],
    findings: [...read.findings, ...selected.findings, ...findings, ...told.findings, ...filled.findings],
    open: [...notFound(selected, input), ...open],
    others: selected.others,
    alone: typedAlone(dossier, values, selected.accounts),
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

export interface IntoDossierInput {
  readonly files: readonly Given[];
  readonly former: readonly FormerYear[];
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
  /** Typed rows that the tables do not have. */
  readonly alone: readonly TypedAlone[];
}

/** The text of `report.json` with what the files say; no value where nothing could be read. */
export function intoDossier(input: IntoDossierInput): Outcome<IntoDossier> {
  const { files, former, paths, unit, year, profile, json, previous, take, isNew } = input;
  const { value: by, findings: faults } = tablesBy(profile, year, paths, json.locate(['profile']));
  if (by === undefined) return { findings: faults };
  const read = readFiles(files, by);
  const written = valueAt(json.value, ['amountUnit']);
  const isOpen = isNew || (read.filled.length > 0 && !hasNumbers(json.value));
  const amountUnit = !isOpen && (written === '元' || written === '万元') ? written : amountUnitOf(read);
  const found = importedValues({ ...by, read, unit, year, amountUnit, dossier: json.value, former });
  const text = isOpen ? json.text.replace(/("amountUnit"\s*:\s*)"[^"]*"/, `$1"${amountUnit}"`) : json.text;
  const findings = [...faults, ...found.findings];
  if (found.values.length === 0) return { findings: [...findings, ...nothingRead(findings)] };
  const forms = formsOfRead(read, found.findings);
  const digests = new Map([...read.digests, ...former.map(({ name, digest }) => [name, digest] as const)]);
  const merged = mergeImported({ text, values: found.values, previous, digests, forms, take });
  const { open, others } = found;
  const alone = found.alone.filter(({ path }) => !previous.values.has(importPathText(path)));
  const value = { ...merged, sheets: sheetsOf(found.values, read), open, others, alone };
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
  return conflicts.map(({ path, typed, workbook, from, isSplit }) => ({
    rule: 'I13',
    severity: 'warning',
    message: `手工填写的与电子表格不同，没有改动：${importedWords(path)}`,
    place: json.locate(concretePath(json.value, path) ?? []),
    actual: `${typed}（手工填写）`,
    expected: `${workbook}（${cellPlaceText(from)}）`,
    hint: isSplit
      ? '核对哪个对；以表上的为准，改正手工填写的各部分'
      : '核对哪个对；以表上的为准，加 --take workbook 再导入一次',
  }));
}

/** Typed rows that the tables do not have. @param json the file that the user will look at */
export function unknownToTables(alone: readonly TypedAlone[], json: LocatedJson): Finding[] {
  return alone.map(({ path, typed, table: { file, title, sheet } }) => ({
    rule: 'I18',
    severity: 'warning',
    message: `手工填写的，“${title}”没有这一行，没有改动：${importedWords(path)}`,
    place: json.locate(concretePath(json.value, path) ?? []),
    actual: `${typed}（手工填写）`,
    expected: `没有（${file} › ${sheet.trim()}）`,
    hint: '核对科目编码和金额；以表上的为准，删去这一行',
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
