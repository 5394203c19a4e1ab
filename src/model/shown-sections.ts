/** Sections that a unit's report has: some places print one only where there is something to say. */
import type { Dossier } from './dossier.ts';
import type { ProfilePart, ProfileSection } from './profile.ts';
import { valueAt } from './source.ts';

export function shownSections({ sections }: ProfilePart, dossier: Dossier): readonly ProfileSection[] {
  return sections.filter(({ when }) => when === undefined || when.split('|').some((key) => isGiven(key, dossier)));
}

/** An empty list says that there is none. */
function isGiven(key: string, dossier: Dossier): boolean {
  const value = valueAt(dossier, key.split('.'));
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}
