/**
 * The rules of the tables after a save. Of a formula between cells it is known by itself whether it held: there are
 * thousands, and a changed amount stands in a few.
 */
import { sharedWith } from '../../model/structural-sharing.ts';
import { type Asking, askAgain, firstAsked } from '../engine/asked-before.ts';
import type { Fault } from '../engine/fault.ts';
import type { Tables } from '../engine/needs.ts';
import { recorded } from '../engine/reads.ts';
import type { Ask } from '../engine/run.ts';
import type { Formula } from './formula.ts';
import { ReadView, TableReads, TablesComparison } from './reads.ts';
import type { ViewSource } from './table-view.ts';

type Formulas = Parameters<Tables['judged']>[0];

/** What was asked of one view of the tables of one unit. */
interface AskedView extends Asking<Tables, TableReads> {
  /** Each list of formulas with what it was made from. */
  readonly lists: Map<Formulas, { readonly formulas: readonly Formula[]; readonly reads: TableReads }>;
  /** Those that held. */
  readonly held: Set<Formula>;
}

/** The two views. */
export type AskedTables = readonly AskedView[];

/** @param before of the same unit before its last save @returns how to ask; `asked` fills meanwhile */
export function askTables(
  on: readonly Tables[],
  before: AskedTables | undefined,
): { readonly asked: AskedTables; readonly ask: Ask<'tables'> } {
  const views = on.map((tables) => {
    const former = before?.find(({ given }) => given.on.view.source === tables.view.source);
    return former === undefined ? firstView(tables) : askView(tables, former);
  });
  const asks = new Map<ViewSource, (typeof views)[number]['ask']>(views.map(({ source, ask }) => [source, ask]));
  return { asked: views.map(({ asked }) => asked), ask: (rule, { view }) => asks.get(view.source)?.(rule) ?? [] };
}

function firstView(on: Tables) {
  const asked: AskedView = { ...firstAsked<Tables, TableReads>(on), lists: new Map(), held: new Set() };
  return { source: on.view.source, asked, ask: (rule: Parameters<Ask<'tables'>>[0]) => rule.check(on) };
}

function askView(on: Tables, before: AskedView) {
  const comparison = new TablesComparison(before.given, on);
  const lists: AskedView['lists'] = new Map();
  const held: AskedView['held'] = new Set();
  const listOf = (formulas: Formulas) => {
    const known = before.lists.get(formulas);
    if (known !== undefined && comparison.isAlike(known.reads)) return known;
    const reads = new TableReads();
    const made = formulas(recordedTables(on, reads));
    return { reads, formulas: known === undefined ? made : sharedWith(known.formulas, made) };
  };
  const judged: Tables['judged'] = (formulas, judge) => {
    const list = listOf(formulas);
    lists.set(formulas, list);
    const faults: Fault[] = [];
    for (const formula of list.formulas) {
      const isKnown = before.held.has(formula) && comparison.isSaid(formula);
      const told = isKnown ? [] : judge(formula, on);
      if (told.length === 0) held.add(formula);
      faults.push(...told);
    }
    return faults;
  };
  const given = { ...on, judged };
  const { asking, ask } = askAgain(given, before, {
    reads: () => new TableReads(),
    recorded: (reads) => recordedTables(given, reads),
    comparison,
  });
  return { source: on.view.source, asked: { ...asking, lists, held }, ask };
}

function recordedTables(on: Tables, reads: TableReads): Tables {
  return recorded(on, reads, { view: new ReadView(on.view, reads) });
}
