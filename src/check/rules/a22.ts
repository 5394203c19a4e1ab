/** A22: 公开06, 人员经费合计 = 301 + 303. */
import { ref, refs, sumRule } from '../formulas.ts';

export const A22 = sumRule({
  id: 'A22',
  title: '公开06表人员经费合计＝301＋303',
  source: '公开06表人员经费的口径：工资福利支出、对个人和家庭的补助',
  advice: '请核对经济分类科目编码，表中没有所用的款级科目',
  total: ref('T6', 'economic.personnel'),
  parts: refs('T6', ['economic.301', 'economic.303']),
});
