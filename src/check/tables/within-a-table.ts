/** A01–A32: the formulas of each table's own footnotes. */
import {
  all,
  balances,
  byFund,
  classFigures,
  equal,
  type FormulaRow,
  FUNDS,
  hierarchy,
  ref,
  refs,
  rowSums,
  same,
  sumOfClasses,
  sums,
} from './formulas.ts';

const CLASS_CODE = '支出用到了表中没有的类级科目，请核对科目编码；编码无误的，在模板的 tables.classes 中列上这一类';
const FUND_NATURE = '该资金的支出只分基本支出和项目支出，其他支出请核对资金性质';

export const WITHIN_A_TABLE: readonly FormulaRow[] = [
  {
    id: 'A01',
    title: '公开01表27行＝（1＋2＋…＋8）行',
    source: '公开01表附注',
    formulas: sums('T1', 'revenue.all.total', [
      ...FUNDS.map((fund) => `revenue.all.${fund}`),
      'revenue.all.superiorSubsidy',
      'revenue.all.institutional',
      'revenue.all.business',
      'revenue.all.subordinateRemittance',
      'revenue.all.other',
    ]),
  },
  {
    id: 'A02',
    title: '公开01表31行＝（27＋28＋29）行',
    source: '公开01表附注',
    formulas: sums('T1', 'balance.grandTotal', [
      'revenue.all.total',
      'balance.nonFiscalSurplusUsed',
      'balance.opening',
    ]),
  },
  {
    id: 'A03',
    title: '公开01表58行＝（32＋33＋…＋57）行',
    source: '公开01表附注',
    advice: CLASS_CODE,
    formulas: sumOfClasses('T1', 'expenditure.all.total', 'expenditure.{code}.total'),
  },
  {
    id: 'A04',
    title: '公开01表62行＝（58＋59＋60）行',
    source: '公开01表附注',
    formulas: sums('T1', 'balance.grandTotalExpenditure', [
      'expenditure.all.total',
      'balance.surplusDistribution',
      'balance.closing',
    ]),
  },
  {
    id: 'A05',
    title: '公开01表31行＝62行，收入总计等于支出总计',
    source: '公开01表的平衡关系',
    formulas: same('T1', 'balance.grandTotal', 'T1', 'balance.grandTotalExpenditure'),
  },
  {
    id: 'A06',
    title: '公开02表1栏各行＝（2＋3＋4＋5＋6＋7）栏各行',
    source: '公开02表附注',
    formulas: rowSums('T2', 'revenue', [
      'fiscal',
      'superiorSubsidy',
      'institutional',
      'business',
      'subordinateRemittance',
      'other',
    ]),
  },
  {
    id: 'A07',
    title: '公开02表各栏：合计＝各类之和，类＝各款之和，款＝各项之和',
    source: '公开02表按支出功能分类科目逐级汇总',
    formulas: hierarchy('T2'),
  },
  {
    id: 'A09',
    title: '公开03表1栏各行＝（2＋3＋4＋5＋6）栏各行',
    source: '公开03表附注',
    formulas: rowSums('T3', 'expenditure', [
      'basic',
      'project',
      'superiorRemittance',
      'business',
      'subordinateSubsidy',
    ]),
  },
  {
    id: 'A10',
    title: '公开03表各栏：合计＝各类之和，类＝各款之和，款＝各项之和',
    source: '公开03表按支出功能分类科目逐级汇总',
    formulas: hierarchy('T3'),
  },
  {
    id: 'A11',
    title: '公开04表27行＝（1＋2＋3）行',
    source: '公开04表附注',
    formulas: sums(
      'T4',
      'revenue.all.fiscal',
      FUNDS.map((fund) => `revenue.all.${fund}`),
    ),
  },
  {
    id: 'A12',
    title: '公开04表28行＝（29＋30＋31）行',
    source: '公开04表附注',
    formulas: sums(
      'T4',
      'fiscal.opening.total',
      FUNDS.map((fund) => `fiscal.opening.${fund}`),
    ),
  },
  {
    id: 'A13',
    title: '公开04表32行＝（27＋28）行',
    source: '公开04表附注',
    formulas: sums('T4', 'fiscal.grandTotal', ['revenue.all.fiscal', 'fiscal.opening.total']),
  },
  {
    id: 'A14',
    title: '公开04表59行＝（33＋34＋…＋58）行，2至5栏分别相等',
    source: '公开04表附注',
    advice: CLASS_CODE,
    formulas: all(
      ...['fiscal', ...FUNDS].map((fund) => sumOfClasses('T4', `${fund}.all.total`, `${fund}.{code}.total`)),
    ),
  },
  {
    id: 'A15',
    title: '公开04表64行＝（59＋60）行，2至5栏分别相等',
    source: '公开04表附注',
    formulas: all(
      sums('T4', 'fiscal.grandTotalExpenditure.total', ['fiscal.all.total', 'fiscal.closing.total']),
      ...FUNDS.map((fund) =>
        sums('T4', `fiscal.grandTotalExpenditure.${fund}`, [`${fund}.all.total`, `fiscal.closing.${fund}`]),
      ),
    ),
  },
  {
    id: 'A16',
    title: '公开04表支出各行2栏＝（3＋4＋5）栏',
    source: '公开04表支出各栏的口径',
    formulas: ({ view }) => {
      const lines = [...classFigures(view, 'T4', 'fiscal.{code}.total'), 'fiscal.all.total'];
      const funds = (of: (fund: string) => string) => refs('T4', FUNDS.map(of));
      return [
        ...lines.map((total) => equal(ref('T4', total), ...funds((fund) => total.replace('fiscal', fund)))),
        ...['fiscal.closing', 'fiscal.grandTotalExpenditure'].map((line) =>
          equal(ref('T4', `${line}.total`), ...funds((fund) => `${line}.${fund}`)),
        ),
      ];
    },
  },
  {
    id: 'A17',
    title: '公开04表32行＝64行2栏，财政拨款收入总计等于支出总计',
    source: '公开04表的平衡关系',
    formulas: same('T4', 'fiscal.grandTotal', 'T4', 'fiscal.grandTotalExpenditure.total'),
  },
  {
    id: 'A18',
    title: '公开04表分资金平衡：（1＋29）行＝64行3栏，（2＋30）行＝64行4栏，（3＋31）行＝64行5栏',
    source: '公开04表的平衡关系',
    formulas: byFund((fund) =>
      equal(
        ref('T4', `fiscal.grandTotalExpenditure.${fund}`),
        ref('T4', `revenue.all.${fund}`),
        ref('T4', `fiscal.opening.${fund}`),
      ),
    ),
  },
  {
    id: 'A19',
    title: '公开05表1栏各行＝（2＋3）栏各行',
    source: '公开05表附注',
    advice: FUND_NATURE,
    formulas: rowSums('T5', 'generalPublic', ['basic', 'project']),
  },
  {
    id: 'A20',
    title: '公开05表各栏：合计＝各类之和，类＝各款之和，款＝各项之和',
    source: '公开05表按支出功能分类科目逐级汇总',
    formulas: hierarchy('T5'),
  },
  {
    id: 'A21',
    title: '公开06表各类＝所属各款之和',
    source: '公开06表按支出经济分类科目逐级汇总',
    formulas: ({ view }) => {
      const figures = view.figures('T6');
      return figures
        .filter((figure) => /^economic\.\d{3}$/.test(figure))
        .map((group) => {
          const items = figures.filter((figure) => figure.length === group.length + 2 && figure.startsWith(group));
          return equal(ref('T6', group), ...refs('T6', items));
        });
    },
  },
  {
    id: 'A22',
    title: '公开06表人员经费合计＝301＋303',
    source: '公开06表人员经费的口径：工资福利支出、对个人和家庭的补助',
    formulas: sums('T6', 'economic.personnel', ['economic.301', 'economic.303']),
  },
  {
    id: 'A23',
    title: '公开06表公用经费合计＝302＋307＋309…＋310＋399',
    source: '公开06表公用经费的口径：商品和服务支出、资本性支出等',
    formulas: ({ view }) => {
      const groups = view.figures('T6').filter((figure) => /^economic\.3(?!01|03)\d{2}$/.test(figure));
      return [equal(ref('T6', 'economic.operating'), ...refs('T6', groups))];
    },
  },
  {
    id: 'A24',
    title: '公开07表6栏各行＝（1＋2－3）栏各行',
    source: '公开07表附注',
    formulas: balances('T7', 'governmentFund'),
  },
  {
    id: 'A25',
    title: '公开07表3栏各行＝（4＋5）栏各行',
    source: '公开07表附注',
    advice: FUND_NATURE,
    formulas: rowSums('T7', 'governmentFund', ['basic', 'project']),
  },
  {
    id: 'A26',
    title: '公开07表各栏：合计＝各类之和，类＝各款之和，款＝各项之和',
    source: '公开07表按支出功能分类科目逐级汇总',
    formulas: hierarchy('T7'),
  },
  {
    id: 'A27',
    title: '公开08表支出合计＝基本支出＋项目支出；有结转栏的，年末＝年初＋收入－支出',
    source: '公开08表附注',
    advice: FUND_NATURE,
    formulas: all(rowSums('T8', 'stateCapital', ['basic', 'project']), balances('T8', 'stateCapital')),
  },
  {
    id: 'A28',
    title: '公开08表各栏：合计＝各类之和，类＝各款之和，款＝各项之和',
    source: '公开08表按支出功能分类科目逐级汇总',
    formulas: hierarchy('T8'),
  },
  ...(
    [
      ['A29', '公开09表1栏＝（2＋3＋6）栏', 'budget.total', ['overseas', 'vehicles', 'reception']],
      ['A30', '公开09表3栏＝（4＋5）栏', 'budget.vehicles', ['vehiclePurchase', 'vehicleOperation']],
      ['A31', '公开09表7栏＝（8＋9＋12）栏', 'final.total', ['overseas', 'vehicles', 'reception']],
      ['A32', '公开09表9栏＝（10＋11）栏', 'final.vehicles', ['vehiclePurchase', 'vehicleOperation']],
    ] as const
  ).map(([id, title, total, parts]): FormulaRow => {
    const [kind] = total.split('.');
    const figures = parts.map((part) => `threePublic.${kind}.${part}`);
    return { id, title, source: '公开09表附注', formulas: sums('T9', `threePublic.${total}`, figures) };
  }),
];
