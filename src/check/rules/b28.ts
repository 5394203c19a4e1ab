/** B28: 公开06 30212 ≤ 公开09 8栏, 30217 ≤ 12栏, 30231 ≤ 11栏, 31013 ≤ 10栏: 公开09 also holds 项目支出. */
import { atMost, formulaRule, ref } from '../formulas.ts';

export const B28 = formulaRule(
  {
    id: 'B28',
    title: '公开06表30212、30217、30231、31013分别不大于公开09表8、12、11、10栏',
    source: '公开06表与公开09表的口径：“三公”经费包括基本支出和项目支出',
    advice: '请核对 basicByEconomicItem 中该科目与 threePublic.final 的金额',
  },
  () => [
    atMost(ref('T6', 'economic.30212'), ref('T9', 'threePublic.final.overseas')),
    atMost(ref('T6', 'economic.30217'), ref('T9', 'threePublic.final.reception')),
    atMost(ref('T6', 'economic.30231'), ref('T9', 'threePublic.final.vehicleOperation')),
    atMost(ref('T6', 'economic.31013'), ref('T9', 'threePublic.final.vehiclePurchase')),
  ],
);
