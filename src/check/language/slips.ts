/**
 * Slips of the pen that can be told for certain: each pattern leaves out the right sentences that look alike
 * (“达到目的的”, “以后后续”, “当年未发生”, “确保消除隐患”).
 */
import type { Slip } from './telling.ts';

const ONCE = '删去重复的字词';

/** Words of official style that stand twice in a row by mistake alone; names of things (支出支出决算, 党组织组织) may stand so. */
const NEVER_TWICE =
  /(严格|切实|认真|积极|全面|不断|持续|充分|及时|坚持|加强|推进|提高|加快|强化|确保|健全|完善|促进|深入|着力|扎实|继续|进一步|已经|可以|应当|因此|但是|同时|此外|我们)\1/g;

/** Words printed twice. */
export const REPEATS: readonly Slip[] = [
  { needle: '的的', pattern: /(?<![目标似靶])的的(?!确|士|卡)/g, fault: '字重复', hint: ONCE },
  {
    needle: '后后',
    pattern: /(?<![以之最然先其])后后(?![续期面勤台果备代人来半方者])/g,
    fault: '字重复',
    hint: ONCE,
  },
  { needle: '因因', pattern: /(?<![原起主内外病诱成])因因(?![为果素人此公故病地])/g, fault: '字重复', hint: ONCE },
  {
    needle: '是是',
    pattern: /(?<![但于还或就可只凡若都总又正即更也乃真确]|(?<!主)要)是是(?![否非])/g,
    fault: '字重复',
    hint: ONCE,
  },
  {
    pattern: /和和(?!美|睦|气|顺)|与与|将将(?!军|来|近|士|领)|由由|并并|万万元|(?<=年)度度|元元/g,
    fault: '字重复',
    hint: ONCE,
  },
  { pattern: /(增加|增长|减少|下降|主要|原因|情况|合计|完成|[亿万]元|人次|年度)\1/g, fault: '词语重复', hint: ONCE },
  { pattern: NEVER_TWICE, fault: '词语重复', hint: ONCE },
  { pattern: /(?<![一-龥])([一-龥]{4,12}[，：；])\1/g, fault: '词语重复', hint: ONCE },
  {
    pattern: /(?<![一-龥])(?![一逐各每])([一-龥]{3,12})\1/g,
    fault: '词语重复',
    hint: ONCE,
  },
  { pattern: /([我本](?:单位|部门|局|办|委|校|院|中心))\1/g, fault: '词语重复', hint: ONCE },
  {
    // 管理管理办法, 服务服务对象 are two words, 一步一步 and 逐项逐项 one; names may be masked by 某.
    pattern: /(?<=[，。；：、])(?![一逐各每某]|管理|服务|建设|生产|监督|社会|项目|工程|工作)([一-龥]{2})\1/g,
    fault: '词语重复',
    hint: ONCE,
  },
];

function typo(needle: string, pattern: RegExp, right: string, why = '疑为错别字'): Slip {
  return { needle, pattern, fault: `${why}，请核实`, hint: `改为“${right}”`, right };
}

const ADJECTIVE = /(?<=切实可行|行之有效|科学合理|健全完善)得(?=[一-龥]{0,4}(?:方案|办法|措施|制度|计划|意见|机制))/g;

/** Words that are never right. */
export const TYPOS: readonly Slip[] = [
  typo('年未', /(?:(?<=\d年)|(?<=[，。；、]))年未(?=实有|结转|结余|余额|人数|在职|在编|职工|资产|存量|财政)/g, '年末'),
  typo('旬', /(?<=[一二三四五六七八九十])旬(?=[上中下]旬)/g, '月', '“旬”疑为“月”之误'),
  typo('零食药店', /零食药店/g, '零售药店'),
  typo('保消', /(?<=医治|救治|治疗|住院|门诊|费用|诊疗|结算|就医|及时)保消/g, '报销'),
  typo('以外伤害', /(?<=[一-龥])以外伤害(?=调查|事故|保险|险|医疗|理赔)/g, '意外伤害'),
  typo('得', ADJECTIVE, '的', '“得”疑为“的”之误'),
  {
    ...typo(
      '截止',
      /(?<!报名|申报|提交|征集|办理|受理|缴费|参保|投标)截止(?=目前|今年|本年|去年|\d{4}年|\d{1,2}月|年[底末])/g,
      '截至',
      '“截止”后接时间，规范用“截至”',
    ),
    severity: 'info',
  },
  {
    needle: '余',
    pattern: /(?<![\d.])[1-9]余(?=[万亿])/g,
    fault: '“余”应放在“万”“亿”之后，请核实',
    hint: '如“8万余份”',
  },
  {
    needle: '余',
    pattern: /(?<![\d.])[1-9]\d*[1-9]余(?=[条人次件个家名户项批份笔])/g,
    fault: '整十、整百的数之后才用“余”，请核实',
    hint: '确数去掉“余”；概数写成“40余”',
    severity: 'info',
  },
  typo('帐', /(?<![蚊营])帐(?=户|务|目|面|册|本|款|号|簿)/g, '账', '“帐”规范用“账”'),
  typo('其它', /其它(?=(?:支出|收入)(?:（|决算|\d|，))/g, '其他', '科目名称用“其他”'),
  typo('接侍', /接侍/g, '接待'),
  typo('再接再励', /再接再励/g, '再接再厉'),
  typo('按步就班', /按步就班/g, '按部就班'),
  typo('一愁莫展', /一愁莫展/g, '一筹莫展'),
  typo('迫不急待', /迫不急待/g, '迫不及待'),
  typo('己经', /(?<![自知律克利损])己(?=经(?:完成|全部|建成|开展|拨付|支付|使用|实现|达))/g, '已', '“己”疑为“已”之误'),
  typo('贯切', /贯切(?=落实|执行)/g, '贯彻'),
];

/** Marks of the wrong width, doubled marks, years of document numbers. */
export const PUNCTUATION: readonly Slip[] = [
  { pattern: /[,;:?!](?<=[一-龥”》）].)(?=[一-龥“《（])/g, fault: '中文里用了半角标点', hint: '改用全角标点' },
  {
    needle: '(',
    pattern: /\((?<=[一-龥].)(?=[^()\n]*[一-龥])[^()\n]*\)/g,
    fault: '中文里用了半角括号',
    hint: '改用（ ）',
  },
  { pattern: /[，。；：、]{2,}/g, fault: '标点重复', hint: '留下一个' },
  {
    pattern: /[[［【（(](?<=[一-龥].)(?:19|20)\d\d[\]］】）)]第?\d+号(?![一-龥]?[楼院室房线桥门厅库车井])/g,
    fault: '文号的年份用六角括号〔 〕，序号不加“第”',
    hint: '如〔2018〕34号',
  },
  {
    needle: '〔',
    pattern: /〔(?:19|20)\d\d〕(?:第\d+|0\d*)号/g,
    fault: '文号的序号不加“第”，不编虚位',
    hint: '如〔2018〕34号',
  },
];
