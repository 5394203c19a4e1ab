/** Tables declared as the paper has them: in its own unit of money, though the unit keeps its books in another. */
import { describe, expect, it } from 'vitest';
import { atPlace, told } from './place.ts';

/** Amounts to the 分, so that each printed amount is rounded on its own. */
const IN_YUAN = {
  amountUnit: '元',
  revenue: [
    { code: '2070301', generalPublic: 3000049.99 },
    { code: '2070307', generalPublic: 800049.98 },
  ],
  expenditure: [
    { code: '2070301', fund: 'generalPublic', initialBudget: 3200000, basic: 3000049.99 },
    { code: '2070307', fund: 'generalPublic', initialBudget: 1000000, project: 800049.98 },
  ],
  basicByEconomicItem: [
    { code: '30101', amount: 2000000 },
    { code: '30201', amount: 1000049.99 },
  ],
};

/** 公开05 as a place prints it that counts in 万元: 300.00 and 80.00 are 380.01. */
const T5 = {
  合计: ['380.01', '300.00', '80.00'],
  207: ['380.01', '300.00', '80.00'],
  20703: ['380.01', '300.00', '80.00'],
  2070301: ['300.00', '300.00', ''],
  2070307: ['80.00', '', '80.00'],
};

const T5_IN_YUAN = {
  合计: ['3800099.97', '3000049.99', '800049.98'],
  207: ['3800099.97', '3000049.99', '800049.98'],
  20703: ['3800099.97', '3000049.99', '800049.98'],
  2070301: ['3000049.99', '3000049.99', ''],
  2070307: ['800049.98', '', '800049.98'],
};

const declared = (table: object) => ({ ...IN_YUAN, declared: { tables: { T5: table } } });
const printing = (unit: '元' | '万元') => ({ money: { unit } });

describe('a table in the unit of money of the paper', () => {
  it('is taken as it stands there, its tails as information', () => {
    expect(told(atPlace({}, declared(T5), printing('万元')))).toEqual([]);
  });

  it('is held against the leaves to its own last digit', () => {
    const wrong = { ...T5, 2070307: ['80.01', '', '80.00'] };
    expect(told(atPlace({}, declared(wrong), printing('万元')))).toEqual([
      'R01 已公开表5“体育场馆”第1栏为 80.01，按明细计算为 80.00',
    ]);
  });

  it('may be written in the unit of the dossier too', () => {
    expect(told(atPlace({}, declared(T5_IN_YUAN), printing('元')))).toEqual([]);
  });
});

describe('a table in neither unit', () => {
  it('is told once, and no tail of its rounding is an error', () => {
    const errors = told(atPlace({}, declared(T5), printing('元')));
    expect(errors).toEqual(['R01 已公开的表5的金额约为按明细计算的万分之一：元还是万元？']);
  });

  it('does not hide a wrong cell', () => {
    const wrong = { ...T5, 2070307: ['81.00', '', '80.00'] };
    const errors = told(atPlace({}, declared(wrong), printing('元')));
    expect(errors).toHaveLength(2);
    expect(errors.at(-1)).toBe('R01 已公开表5“体育场馆”第1栏为 81.00，按明细计算为 80.00');
  });
});

describe('one wrong cell of a table in 元', () => {
  it.each(Object.keys(T5_IN_YUAN).flatMap((row) => [0, 1, 2].map((column) => [row, column] as const)))(
    'in row %s, column %i is one finding',
    (row, column) => {
      const amounts = T5_IN_YUAN[row as keyof typeof T5_IN_YUAN];
      const wrong = amounts.map((amount, n) => (n === column ? String(Number(amount) + 1234) : amount));
      const errors = told(atPlace({}, declared({ ...T5_IN_YUAN, [row]: wrong }), printing('元')));
      expect(errors.map((error) => error.slice(0, 3))).toEqual(['R01']);
    },
  );
});
