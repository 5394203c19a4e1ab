/** Whether a path still leads to the same entry after somebody else has changed the file. */
import { parseJson } from '../input/read-json.ts';
import { NumberLiteral } from '../model/dossier.ts';
import { type JsonPath, valueAt } from '../model/source.ts';

/** Fields that tell an entry of a list from the others. */
const NAMES = ['code', 'fund', 'id', 'name', 'kind', 'project', 'term', 'text', 'rule', 'source', 'subject', 'title'];

/**
 * @param shown text of the file as the page showed it
 * @returns true where an entry of a list on the way is another one now, so that the path may mean another value
 */
export function movedPlace(shown: string, now: string, path: JsonPath): boolean {
  if (shown === now) return false;
  const [before, after] = [shown, now].map((text) => parseJson(text, '').value?.value);
  return path.some((segment, depth) => {
    if (typeof segment !== 'number') return false;
    const own = path.slice(0, depth + 1);
    const isLeaf = depth === path.length - 1;
    return !isLeaf && nameOf(valueAt(before, own)) !== nameOf(valueAt(after, own));
  });
}

function nameOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return '';
  const told = NAMES.map((name) => (item as Record<string, unknown>)[name]);
  return JSON.stringify(told.map((value) => (value instanceof NumberLiteral ? value.source : value)));
}
