/** V32: the 项 has no 款, or the 款 no 类; the topmost gap is told. */
import { ancestors } from '../../model/catalogue.ts';
import type { Rule } from '../engine/rule.ts';
import { functionalUses, placesOf } from './code-uses.ts';

export const V32: Rule<'facts'> = {
  id: 'V32',
  title: '项级科目没有对应的款或类',
  source: '当年《政府收支分类科目》',
  severity: 'error',
  needs: 'facts',
  check: (facts) =>
    functionalUses(facts).flatMap((use) => {
      const parent = ancestors(use.code).find((ancestor) => !facts.classification.functional.has(ancestor));
      if (parent === undefined) return [];
      const message = `项级科目 ${use.code} 没有对应的${parent.length === 3 ? '类' : '款'} ${parent}`;
      return [{ message, ...placesOf(use), actual: use.code }];
    }),
};
