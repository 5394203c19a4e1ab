/** The rules of the tables after a save: one that found nothing in the same amounts is not asked again. */
import type { Tables } from '../engine/needs.ts';
import type { Rule } from '../engine/rule.ts';
import type { Ask } from '../engine/run.ts';
import { alikeTo, Reads, ReadTables } from './reads.ts';
import type { ViewSource } from './table-view.ts';

/** What was asked of the tables of one unit. */
export interface AskedTables {
  /** The two views. */
  readonly on: readonly Tables[];
  /** Of each view what those rules have read that found nothing in it. */
  readonly silent: Readonly<Record<ViewSource, Map<Rule<'tables'>, Reads>>>;
}

/** @param before of the same unit before its last save @returns how to ask; `asked` fills meanwhile */
export function askTables(
  on: readonly Tables[],
  before: AskedTables | undefined,
): { readonly asked: AskedTables; readonly ask: Ask<'tables'> } {
  const asked: AskedTables = { on, silent: { computed: new Map(), declared: new Map() } };
  const isAlike = new Map(
    on.flatMap((now) => {
      const former = before?.on.find(({ view }) => view.source === now.view.source);
      return former === undefined ? [] : [[now.view.source, alikeTo(former, now)] as const];
    }),
  );
  const ask: Ask<'tables'> = (rule, given) => {
    const { source } = given.view;
    const known = before?.silent[source].get(rule);
    if (known !== undefined && isAlike.get(source)?.(known) === true) {
      asked.silent[source].set(rule, known);
      return [];
    }
    const reads = new Reads();
    const faults = rule.check(new ReadTables(given, reads));
    if (faults.length === 0) asked.silent[source].set(rule, reads);
    return faults;
  };
  return { asked, ask };
}
