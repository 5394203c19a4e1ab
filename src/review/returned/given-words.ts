/** Words of report.json as templates print them: whole, or between the placeholders of a pattern. */
import type { JsonPath } from '../../model/source.ts';

export interface GivenWords {
  readonly path: JsonPath;
  readonly words: string;
}

/** Shorter ones are words that anybody uses. */
const LEAST = 8;
const PLACEHOLDER = /\{[^{}]*\}|\n/;

/** The words that stand in one value alone, the longest first. @param root parsed report.json */
export function givenWords(root: unknown): readonly GivenWords[] {
  const all = stringsIn(root, []).flatMap(({ path, text }) =>
    text.split(PLACEHOLDER).flatMap((words) => (words.length >= LEAST ? [{ path, words }] : [])),
  );
  const count = new Map<string, number>();
  for (const { words } of all) count.set(words, (count.get(words) ?? 0) + 1);
  return all.filter(({ words }) => count.get(words) === 1).sort((a, b) => b.words.length - a.words.length);
}

function stringsIn(value: unknown, path: JsonPath): { readonly path: JsonPath; readonly text: string }[] {
  if (typeof value === 'string') return value.endsWith('.md') ? [] : [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((one, index) => stringsIn(one, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  // The unit's names are printed all over the report.
  const entries = Object.entries(value).filter(([key]) => path.length > 0 || key !== 'unit');
  return entries.flatMap(([key, one]) => stringsIn(one, [...path, key]));
}
