/** Files of workbooks → the values of a dossier, where each stands, and all that could not be read. */
import { createHash } from 'node:crypto';
import type { Finding } from './diagnostics/finding.ts';
import type { ImportedValue } from './model/imported.ts';
import type { ProfileFiles } from './model/profile-files.ts';
import { valueAt } from './model/source.ts';
import { tableLayouts } from './model/table-layout.ts';
import type { TableSpec } from './model/table-spec.ts';
import { type MoneyUnit, YUAN_IN } from './money/units.ts';
import { asPrinted } from './validate/chosen-tables.ts';
import type { Catalogues } from './validate/validate-catalogues.ts';
import { priorYearOf } from './workbook/leaves/before.ts';
import { declaredOf } from './workbook/leaves/declared.ts';
import { leavesOf } from './workbook/leaves/leaves.ts';
import { type Selected, selectTables } from './workbook/leaves/selected.ts';
import { readWorkbook } from './workbook/read-workbook.ts';
import { formsOf } from './workbook/recognise/forms.ts';
import type { TableReading } from './workbook/recognise/reading.ts';
import { recognise } from './workbook/recognise/recognise.ts';
import { PROBLEM_TEXTS } from './workbook/workbook-reading.ts';

export interface GivenFile {
  /** Without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The year and the place that sheets are read by. */
export interface ReadBy {
  readonly profile: ProfileFiles;
  readonly catalogues: Catalogues;
  /** As the place prints them. */
  readonly tables: readonly TableSpec[];
}

export interface ReadFiles {
  readonly tables: readonly TableReading[];
  readonly findings: readonly Finding[];
  readonly digests: ReadonlyMap<string, string>;
}

/** The tables of all files, whosever they are. */
export function readFiles(files: readonly GivenFile[], { profile, catalogues, tables }: ReadBy): ReadFiles {
  const { classification, tableSet } = catalogues;
  const general = tableSet.tables.map((form) => asPrinted(form, profile.profile));
  const classes = profile.profile.tables.classes ?? tableSet.classes;
  const forms = formsOf({ tables, general, classification, classes });
  const read = files.map(({ name, bytes }) => {
    const { reading, problem } = readWorkbook(bytes);
    if (reading === undefined) return { tables: [], findings: [unread(name, PROBLEM_TEXTS[problem])] };
    return recognise({ file: name, reading, forms, classification });
  });
  return {
    tables: read.flatMap((each) => each.tables),
    findings: read.flatMap((each) => each.findings),
    digests: new Map(files.map(({ name, bytes }) => [name, digestOf(bytes)])),
  };
}

function unread(file: string, problem: string): Finding {
  return { rule: 'I10', severity: 'error', message: `这个文件${problem}`, place: { file } };
}

function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

export interface DossierInput extends ReadBy {
  readonly read: ReadFiles;
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
  const { classification, tableSet } = catalogues;
  const yuan = YUAN_IN[amountUnit];
  const printedYuan = YUAN_IN[profile.profile.money.unit];
  const selected = selectTables({ tables: read.tables, unit, year, printedYuan });
  const { values, findings, open } = leavesOf({ accounts: selected.accounts, classification, yuan, dossier });
  const layouts = tableLayouts({
    tables,
    classes: profile.profile.tables.classes ?? tableSet.classes,
    classification,
    codes: (id) => codesOf(selected, id),
  });
  const written = (valueAt(dossier, ['declared', 'tables']) ?? {}) as Record<string, Record<string, unknown>>;
  const declared = declaredOf({ tables: selected.printed, layouts, yuan, written });
  const asked = [...(profile.profile.priorYear ?? []), ...Object.keys(valueAt(dossier, ['priorYear']) ?? {})];
  const before = priorYearOf({ tables: selected.before, asked, yuan });
  return {
    values: [...values, ...before, ...declared],
    findings: [...read.findings, ...selected.findings, ...findings],
    open,
    others: selected.others,
  };
}

/** Functional codes with a line in a table, ascending. */
function codesOf({ printed }: Selected, id: string): string[] {
  const figures = [...(printed.get(id)?.cells.keys() ?? [])];
  return [...new Set(figures.flatMap((figure) => /\.(\d{3,7})\./.exec(figure)?.[1] ?? []))].sort();
}

/** The unit of money of the sheets that give leaves: 元 where one of them is in it. */
export function amountUnitOf({ tables }: ReadFiles): MoneyUnit {
  return tables.some(({ yuan }) => yuan.lessThan(YUAN_IN.万元)) ? '元' : '万元';
}
