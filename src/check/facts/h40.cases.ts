import type { RuleCases } from '../engine/case.ts';

const SPENT = { fund: 'generalPublic', kind: 'project' };
const PESTS = { ...SPENT, code: '2130108' };
const FOOD = { ...SPENT, code: '2130109' };

export const H40: RuleCases = {
  fails: [
    {
      name: 'an item of project expenditure left out',
      on: 'agriculture',
      set: {
        expenditureByEconomicItem: [
          { ...PESTS, item: '30218', amount: 50 },
          { ...FOOD, item: '30227', amount: 36.2 },
        ],
      },
      says: '科目 2130108 的一般公共预算财政拨款项目支出按经济分类合计 50万元，本年支出（expenditure）为 54.6万元',
      at: 'expenditureByEconomicItem[0]',
    },
    {
      name: 'a 项 left out',
      on: 'agriculture',
      set: { expenditureByEconomicItem: [{ ...PESTS, item: '30218', amount: 54.6 }] },
      says: '科目 2130109 的一般公共预算财政拨款项目支出按经济分类合计 0万元',
      at: 'expenditureByEconomicItem',
    },
    {
      name: 'items that are not told by 项, of a wrong sum',
      on: 'agriculture',
      set: {
        expenditureByEconomicItem: [
          { ...SPENT, item: '30218', amount: 54.6 },
          { ...SPENT, item: '30227', amount: 32.6 },
        ],
      },
      says: '一般公共预算财政拨款项目支出按经济分类合计 87.2万元，本年支出（expenditure）为 90.8万元',
    },
    {
      name: 'a row under another 项',
      on: 'agriculture',
      set: {
        expenditureByEconomicItem: [
          { ...PESTS, item: '30218', amount: 50 },
          { ...FOOD, item: '31003', amount: 4.6 },
          { ...FOOD, item: '30227', amount: 36.2 },
        ],
      },
      says: '科目 2130109 的一般公共预算财政拨款项目支出按经济分类多 4.6万元，科目 2130108 的一般公共预算财政拨款项目支出恰好少 4.6万元',
      at: 'expenditureByEconomicItem[1].amount',
    },
    {
      name: 'a row without its 项 among others with one',
      on: 'agriculture',
      set: {
        expenditureByEconomicItem: [
          { ...PESTS, item: '30218', amount: 54.6 },
          { ...SPENT, item: '30227', amount: 36.2 },
        ],
      },
      says: '按经济分类的 2 行中，1 行没有写功能分类科目',
      at: 'expenditureByEconomicItem[1]',
    },
  ],
  passes: [
    {
      name: 'items of two 项',
      on: 'agriculture',
      set: {
        expenditureByEconomicItem: [
          { ...PESTS, item: '30218', amount: 50 },
          { ...PESTS, item: '31003', amount: 4.6 },
          { ...FOOD, item: '30227', amount: 36.2 },
        ],
      },
    },
    {
      name: 'items for all 项 together',
      on: 'agriculture',
      set: {
        expenditureByEconomicItem: [
          { ...SPENT, item: '30218', amount: 54.6 },
          { ...SPENT, item: '30227', amount: 36.2 },
        ],
      },
    },
  ],
};
