/** `imported.json` beside a dossier: the places of its values tell the cells that they came from. */
import { join } from 'node:path';
import type { Place } from '../diagnostics/finding.ts';
import { readFileInside } from '../files/read-file.ts';
import { concretePath, importPathOf } from '../model/import-path.ts';
import { cellPlaceText, IMPORTED_FILE, type ImportedRecord } from '../model/imported.ts';
import { parseImportedRecord } from '../model/imported-record.ts';
import { joinedKey, rememberedByKey } from '../model/remembered.ts';
import { formatPath, type JsonPath, type LocatedJson } from '../model/source.ts';

/** The same file; a record that cannot be read tells no cells (`juesuan import` says so). */
export function withImportedCells(json: LocatedJson, folder: string): LocatedJson {
  const { bytes } = readFileInside(join(folder, IMPORTED_FILE), folder);
  return bytes === undefined ? json : celled({ json, record: new TextDecoder().decode(bytes) });
}

const KEPT = 600_000;

/** The same object for the same texts: what was made of it can be kept. */
const celled = rememberedByKey(
  ({ json, record }: { json: LocatedJson; record: string }) => joinedKey([json.file, json.text, record]),
  ({ json, record }) => {
    const parsed = parseImportedRecord(record);
    return parsed === undefined ? json : new CelledJson(json, parsed);
  },
  KEPT,
);

class CelledJson implements LocatedJson {
  private cells: ReadonlyMap<string, string> | undefined;

  constructor(
    private readonly json: LocatedJson,
    private readonly record: ImportedRecord,
  ) {}

  get file(): string {
    return this.json.file;
  }

  get text(): string {
    return this.json.text;
  }

  get value(): unknown {
    return this.json.value;
  }

  locate(path: JsonPath, what?: 'key' | 'value'): Place {
    this.cells ??= this.cellsByPath();
    const cell = this.cells.get(formatPath(path));
    const place = this.json.locate(path, what);
    return cell === undefined ? place : { ...place, cell };
  }

  sourceAt(path: JsonPath): string | undefined {
    return this.json.sourceAt(path);
  }

  /** Of the values that still stand as they were imported. */
  private cellsByPath(): Map<string, string> {
    const cells = new Map<string, string>();
    for (const [written, kept] of this.record.values) {
      const path = concretePath(this.json.value, importPathOf(written));
      if (path === undefined || this.json.sourceAt(path) !== kept.text) continue;
      cells.set(formatPath(path), cellPlaceText(kept));
    }
    return cells;
  }
}
