/** V34: a 项 without an explanation for 名词解释. */
import type { Rule } from '../engine/rule.ts';
import { explainedItems } from './explained-items.ts';

export const V34: Rule<'facts'> = {
  id: 'V34',
  title: '科目没有说明，名词解释缺这一条',
  source: '部门决算公开说明（名词解释）',
  severity: 'error',
  needs: 'facts',
  unprinted: '科目的编码',
  check: (facts) =>
    explainedItems(facts)
      .filter(({ entry }) => entry.explanation === undefined)
      .map(({ code, entry, paths }) => ({
        message: `科目 ${code}“${entry.name}”没有科目说明，名词解释缺这一条`,
        at: paths[0] ?? [],
        actual: code,
        hint: `在 explanations 中为 "${code}" 写一条说明`,
      })),
};
