/** A unit of no place's own: one plan of the generator of clean dossiers, always the same. */
import fc from 'fast-check';
import { dossierOf, type GeneratedDossier } from '../arbitraries/dossier.ts';
import { dossierPlans } from '../arbitraries/dossier-plan.ts';
import type { Place } from '../arbitraries/places.ts';

/** @throws Error when no plan of the sample suits */
export function generatedDossier(place: Place): GeneratedDossier {
  const plans = fc.sample(dossierPlans, { seed: 20_240_611, numRuns: 400 });
  const plan = plans.find(
    (each) => each.place === place && each.optionalProse && each.declared === 'none' && suits(each),
  );
  if (plan === undefined) throw new Error(`no plan for ${place}`);
  return dossierOf(plan);
}

/** Ordinary amounts, so that a mistake is one that somebody could make. */
function suits({ amounts: [unit, step] }: { readonly amounts: readonly [string, number] }): boolean {
  return unit === '万元' && step === 1;
}
