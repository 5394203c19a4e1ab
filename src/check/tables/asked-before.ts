/**
 * The rules of the tables after a save. Of a formula between cells it is known by itself whether it held: there are
 * thousands, and a changed amount stands in a few.
 */
import type { FigureSet } from '../../model/figure.ts';
import { once } from '../../model/remembered.ts';
import { type AskedBefore, askedAgain } from '../engine/asked-before.ts';
import type { Fault } from '../engine/fault.ts';
import type { Tables } from '../engine/needs.ts';
import { recorded } from '../engine/reads.ts';
import type { Rule } from '../engine/rule.ts';
import type { Ask } from '../engine/run.ts';
import type { BetweenCells } from './formula.ts';
import { type FigureChanges, figureChanges, namedIn, ReadView, TableReads, TablesComparison } from './reads.ts';
import type { ViewSource } from './table-view.ts';

type Lister<One> = (on: Tables) => readonly One[];

interface List<One> {
  readonly all: readonly One[];
  /** What it was made from. */
  readonly reads: TableReads;
  /** Those of which something was told, from 0. */
  readonly told: readonly number[];
}

/** What was asked of one view of the tables of one unit. */
interface AskedView {
  readonly on: Tables;
  readonly rules: AskedBefore<Rule<'tables'>, TableReads>;
  /** Of formulas, and of whatever else is judged by itself. */
  readonly lists: Map<Lister<unknown>, List<unknown>>;
}

/** The two views. */
export type AskedTables = readonly AskedView[];

/** @param before of the same unit before its last save @returns how to ask; `asked` fills meanwhile */
export function askTables(
  on: readonly Tables[],
  before: AskedTables | undefined,
): { readonly asked: AskedTables; readonly ask: Ask<'tables'> } {
  const [present] = on;
  const [former] = before ?? [];
  const none: FigureSet = new Map();
  const changes = once(() => figureChanges(former?.on.figures ?? none, present?.figures ?? none));
  const views = on.map((tables) => {
    const known = before?.find((one) => one.on.view.source === tables.view.source);
    return known === undefined ? firstView(tables) : askView(tables, known, changes);
  });
  const asks = new Map<ViewSource, (typeof views)[number]['ask']>(views.map(({ source, ask }) => [source, ask]));
  return { asked: views.map(({ asked }) => asked), ask: (rule, { view }) => asks.get(view.source)?.(rule) ?? [] };
}

function firstView(on: Tables) {
  const asked: AskedView = { on, rules: new Map(), lists: new Map() };
  return { source: on.view.source, asked, ask: (rule: Rule<'tables'>) => rule.check(on) };
}

function askView(on: Tables, before: AskedView, changes: () => FigureChanges) {
  const comparison = new TablesComparison(before.on, on, changes);
  const lists: AskedView['lists'] = new Map();
  const listOf = <One extends BetweenCells>(lister: Lister<One>): List<One> => {
    const known = before.lists.get(lister) as List<One> | undefined;
    if (known !== undefined && comparison.isAlike(known.reads)) return known;
    const reads = new TableReads();
    const all = lister(recordedTables(on, reads));
    return { reads, all, told: [] };
  };
  const judged: Tables['judged'] = (lister, judge) => {
    const list = listOf(lister);
    const touched = list === before.lists.get(lister) ? comparison.touched(namedIn(list.all)) : undefined;
    const again = touched === undefined ? list.all.keys() : new Set([...list.told, ...touched].sort((a, b) => a - b));
    const told: number[] = [];
    const faults: Fault[] = [];
    for (const index of again) {
      const said = judge(list.all[index] as (typeof list.all)[number], on);
      if (said.length > 0) told.push(index);
      faults.push(...said);
    }
    lists.set(lister, { ...list, told });
    return faults;
  };
  const rules: AskedView['rules'] = new Map(before.rules);
  const noting = (rule: Rule<'tables'>) => {
    const read = new TableReads();
    return { found: rule.check(recordedTables(on, read, judged)), read };
  };
  const isAlike = (read: TableReads) => comparison.isAlike(read);
  const ask = (rule: Rule<'tables'>) =>
    askedAgain(rules, rule, { isAlike, ask: () => rule.check({ ...on, judged }), noting: () => noting(rule) });
  return { source: on.view.source, asked: { on, rules, lists }, ask };
}

function recordedTables(on: Tables, reads: TableReads, judged = on.judged): Tables {
  return recorded(on, reads, {
    view: new ReadView(on, reads),
    judged: (all, judge) => {
      reads.hasJudged = true;
      return judged(all, judge);
    },
  });
}
