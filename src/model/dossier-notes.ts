/** What a batch keeps of a dossier beside its figures and findings. */
import type { Dossier } from './dossier.ts';
import type { DossierNotes } from './unit-result.ts';

/** @param title of the report; undefined for a dossier that could not be composed */
export function dossierNotes(dossier: Dossier, title: string | undefined): DossierNotes {
  const { unit, year, profile, projects = [], reasons = {} } = dossier;
  return {
    unitName: unit.name,
    year,
    profile,
    title,
    level: unit.level,
    projects: projects.map(({ id, name }) => ({ id, name })),
    explained: Object.keys(reasons),
  };
}
