/** A look at the profiles, for `list` and `new`: their names and the prose they ask for. */
import { dirname, join } from 'node:path';
import { readFileInside } from '../../files/read-file.ts';
import type { Profile } from '../../model/profile.ts';

/** A profile with what it inherits, unchecked: whatever is missing or broken is left out. */
export function readProfileChain(templates: string, id: string, seen: readonly string[] = []): Partial<Profile> {
  const own = readProfile(join(templates, id, 'profile.json'));
  if (own.extends === undefined || seen.includes(own.extends)) return own;
  const base = readProfileChain(templates, own.extends, [...seen, id]);
  return { ...base, ...own, prose: { ...base.prose, ...own.prose } };
}

/** A profile that others extend, and of which no report is made. */
export function isAbstract(templates: string, id: string): boolean {
  return readProfile(join(templates, id, 'profile.json')).abstract === true;
}

function readProfile(path: string): Partial<Profile> {
  try {
    const { bytes } = readFileInside(path, dirname(path));
    const profile: unknown = bytes === undefined ? {} : JSON.parse(new TextDecoder().decode(bytes));
    return typeof profile === 'object' && profile !== null ? profile : {};
  } catch {
    return {};
  }
}
