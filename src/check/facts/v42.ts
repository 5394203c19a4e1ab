/** V42: a declared figure that does not exist. */
import { nearest } from '../../diagnostics/suggest.ts';
import type { Rule } from '../engine/rule.ts';
import { LIST_FIGURES } from './list-figures.ts';

export const V42: Rule<'facts'> = {
  id: 'V42',
  title: '已公开数的数据代号不存在',
  source: 'report.json 的内容',
  severity: 'error',
  advice: '按问题清单的“应为”和“提示”改正 report.json',
  needs: 'facts',
  unprinted: '已公开的数',
  check: ({ dossier, figures }) =>
    Object.keys(dossier.declared?.figures ?? {})
      .filter((id) => !figures.has(id))
      .map((id) => {
        const near = nearest(id, figures.keys());
        return {
          message: `declared.figures 的数据代号“${id}”不存在`,
          at: ['declared', 'figures', id],
          actual: id,
          ...(near !== undefined && { expected: near }),
          hint: LIST_FIGURES,
        };
      }),
};
