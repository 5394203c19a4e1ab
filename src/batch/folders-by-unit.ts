/** Which folder is of which unit, by what the dossiers say themselves. */
import { join } from 'node:path';
import { readJson } from '../input/read-json.ts';
import { valueAt } from '../model/source.ts';

/** Folders by the full name of the unit (`unit.name`). A name that two folders bear is not guessed at. */
export function foldersByUnit(folders: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const twice = new Set<string>();
  for (const folder of folders) {
    const { value: json } = readJson(join(folder, 'report.json'), 'report.json', folder);
    const name = json && valueAt(json.value, ['unit', 'name']);
    if (typeof name !== 'string') continue;
    if (found.has(name)) twice.add(name);
    found.set(name, folder);
  }
  for (const name of twice) found.delete(name);
  return found;
}
