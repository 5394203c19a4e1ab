/** What templates leave behind: blanks to fill in, choices to make, instructions. */
import type { Slip } from './telling.ts';

export interface Residue extends Slip {
  /** Texts in which it is one; everywhere unless given. */
  readonly where?: 'paragraph' | 'prose';
}

const FILL = '按实际情况填写，或删去';
const DELETE = '这是模板的提示，请删去';
const FOLLOWED = '(?=费|经费|支出|单位|部门|局|委|办|中心|项目|科目|年|月|日|万元|元|%|％|个|辆|次|人|批|台|件)';

export const RESIDUES: readonly Residue[] = [
  { pattern: /…{2,}|\.{4,}|。{3,}/g, fault: '像是没有填写的空白', hint: FILL, severity: 'warning', where: 'prose' },
  {
    pattern: new RegExp(`[XＸ×╳]{2,}${FOLLOWED}|(?<![A-Za-z])x{2,}${FOLLOWED}`, 'g'),
    fault: '空白没有填写',
    hint: FILL,
  },
  { pattern: /(?<=[一-龥：])[×╳]{2,}(?=[。；，]|$)/g, fault: '空白没有填写', hint: FILL },
  { pattern: /[[［【][XＸ×]{2,}[\]］】]/g, fault: '空白没有填写', hint: FILL },
  {
    pattern: /(?:主要用于|主要包括|开支内容包括)[：:]?(?=[。；]|$)/g,
    fault: '之后是空的',
    hint: FILL,
    severity: 'warning',
    where: 'prose',
  },
  { pattern: /(?<=[一-龥，：])[XＸ]+(?=万元|元|%|％|个|辆|人次|批次)/g, fault: '空白没有填写', hint: FILL },
  { pattern: /(?<![\dA-Za-z])[xXＸ]{3,}(?![\dA-Za-z])/g, fault: '空白没有填写', hint: FILL },
  { pattern: /(?<![\dA-Za-z*])\*{3,}(?![\dA-Za-z*])/g, fault: '空白没有填写', hint: FILL },
  { pattern: /\{[^}\n]*\}|\{\{|\}\}/g, fault: '占位符没有替换', hint: FILL },
  { pattern: /_{3,}|＿{2,}/g, fault: '空白没有填写', hint: FILL },
  { pattern: /（[\s　]*）(?!章)/g, fault: '括号内没有填写', hint: FILL, severity: 'warning', where: 'paragraph' },
  {
    pattern: /如(?:无增减|持平)[^。；\n]{0,4}作?(?:“)?持平|作持平表述|作如下说明|作下述说明|仍保留该表/g,
    fault: '模板的提示没有删去',
    hint: DELETE,
  },
  {
    pattern:
      /[（(](?:可不填|可不列|可不写|可删除?|可选填?|无则删除?|没有则?不填|如无(?:则)?(?:删除|不填|可删))[^（）()\n]{0,10}[）)]/g,
    fault: '模板的提示没有删去',
    hint: DELETE,
  },
  {
    pattern: /不涉及的?(?:科目|项目|内容|部分)?(?:，)?(?:请|可)?(?:自行)?(?:不列|不填|删除|删去)/g,
    fault: '模板的提示没有删去',
    hint: DELETE,
  },
  {
    pattern:
      /(?<![申邀报提聘恳敬宴函])请(?:自行|注意|删除|删去|参照|填写|填列|结合实际|根据实际|按实际)[^。；，\n]{0,12}/g,
    fault: '模板的提示没有删去',
    hint: DELETE,
    where: 'prose',
  },
  {
    pattern: /[（(][^（）()\n]{0,12}\d+字(?:以内|左右|以上)[）)]|不超过\d+字/g,
    fault: '模板的字数要求没有删去',
    hint: DELETE,
  },
  {
    pattern:
      /(?:增加|增长|上升)[（(/](?:减少|下降|降低)[）)]?(?!.{0,8}[=＝])|(?:减少|下降|降低)[（(/](?:增加|增长|上升)[）)]?/g,
    fault: '增减没有选定',
    hint: '留下实际的一个词',
    where: 'paragraph',
  },
  {
    pattern: /大于[（(/]小于[）)]?|小于[（(/]大于[）)]?|高于[（(/]低于[）)]?/g,
    fault: '大于、小于没有选定',
    hint: '留下实际的一个词',
    where: 'paragraph',
  },
  {
    pattern:
      /(?:累计|共计)[ 　]*(?:人次|批次|万元)(?=[，。；、（])|(?:接待|购置|安排|保有量为?|涉及资金)[ 　]+(?:人次|批次|[人个辆台]|万元)(?=[，。；、（])/g,
    fault: '没有填写的数',
    hint: '补上数，没有的写 0',
    where: 'paragraph',
  },
  {
    pattern: /^说明[：:][^\n]*(?:应当?|请|须|需|要求|填列|填写)[^\n]*/gm,
    fault: '模板的填写说明没有删去',
    hint: DELETE,
    where: 'paragraph',
  },
  {
    pattern:
      /此处(?:填写|填列|说明|插入|粘贴)|[（(](?:必填|选填|可选|待补充|待填|待定|二选一|示例|如有|根据实际情况[^（）()\n]{0,10})[）)]/g,
    fault: '模板的提示没有删去',
    hint: DELETE,
  },
  {
    pattern:
      /可?根据[^。；，\n]{0,12}实际情况?(?:有选择[的地]|自行|选择性[的地]?|酌情)(?:进行)?(?:设置|增加|增减|调整|填列|填写|修改)/g,
    fault: '是评价表模板的提示，不是本单位的指标内容',
    hint: '换成本单位细化的指标和标准，请核实',
    severity: 'warning',
  },
];
