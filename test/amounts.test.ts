/** A dossier means the same amounts whether it is typed in 元 or in 万元, and its numbers keep the digits they were typed with. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Classification } from '../src/model/catalogue.ts';
import { dossierSchema, inYuan, NumberLiteral } from '../src/model/dossier.ts';
import type { FigureSet } from '../src/model/figure.ts';
import { formatPath } from '../src/model/source.ts';
import { type Analysis, analyse } from '../src/pipeline.ts';
import { analyseUnit, changedUnit, paths } from './support.ts';
import { figuresOf } from './support-check.ts';

const classification: Classification = {
  year: 2022,
  functional: new Map(),
  economic: new Map([['30101', { code: '30101', name: '基本工资', costs: 'personnel' }]]),
  terms: new Map(),
};

/** 分. */
const cents = fc.integer({ min: -10_000_000, max: 2_000_000_000 });
const PARTS = ['overseas', 'vehiclePurchase', 'vehicleOperation', 'reception'] as const;

const plan = fc.record({
  revenue: cents,
  basic: cents,
  parts: fc.array(cents, { minLength: 1, maxLength: 4 }),
  opening: cents,
  economic: cents,
  prior: cents,
  cause: cents,
  money: fc.tuple(cents, cents, cents, cents),
  executed: cents,
  budget: fc.integer({ min: 0, max: 2_000_000_000 }),
});
type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never;

