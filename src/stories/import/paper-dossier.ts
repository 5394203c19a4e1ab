/** The tables of a paper → a dossier in memory: leaves and declared numbers, each with the cell that it was read from. */
import type { StatedFact } from '../../audit/stated.ts';
import type { Finding, Place } from '../../diagnostics/finding.ts';
import { parseJson } from '../../input/read-json.ts';
import type { Loaded, TablesBy } from '../../loading.ts';
import { mergeImported } from '../../merge/merge-imported.ts';
import { NumberLiteral } from '../../model/dossier.ts';
import { concretePath, importPathOf } from '../../model/import-path.ts';
import { type CellPlace, type ImportedRecord, type ImportedValue, NOTHING_IMPORTED } from '../../model/imported.ts';
import type { PaperText } from '../../model/paper.ts';
import { type DossierFiles, formatPath, type JsonPath, type LocatedJson } from '../../model/source.ts';
import { YUAN_IN } from '../../money/units.ts';
import { tablesNotGiven } from '../../validate/tables-not-given.ts';
import { validateDossier } from '../../validate/validate-dossier.ts';
import { oddUnits } from '../../workbook/leaves/odd-units.ts';
import type { PaperSheet } from '../../workbook/paper-sheets.ts';
import type { FigureCell, TableReading } from '../../workbook/recognise/reading.ts';
import { recognise } from '../../workbook/recognise/recognise.ts';
import { amountUnitOf, type TablesRead } from './given-files.ts';
import { importedValues } from './importing.ts';
import { knownForms } from './known-forms.ts';
import { type PaperTableAt, paperSheets } from './paper-tables.ts';

export interface PaperTables {
  readonly sheets: readonly PaperSheet[];
  /** Those that were known for statutory ones, and could be read. */
  readonly readings: readonly TableReading[];
  /** What the recogniser could not make out (I…), each at the sheet of its table. */
  readonly findings: readonly Finding[];
}

export function recognisedTables(file: string, tables: readonly PaperTableAt[], by: TablesBy): PaperTables {
  const { classification } = by.catalogues;
  const forms = knownForms(by);
  const sheets = paperSheets(tables);
  const reading = { sheets: sheets.map(({ sheet }) => sheet), isText: false, names: [] };
  const { tables: read, findings } = recognise({ file, reading, forms, classification, isPrinted: true });
  const found = read.map(asOfPaper);
  const odd = oddUnits(found);
  return { sheets, readings: inOneUnit(found, odd), findings: [...findings, ...odd] };
}

/** A table of the paper is of its unit and year, whatever its head says: rules tell where that is another one. */
function asOfPaper({ unit: _unit, year: _year, ...reading }: TableReading): TableReading {
  return reading;
}

/** A head that names another unit of money than those of the other tables is told once, and read as they are. */
function inOneUnit(readings: readonly TableReading[], odd: readonly Finding[]): TableReading[] {
  const sheets = new Set(odd.map(({ place }) => place?.path));
  const usual = readings.find(({ sheet }) => !sheets.has(sheet.trim()));
  return readings.map((reading) => {
    if (usual === undefined || !sheets.has(reading.sheet.trim())) return reading;
    const scaled = ({ value, ...cell }: FigureCell): FigureCell =>
      value === undefined ? cell : { ...cell, value: value.times(usual.yuan).div(reading.yuan) };
    return {
      ...reading,
      yuan: usual.yuan,
      cells: new Map([...reading.cells].map(([id, cell]) => [id, scaled(cell)] as const)),
    };
  });
}

/** What a paper says of itself, as far as a dossier needs it. */
export interface PaperHead {
  readonly unit: string;
  readonly year: number;
  readonly profile: string;
}

export interface PaperDossier {
  readonly loaded: Loaded;
  /** What is wrong with the leaves as such. */
  readonly findings: readonly Finding[];
}

export interface PaperDossierInput extends PaperHead {
  readonly tables: PaperTables;
  /** Facts that sentences tell. */
  readonly stated: readonly StatedFact[];
  readonly by: TablesBy;
  readonly placeOf: (text: PaperText) => Place;
}

