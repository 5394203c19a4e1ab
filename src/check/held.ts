/** What was held against what: how much of a report rules could look at, whether or not it was right. */
import type { Print } from './engine/needs.ts';
import { statedFacts } from './narrative/stated-facts.ts';
import { quantitiesOf, toldSentences } from './reading/passages.ts';
import { BETWEEN_TABLES } from './tables/between-tables.ts';
import type { Formula } from './tables/formula.ts';
import { viewsOf } from './tables/layouts.ts';
import { WITHIN_A_TABLE } from './tables/within-a-table.ts';

export interface Held {
  /** Statutory tables. */
  readonly tables: number;
  /** Equalities within and between tables of which something is not zero. */
  readonly totals: number;
  /** Sentences with numbers. */
  readonly sentences: number;
  /** Amounts and counts in them. */
  readonly amounts: number;
  /** Shares, rates and completions. */
  readonly percents: number;
  /** Numbers of the text that a table gives as well. */
  readonly againstTables: number;
}

export function held(print: Print): Held {
  const [, printed] = viewsOf(print);
  const formulas = [...WITHIN_A_TABLE, ...BETWEEN_TABLES].flatMap((row) => row.formulas(printed));
  const { view } = print;
  const quantities = quantitiesOf(view).map(({ quantity }) => quantity);
  const percents = quantities.filter(({ kind }) => kind === 'percent').length;
  return {
    tables: view.tables.filter(({ table }) => table.statutory !== undefined).length,
    totals: formulas.filter((formula) => isTelling(formula, printed.view)).length,
    sentences: toldSentences(view).filter(({ sentence }) => sentence.quantities.length > 0).length,
    amounts: quantities.length - percents,
    percents,
    againstTables: statedFacts(print).length,
  };
}

function isTelling({ left, right }: Formula, view: ReturnType<typeof viewsOf>[1]['view']): boolean {
  const values = [...left, ...right].map(({ table, figure }) =>
    table === undefined ? undefined : view.at(table, figure)?.value,
  );
  return values.every((value) => value !== undefined) && values.some((value) => value?.isZero() === false);
}
