/** Values of a dossier that came from a workbook: what both ways of import hand to the one merge. */
import type { Place } from '../diagnostics/finding.ts';
import type { NumberLiteral } from './dossier.ts';

/** An entry of a list, by the fields that tell it from the others: `{ code: '2101501', fund: 'generalPublic' }`. */
export type RowKey = Readonly<Record<string, string>>;

/**
 * Where a value stands in `report.json`. A row key names the first entry of a list with those fields, wherever it
 * stands; an index is for lists whose order is their meaning (the columns of a declared row).
 */
export type ImportPath = readonly (string | number | RowKey)[];

/** A cell of a file that the user gave. */
export interface CellPlace {
  /** Name of the file without its folder. */
  readonly file: string;
  readonly sheet: string;
  /** `E12`. */
  readonly cell: string;
}

/** One leaf: never an object or a list, so that each value has a cell of its own. */
export interface ImportedValue {
  readonly path: ImportPath;
  /** Numbers exactly as they shall stand in the file, in the dossier's unit of money. */
  readonly value: NumberLiteral | string | boolean;
  readonly from: CellPlace;
}

/** `expenditure[code=2101501,fund=generalPublic].basic`: the same text for the same place, whatever stands around it. */
export function importPathText(path: ImportPath): string {
  return path.map(segmentText).join('').replace(/^\./, '');
}

const PLAIN = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u;
const PLAIN_VALUE = /^[\p{L}\p{N}_$-]+$/u;

function segmentText(segment: string | number | RowKey): string {
  if (typeof segment === 'number') return `[${segment}]`;
  if (typeof segment === 'string') return PLAIN.test(segment) ? `.${segment}` : `[${JSON.stringify(segment)}]`;
  const fields = Object.entries(segment).map(([key, value]) => `${key}=${fieldText(value)}`);
  return `[${fields.join(',')}]`;
}

function fieldText(value: string): string {
  return PLAIN_VALUE.test(value) ? value : JSON.stringify(value);
}

/** `2022决算.xls › 公开05 › E12`. */
export function cellPlaceText({ file, sheet, cell }: CellPlace): string {
  return `${file} › ${sheet.trim()} › ${cell}`;
}

/** The same as the place of a finding. */
export function cellPlace({ file, sheet, cell }: CellPlace): Place {
  return { file, path: `${sheet.trim()} › ${cell}` };
}

/** A value that was imported: its cell, and the text that was written for it. */
export interface KeptValue extends CellPlace {
  /** As it stood in the file: `125.91`, `"2.50"`. What stands there now, if it differs, was typed since. */
  readonly text: string;
}

/** What is kept beside `report.json` of all that was imported into it. */
export interface ImportedRecord {
  /** Files by name, with the digest of their bytes: `sha256:…`. */
  readonly files: ReadonlyMap<string, string>;
  /** By `importPathText`. */
  readonly values: ReadonlyMap<string, KeptValue>;
}

export const NOTHING_IMPORTED: ImportedRecord = { files: new Map(), values: new Map() };

/** Name of the file that keeps it. */
export const IMPORTED_FILE = 'imported.json';