export function paperDossier(input: PaperDossierInput): PaperDossier | undefined {
  const { unit, year, profile, by, stated } = input;
  const { readings } = input.tables;
  const read: TablesRead = { tables: readings, filled: [], told: [], findings: [], digests: new Map() };
  const amountUnit = amountUnitOf(read);
  const head = {
    profile,
    status: 'published',
    year,
    date: `${year + 1}-12-31`,
    amountUnit,
    unit: { name: unit, level: levelOf(unit), nature: 'mixed' },
  };
  const text = JSON.stringify(head, undefined, 2);
  const empty = parseJson(text, unit).value;
  if (empty === undefined) return undefined;
  const { values } = importedValues({ ...by, read, unit, year, amountUnit, dossier: empty.value, former: [] });
  const told = stated.map(({ path, yuan }, index): ImportedValue => {
    const value = new NumberLiteral(yuan.div(YUAN_IN[amountUnit]).toFixed());
    return { path, value, from: { file: unit, sheet: STATED, cell: String(index) } };
  });
  const merged = mergeImported({
    text,
    values: [...values, ...told],
    previous: NOTHING_IMPORTED,
    digests: new Map(),
    forms: new Map(),
    take: 'workbook',
  });
  const parsed = parseJson(merged.text, unit).value;
  if (parsed === undefined) return undefined;
  const files = inMemory(cellsOf(parsed, merged.imported, placesOf(input)));
  const { value: valid, findings } = validateDossier(files);
  if (valid === undefined) return undefined;
  const { value: notGiven = new Set<string>() } = tablesNotGiven(by.tables, files, ([key]) =>
    Object.hasOwn(parsed.value as object, key ?? ''),
  );
  const loaded = { ...by, files, dossier: valid.dossier, notGiven, unmet: false };
  return { loaded, findings };
}

/** Stands for a sheet where a fact comes from a sentence; its cell is the number of the fact. */
const STATED = '文字';

/** Where the texts stand from which values came. */
function placesOf({ tables, stated, placeOf }: PaperDossierInput): (cell: CellPlace) => Place | undefined {
  const texts = new Map([
    ...tables.sheets.flatMap(({ sheet, texts }) =>
      [...texts].map(([cell, text]) => [`${sheet.name} ${cell}`, text] as const),
    ),
    ...stated.map(({ text }, index) => [`${STATED} ${index}`, text] as const),
  ]);
  return ({ sheet, cell }) => {
    const text = texts.get(`${sheet} ${cell}`);
    return text && placeOf(text);
  };
}

/** 财政级次 by the last word of a place in the name. */
function levelOf(unit: string): '省级' | '市级' | '区级' | '县级' | '乡级' {
  if (/[镇乡]|街道/u.test(unit)) return '乡级';
  if (/县|旗/u.test(unit)) return '县级';
  if (/区(?!域)/u.test(unit.replace(/自治区/u, ''))) return '区级';
  return /省|自治区/u.test(unit) && !/市/u.test(unit) ? '省级' : '市级';
}

/** The dossier's values at the cells that they came from. */
function cellsOf(
  json: LocatedJson,
  { values }: ImportedRecord,
  placeOf: (cell: CellPlace) => Place | undefined,
): LocatedJson {
  const cells = new Map(
    [...values].flatMap(([written, cell]) => {
      const path = concretePath(json.value, importPathOf(written));
      return path === undefined ? [] : [[formatPath(path), cell] as const];
    }),
  );
  const locate = (path: JsonPath): Place => {
    const name = formatPath(path);
    const cell = cells.get(name) ?? firstBelow(cells, name);
    const place = cell && placeOf(cell);
    return { ...(place ?? { file: json.file }), path: name };
  };
  const { file, text, value } = json;
  return { file, text, value, locate, sourceAt: (path) => json.sourceAt(path) };
}

/** Of a row the first cell that was read. */
function firstBelow(cells: ReadonlyMap<string, CellPlace>, name: string): CellPlace | undefined {
  if (name === '') return undefined;
  for (const [path, cell] of cells) if (path.startsWith(name) && /^[.[]/.test(path.slice(name.length))) return cell;
  return undefined;
}

function inMemory(json: LocatedJson): DossierFiles {
  return {
    json,
    markdownFiles: [],
    markdownStatus: () => 'missing',
    readMarkdown: () => undefined,
    markdownEncoding: () => undefined,
    displayName: (path) => path,
  };
}
