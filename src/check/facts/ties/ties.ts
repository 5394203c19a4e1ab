/** Amounts of a dossier that belong together, read off its figures. */

import type { Figure, FigureSet } from '../../../model/figure.ts';
import { type FigureShape, shapeOf } from '../../../model/figure-shape.ts';
import { rememberedByObject } from '../../../model/remembered.ts';
import { type Decimal, sum } from '../../../money/decimal.ts';
import type { Facts } from '../../engine/needs.ts';
import { sharedReading } from '../../engine/reads.ts';
import { leavesBelow } from '../../leaves.ts';
import { nameOf } from '../named.ts';

/**
 * - `equal`: both sides must be the same amount;
 * - `same`: they mostly are; where they are not, a slip of the pen shows only if it is exact;
 * - `alike`: of one size, such as a budget and its result;
 * - `under`: the left side is a part of the right one.
 */
export type TieKind = 'equal' | 'same' | 'alike' | 'under';

export interface Side {
  /** In the field's words. */
  readonly what: string;
  readonly value: Decimal;
  /** The facts it is made of, without zeros. */
  readonly leaves: readonly Figure[];
}

export interface Tie {
  readonly kind: TieKind;
  readonly left: Side;
  readonly right: Side;
}

type Line = readonly [kind: TieKind, left: string | readonly string[], right: string | readonly string[]];

export type Projects = Facts['dossier']['projects'];

export interface Tied {
  readonly figures: FigureSet;
  readonly dossier: { readonly projects?: Projects };
}

export const tiesOf = sharedReading(
  ({ figures, dossier: { projects } }: Tied) => [figures, projects],
  (figures, projects): readonly Tie[] =>
    [...linesOf(shapeOf(figures)), ...linesOfProjects(projects ?? [])].flatMap((line) => tieOf(line, figures)),
);

function tieOf([kind, one, other]: Line, figures: FigureSet): Tie[] {
  const left = sideOf(one, figures);
  const right = left && sideOf(other, figures);
  return left === undefined || right === undefined ? [] : [{ kind, left, right }];
}

/** Undefined where nothing but zeros was given for it. */

function sideOf(names: string | readonly string[], figures: FigureSet): Side | undefined {
  const found = [names].flat().flatMap((id) => figures.get(id) ?? []);
  const values = found.flatMap(({ value }) => value ?? []);
  const leaves = leavesBelow(
    figures,
    found.map(({ id }) => id),
  );
  if (values.length === 0 || leaves.length === 0) return undefined;
  return {
    get what() {
      const parts = found.filter(({ value }) => value?.isZero() === false);
      return parts.map(nameOf).join('＋');
    },
    value: sum(values),
    leaves,
  };
}

const PARTS = ['overseas', 'vehiclePurchase', 'vehicleOperation', 'reception'] as const;
const FUND_ROWS = ['personnel', 'operating', 'generalProject', 'keyProject'] as const;
const PROCURED = ['goods', 'works', 'services'] as const;

/** Economic items that are paid out of the “三公” money. */
const THREE_PUBLIC_ITEMS = [
  ['economic.30212', 'threePublic.final.overseas'],
  ['economic.31013', 'threePublic.final.vehiclePurchase'],
  ['economic.30231', 'threePublic.final.vehicleOperation'],
  ['economic.30217', 'threePublic.final.reception'],
] as const;

const OVERALL = 'performance.overall';
const OPENING = /opening/;

/** Those that go by the ids alone. */
const linesOf = rememberedByObject((shape: FigureShape): readonly Line[] => {
  const ids = shape.map(({ id }) => id);
  return [
    ['equal', 'generalPublic.all.basic', ['economic.personnel', 'economic.operating']],
    ['equal', `${OVERALL}.executed`, 'expenditureByClass.total'],
    ['equal', 'projects.totalExecuted', `${OVERALL}.funds.project.executed`],
    ['equal', 'projects.totalBudget', `${OVERALL}.funds.project.adjustedBudget`],
    ...THREE_PUBLIC_ITEMS.map(([item, part]): Line => ['same', item, part]),
    ...PARTS.map((part): Line => ['alike', `threePublic.budget.${part}`, `threePublic.final.${part}`]),
    ['same', 'economic.operating', 'agencyOperatingCosts'],
    ['under', 'agencyOperatingCosts', 'expenditure.all.total'],
    ['same', 'revenue.all.fiscal.prior', 'revenue.all.total.prior'],
    ['same', 'fiscal.all.total.prior', 'expenditure.all.total.prior'],
    ['same', 'generalPublic.all.total.prior', 'fiscal.all.total.prior'],
    ...PROCURED.flatMap((kind): Line[] => [
      ['alike', `procurement.${kind}.toSmallAndMedium`, `procurement.${kind}`],
      ['under', `procurement.${kind}`, 'expenditure.all.total'],
      ['under', `procurement.${kind}.toSmallAndMedium`, 'expenditure.all.total'],
    ]),
    ...FUND_ROWS.flatMap((row): Line[] => [
      ['alike', `${OVERALL}.funds.${row}.adjustedBudget`, `${OVERALL}.funds.${row}.executed`],
      ['alike', `${OVERALL}.funds.${row}.adjustedBudget`, `${OVERALL}.funds.${row}.initialBudget`],
    ]),
    ...shape
      .filter(({ id, inputs }) => inputs.length === 0 && OPENING.test(id))
      .map(({ id }): Line => ['under', id, 'expenditure.all.total']),
    ...ids.filter((id) => id.endsWith('.prior')).map((id): Line => ['alike', id.slice(0, -6), id]),
    ...linesOfCodes(ids),
  ];
});

const ITEM_TOTAL = /^(generalPublic|governmentFund|stateCapital)\.(\d{7})\.total$/;
const OTHER_KINDS = ['superiorSubsidy', 'institutional', 'business', 'subordinateRemittance', 'other'] as const;

/** Each 项 of each fund: what came in and what went out, the budget and the result. */
function linesOfCodes(all: readonly string[]): Line[] {
  const ids = all.filter((id) => id.endsWith('.total'));
  const fiscal = ids.flatMap((id): Line[] => {
    const [, fund = '', code = ''] = ITEM_TOTAL.exec(id) ?? [];
    if (code === '') return [];
    return [
      ['same', id, `revenue.${code}.${fund}`],
      ['alike', id, `${fund}.${code}.initialBudget`],
    ];
  });
  const codes = ids.flatMap((id) => /^nonFiscal\.(\d{7})\.total$/.exec(id)?.[1] ?? []);
  const others = codes.map((code): Line => {
    return ['same', `nonFiscal.${code}.total`, OTHER_KINDS.map((kind) => `revenue.${code}.${kind}`)];
  });
  return [...fiscal, ...others];
}

function linesOfProjects(projects: NonNullable<Projects>): Line[] {
  return projects.flatMap(({ id }): Line[] => [
    ['same', `projects.${id}.executed`, `projects.${id}.adjustedBudget`],
    ['alike', `projects.${id}.adjustedBudget`, `projects.${id}.initialBudget`],
    ['under', `projects.${id}.adjustedBudget`, ['expenditure.all.total', `${OVERALL}.adjustedBudget`]],
  ]);
}
