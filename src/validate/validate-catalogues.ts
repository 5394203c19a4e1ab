/** Catalogue files → the classifications as they are valid in the report's year, and its table set. */
import type { Outcome } from '../diagnostics/finding.ts';
import {
  type Classification,
  type EconomicEntry,
  economicCatalogueSchema,
  type FunctionalEntry,
  functionalCatalogueSchema,
  functionalEntries,
  isValidIn,
  termCatalogueSchema,
} from '../model/catalogue.ts';
import type { LocatedJson } from '../model/source.ts';
import type { TableSet } from '../model/table-spec.ts';
import { type Editions, tableSetOf } from './table-editions.ts';
import { validateJson } from './validate-json.ts';

export interface Catalogues {
  readonly classification: Classification;
  readonly tableSet: TableSet;
  /** Entries of all years, to tell in which year a code is valid. */
  readonly functionalEntries: readonly FunctionalEntry[];
  readonly economicEntries: readonly EconomicEntry[];
}

export interface CatalogueSource {
  readonly functional: LocatedJson;
  readonly economic: LocatedJson;
  readonly terms: LocatedJson;
  readonly tables: Editions;
}

/** @param year the report's year */
export function validateCatalogues(files: CatalogueSource, year: number): Outcome<Catalogues> {
  const functional = validateJson(functionalCatalogueSchema, files.functional);
  const economic = validateJson(economicCatalogueSchema, files.economic);
  const terms = validateJson(termCatalogueSchema, files.terms);
  const tables = tableSetOf(files.tables);
  const findings = [functional, economic, terms, tables].flatMap((outcome) => outcome.findings);
  if (!functional.value || !economic.value || !terms.value || !tables.value) return { findings };
  const allFunctional = functionalEntries(functional.value);
  const classification = {
    year,
    functional: validBy(allFunctional, year, (entry) => entry.code),
    economic: validBy(economic.value.entries, year, (entry) => entry.code),
    terms: validBy(terms.value.entries, year, (entry) => entry.id),
  };
  const entries = { functionalEntries: allFunctional, economicEntries: economic.value.entries };
  return { value: { classification, tableSet: tables.value, ...entries }, findings };
}

function validBy<Entry extends { validFrom?: number | undefined; validTo?: number | undefined }>(
  entries: readonly Entry[],
  year: number,
  key: (entry: Entry) => string,
): Map<string, Entry> {
  return new Map(entries.filter((entry) => isValidIn(entry, year)).map((entry) => [key(entry), entry]));
}
