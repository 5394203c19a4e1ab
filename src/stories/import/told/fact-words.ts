/** What papers say in sentences and the dossier has a field for: the words before the number, its unit, the field. */
import type { ImportPath } from '../../../model/imported.ts';

/** `yuan` is an amount of money in any unit, `count` a whole number. */
export type ToldUnit = 'yuan' | 'count';

export interface FactWords {
  /** Of a text without white space; what must stand before the number. */
  readonly words: RegExp;
  readonly unit: ToldUnit;
  /** @param words what the pattern found */
  path(words: readonly string[]): ImportPath;
}

const AMOUNT = '(?<number>-?[\\d,]+(?:\\.\\d+)?)(?<money>元|万元|亿元)';
const IS = '(?:合计|共计|共有|共|均|各|为|是|达|:|：)*';
const ABROAD = '出国(?:[（(]境[）)])?';

function count(words: string, units: string): RegExp {
  return new RegExp(`${words}${IS}(?<number>[\\d,]+)(?:${units})`, 'gu');
}

function amount(words: string): RegExp {
  return new RegExp(`${words}(?:数|总额|金额)?${IS}${AMOUNT}`, 'gu');
}

function counted(name: string, words: string, units: string): FactWords {
  return { words: count(words, units), unit: 'count', path: () => ['threePublic', 'counts', name] };
}

function bought(kind: string, words: string): FactWords {
  return {
    words: amount(`(?:政府采购${words}(?:类)?(?:采购)?支出|${words}(?:类)?采购(?:支出)?)`),
    unit: 'yuan',
    path: () => ['procurement', kind, 'amount'],
  };
}

/** A kind as the paper calls it is the key of its row. */
function kindOf(list: ImportPath): (words: readonly string[]) => ImportPath {
  return ([, kind = '']) => [...list, { kind }, 'count'];
}

export const FACT_WORDS: readonly FactWords[] = [
  {
    words: amount('机关运行经费(?:支出|决算)*'),
    unit: 'yuan',
    path: () => ['agencyOperatingCosts'],
  },
  counted('overseasGroups', `${ABROAD}团组(?:数)?`, '个|次|批'),
  counted('overseasVisitors', `${ABROAD}(?:团组[^。；]{0,10}[,，、])?(?:累计|参加|人员|人数|人次)*`, '人次|人'),
  counted(
    'vehiclesPurchased',
    '(?:(?:更新)?购置(?:更新)?(?:公务用车|公务车辆|车辆)|公务用车购置)(?:数|数量)?',
    '辆|台',
  ),
  counted('vehiclesHeld', '(?:公务用车|公务车辆|车辆)保有(?:量|数量|数)', '辆|台'),
  counted('receptionBatches', '国内公务接待(?:费|活动)?(?:批次|批数)?(?!支出)', '批次|个批次|批'),
  counted(
    'receptionVisitors',
    '国内公务接待(?:费|活动)?(?:批次|批数)?[\\d,]*(?:个)?(?:批次|批)?[,，、]?(?:接待|累计|人次|人数)*',
    '人次|人',
  ),
  counted('foreignReceptionBatches', '(?:外事|外宾)接待(?:批次)?', '批次|个批次|批'),
  counted(
    'foreignReceptionVisitors',
    '(?:外事|外宾)接待(?:批次)?[\\d,]*(?:个)?(?:批次|批)?[,，、]?(?:接待|累计|人次|人数)*',
    '人次|人',
  ),
  bought('goods', '货物'),
  bought('works', '工程'),
  bought('services', '服务'),
  {
    words: amount('授予小微企业(?:的)?合同'),
    unit: 'yuan',
    path: () => ['procurement', 'toMicro'],
  },
  {
    words: count('((?:行政|事业|参公|工勤|机关工勤|后勤服务|政法专项|公益一类事业)编制)(?:数|人数|人员)?', '名|人|个'),
    unit: 'count',
    path: kindOf(['staff', 'authorized']),
  },
  {
    words: count('(?:实有|在职|在编)[^，,。；、\\d编]{0,10}', '名|人'),
    unit: 'count',
    path: () => ['staff', 'actual'],
  },
  {
    words: count('(?<!离)退休(?:人员|职工|干部|人数)*', '名|人'),
    unit: 'count',
    path: () => ['staff', 'retired'],
  },
  {
    words: count(
      '((?:副部[（(]省[）)]级(?:及)?以上领导|主要(?:领导|负责人)(?:干部)?|机要通信|应急保障|执法执勤|特种专业技术|离退休干部(?:服务)?|业务|其他)用车)',
      '辆',
    ),
    unit: 'count',
    path: kindOf(['assets', 'vehicles']),
  },
  {
    words: count(
      '(单(?:价|位价值)\\d+万元(?:[（(]含[）)])?以上(?:的)?(?:通用|专用)?设备(?:[（(]不含车辆[）)])?)(?:数量)?',
      '台',
    ),
    unit: 'count',
    path: kindOf(['assets', 'equipment']),
  },
];

/** Amounts of which papers tell what they were the year before, by the figures that a profile asks for. */
export const FORMER_WORDS: readonly (readonly [figure: string, words: RegExp])[] = [
  ['agencyOperatingCosts', amount('机关运行经费(?:支出|决算)*')],
  ['balance.grandTotal', amount('(?<!财政拨款)(?:收、支|收支|收入、支出|收入支出)(?:决算)?总计')],
  ['fiscal.grandTotal', amount('财政拨款(?:收、支|收支|收入、支出|收入支出)(?:决算)?总计')],
  ['revenue.all.total', amount('本年收入合计')],
  ['expenditure.all.total', amount('本年支出合计')],
  ['generalPublic.all.total', amount('一般公共预算财政拨款支出(?:决算)?')],
  ['threePublic.final.total', amount('[“"]三公[”"]经费(?:财政拨款)?支出(?:决算)?(?:总额)?')],
  ['threePublic.final.reception', amount('公务接待费(?:支出|决算)*')],
  ['threePublic.final.overseas', amount(`因公${ABROAD}(?:经)?费用?(?:支出|决算)*`)],
  ['threePublic.final.vehicles', amount('公务用车购置(?:及|和)运行(?:维护)?费(?:支出|决算)*')],
];

/** `比2023年度212.96万元减少27.56万元`, `较上年增加2.55万元，增长1.40%`: what it was, or by how much it is more. */
export const COMPARED =
  /^(?:。|[^。]{0,40}?)(?:比|较|与)(?:(?<year>\d{4})年|上年|上一年|去年)(?:度|决算|支出|同期|数)*(?:的)?(?:(?<former>[\d,]+(?:\.\d+)?)(?<formerMoney>元|万元|亿元))?(?:相比)?[,，]?(?:财政拨款)?(?:各|均|收、支总计|支出|决算|总计)*(?<way>增加|减少|增长|下降)(?:了)?(?<change>[\d,]+(?:\.\d+)?)(?<changeMoney>元|万元|亿元)(?:[,，、]?(?:增长|下降|上升|降低|增加|减少|增幅|降幅)(?:了|为)?(?<rate>[\d.]+)%)?/u;
