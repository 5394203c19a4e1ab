/** V36: a reason for a figure that does not exist. */
import { nearest } from '../../diagnostics/suggest.ts';
import type { Rule } from '../engine/rule.ts';
import { LIST_FIGURES } from './list-figures.ts';

export const V36: Rule<'facts'> = {
  id: 'V36',
  title: '原因的数据代号不存在，不会印出',
  source: 'report.json 的内容',
  severity: 'error',
  needs: 'facts',
  unprinted: '增减原因的代号',
  check: ({ dossier, figures }) =>
    Object.keys(dossier.reasons ?? {})
      .filter((id) => !figures.has(id))
      .map((id) => {
        const near = nearest(id, figures.keys());
        return {
          message: `reasons 的数据代号“${id}”不存在，所写原因不会出现在报告中`,
          at: ['reasons', id],
          actual: id,
          ...(near !== undefined && { expected: near }),
          hint: LIST_FIGURES,
        };
      }),
};
