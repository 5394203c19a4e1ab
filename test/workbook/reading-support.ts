/** What tests of the import share: the year and the place of a dossier, and leaves by one kind of path. */
import { join, resolve } from 'node:path';
import { readDossier } from '../../src/input/read-dossier.ts';
import { load, type TablesBy } from '../../src/loading.ts';
import { type Dossier, NumberLiteral } from '../../src/model/dossier.ts';
import type { ImportedValue } from '../../src/model/imported.ts';
import { decimal } from '../../src/money/decimal.ts';
import { type MoneyUnit, YUAN_IN } from '../../src/money/units.ts';
import { readFiles } from '../../src/stories/import/given-files.ts';
import { importedValues } from '../../src/stories/import/importing.ts';
import { paths } from '../support.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export interface Known extends TablesBy {
  readonly dossier: Dossier;
}

/** The catalogues, profile and tables that a dossier is read by. @param folder from the root of the project */
export function known(folder: string): Known {
  const { value, findings } = load(readDossier(join(ROOT, folder), folder), paths);
  if (value === undefined) throw new Error(JSON.stringify(findings.slice(0, 3)));
  const { profile, catalogues, tables, dossier } = value;
  return { profile, catalogues, tables, dossier };
}

/** An import into a dossier that holds nothing yet. */
export function imported(
  folder: string,
  files: { readonly name: string; readonly bytes: Uint8Array }[],
  unit?: MoneyUnit,
) {
  const by = known(folder);
  const read = readFiles(files, by);
  const { name } = by.dossier.unit;
  const { year } = by.dossier;
  const amountUnit = unit ?? '万元';
  return {
    ...importedValues({ ...by, read, unit: name, year, amountUnit, dossier: {}, former: [] }),
    read,
    amountUnit,
  };
}

const COUNTS = /^(?:threePublic\/counts|assets)\//;

/** `revenue/2010601/generalPublic` → 元 without zeros at the end, or a plain number; declared cells and names left out. */
export function leavesOf(values: readonly ImportedValue[], amountUnit: MoneyUnit): Record<string, string> {
  const leaves = values.flatMap(({ path, value }): [string, string][] => {
    if (['declared', 'codeNames', 'priorYear'].includes(String(path[0])) || !(value instanceof NumberLiteral))
      return [];
    const [head = '', ...rest] = path;
    const parts = [head, ...rest].flatMap((segment) =>
      typeof segment === 'object' ? keyParts(segment) : [String(segment)],
    );
    const name = parts
      .join('/')
      .replace(/^(basicByEconomicItem|opening)(.*)\/amount$/, '$1$2')
      .replace(/^(assets.*)\/count$/, '$1');
    const amount = decimal(value.source).times(COUNTS.test(name) ? 1 : YUAN_IN[amountUnit]);
    return [[name, amount.toFixed()]];
  });
  return Object.fromEntries(leaves);
}

/** Fund before code for opening balances, code before fund elsewhere, as the fields stand in the key. */
function keyParts(key: Readonly<Record<string, string>>): string[] {
  return Object.values(key);
}
