/** Every text that the unit has typed, whether or not it is printed: the lines of its prose, the strings of report.json. */
import type { Place } from '../../diagnostics/finding.ts';
import type { JsonPath } from '../../model/source.ts';
import { isAlike } from '../../model/structural-sharing.ts';
import type { Facts } from './needs.ts';
import { sharedReading } from './reads.ts';
import type { Placed } from './rule.ts';

export interface TypedText {
  readonly text: string;
  /** Of a string of report.json; a line of prose has none. */
  readonly path?: JsonPath;
  /** Where a character of it stands, from 0: a line of prose to the column, a string of report.json as a whole. */
  at(offset: number): Placed;
}

/** Lines of the files in their order, then the strings of report.json in theirs; none is empty. */
export const typedTexts = sharedReading(
  ({ dossier, prose, locate }: Pick<Facts, 'dossier' | 'prose' | 'locate'>) => [dossier, prose, locate],
  (dossier, prose, locate): readonly TypedText[] => [
    ...prose.flatMap(({ file, text }) => text.split('\n').flatMap((line, index) => lineOf(file, line, index + 1))),
    ...stringsOf(dossier, locate),
  ],
  isSameTexts,
);

/** The same lines of the same files, and the same strings at the same paths. */
function isSameTexts(one: readonly TypedText[], other: readonly TypedText[]): boolean {
  return one.length === other.length && one.every((text, index) => isSameText(text, other[index]));
}

function isSameText(one: TypedText, other: TypedText | undefined): boolean {
  if (one.text !== other?.text || !isAlike(one.path, other.path)) return false;
  return one.path !== undefined || isAlike(one.at(0).place, other.at(0).place);
}

function lineOf(file: string, text: string, line: number): TypedText[] {
  if (text.trim() === '') return [];
  return [{ text, at: (offset) => ({ place: { file, line, column: offset + 1 } }) }];
}

function stringsOf(dossier: object, locate: (path: JsonPath) => Place): TypedText[] {
  const found: TypedText[] = [];
  const path: (string | number)[] = [];
  const walk = (value: unknown, key: string | number) => {
    path.push(key);
    if (typeof value === 'string') {
      if (value.trim() !== '') found.push(stringAt([...path], value, locate));
    } else if (Array.isArray(value)) value.forEach(walk);
    else if (isPlainObject(value)) walkFields(value);
    path.pop();
  };
  const walkFields = (owner: object) => {
    for (const [key, value] of Object.entries(owner)) walk(value, key);
  };
  walkFields(dossier);
  return found;
}

function stringAt(path: JsonPath, text: string, locate: (path: JsonPath) => Place): TypedText {
  const placed = {
    get place() {
      return locate(path);
    },
  };
  return { text, path, at: () => placed };
}

/** An object of report.json; amounts are objects of their own. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
