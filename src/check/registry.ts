/** Every rule of the check. A folder's rules, and lists of rules, are the exports of its `index.ts`. */

import * as causes from './causes/index.ts';
import type { Needs } from './engine/needs.ts';
import type { AnyRule, Rule } from './engine/rule.ts';
import * as evaluation from './evaluation/index.ts';
import * as facts from './facts/index.ts';
import * as language from './language/index.ts';
import * as narrative from './narrative/index.ts';
import * as ownPrint from './own-print/index.ts';
import * as print from './print/index.ts';
import * as tables from './tables/index.ts';

type Folder = Readonly<Record<string, AnyRule | readonly AnyRule[]>>;

const FOLDERS: readonly Folder[] = [facts, tables, print, narrative, language, evaluation, causes];

/** Asked of every unit, in the order of their ids. */
export const RULES: readonly AnyRule[] = FOLDERS.flatMap((folder) => Object.values(folder).flat()).sort((one, other) =>
  one.id < other.id ? -1 : 1,
);

/** Asked of what the program itself prints, not of a unit. */
export const OWN_PRINT: readonly Rule<'print'>[] = Object.values(ownPrint);

/** The rules that need as much. */
export function rulesFor<Need extends keyof Needs>(need: Need): Rule<Need>[] {
  return RULES.flatMap((rule) => (rule.needs === need ? [rule as unknown as Rule<Need>] : []));
}
