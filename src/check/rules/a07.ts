/** A07: 公开02, every column, 款 = Σ项, 类 = Σ款, 合计 = Σ类. */
import { hierarchyRule } from '../formulas.ts';

export const A07 = hierarchyRule({
  id: 'A07',
  title: '公开02表各栏：合计＝各类之和，类＝各款之和，款＝各项之和',
  source: '公开02表按支出功能分类科目逐级汇总',
  table: 'T2',
});
