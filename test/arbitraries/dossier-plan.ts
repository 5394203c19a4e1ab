/** The independent choices that a dossier is made from. */
import fc from 'fast-check';
import { accountsPlans } from './accounts.ts';
import type { AmountUnit, Cents } from './cents.ts';
import { changePlan } from './changes.ts';
import { YEARS } from './codes.ts';
import { otherPlans } from './other-matters.ts';
import { overallPlans } from './overall.ts';
import { PLACES } from './places.ts';
import { projectsPlans } from './projects.ts';
import { rubricPlans } from './rubric.ts';
import { basicPlans, threePublicPlans } from './three-public.ts';

export const dossierPlans = fc.record({
  place: fc.constantFrom(...PLACES),
  year: fc.constantFrom(...YEARS),
  /** Unit of the file, and the 分 of which its amounts are whole multiples. */
  amounts: fc.constantFrom<readonly [AmountUnit, Cents]>(['元', 1], ['万元', 1], ['万元', 10_000]),
  nature: fc.constantFrom('administrative', 'civilServiceManaged', 'institution', 'mixed'),
  phone: fc.boolean(),
  accounts: accountsPlans,
  basic: basicPlans,
  threePublic: threePublicPlans,
  other: otherPlans,
  projects: projectsPlans,
  overall: overallPlans,
  rubric: rubricPlans,
  /** One for each prior-year value and budget that may differ. */
  changes: fc.array(changePlan, { minLength: 12, maxLength: 12 }),
  declared: fc.constantFrom('none', 'exact', 'blanks'),
  optionalProse: fc.boolean(),
  keyWork: fc.boolean(),
  openingByCode: fc.boolean(),
});
export type DossierPlan = typeof dossierPlans extends fc.Arbitrary<infer Plan> ? Plan : never;
