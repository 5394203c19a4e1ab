/** Stage 4: does everything agree? Facts with each other, tables with tables, what was declared with what is computed. */
import type { Finding, Place } from '../diagnostics/finding.ts';
import type { Classification, EconomicEntry, FunctionalEntry } from '../model/catalogue.ts';
import type { Dossier } from '../model/dossier.ts';
import type { FigureSet } from '../model/figure.ts';
import type { Grade } from '../model/rubric.ts';
import type { JsonPath } from '../model/source.ts';
import type { TableSpec } from '../model/table-spec.ts';
import type { RoundingMode } from '../money/decimal.ts';
import { checkBlankResults } from './blank-results.ts';
import { checkDeclaredShape, type DeclaredCells, declaredCells, declaredCodes } from './declared-tables.ts';
import { around, type Interval } from './interval.ts';
import { functionalCodes, type TableLayout, tableLayouts } from './layout.ts';
import { checkOfficialDocument } from './official-document.ts';
import { checkOverallFunds } from './overall-funds.ts';
import { reconcileFigures } from './reconcile-figures.ts';
import { reconcileTables } from './reconcile-tables.ts';
import { checkReferences } from './references.ts';
import { checkRubric } from './rubric.ts';
import type { RuleContext } from './rule.ts';
import { RULES } from './rules/index.ts';
import { halfUnit, type MoneyScale, type MoneyUnit, moneyScale, quantumOf, roundTo } from './scale.ts';
import { computedView, declaredView } from './table-view.ts';
import { applyWaivers } from './waivers.ts';

export interface CheckInput {
  readonly dossier: Dossier;
  readonly figures: FigureSet;
  /** The report's tables in the order in which they are printed: the first is 表1. */
  readonly tables: readonly TableSpec[];
  /** Ids of tables that are not printed; they keep their number. */
  readonly leftOut?: ReadonlySet<string> | undefined;
  /** Class codes in the order of the printed 项目 column. */
  readonly classes: readonly string[];
  readonly classification: Classification;
  readonly locate: (path: JsonPath) => Place;
  /** Digits after the point of amounts in the tables. */
  readonly moneyDecimals: number;
  /** Unit of amounts in the tables; that of the dossier unless given. */
  readonly moneyUnit?: MoneyUnit | undefined;
  /** Digits that the report's percentages and scores have at least (0 unless given). */
  readonly percentDecimals?: number | undefined;
  readonly scoreDecimals?: number | undefined;
  readonly rounding?: RoundingMode | undefined;
  /** The report is an official document with a red head. */
  readonly redHead?: boolean | undefined;
  /** Grades of a rubric's total, from the profile. */
  readonly grades?: readonly Grade[] | undefined;
  /** Catalogue entries of all years, to say in which year a code is valid. */
  readonly functionalEntries?: readonly FunctionalEntry[] | undefined;
  readonly economicEntries?: readonly EconomicEntry[] | undefined;
  /** Whether the report explains the 项 it uses (名词解释). */
  readonly explainsItems?: boolean | undefined;
}

/** All findings, in a stable order: references, rules A01…B31, declared tables, declared figures; waivers marked. */
export function check(input: CheckInput): Finding[] {
  const { dossier, figures, locate } = input;
  const rounding = input.rounding ?? 'halfUp';
  const scale = moneyScale(dossier.amountUnit, input.moneyUnit ?? dossier.amountUnit, input.moneyDecimals, rounding);
  const context: RuleContext = { dossier, figures, scale, locate };
  const layouts = layoutsOf(input);
  const declared = declaredCells(dossier, layouts, functionalCodes(figures), locate);
  const style = { rounding, percentDecimals: input.percentDecimals ?? 0, scoreDecimals: input.scoreDecimals ?? 0 };
  const findings = [
    ...checkReferences(input),
    ...checkBlankResults(dossier, locate),
    ...checkDeclaredShape(dossier, layouts, locate),
    ...checkRules(context, layouts, declared),
    ...checkRubric(context, input.grades),
    ...checkOverallFunds(context),
    ...checkOfficialDocument(context, input.redHead ?? false),
    ...reconcileTables(context, layouts, declared),
    ...reconcileFigures(context, style, agreeingCells(context, layouts, declared)),
  ];
  return applyWaivers(findings, dossier.waivers ?? [], locate, isCheckRule);
}

/** Whether the findings of a rule come from this stage. */
export function isCheckRule(rule: string): boolean {
  return OWN_RULES.has(rule) || RULES.some(({ id }) => id === rule);
}

const OWN_RULES: ReadonlySet<string> = new Set([
  ...['R01', 'R02'],
  ...['E03', 'E04', 'E07', 'E12'],
  'E09',
  ...['E15', 'E17'],
  ...['G01', 'G02', 'G03', 'G04'],
  ...['V31', 'V33', 'V34', 'V36', 'V37', 'V40', 'V41', 'V42'],
]);

function layoutsOf({
  dossier,
  figures,
  tables,
  leftOut,
  classes,
  classification,
}: CheckInput): Map<string, TableLayout> {
  const known = functionalCodes(figures);
  const codes = (table: string) => [...new Set([...known, ...declaredCodes(dossier, table)])].sort();
  const layouts = tableLayouts({ tables, classes, classification, codes });
  return new Map([...layouts].filter(([id]) => leftOut?.has(id) !== true));
}

function checkRules(
  context: RuleContext,
  layouts: ReadonlyMap<string, TableLayout>,
  declared: DeclaredCells,
): Finding[] {
  const views = [
    computedView(layouts, context.figures),
    declaredView(layouts, context.figures, declared, context.scale),
  ];
  return RULES.flatMap((rule) => views.flatMap((view) => rule.check(view, context)));
}

/** Declared cells that print their figure rightly, as the intervals (元) they stand for. */
function agreeingCells(
  { figures, scale }: RuleContext,
  layouts: ReadonlyMap<string, TableLayout>,
  declared: DeclaredCells,
): Map<string, Interval> {
  const slots = [...layouts.values()].flatMap((layout) => [...layout.rows.values()].flat());
  return new Map(
    slots.flatMap((slot) => {
      const amount = declared.printed(slot)?.amount;
      const interval = amount === undefined || amount === '' ? undefined : printedInterval(scale, amount);
      const computed = figures.get(slot.figure)?.value;
      if (amount === undefined || amount === '' || interval === undefined || computed === undefined) return [];
      const rounded = roundTo(computed, quantumOf(scale, amount), scale.rounding);
      return rounded.equals(amount.times(scale.factor)) ? [[slot.figure, interval] as const] : [];
    }),
  );
}

function printedInterval(scale: MoneyScale, amount: Parameters<typeof quantumOf>[1]): Interval {
  return around(amount.times(scale.factor), halfUnit(quantumOf(scale, amount)));
}
