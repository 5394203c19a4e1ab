/** V35: an explanation of the catalogue that was not confirmed in print. */
import type { Rule } from '../engine/rule.ts';
import { explainedItems } from './explained-items.ts';

export const V35: Rule<'facts'> = {
  id: 'V35',
  title: '科目说明未与印出的科目核对',
  source: '部门决算公开说明（名词解释）',
  severity: 'info',
  needs: 'facts',
  check: (facts) =>
    explainedItems(facts)
      .filter(({ entry }) => entry.explanation !== undefined && !entry.confirmed)
      .map(({ code, entry, paths }) => ({
        message: `科目 ${code}“${entry.name}”的说明未与印出的科目核对`,
        at: paths[0] ?? [],
        actual: code,
        hint: `请与当年《政府收支分类科目》核对；有出入的，在 explanations 中写 ${code} 的说明`,
      })),
};
