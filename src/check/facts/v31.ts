/** V31: the functional code is not in the catalogue of the year. */
import type { Rule } from '../engine/rule.ts';
import { functionalUses, otherYears, placesOf, suggestion } from './code-uses.ts';

export const V31: Rule<'facts'> = {
  id: 'V31',
  title: '功能分类科目不在当年目录中',
  source: '当年《政府收支分类科目》',
  severity: 'error',
  needs: 'facts',
  check: (facts) => {
    const { year, functional } = facts.classification;
    return functionalUses(facts)
      .filter(({ code }) => !functional.has(code))
      .map((use) => ({
        message: `${year}年支出功能分类科目目录中没有 ${use.code}${otherYears(use.code, facts.functionalEntries)}`,
        ...placesOf(use),
        actual: use.code,
        ...suggestion(use.code, functional),
      }));
  },
};
