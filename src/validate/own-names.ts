/** Names that a dossier gives to 科目 which the catalogue does not have, or calls otherwise. */
import { type Classification, canExist, type EconomicEntry } from '../model/catalogue.ts';
import type { Dossier } from '../model/dossier.ts';

/**
 * The classification with the dossier's `codeNames` laid over it: the same object where there are none. A code that
 * cannot exist stays unknown, so that the check tells of it (V31, V33).
 */
export function withOwnNames(classification: Classification, { codeNames }: Dossier): Classification {
  if (codeNames === undefined) return classification;
  const functional = new Map(classification.functional);
  const economic = new Map(classification.economic);
  for (const [code, name] of Object.entries(codeNames)) {
    if (code.startsWith('3')) nameEconomic(code, name, economic);
    else if (canExist(code, functional)) functional.set(code, { ...functional.get(code), code, name });
  }
  return { ...classification, functional: sorted(functional), economic: sorted(economic) };
}

function nameEconomic(code: string, name: string, economic: Map<string, EconomicEntry>): void {
  const group = economic.get(code.slice(0, 3));
  if (group === undefined || !canExist(code, economic)) return;
  economic.set(code, { ...economic.get(code), code, name, costs: group.costs });
}

function sorted<Entry>(entries: ReadonlyMap<string, Entry>): Map<string, Entry> {
  return new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}
