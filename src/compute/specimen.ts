/**
 * A unit that has everything: from it come the ids of all figures that any dossier can have, so that a template that
 * names a figure of a part that this unit lacks (guarded by `{{#if}}`) is not taken for a slip of the pen.
 */
import type { Classification } from '../model/catalogue.ts';
import { type Dossier, dossierSchema, inYuan, NumberLiteral } from '../model/dossier.ts';
import { NOTHING_PRINTED } from '../model/printed-totals.ts';
import type { Profile } from '../model/profile.ts';
import { compute } from './compute.ts';
import type { ScoringRule } from './context.ts';

export const SPECIMEN_YEAR = 2024;
const AMOUNT = '10';
const threePublicParts = { overseas: AMOUNT, vehiclePurchase: AMOUNT, vehicleOperation: AMOUNT, reception: AMOUNT };
const procured = { amount: AMOUNT, toSmallAndMedium: AMOUNT };
const fundRow = { initialBudget: AMOUNT, adjustedBudget: AMOUNT, executed: AMOUNT };
const value = { value: AMOUNT, unit: '个' };
const indicator = {
  level1: '产出指标',
  level2: '数量指标',
  name: '数量',
  weight: AMOUNT,
  method: 'positive',
  target: value,
  actual: value,
};
const rubric = {
  level1: [
    {
      name: '投入',
      weight: AMOUNT,
      level2: [
        { name: '配置', weight: AMOUNT, items: [{ id: 'quantity', names: ['数量'], weight: AMOUNT, awarded: AMOUNT }] },
      ],
    },
  ],
};

export interface SpecimenInput {
  readonly classification: Classification;
  readonly classes: readonly string[];
  readonly scoring: ScoringRule;
  readonly placeFigures: Profile['figures'];
}

/**
 * A dossier with an amount in every part.
 * @param item a functional item (7 digits) of the catalogue; the specimen spends on it alone
 */
export function specimenDossier(
  item: string,
  priorYear: readonly string[],
  overall: 'money' | 'funds',
  facts: Profile['facts'] = {},
): Dossier {
  const money = overall === 'money' ? { basicBudget: AMOUNT } : { funds: FUND_ROWS };
  const typed = dossierSchema.parse({
    profile: 'specimen',
    status: 'preparing',
    year: new NumberLiteral(String(SPECIMEN_YEAR)),
    date: '2025-01-01',
    amountUnit: '万元',
    unit: { name: '某某单位', level: '县级', nature: 'administrative', contactPhone: '00000000' },
    staff: { authorized: '10', actual: '10', retired: '10' },
    revenue: [{ code: item, generalPublic: AMOUNT, governmentFund: AMOUNT, stateCapital: AMOUNT, other: AMOUNT }],
    expenditure: (['generalPublic', 'governmentFund', 'stateCapital', 'nonFiscal'] as const).map((fund) => ({
      code: item,
      fund,
      initialBudget: '8',
      fullYearBudget: '9',
      basic: '5',
      project: [{ project: 'specimen', amount: '5' }],
    })),
    basicByEconomicItem: [
      { code: '30101', amount: '3' },
      { code: '30201', amount: '2' },
    ],
    expenditureByEconomicItem: (['generalPublic', 'governmentFund', 'stateCapital', 'nonFiscal'] as const).flatMap(
      (fund) => [
        { fund, kind: 'project', code: item, item: '30201', amount: '5' },
        ...(fund === 'generalPublic' ? [] : [{ fund, kind: 'basic', code: item, item: '30101', amount: '5' }]),
      ],
    ),
    priorYear: Object.fromEntries(priorYear.map((id) => [id, '9'])),
    threePublic: {
      budget: threePublicParts,
      final: threePublicParts,
      counts: {
        overseasGroups: '1',
        overseasVisitors: '1',
        vehiclesPurchased: '1',
        vehiclesHeld: '1',
        receptionBatches: '1',
        receptionVisitors: '1',
      },
    },
    procurement: { goods: procured, works: procured, services: procured, toMicro: AMOUNT },
    assets: { vehicles: [{ kind: '其他用车', count: '1' }], equipment: [{ kind: '大型设备', count: '1' }] },
    projects: [
      {
        id: 'specimen',
        name: '某某项目',
        initialBudget: AMOUNT,
        adjustedBudget: AMOUNT,
        selfEvaluation: { supervisor: '某某单位', implementer: '某某单位', indicators: [indicator] },
      },
    ],
    performance: {
      overall: {
        departmentName: '某某单位',
        departments: '1',
        goals: [{ text: '目标', weight: AMOUNT, indicators: [indicator] }],
        ...money,
      },
    },
    facts: Object.fromEntries(Object.entries(facts).map(([name, own]) => [name, { ...own, value: AMOUNT }])),
    rubric,
    document: { number: '某发〔2025〕1号' },
    expenditureByClass: [],
    keyWork: [{ title: '某某工作', goal: '目标', results: 'specimen.md' }],
  });
  return inYuan(typed);
}

const FUND_ROWS = { personnel: fundRow, operating: fundRow, generalProject: fundRow, keyProject: fundRow };

/** Ids of all figures of specimens. */
export function specimenFigureIds(input: SpecimenInput, priorYear: readonly string[]): ReadonlySet<string> {
  return new Set((['money', 'funds'] as const).flatMap((overall) => idsOf(input, priorYear, overall)));
}

function idsOf(input: SpecimenInput, priorYear: readonly string[], overall: 'money' | 'funds'): string[] {
  const dossier = specimenDossier(specimenItem(input.classification), priorYear, overall);
  const { value: computed } = compute({
    ...input,
    dossier,
    printedTotals: NOTHING_PRINTED,
    locate: () => ({ file: 'report.json' }),
  });
  return [...(computed?.figures.keys() ?? [])];
}

/** The first 项 of the catalogue. */
export function specimenItem({ functional }: Classification): string {
  const item = [...functional.keys()].filter((code) => code.length === 7).sort()[0];
  if (item === undefined) throw new Error('the catalogue has no functional items');
  return item;
}
