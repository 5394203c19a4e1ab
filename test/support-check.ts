/** What the check is given in tests that bring their own small dossier, profile and catalogue. */
import { type Accounts, checkFacts, checkTables, type Facts, type Print, settle } from '../src/check/check.ts';
import type { AnyRule, Rule } from '../src/check/engine/rule.ts';
import { run } from '../src/check/engine/run.ts';
import { OWN_PRINT, RULES } from '../src/check/registry.ts';
import { moneyScale } from '../src/check/scale.ts';
import { compute } from '../src/compute/compute.ts';
import type { Finding } from '../src/diagnostics/finding.ts';
import type { FigureSet } from '../src/model/figure.ts';
import { NOTHING_PRINTED } from '../src/model/printed-totals.ts';
import type { Profile } from '../src/model/profile.ts';

type Given = Pick<Accounts, 'dossier' | 'figures' | 'tables' | 'classes' | 'classification' | 'locate'>;

/** The figures of a place that reckons none of its own. @throws when there are none */
export function figuresOf(given: Pick<Given, 'dossier' | 'classes' | 'classification' | 'locate'>): FigureSet {
  const scoring = { executionWeight: 20, decimals: 2, rounding: 'halfUp' } as const;
  const { value } = compute({ ...given, scoring, placeFigures: {}, printedTotals: NOTHING_PRINTED });
  if (value === undefined) throw new Error('no figures');
  return value.figures;
}

/** Facts of a place that prints amounts with two decimals and all else as it comes, and explains its items. */
export function factsOf(
  { dossier, ...given }: Given,
  more: Partial<Facts> = {},
  profile: Partial<Profile> = {},
): Facts {
  const place = {
    money: { unit: dossier.amountUnit, text: { decimals: 2 }, table: { decimals: 2 } },
    percent: { text: { decimals: 0 }, table: { decimals: 0 } },
    score: { decimals: 0 },
    rounding: 'halfUp',
    glossary: { entries: [{ items: 'all' }] },
    ...profile,
  } as unknown as Profile;
  const { money, rounding } = place;
  return {
    dossier,
    ...given,
    profile: place,
    scale: moneyScale(dossier.amountUnit, money.unit, money.table.decimals, rounding),
    functionalEntries: [],
    economicEntries: [],
    notGiven: new Set(),
    prose: [],
    ...more,
  };
}

/** All that can be told without a report. */
export function checkedFacts(facts: Facts): Finding[] {
  return settle([checkTables(facts).run, checkFacts(facts).run], facts);
}

/** The rules of a family that need facts or a report. */
export function rulesOf(letter: string): AnyRule[] {
  return [...RULES, ...OWN_PRINT].filter(({ id, needs }) => id.startsWith(letter) && needs !== 'tables');
}

/** What a rule tells of a report. */
export function toldBy(rule: AnyRule, print: Print): Finding[] {
  return run([rule as unknown as Rule<'print'>], [print]).told.map(({ finding }) => finding);
}
