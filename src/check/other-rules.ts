/** What other stages tell: the shape of the input, references in it, templates, fonts. */
import type { Severity } from '../diagnostics/finding.ts';

/** One line of the rule page. */
export interface RuleEntry {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly source: string;
  /** What to do about a finding. */
  readonly advice: string;
}

type Line = readonly [id: string, severity: Severity, title: string];

function entries(source: string, advice: string, lines: readonly Line[]): RuleEntry[] {
  return lines.map(([id, severity, title]) => ({ id, severity, title, source, advice }));
}

const INPUT = entries('report.json 的格式', '按所指的行改正 report.json；编辑器中可按 JSON Schema 提示填写', [
  ['V01', 'error', '找不到 report.json 或文件夹'],
  ['V02', 'error', '文件无法读取，或不是 UTF-8 编码'],
  ['V03', 'error', 'JSON 写法有误（全角标点、缺少逗号、括号等）'],
  ['V04', 'error', '同一个键写了两次'],
  ['V05', 'info', '文件是 GBK 或 UTF-16 编码'],
  ['V10', 'error', '缺少必填的键'],
  ['V11', 'error', '未知的键'],
  ['V12', 'error', '值的类型不对'],
  ['V13', 'error', '不是可用的数字'],
  ['V14', 'error', '值不在可选范围内'],
  ['V15', 'error', '日期、编码、文件名等的写法不对'],
  ['V16', 'error', '内容为空、项数或大小超出范围'],
  ['V17', 'error', '文字太长，项或位数太多'],
]);

const FACTS = entries('report.json 的内容', '按问题清单的“应为”和“提示”改正 report.json', [
  ['V20', 'error', '同一事项写了两次'],
  ['V21', 'error', '引用了没有的项目代号'],
  ['V22', 'error', '引用了没有的原因代号'],
  ['V23', 'error', '找不到文字文件，或文件不在本单位文件夹内'],
  ['V24', 'warning', '文字文件没有被引用'],
  ['V25', 'error', '原因的文字与金额不配套'],
  ['V26', 'error', '指标的文字里有 {value}，却没有数值'],
  ['V27', 'error', '目标分值与各指标权重之和不相等'],
  ['V28', 'error', '得分比例不在 0～100 之间'],
  ['V29', 'error', '政府性基金的年初结转和结余没有写科目'],
  ['V30', 'error', '上年数的数据代号不存在'],
  ['V38', 'warning', '对核查意见的说明没有对应的问题'],
  ['V43', 'error', '评分表计分依据的数据代号不存在'],
  ['V50', 'error', '缺少模板要求的文字'],
  ['V51', 'error', '写了模板不用的文字'],
  ['V52', 'error', '缺少上年数'],
  ['V53', 'error', '缺少模板要求的数据'],
  ['V54', 'warning', '数据不全，有表没有填报'],
  ['V55', 'error', '只写了一个数，模板没有说是什么数'],
  ['V60', 'info', '因前面的错误还没有查的部分'],
]);

const TEMPLATES = entries('模板（templates）', '改正模板；改后运行 juesuan profile check', [
  ['T01', 'error', '模板引用了没有的内容'],
  ['T02', 'error', '模板中有不认识的写法'],
  ['T03', 'error', '模板引用了没有的数据代号'],
  ['T04', 'error', '模板对不是列表的内容用了 {{#each}}'],
  ['T05', 'error', '模板写法有误，无法解析'],
  ['T06', 'error', '模板在编制时出错'],
  ['T07', 'error', '名词目录中没有所引用的名词'],
  ['T08', 'error', '找不到模板文件'],
  ['T09', 'error', '模板引用了 profile.json 中没有的文字或数'],
  ['T10', 'error', '没有这个模板'],
  ['T11', 'error', '模板经 extends 引用了自己'],
  ['T12', 'error', '当年的表式中没有所列的表'],
  ['T13', 'error', '部分、节或表的代号写了两次'],
  ['T20', 'error', '模板里直接写了数字'],
  ['T21', 'error', '一节没有内容'],
  ['T22', 'warning', '模板文件没有用到'],
  ['T23', 'warning', '要求单位写的文字没有印在任何地方'],
  ['T24', 'error', '模板的数据代号或共用语句有误'],
  ['T25', 'error', '版式名称不存在'],
  ['T26', 'error', '版式没有公文版头'],
  ['T27', 'error', '模板中有不认识的占位'],
  ['T28', 'error', '表格的行与表头或表格的栏数不一致'],
  ['T29', 'error', '嵌套太深，或共用语句引用了自己'],
  ['T30', 'error', '模板改动的行、栏、科目，表式中没有'],
  ['T31', 'error', '模板要求单位填写的部分、上年数或计算所用的数不存在'],
]);

const PRINT = entries('印刷字体', '换用常用字，或检查是否是识别、复制时带入的特殊字符', [
  ['F01', 'error', '所有字体都没有这个字符'],
]);

const WORKBOOKS = entries('导入的电子表格', '按所指的表和单元格核对，改正电子表格后再导入', [
  ['I01', 'warning', '工作表认不出是哪一张表'],
  ['I02', 'error', '表上缺少表式规定的行或栏'],
  ['I03', 'error', '栏次与表头、行次与项目、编码与名称不一致'],
  ['I04', 'warning', '数写成了文字'],
  ['I05', 'error', '表的单位或年度与 report.json 不同'],
  ['I06', 'error', '表上没有写金额单位，或与同一文件的其他表不同'],
  ['I07', 'error', '合计与各项之和不等'],
  ['I08', 'warning', '公式没有算出的结果'],
  ['I09', 'warning', '隐藏的行或工作表里有数'],
  ['I10', 'error', '文件打不开，或不是能读的电子表格、报告'],
  ['I11', 'error', '有数的行或格看不懂'],
  ['I12', 'error', '同一个数两处不同，或同一科目有两行'],
  ['I13', 'warning', '手工填写的与电子表格不同'],
  ['I14', 'error', '填报表的一行没有填全'],
  ['I15', 'error', '填报表的一格不是可选的值，或科目、项目等不存在'],
  ['I16', 'error', '填报表的一个数既填了总数又填了明细'],
  ['I17', 'error', '填报表的版式与程序不同，或少了一部分'],
  ['I18', 'warning', '手工填写的一行，电子表格的表上没有'],
]);

export const OTHER_RULES: readonly RuleEntry[] = [...INPUT, ...FACTS, ...TEMPLATES, ...PRINT, ...WORKBOOKS];
