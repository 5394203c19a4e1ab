/** V31: the catalogue of the year does not have the code, nor does the unit name it. Told once for all that is below. */
import { ancestors, canExist } from '../../model/catalogue.ts';
import type { Rule } from '../engine/rule.ts';
import { functionalUses, otherYears, placesOf, suggestion, withAncestors, writeName } from './code-uses.ts';
import { explainsItems } from './explained-items.ts';

export const V31: Rule<'facts'> = {
  id: 'V31',
  title: '当年没有这一功能分类科目，或目录没有收',
  source: '当年《政府收支分类科目》',
  severity: 'error',
  needs: 'facts',
  check: (facts) => {
    const { year, functional } = facts.classification;
    const unknown = withAncestors(functionalUses(facts)).filter(
      ({ code }) => !functional.has(code) && ancestors(code).every((above) => canExist(above, functional)),
    );
    return unknown.map((use) => {
      const { code } = use;
      const other = otherYears(code, facts.functionalEntries);
      if (!canExist(code, functional)) {
        const message = `${year}年支出功能分类科目中没有 ${code}${other}`;
        return { message, ...placesOf(use), actual: code, ...suggestion(code, functional) };
      }
      const isExplained = explainsItems(facts) && !Object.hasOwn(facts.dossier.explanations ?? {}, code);
      return {
        severity: 'warning',
        message: `目录没有收${year}年的支出功能分类科目 ${code}${other}，报告中只能印编码`,
        ...placesOf(use),
        actual: code,
        hint: writeName(code, isExplained && code.length === 7),
      };
    });
  },
};
