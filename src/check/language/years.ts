/** Which years a report may speak of. */
import type { Hit } from '../reading/words.ts';
import { inTitleMarks } from '../reading/words.ts';

/** In a number 〔2018〕34号, in 《…》. */
export function isCited(hit: Hit): boolean {
  const { text } = hit.passage;
  const end = hit.at + hit.match[0].length;
  return inTitleMarks(hit) || /[〔[［【]/.test(text.charAt(hit.at - 1)) || /^[〕\]］】]/.test(text.slice(end));
}

const PLAN = /规划|计划|纲要|行动|方案|意见|办法|通知|条例|目标|远景|愿景/;
const SINCE =
  /^(?:年度?|年[初中底末]|年\d{1,2}月(?:份|\d{1,2}日)?)?(?:以来|以后|之后|以前|之前|起|开始|至今|前|后|底|末|期间|期|[-—–～~至到、和及与]+|成立|组建|设立|挂牌|启用|印发|出台|发布|颁布|公布|制定|修订|施行|实施|批复|批准|建成|建设|竣工|开工|购置|购入|购买|采购|更新|配备|接收|划转|调入|招录|招聘|退休|入职|启动|开展|试点|推行|推广|上线|获|被|被评|荣获|签订|签署|普查|调查|调整|改革|机构改革|疫情|换届|合并|撤销|更名|以)/;
const MONTH = /^年\d{1,2}月/;

/** The year of a thing that is past or planned, such as a decree, a building or a plan. */
export function isHistory({ passage: { text }, at, match }: Hit): boolean {
  const after = text.slice(at + match[0].length, at + match[0].length + 30);
  const before = text.slice(Math.max(0, at - 6), at);
  if (SINCE.test(after) || MONTH.test(after) || PLAN.test(after.slice(0, 16))) return true;
  return /(?:自|从|于|到|至|[-—–～~、和及与]|截至|截止)$/.test(before) || /[-—–～~]\d{0,4}$/.test(before);
}
