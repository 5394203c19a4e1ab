/** V33: the catalogue of the year does not have the economic code, nor does the unit name it. */
import { canExist } from '../../model/catalogue.ts';
import type { Rule } from '../engine/rule.ts';
import { economicUses, otherYears, placesOf, suggestion, writeNames } from './code-uses.ts';

export const V33: Rule<'facts'> = {
  id: 'V33',
  title: '当年没有这一经济分类科目，或目录没有收',
  source: '当年《政府收支分类科目》',
  severity: 'error',
  needs: 'facts',
  unprinted: '科目的编码',
  check: (facts) => {
    const { year, economic } = facts.classification;
    const unknown = economicUses(facts).filter(({ code }) => !economic.has(code));
    return unknown.map((use) => {
      const { code } = use;
      const other = otherYears(code, facts.economicEntries);
      if (!canExist(code, economic)) {
        const message = `${year}年支出经济分类科目中没有 ${code}${other}`;
        return { message, ...placesOf(use), actual: code, ...suggestion(code, economic) };
      }
      return {
        severity: 'warning',
        message: `目录没有收${year}年的支出经济分类科目 ${code}${other}，报告中只能印编码`,
        ...placesOf(use),
        actual: code,
        hint: writeNames([code], false),
      };
    });
  },
};
