/**
 * Tables as they were read → the leaves of a dossier. All differences are exact; what cannot be told apart is not given,
 * and said.
 */
import type { Finding } from '../../diagnostics/finding.ts';
import type { ImportedValue } from '../../model/imported.ts';
import { budgets } from './budgets.ts';
import { basicTotals, economic } from './economic.ts';
import { expenditure } from './expenditure.ts';
import { LeafBook, type LeavesInput } from './leaf-book.ts';
import { names } from './names.ts';
import { opening } from './opening.ts';
import { operation, threePublic } from './operation.ts';
import { revenue } from './revenue.ts';

/** What the tables give. */
export interface Leaves {
  readonly values: readonly ImportedValue[];
  readonly findings: readonly Finding[];
  /** What the tables leave open, one sentence each. */
  readonly open: readonly string[];
}

export function leavesOf(input: LeavesInput): Leaves {
  const book = new LeafBook(input);
  revenue(book);
  expenditure(book);
  opening(book);
  economic(book);
  basicTotals(book);
  threePublic(book);
  operation(book);
  budgets(book);
  names(book);
  return { values: book.values, findings: book.findings, open: book.open };
}
