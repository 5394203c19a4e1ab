/** Figures after a save: those of before wherever they are alike, and always what a first computation gives. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Computed, type ComputeInput, compute } from '../src/compute/compute.ts';
import { figureLike } from '../src/compute/figure-like.ts';
import { specimenDossier } from '../src/compute/specimen.ts';
import type { Dossier } from '../src/model/dossier.ts';
import type { Figure } from '../src/model/figure.ts';
import type { PrintedTotals } from '../src/model/printed-totals.ts';
import { withPartsOf } from '../src/model/structural-sharing.ts';
import { decimal } from '../src/money/decimal.ts';

const total = (): Figure => ({
  id: 'expenditure.all.total',
  label: '本年支出合计',
  unit: 'yuan',
  value: decimal('12.50'),
  addsUpTo: decimal('12.51'),
  formula: '基本支出 ＋ 项目支出',
  inputs: ['expenditure.all.basic', 'expenditure.all.project'],
  source: { file: 'report.json', line: 3, column: 7, path: 'expenditure[0].basic' },
});

const CHANGED: { readonly [Name in keyof Required<Figure>]: Figure[Name] } = {
  id: 'expenditure.all.other',
  label: '支出合计',
  unit: 'count',
  value: decimal('-12.50'),
  addsUpTo: decimal('12.5'),
  formula: '基本支出',
  inputs: ['expenditure.all.project', 'expenditure.all.basic'],
  source: { file: 'report.json', line: 4, column: 7, path: 'expenditure[0].basic' },
};

describe('a figure after a save', () => {
  it('is the very figure of before when nothing about it is another', () => {
    const former = total();
    expect(figureLike(former, total())).toBe(former);
    expect(figureLike(undefined, former)).toBe(former);
  });

  it.each(Object.entries(CHANGED))('is told apart by its %s', (name, value) => {
    const changed = { ...total(), [name]: value };
    expect(figureLike(total(), changed)).toBe(changed);
  });

  it('is told apart where a value came or went, and by the sign of zero', () => {
    const { value: _, ...blank } = total();
    expect(figureLike(total(), blank)).toBe(blank);
    expect(figureLike(blank, total())).not.toBe(blank);
    const [zero, negative] = ['0', '-0'].map((value) => ({ ...total(), value: decimal(value) }));
    expect(figureLike(zero, negative as Figure)).toBe(negative);
  });
});

const CODES = ['2010101', '2010102', '2080501', '2100000'];
const classification = {
  functional: new Map(CODES.map((code) => [code, { code, name: `科目${code}` }])),
  economic: new Map(['301', '30101', '302', '30201'].map((code) => [code, { code, name: `经济${code}` }])),
} as unknown as ComputeInput['classification'];

/** One change that a unit makes. */
interface Change {
  readonly where: 'basic' | 'code' | 'fund' | 'row' | 'name' | 'budget' | 'opening' | 'line' | 'printed';
  readonly amount: string;
  readonly at: number;
}

const amount = fc.oneof(
  fc.constantFrom('0', '-0', '100', '300', '400', '30.04', '70.06'),
  fc.integer({ min: -99_999, max: 999_999 }).map((cents) => (cents / 100).toFixed(2)),
);
const change: fc.Arbitrary<Change> = fc.record({
  where: fc.constantFrom('basic', 'code', 'fund', 'row', 'name', 'budget', 'opening', 'line', 'printed'),
  amount,
  at: fc.nat(30),
});

interface State {
  readonly dossier: Dossier;
  /** By how many lines everything stands lower. */
  readonly lines: number;
  readonly printed: PrintedTotals;
}

function changed({ dossier, lines, printed }: State, { where, amount: text, at }: Change): State {
  const value = decimal(text);
  const { expenditure, projects = [] } = dossier;
  const one = at % expenditure.length;
  const row = (own: object) => expenditure.map((each, index) => (index === one ? { ...each, ...own } : each));
  const state = (own: Partial<Dossier>): State => ({ dossier: { ...dossier, ...own }, lines, printed });
  switch (where) {
    case 'basic':
      return state({ expenditure: row({ basic: value }) });
    case 'code':
      return state({ expenditure: row({ code: CODES[at % CODES.length], project: undefined }) });
    case 'fund':
      return state({ expenditure: row({ fund: at % 2 === 0 ? 'governmentFund' : 'nonFiscal', project: undefined }) });
    case 'row': {
      const more = { code: CODES[at % CODES.length] ?? '', fund: 'generalPublic', basic: value } as const;
      return state({ expenditure: at % 3 === 0 ? expenditure.slice(0, 1) : [...expenditure, more] });
    }
    case 'name':
      return state({ projects: projects.map((project) => ({ ...project, name: `项目${text}` })) });
    case 'budget':
      return state({ projects: projects.map((project) => ({ ...project, adjustedBudget: value })) });
    case 'opening':
      return state({ opening: [{ fund: 'generalPublic', code: CODES[at % CODES.length] ?? '', amount: value }] });
    case 'line':
      return { dossier, printed, lines: lines + 1 };
    case 'printed': {
      const amounts = new Map([
        ['expenditure.all.basic', [value]],
        [`expenditure.${CODES[0]}.total`, [value]],
      ]);
      return { dossier, lines, printed: { amounts, quantum: decimal(100), half: decimal(50) } };
    }
  }
}

const START: State = {
  dossier: specimenDossier('2010101', [], 'money'),
  lines: 0,
  printed: {
    amounts: new Map([['expenditure.all.basic', [decimal('400')]]]),
    quantum: decimal(100),
    half: decimal(50),
  },
};

function inputOf({ dossier, lines, printed }: State): ComputeInput {
  return {
    dossier,
    classification,
    classes: ['201', '208'],
    scoring: { executionWeight: 20, decimals: 2, rounding: 'halfUp' },
    placeFigures: {},
    printedTotals: printed,
    locate: (path) => ({ file: 'report.json', line: lines + path.length, path: path.join('.') }),
  };
}

function told(computed: Computed | undefined): string {
  return JSON.stringify([...(computed?.figures.values() ?? [])]);
}

describe('the figures of a unit after many saves', () => {
  it('are what a first computation gives, in its order', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        let state = START;
        let former: Computed | undefined = compute(inputOf(state)).value;
        for (const each of changes) {
          const next = changed(state, each);
          state = { ...next, dossier: withPartsOf(state.dossier, next.dossier) };
          former = compute(inputOf(state), former).value;
          const first = compute(inputOf(state)).value;
          expect(told(former)).toBe(told(first));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are those of before but what a changed amount is a part of', () => {
    const before = compute(inputOf(START)).value;
    const next = changed(START, { where: 'basic', amount: '7', at: 0 });
    const dossier = withPartsOf(START.dossier, next.dossier);
    const after = compute(inputOf({ ...next, dossier }), before).value;
    const moved = [...(after?.figures ?? [])].filter(([id, figure]) => before?.figures.get(id) !== figure);
    expect(moved.map(([id]) => id)).toContain('generalPublic.2010101.basic');
    expect(moved.filter(([id]) => /^(?:revenue|threePublic|procurement|projects)\./.test(id))).toEqual([]);
  });

  it('are the very set of before where all are alike', () => {
    const before = compute(inputOf(START)).value;
    expect(compute(inputOf({ ...START, dossier: { ...START.dossier } }), before).value?.figures).toBe(before?.figures);
  });
});
