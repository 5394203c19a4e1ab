/** Reads the catalogues: classifications, terms and the statutory tables of a year. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Outcome } from '../diagnostics/finding.ts';
import type { LocatedJson } from '../model/source.ts';
import { readJson } from './read-json.ts';

export interface CatalogueFiles {
  readonly functional: LocatedJson;
  readonly economic: LocatedJson;
  readonly terms: LocatedJson;
  /** Table sets by year; `tablesFor` picks the latest that is not after the asked one. */
  readonly tables: LocatedJson;
}

/** @param tableSet year of the table set; without one of that year, the latest before it is taken */
export function readCatalogues(root: string, displayRoot: string, tableSet: number): Outcome<CatalogueFiles> {
  const findings: Finding[] = [];
  const read = (file: string) => {
    const outcome = readJson(join(root, file), `${displayRoot}/${file}`, root);
    findings.push(...outcome.findings);
    return outcome.value;
  };
  const functional = read('functional.json');
  const economic = read('economic.json');
  const terms = read('terms.json');
  const tables = read(`tables/${tableSetYear(root, tableSet)}.json`);
  if (!functional || !economic || !terms || !tables) return { findings };
  return { value: { functional, economic, terms, tables }, findings };
}

/** The files of `readCatalogues`. */
export function catalogueFiles(root: string, tableSet: number): string[] {
  const names = ['functional.json', 'economic.json', 'terms.json', `tables/${tableSetYear(root, tableSet)}.json`];
  return names.map((name) => join(root, name));
}

function tableSetYear(root: string, asked: number): number {
  const folder = join(root, 'tables');
  const years = existsSync(folder)
    ? readdirSync(folder).flatMap((file) => /^(\d{4})\.json$/.exec(file)?.[1] ?? [])
    : [];
  const sorted = years.map((year) => Number.parseInt(year, 10)).sort((a, b) => a - b);
  return sorted.filter((year) => year <= asked).at(-1) ?? sorted[0] ?? asked;
}
