/** Reads the catalogues: classifications, terms and the statutory tables of a year. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Outcome } from '../diagnostics/finding.ts';
import { type LocatedJson, valueAt } from '../model/source.ts';
import { readPlainJson } from './read-plain-json.ts';

export interface CatalogueFiles {
  readonly functional: LocatedJson;
  readonly economic: LocatedJson;
  readonly terms: LocatedJson;
  /** The table set of the year, the one it extends, and so on. */
  readonly tables: readonly [LocatedJson, ...LocatedJson[]];
}

/** @param tableSet year of the table set; without one of that year, the latest before it is taken */
export function readCatalogues(root: string, displayRoot: string, tableSet: number): Outcome<CatalogueFiles> {
  const findings: Finding[] = [];
  const read = (file: string) => {
    const outcome = readPlainJson(join(root, file), `${displayRoot}/${file}`, root);
    findings.push(...outcome.findings);
    return outcome.value;
  };
  const functional = read('functional.json');
  const economic = read('economic.json');
  const terms = read('terms.json');
  const [newest, ...older] = editions(tableSetYear(root, tableSet), (year) => read(`tables/${year}.json`));
  if (!functional || !economic || !terms || !newest) return { findings };
  return { value: { functional, economic, terms, tables: [newest, ...older] }, findings };
}

/** The file of a year and those it extends, as far as there are any; none is read twice. */
function editions(year: number, read: (year: number) => LocatedJson | undefined): LocatedJson[] {
  const files = new Map<number, LocatedJson>();
  for (let next = year; !files.has(next); ) {
    const file = read(next);
    if (file === undefined) break;
    files.set(next, file);
    next = Number(valueAt(file.value, ['extends']) ?? next);
  }
  return [...files.values()];
}

/** The files of `readCatalogues`, with the table sets of all years: one may extend another. */
export function catalogueFiles(root: string): string[] {
  const tables = tableSetYears(root).map((year) => `tables/${year}.json`);
  return ['functional.json', 'economic.json', 'terms.json', ...tables].map((name) => join(root, name));
}

/** Years that have forms of their own, ascending. */
export function tableSetYears(root: string): number[] {
  const folder = join(root, 'tables');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const years = files.flatMap((file) => /^(\d{4})\.json$/.exec(file)?.[1] ?? []);
  return years.map((year) => Number.parseInt(year, 10)).sort((a, b) => a - b);
}

function tableSetYear(root: string, asked: number): number {
  const sorted = tableSetYears(root);
  return sorted.filter((year) => year <= asked).at(-1) ?? sorted[0] ?? asked;
}
