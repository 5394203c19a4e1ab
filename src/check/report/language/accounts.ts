/** What the pipeline knows of the catalogues and hands to rules besides what every rule needs. */
import type { FunctionalEntry } from '../../../model/catalogue.ts';
import type { ReportRuleContext } from '../report-rule.ts';

interface Accounts {
  /** Catalogue entries of all years. */
  readonly functionalEntries?: readonly FunctionalEntry[] | undefined;
  /** Ids of tables for which the dossier has no facts; told elsewhere. */
  readonly leftOut?: ReadonlySet<string> | undefined;
}

export function accountsOf(context: ReportRuleContext): Accounts {
  const extended: ReportRuleContext & Accounts = context;
  return extended;
}
