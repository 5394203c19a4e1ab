/** V37: spending without 年初预算 where other rows of the same fund give one. */
import type { Rule } from '../engine/rule.ts';

export const V37: Rule<'facts'> = {
  id: 'V37',
  title: '科目没有写年初预算，按零处理',
  source: '部门决算公开说明（完成年初预算）',
  severity: 'warning',
  needs: 'facts',
  unprinted: '年初预算',
  check: ({ dossier, classification }) => {
    const budgeted = new Set(dossier.expenditure.flatMap((row) => (row.initialBudget === undefined ? [] : row.fund)));
    return dossier.expenditure.flatMap((row, index) => {
      if (row.initialBudget !== undefined || !budgeted.has(row.fund)) return [];
      const name = classification.functional.get(row.code)?.name ?? row.code;
      return [
        {
          message: `科目 ${row.code}“${name}”没有写年初预算，按零处理；同一资金的其他科目写了年初预算`,
          at: ['expenditure', index],
          hint: '年初预算确为零的，写 "initialBudget": 0',
        },
      ];
    });
  },
};
