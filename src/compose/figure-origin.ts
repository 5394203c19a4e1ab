/** Where a profile has written the figure that stands in a cell of a table. */
import { literally } from '../model/literally.ts';
import type { JsonPath } from '../model/source.ts';

export interface FigureOrigin {
  /** From the root of profile.json. */
  readonly path: JsonPath;
  /** As it is written, e.g. `revenue.{code}.total`. */
  readonly pattern: string;
}

/** The first place in what a profile writes of a table that gives the id; none for a figure of the year's own form. */
export function figureOrigin(
  forms: Readonly<Record<string, unknown>>,
  id: string,
  table: string,
): FigureOrigin | undefined {
  return writtenIn(forms[table], id, ['tables', 'forms', table], '');
}

const HOLDERS = ['figure', 'figures'];

function writtenIn(value: unknown, id: string, path: JsonPath, holder: string): FigureOrigin | undefined {
  if (typeof value === 'string')
    return HOLDERS.includes(holder) && gives(value, id) ? { path, pattern: value } : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, below] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    const found = writtenIn(below, id, [...path, step], Array.isArray(value) ? holder : key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `{code}` stands for a code or `all`, `{item}` for a part of “三公”. */
function gives(pattern: string, id: string): boolean {
  const parts = pattern.split(/\{(?:code|item)\}/).map(literally);
  return new RegExp(`^${parts.join('\\w+')}$`).test(id);
}
