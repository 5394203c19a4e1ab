import type { RuleCases } from '../engine/case.ts';

export const H25: RuleCases = {
  fails: [
    {
      name: 'another district',
      prose: { 'explanation/overall-result.md': ['评价得分', '按照河东区财政局要求开展自评。评价得分'] },
      says: '“河东区”不是本单位所在的河西区',
      at: 'explanation/overall-result.md:1',
    },
    {
      name: "the name of the unit's own place misspelt, and right wherever it is written",
      set: { 'unit.name': '澜川市河酉区文化和旅游局' },
      prose: {
        'explanation/overall-result.md': [
          '评价得分',
          '按照河西区财政局要求开展自评。河西区政府及时批复，河西区人民政府门户网站已经公开。评价得分',
        ],
      },
      says: '文中 4 处写“河西区”，请核实单位名称有无错字',
      at: 'unit.name',
    },
    {
      name: 'another office in the place of the unit',
      prose: { 'explanation/overall-result.md': ['保障了机关运转', '保障了河西区教育局机关运转'] },
      says: '不是本单位',
      at: 'explanation/overall-result.md:1',
    },
    {
      name: 'the word of another level',
      on: 'agriculture',
      prose: { 'overview/duties.md': ['完成县委、县政府', '完成区政府'] },
      says: '应为“县”',
      at: 'overview/duties.md:5',
    },
    {
      name: 'the word of another kind of place',
      prose: { 'explanation/overall-result.md': ['保障了机关运转', '保障了我县机关运转'] },
      says: '应为“我区”',
      at: 'explanation/overall-result.md:1',
    },
    {
      name: 'the duty of a city',
      on: 'agriculture',
      prose: { 'overview/duties.md': ['拟订全县', '拟订全市'] },
      says: '应为“全县”',
      at: 'overview/duties.md:1',
    },
  ],
  passes: [
    {
      name: 'asked by the district',
      prose: { 'explanation/overall-result.md': ['评价得分', '受区政府委托，开展自评。评价得分'] },
    },
    {
      name: 'what the city has',
      on: 'agriculture',
      prose: { 'overview/duties.md': ['拟订全县', '按照全市规划，拟订全县'] },
    },
    {
      name: 'working together with another district',
      prose: { 'explanation/overall-result.md': ['评价得分', '赴河东区财政局学习。评价得分'] },
    },
    {
      name: 'an office that the unit works with',
      prose: { 'explanation/overall-result.md': ['评价得分', '配合河西区教育局，工作有进展。评价得分'] },
    },
  ],
};
