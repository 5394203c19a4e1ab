/** Whether a functional code is of 政府性基金, by the names of its 款 and 项 in 《政府收支分类科目》. */
import type { Classification } from '../../model/catalogue.ts';

/** Names of the funds of the 政府性基金目录 that have 款 of their own. */
const FUNDS =
  /彩票|政府性基金|国有土地(?:使用权出让|收益)|农业土地开发资金|城市基础设施配套费|污水处理费|车辆通行费|移民(?:后期扶持|扶助)基金|旅游发展基金|电影事业发展专项资金|可再生能源电价附加|(?:抗疫|超长期)特别国债|民航发展基金|港口建设费|铁路建设基金|核电站乏燃料|农网还贷|重大水利工程建设基金|废弃电器电子产品处理基金|船舶油污损害赔偿基金/u;

/** Words that a name of another fund may hold; 教育费附加 are general money. */
const FUND_WORDS = /基金|安排的支出|专项资金|债|公益金/u;
const GENERAL = /教育费附加|财政对.*保险基金的补助|地方政府一般债务|补充全国社会保障基金/u;

export function fundByName(code: string, { functional }: Classification): 'yes' | 'no' | 'unknown' {
  const names = [code, code.slice(0, 5)].map((each) => functional.get(each)?.name);
  if (names.some((name) => name !== undefined && FUNDS.test(name))) return 'yes';
  if (names.some((name) => name !== undefined && GENERAL.test(name))) return 'no';
  return names.some((name) => name === undefined || FUND_WORDS.test(name)) ? 'unknown' : 'no';
}
