/** What a rubric's standard says, apart from any measured value: full marks, the scores it allows, grades. */
import { type Decimal, ZERO } from '../money/decimal.ts';
import type { Rubric, RubricItem, RubricRule } from './dossier.ts';

/** An item with the place of its data in the dossier. */
export interface PlacedItem {
  readonly item: RubricItem;
  readonly path: readonly (string | number)[];
}

/** All items of a rubric in the order of print. */
export function rubricItems(rubric: Rubric | undefined): PlacedItem[] {
  return (rubric?.level1 ?? []).flatMap((first, i) =>
    first.level2.flatMap((second, j) =>
      second.items.map((item, k) => ({ item, path: ['rubric', 'level1', i, 'level2', j, 'items', k] })),
    ),
  );
}

/** The full marks that the standard names, which should be the item's weight. */
export function fullMarks({ rule, weight }: RubricItem): Decimal {
  switch (rule?.kind) {
    case 'deduction':
    case 'proportional':
      return rule.fullMarks ?? weight;
    case 'bands':
      return largest(rule.bands.map((band) => band.points));
    case 'steps':
      return largest(rule.points);
    case undefined:
      return weight;
  }
}

/** The scores that the standard can give, from the best down; undefined where any score up to the weight is possible. */
export function allowedScores(item: RubricItem): Decimal[] | undefined {
  const { rule } = item;
  if (rule?.kind === 'deduction') return deductions(rule, fullMarks(item));
  if (rule?.kind === 'bands') return descending(rule.bands.map((band) => band.points));
  return rule?.kind === 'steps' ? descending(rule.points) : undefined;
}

function deductions({ deduct }: Extract<RubricRule, { kind: 'deduction' }>, full: Decimal): Decimal[] {
  if (!deduct.greaterThan(ZERO)) return [full];
  const count = full.div(deduct).ceil().toNumber();
  return Array.from({ length: count + 1 }, (_, times) => largest([full.minus(deduct.times(times)), ZERO]));
}

function descending(values: readonly Decimal[]): Decimal[] {
  return [...values].sort((a, b) => b.comparedTo(a));
}

function largest(values: readonly Decimal[]): Decimal {
  return values.reduce((best, value) => (value.greaterThan(best) ? value : best), ZERO);
}

export interface Grade {
  readonly name: string;
  /** Least score of the grade. */
  readonly from: number;
}

/** The grade of a score; undefined where the profile has none for it. */
export function gradeOf(score: Decimal, grades: readonly Grade[] | undefined): string | undefined {
  const best = [...(grades ?? [])].sort((a, b) => b.from - a.from);
  return best.find(({ from }) => score.greaterThanOrEqualTo(from))?.name;
}
