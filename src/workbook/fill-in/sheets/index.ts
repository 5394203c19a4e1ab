/** All sheets that are typed in, in their order. */
import type { FillSheet } from '../form.ts';
import { CAUSES, FACTS, OWN_CODES, PRIOR_YEAR, PROSE, REASONS, TERMS } from './asked.ts';
import {
  BALANCES,
  CLASS_EXPENDITURE,
  ECONOMIC,
  EXPENDITURE,
  PROJECT_EXPENDITURE,
  REVENUE,
  SPENT_ITEMS,
} from './money.ts';
import { KEY_WORK, OVERALL, SPECIAL_REPORTS } from './overall.ts';
import { INDICATORS, OVERALL_INDICATORS, PROJECT_FUNDS, PROJECT_SOURCES, PROJECTS } from './projects.ts';
import { THREE_PUBLIC_AND_ASSETS } from './three-public.ts';
import { UNIT } from './unit.ts';

export const FORM: readonly FillSheet[] = [
  UNIT,
  REVENUE,
  EXPENDITURE,
  PROJECT_EXPENDITURE,
  CLASS_EXPENDITURE,
  BALANCES,
  ECONOMIC,
  SPENT_ITEMS,
  THREE_PUBLIC_AND_ASSETS,
  PRIOR_YEAR,
  REASONS,
  CAUSES,
  PROJECTS,
  PROJECT_SOURCES,
  PROJECT_FUNDS,
  INDICATORS,
  OVERALL,
  OVERALL_INDICATORS,
  KEY_WORK,
  SPECIAL_REPORTS,
  FACTS,
  PROSE,
  TERMS,
  OWN_CODES,
];
