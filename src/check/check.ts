/**
 * Stage 4: does everything agree? The facts with themselves and with what was declared, the tables with each other, and
 * what the report says with both.
 */
import type { Finding } from '../diagnostics/finding.ts';
import type { Accounts, Facts, Print } from './engine/needs.ts';
import { type Run, run } from './engine/run.ts';
import { settle as settled } from './engine/settle.ts';
import { type AskedFacts, askFacts } from './facts/asked-before.ts';
import { OWN_PRINT, RULES, rulesFor } from './registry.ts';
import { type AskedTables, askTables } from './tables/asked-before.ts';
import { viewsOf } from './tables/layouts.ts';

export type { Accounts, Facts, Print } from './engine/needs.ts';
export type { Run } from './engine/run.ts';
export { type Held, held } from './held.ts';
export { unasked } from './unasked.ts';

export interface TablesCheck {
  readonly run: Run;
  readonly asked: AskedTables;
}

/**
 * What the rules tell that need the tables alone; the texts of the unit do not touch it.
 * @param before that of the same unit before its last save
 */
export function checkTables(accounts: Accounts, before?: TablesCheck): TablesCheck {
  const views = viewsOf(accounts);
  const { ask, asked } = askTables(views, before?.asked);
  return { run: run(rulesFor('tables'), views, ask), asked };
}

export interface FactsCheck {
  readonly run: Run;
  readonly asked: AskedFacts;
}

/**
 * What the rules tell that need no report.
 * @param before that of the same unit before its last save
 */
export function checkFacts(facts: Facts, before?: FactsCheck): FactsCheck {
  const { ask, asked } = askFacts(facts, before?.asked);
  return { run: run(rulesFor('facts'), [facts], ask), asked };
}

/** What the rules tell that read the composed report. */
export function checkPrint(print: Print): Run {
  return run(rulesFor('print'), [print]);
}

/**
 * What the rules tell of a paper that was read without its dossier: those that ask for nothing that no paper prints.
 * @param print facts are what its own tables say; the tables are those that it prints
 */
export function checkPaper(print: Print): readonly Run[] {
  const [, printed] = viewsOf(print);
  return [
    run(rulesFor('tables').filter(isPrinted), [printed]),
    run(rulesFor('facts').filter(isPrinted), [print]),
    run(rulesFor('print').filter(isPrinted), [print]),
  ];
}

/** The findings of these runs about a paper. */
export function settlePaper(runs: readonly Run[], on: Accounts): Finding[] {
  return settled(runs, on, rulesFor('told').filter(isPrinted));
}

/** Rules that are not asked of such a paper, in the order of their ids. */
export const NOT_ON_PAPER: readonly { readonly id: string; readonly title: string; readonly unprinted: string }[] =
  RULES.flatMap(({ id, title, unprinted }) => (unprinted === undefined ? [] : [{ id, title, unprinted }]));

function isPrinted({ unprinted }: { readonly unprinted?: string }): boolean {
  return unprinted === undefined;
}

/** Whether the program printed tables and charts as it was told: nothing that a unit could put right. */
export function checkOwnPrint(print: Print): Run {
  return run(OWN_PRINT, [print]);
}

/** The findings of all runs about one dossier: one for each cause, with what follows from it. */
export function settle(runs: readonly Run[], on: Accounts): Finding[] {
  return settled(runs, on, rulesFor('told'));
}
