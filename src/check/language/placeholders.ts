/** `{unit}`, `{year}`, `{priorYear}` of a profile's titles, as they are printed. */
import type { Dossier } from '../../model/dossier.ts';

export function filled(pattern: string, { unit, year }: Pick<Dossier, 'unit' | 'year'>): string {
  return pattern
    .replaceAll('\n', '')
    .replaceAll('{unit}', unit.name)
    .replaceAll('{year}', String(year))
    .replaceAll('{priorYear}', String(year - 1));
}
