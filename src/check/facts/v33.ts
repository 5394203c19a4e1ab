/** V33: the economic code is not in the catalogue of the year. */
import type { Rule } from '../engine/rule.ts';
import { economicUses, otherYears, placesOf, suggestion } from './code-uses.ts';

export const V33: Rule<'facts'> = {
  id: 'V33',
  title: '经济分类科目不在当年目录中',
  source: '当年《政府收支分类科目》',
  severity: 'error',
  needs: 'facts',
  check: (facts) => {
    const { year, economic } = facts.classification;
    return economicUses(facts)
      .filter(({ code }) => !economic.has(code))
      .map((use) => ({
        message: `${year}年支出经济分类科目目录中没有 ${use.code}${otherYears(use.code, facts.economicEntries)}`,
        ...placesOf(use),
        actual: use.code,
        ...suggestion(use.code, economic),
      }));
  },
};
