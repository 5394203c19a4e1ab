/** B01–B31: the same money in several tables, and this year after the last. */

import { ALL } from '../../model/table-layout.ts';
import {
  all,
  atLeast,
  atMost,
  classes,
  classFigures,
  equal,
  type FormulaRow,
  FUNDS,
  fixed,
  nothingCarriedOver,
  onlyFiscalMoney,
  ref,
  refs,
  same,
} from './formulas.ts';

/** One indicator in two tables. */
function sameIndicator(one: number, other: number): string {
  return `公开0${one}表与公开0${other}表同一指标`;
}

const FUND_OPENING = '政府性基金的年初结转和结余须写到项级科目（opening 的 code）';
const MEASURES = ['total', 'basic', 'project'] as const;
const COSTS = ['economic.personnel', 'economic.operating'];

/** Opening balance by table, and the closing balance that `priorYear` may give. */
const OPENINGS = [
  ['T1', 'balance.opening', 'balance.closing'],
  ['T4', 'fiscal.opening.total', 'fiscal.closing.total'],
  ...FUNDS.map((fund) => ['T4', `fiscal.opening.${fund}`, `fiscal.closing.${fund}`] as const),
  ['T7', 'governmentFund.all.opening', 'governmentFund.all.closing'],
] as const;

export const BETWEEN_TABLES: readonly FormulaRow[] = [
  {
    id: 'B01',
    title: '公开01表27行＝公开02表合计行1栏',
    source: sameIndicator(1, 2),
    formulas: same('T1', 'revenue.all.total', 'T2'),
  },
  {
    id: 'B02',
    title: '公开01表（1＋2＋3）行＝公开02表合计行2栏',
    source: sameIndicator(1, 2),
    formulas: fixed(
      equal(
        ref('T2', 'revenue.all.fiscal'),
        ...refs(
          'T1',
          FUNDS.map((fund) => `revenue.all.${fund}`),
        ),
      ),
    ),
  },
  {
    id: 'B03',
    title: '公开01表4行＝公开02表合计行3栏',
    source: sameIndicator(1, 2),
    formulas: same('T1', 'revenue.all.superiorSubsidy', 'T2'),
  },
  {
    id: 'B04',
    title: '公开01表5行＝公开02表合计行4栏',
    source: sameIndicator(1, 2),
    formulas: same('T1', 'revenue.all.institutional', 'T2'),
  },
  {
    id: 'B05',
    title: '公开01表6行＝公开02表合计行5栏',
    source: sameIndicator(1, 2),
    formulas: same('T1', 'revenue.all.business', 'T2'),
  },
  {
    id: 'B06',
    title: '公开01表7行＝公开02表合计行6栏',
    source: sameIndicator(1, 2),
    formulas: same('T1', 'revenue.all.subordinateRemittance', 'T2'),
  },
  {
    id: 'B07',
    title: '公开01表8行＝公开02表合计行7栏',
    source: sameIndicator(1, 2),
    formulas: same('T1', 'revenue.all.other', 'T2'),
  },
  {
    id: 'B08',
    title: '公开01表58行＝公开03表合计行1栏',
    source: sameIndicator(1, 3),
    formulas: same('T1', 'expenditure.all.total', 'T3'),
  },
  {
    id: 'B09',
    title: '公开01表32至57行各类＝公开03表同类1栏',
    source: sameIndicator(1, 3),
    formulas: classes('T1', 'T3', 'expenditure.{code}.total'),
  },
  {
    id: 'B10',
    title: '公开01表1行＝公开04表1行',
    source: sameIndicator(1, 4),
    formulas: same('T1', 'revenue.all.generalPublic', 'T4'),
  },
  {
    id: 'B11',
    title: '公开01表2行＝公开04表2行',
    source: sameIndicator(1, 4),
    formulas: same('T1', 'revenue.all.governmentFund', 'T4'),
  },
  {
    id: 'B12',
    title: '公开01表3行＝公开04表3行',
    source: sameIndicator(1, 4),
    formulas: same('T1', 'revenue.all.stateCapital', 'T4'),
  },
  {
    id: 'B13',
    title: '公开02表合计行2栏＝公开04表27行',
    source: sameIndicator(2, 4),
    formulas: same('T2', 'revenue.all.fiscal', 'T4'),
  },
  {
    id: 'B14',
    title: '财政拨款支出（公开04表2栏）不大于本年支出（公开01表），各类亦然；只有财政拨款的，两者相等',
    source: '公开01表与公开04表的口径：财政拨款支出是本年支出的一部分',
    advice: '请核对支出各行的资金性质和金额，非财政拨款支出不能为负',
    formulas: ({ view }) => {
      const relation = onlyFiscalMoney(view) === true ? equal : atMost;
      const codes = [ALL, ...classFigures(view, 'T4', 'fiscal.{code}.total').map((figure) => figure.split('.')[1])];
      return codes.map((code) => relation(ref('T4', `fiscal.${code}.total`), ref('T1', `expenditure.${code}.total`)));
    },
  },
  {
    id: 'B15',
    title: '公开04表59行3栏＝公开05表合计行1栏',
    source: sameIndicator(4, 5),
    formulas: same('T4', 'generalPublic.all.total', 'T5'),
  },
  {
    id: 'B16',
    title: '公开04表各类3栏＝公开05表同类1栏',
    source: sameIndicator(4, 5),
    formulas: classes('T4', 'T5', 'generalPublic.{code}.total'),
  },
  {
    id: 'B17',
    title: '公开04表59行4栏＝公开07表合计行3栏',
    source: sameIndicator(4, 7),
    formulas: same('T4', 'governmentFund.all.total', 'T7'),
  },
  {
    id: 'B18',
    title: '公开04表各类4栏＝公开07表同类3栏',
    source: sameIndicator(4, 7),
    formulas: classes('T4', 'T7', 'governmentFund.{code}.total'),
  },
  {
    id: 'B19',
    title: '公开04表2行＝公开07表合计行2栏',
    source: sameIndicator(4, 7),
    formulas: same('T4', 'revenue.all.governmentFund', 'T7', 'governmentFund.all.revenue'),
  },
  {
    id: 'B20',
    title: '公开04表30行＝公开07表合计行1栏',
    source: sameIndicator(4, 7),
    advice: FUND_OPENING,
    formulas: same('T4', 'fiscal.opening.governmentFund', 'T7', 'governmentFund.all.opening'),
  },
  {
    id: 'B21',
    title: '公开04表60行4栏＝公开07表合计行6栏',
    source: sameIndicator(4, 7),
    advice: FUND_OPENING,
    formulas: same('T4', 'fiscal.closing.governmentFund', 'T7', 'governmentFund.all.closing'),
  },
  {
    id: 'B22',
    title: '公开04表59行5栏＝公开08表合计行支出',
    source: sameIndicator(4, 8),
    formulas: same('T4', 'stateCapital.all.total', 'T8'),
  },
  {
    id: 'B23',
    title: '公开04表各类5栏＝公开08表同类支出',
    source: sameIndicator(4, 8),
    formulas: classes('T4', 'T8', 'stateCapital.{code}.total'),
  },
  {
    id: 'B24',
    title: '公开05表合计行2栏（基本支出）＝公开06表人员经费合计＋公用经费合计',
    source: sameIndicator(5, 6),
    advice:
      '一般公共预算基本支出（expenditure 的 basic）之和须等于 basicByEconomicItem（或 basicTotals）之和，请核对两处金额',
    // Where 公开06 is not printed, the two totals that the dossier gives instead count.
    formulas: (on) => {
      const isPrinted = on.view.layouts.has('T6');
      if (!isPrinted && on.dossier.basicTotals === undefined) return [];
      const costs = isPrinted ? refs('T6', COSTS) : COSTS.map((figure) => ({ figure }));
      return [equal(ref('T5', 'generalPublic.all.basic'), ...costs)];
    },
  },
  {
    id: 'B25',
    title: '公开05表各科目1、2、3栏不大于公开03表同一科目1、2、3栏',
    source: '公开03表与公开05表的口径：一般公共预算财政拨款支出是本年支出的一部分',
    advice: '请核对该科目其他资金的支出，不能为负',
    formulas: ({ view }) =>
      view
        .codes('T5')
        .flatMap((code) =>
          MEASURES.map((measure) =>
            atMost(ref('T5', `generalPublic.${code}.${measure}`), ref('T3', `expenditure.${code}.${measure}`)),
          ),
        ),
  },
  {
    id: 'B26',
    title: '只有财政拨款的，公开03表各科目的合计、基本支出、项目支出＝公开05表＋公开07表＋公开08表',
    source: '公开03表与公开05、07、08表的口径',
    advice: '没有非财政拨款收入和结转，却有非财政拨款支出，请核对支出的资金性质',
    formulas: ({ view }) => {
      if (onlyFiscalMoney(view) !== true) return [];
      return [ALL, ...view.codes('T3')].flatMap((code) =>
        MEASURES.map((measure) =>
          equal(
            ref('T3', `expenditure.${code}.${measure}`),
            ref('T5', `generalPublic.${code}.${measure}`),
            ref('T7', `governmentFund.${code}.${measure}`),
            ref('T8', `stateCapital.${code}.${measure}`),
          ),
        ),
      );
    },
  },
  {
    id: 'B27',
    title: '公开01表29行不小于公开04表28行，公开01表60行不小于公开04表60行2栏',
    source: '公开01表与公开04表的口径：财政拨款结转和结余是全部结转和结余的一部分',
    advice: '非财政拨款的年初或年末结转和结余为负，请核对非财政拨款的收入、支出、年初数和结余分配',
    formulas: fixed(
      atLeast(ref('T1', 'balance.opening'), ref('T4', 'fiscal.opening.total')),
      atLeast(ref('T1', 'balance.closing'), ref('T4', 'fiscal.closing.total')),
    ),
  },
  {
    id: 'B28',
    title: '公开06表30212、30217、30231、31013分别不大于公开09表8、12、11、10栏',
    source: '公开06表与公开09表的口径：“三公”经费包括基本支出和项目支出',
    advice: '请核对 basicByEconomicItem 中该科目与 threePublic.final 的金额',
    formulas: fixed(
      atMost(ref('T6', 'economic.30212'), ref('T9', 'threePublic.final.overseas')),
      atMost(ref('T6', 'economic.30217'), ref('T9', 'threePublic.final.reception')),
      atMost(ref('T6', 'economic.30231'), ref('T9', 'threePublic.final.vehicleOperation')),
      atMost(ref('T6', 'economic.31013'), ref('T9', 'threePublic.final.vehiclePurchase')),
    ),
  },
  {
    id: 'B29',
    title: '公开03表合计行2、3栏分别不小于公开05表合计行2、3栏',
    source: '公开03表与公开05表的口径：一般公共预算财政拨款支出是本年支出的一部分',
    formulas: all(
      ...['basic', 'project'].map((measure) =>
        fixed(atLeast(ref('T3', `expenditure.all.${measure}`), ref('T5', `generalPublic.all.${measure}`))),
      ),
    ),
  },
  {
    id: 'B30',
    title: '没有结转结余的，公开02表与公开03表各科目1栏相等',
    source: '公开02表与公开03表的口径：没有年初、年末结转和结余时，各科目收支相等',
    advice: '请核对该科目的收入（revenue）与支出（expenditure）',
    formulas: ({ view }) => {
      if (!nothingCarriedOver(view)) return [];
      const codes = new Set([...view.codes('T2'), ...view.codes('T3')]);
      return [...codes].map((code) =>
        equal(ref('T2', `revenue.${code}.total`), ref('T3', `expenditure.${code}.total`)),
      );
    },
  },
  {
    id: 'B31',
    title: '年初结转和结余＝上年年末结转和结余，有调整的须说明原因',
    source: '公开01、04、07表年初结转和结余的口径',
    advice: '请核对 opening 与 priorYear；有年初调整的，在 reasons 中为年初数写明原因',
    formulas: ({ dossier }) =>
      OPENINGS.map(([table, opening, closing]) => ({
        ...equal(ref(table, opening), { figure: `${closing}.prior` }),
        ...(Object.hasOwn(dossier.reasons ?? {}, opening) ? { severity: 'info' as const } : {}),
      })),
  },
];
