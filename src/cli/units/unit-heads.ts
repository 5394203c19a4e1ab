/** Name, year and profile of each unit there is, without a look at the rest. */
import { join } from 'node:path';
import { readJson } from '../../input/read-json.ts';
import { NumberLiteral } from '../../model/dossier.ts';
import { valueAt } from '../../model/source.ts';
import { unitNames } from './units.ts';

export interface UnitHead {
  readonly folder: string;
  readonly name: string;
  readonly year: number;
  readonly profile: string;
}

/** Those whose files say all three. @throws UsageError where there is no such place */
export function unitHeads(units: string): UnitHead[] {
  return unitNames(units).flatMap((unit) => {
    const folder = join(units, unit);
    const { value: json } = readJson(join(folder, 'report.json'), 'report.json', folder);
    const head = json === undefined ? undefined : headOf(json.value);
    return head === undefined ? [] : [{ folder, ...head }];
  });
}

/** Undefined where one of them is not written. @param nameElsewhere the unit's, where the dossier does not say it yet */
export function headOf(
  dossier: unknown,
  nameElsewhere?: () => string | undefined,
): Omit<UnitHead, 'folder'> | undefined {
  const profile = valueAt(dossier, ['profile']);
  const name = valueAt(dossier, ['unit', 'name']) || nameElsewhere?.();
  const written = valueAt(dossier, ['year']);
  if (typeof name !== 'string' || name === '' || typeof profile !== 'string' || profile === '') return undefined;
  if (!(written instanceof NumberLiteral) || !/^20\d\d$/.test(written.source)) return undefined;
  return { name, profile, year: Number(written.source) };
}