/** 123456 分 is 1234.56 元 and 0.123456 万元. */
function numeral(amount: number, places: number): string {
  const digits = String(Math.abs(amount)).padStart(places + 1, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Items judged by an amount, and by an amount out of one that stands here only. */
function rubricIn(bound: string, whole: string) {
  const rule = {
    kind: 'bands',
    bands: [
      { from: bound, points: '10' },
      { under: bound, points: '4' },
    ],
  };
  const share = { kind: 'deduction', limit: '100', beyond: 'above', step: '5', deduct: '1' };
  const spent = 'generalPublic.all.total';
  const items = [
    { id: 'amount', names: ['规模'], weight: '10', rule, measure: { figure: spent } },
    {
      id: 'share',
      names: ['占比'],
      weight: '10',
      rule: share,
      measure: { part: spent, whole: { label: '全县', value: whole } },
    },
  ];
  return { level1: [{ name: '投入', weight: '20', level2: [{ name: '资金', weight: '20', items }] }] };
}

function dossierIn(unit: '元' | '万元', planned: Plan) {
  const typed = (amount: number) => numeral(amount, unit === '元' ? 2 : 6);
  const money = Object.fromEntries(PARTS.map((part, n) => [part, typed(planned.money[n] ?? 0)]));
  const counts = ['overseasGroups', 'overseasVisitors', 'vehiclesPurchased', 'vehiclesHeld'];
  const visits = [...counts, 'receptionBatches', 'receptionVisitors'].map((key) => [key, '3']);
  const projects = planned.parts.map((_, n) => ({
    id: `p${n}`,
    name: `项目${n}`,
    adjustedBudget: typed(planned.budget),
  }));
  return inYuan(
    dossierSchema.parse({
      profile: 'sample',
      status: 'preparing',
      year: new NumberLiteral('2022'),
      date: '2023-10-19',
      amountUnit: unit,
      unit: { name: '临江市河东区档案局', level: '区级', nature: 'administrative' },
      staff: { authorized: '20', actual: '18' },
      revenue: [{ code: '2012601', generalPublic: typed(planned.revenue) }],
      expenditure: [
        {
          code: '2012601',
          fund: 'generalPublic',
          initialBudget: typed(planned.budget),
          basic: typed(planned.basic),
          project: planned.parts.map((amount, n) => ({ project: `p${n}`, amount: typed(amount) })),
        },
      ],
      opening: [{ fund: 'generalPublic', code: '2012601', amount: typed(planned.opening) }],
      basicByEconomicItem: [{ code: '30101', amount: typed(planned.economic) }],
      priorYear: { 'revenue.all.total': typed(planned.prior), 'staff.actual': '17' },
      causes: { more: { text: '增加{amount}', amount: typed(planned.cause) } },
      threePublic: { budget: money, final: money, counts: Object.fromEntries(visits) },
      projects: [...projects, { id: 'own', name: '自有', adjustedBudget: '0', executed: typed(planned.executed) }],
      rubric: rubricIn(typed(planned.budget), typed(planned.executed)),
      facts: {
        fines: { label: '罚没收入', value: '12.30', unit: '万元' },
        visits: { label: '走访', value: '5', unit: '次' },
      },
    }),
  );
}

function figuresIn(unit: '元' | '万元', planned: Plan): FigureSet {
  const locate = (path: readonly (string | number)[]) => ({ file: 'report.json', path: formatPath(path) });
  return figuresOf({ dossier: dossierIn(unit, planned), classification, classes: ['201'], locate });
}

describe('amounts at the door', () => {
  it('are the same figures in 元 and in 万元', () => {
    fc.assert(
      fc.property(plan, (planned) => {
        const told = (figures: FigureSet) => [...figures].map(([id, { value }]) => [id, value?.toFixed()]);
        const inYuanTyped = figuresIn('元', planned);
        expect(told(figuresIn('万元', planned))).toEqual(told(inYuanTyped));
        expect(inYuanTyped.get('revenue.all.total')?.value?.toFixed(2)).toBe(numeral(planned.revenue, 2));
        expect(inYuanTyped.get('staff.actual.prior')?.value?.toFixed()).toBe('17');
        const spent = inYuanTyped.get('generalPublic.all.total')?.value;
        const isEnough = spent?.greaterThanOrEqualTo(numeral(planned.budget, 2));
        expect(inYuanTyped.get('rubric.items.amount.score')?.value?.toFixed()).toBe(isEnough ? '10' : '4');
        expect(inYuanTyped.get('fact.fines')).toMatchObject({ unit: 'yuan' });
        expect(inYuanTyped.get('fact.fines')?.value?.toFixed()).toBe('123000');
      }),
    );
  });

  it('of a row told by project are the sum of what its projects spent', () => {
    fc.assert(
      fc.property(plan, (planned) => {
        const figures = figuresIn('万元', planned);
        const row = figures.get('generalPublic.2012601.project');
        expect(row?.inputs).toEqual(
          planned.parts.map((_, n) => `projects.p${n}.executed.generalPublic.2012601.${n + 1}`),
        );
        const total = planned.parts.reduce((sum, amount) => sum + amount, 0);
        expect(row?.value?.toFixed(2)).toBe(numeral(total, 2));
      }),
    );
  });
});

describe('in the units', () => {
  let luxian: Analysis;
  beforeAll(() => {
    luxian = analyseUnit('luxian-2023');
  });

  it('a row of 公开05 leads to the projects that it is made of, and to their lines', () => {
    const figures = luxian.figures;
    const inputs = figures?.get('generalPublic.2101599.project')?.inputs ?? [];
    expect(inputs).toEqual([
      'projects.service-capacity.executed.generalPublic.2101599.1',
      'projects.other-projects.executed.generalPublic.2101599.2',
    ]);
    expect(figures?.get('generalPublic.2101599.total')?.inputs).toContain('generalPublic.2101599.project');
    expect(figures?.get(inputs[1] ?? '')?.source?.path).toBe('expenditure[9].project[1].amount');
    expect(figures?.get('projects.other-projects.executed')?.inputs).toContain(inputs[1]);
  });

  it('a fact in 万元 is a number that the unit has', () => {
    const told = analyse(changedUnit('heshui-2024', ['"value": 774.79', '"value": 700.15']), paths, 'heshui-2024');
    const amounts = told.findings.filter(({ message }) => message.includes('700.15万元'));
    expect(amounts.map(({ rule }) => rule)).not.toContain('C32');
  });
});
