/** The `imported.json` of a unit's folder. */
import { join } from 'node:path';
import { readFileInside } from '../files/read-file.ts';
import { IMPORTED_FILE, type ImportedRecord, NOTHING_IMPORTED } from '../model/imported.ts';
import { parseImportedRecord } from '../model/imported-record.ts';

/** Nothing imported where there is no such file; undefined for one that cannot be read. */
export function readImported(folder: string): ImportedRecord | undefined {
  const { bytes, problem } = readFileInside(join(folder, IMPORTED_FILE), folder);
  if (problem === 'missing') return NOTHING_IMPORTED;
  return bytes === undefined ? undefined : parseImportedRecord(new TextDecoder().decode(bytes));
}
