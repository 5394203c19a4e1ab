/** The 项 that 名词解释 takes from the catalogue. */
import type { FunctionalEntry } from '../../model/catalogue.ts';
import type { FigureSet } from '../../model/figure.ts';
import type { Facts } from '../engine/needs.ts';
import { type CodeUse, functionalUses } from './code-uses.ts';

/** Those with an amount that the unit does not explain itself; none where the report explains no 项. */
export function explainedItems(facts: Facts): (CodeUse & { readonly entry: FunctionalEntry })[] {
  const { dossier, figures, classification } = facts;
  if (!explainsItems(facts)) return [];
  return functionalUses(facts).flatMap((use) => {
    const entry = classification.functional.get(use.code);
    const isOwn = Object.hasOwn(dossier.explanations ?? {}, use.code);
    return entry === undefined || isOwn || !isUsed(figures, use.code) ? [] : [{ ...use, entry }];
  });
}

/** Whether the report explains the 项 that it uses. */
export function explainsItems({ profile }: Facts): boolean {
  return profile.glossary?.entries.some((entry) => 'items' in entry) === true;
}

/** Whether a 项 has an amount in 公开02, 03, 05, 07 or 08. */
function isUsed(figures: FigureSet, code: string): boolean {
  const ids = [`revenue.${code}.total`, `expenditure.${code}.total`];
  const balances = ['opening', 'closing'].map((measure) => `governmentFund.${code}.${measure}`);
  return [...ids, ...balances].some((id) => figures.get(id)?.value?.isZero() === false);
}
