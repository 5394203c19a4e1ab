/** The field's words for what a number measures, and the figures they stand for. */

/** Where a word means different figures: the kind of money the sentence or its heading speaks of. */
export type Scope = 'generalPublic' | 'governmentFund' | 'stateCapital' | 'all';

export interface Term {
  /** Spellings; the longest that fits counts. */
  readonly names: readonly string[];
  /** Rule that owns statements about it. */
  readonly rule: string;
  /** Figures that its amount may be, by scope; one that fits is enough. */
  readonly figures: (scope: Scope) => readonly string[];
  readonly budget?: string;
  readonly completion?: string;
}

const fixed = (rule: string, names: readonly string[], ...ids: string[]): Term => ({ rule, names, figures: () => ids });

/** 基本支出 and the like: of one kind of money, or of all. */
function spending(rule: string, name: string, key: string, overall?: string): Term {
  return {
    rule,
    names: [name],
    figures: (scope) =>
      scope === 'all'
        ? [`expenditure.all.${key}`, `generalPublic.all.${key}`, ...(overall === undefined ? [] : [overall])]
        : [`${scope}.all.${key}`],
  };
}

/** 本年收入 and the like: of the fund that the text speaks of, or of the whole unit. */
function byFund(
  rule: string,
  names: readonly string[],
  whole: string,
  of: (fund: Exclude<Scope, 'all'>) => string,
  ...also: string[]
): Term {
  return { rule, names, figures: (scope) => (scope === 'all' ? [whole, ...also] : [of(scope)]) };
}

function threePublic(key: string, names: readonly string[]): Term {
  return {
    rule: 'C16',
    names,
    figures: () => [`threePublic.final.${key}`],
    budget: `threePublic.budget.${key}`,
    completion: `threePublic.completion.${key}`,
  };
}

const OVERALL = 'performance.overall';

export const TERMS: readonly Term[] = [
  fixed('C01', ['收、支总计', '收支总计', '收入支出总计', '收入、支出总计', '收入总计'], 'balance.grandTotal'),
  fixed('C01', ['支出总计'], 'balance.grandTotalExpenditure'),
  fixed(
    'C05',
    [
      '财政拨款收、支总计',
      '财政拨款收支总计',
      '财政拨款收入支出总计',
      '财政拨款收入、支出总计',
      '财政拨款收入总计',
      '财政拨款收入总计、支出总计',
    ],
    'fiscal.grandTotal',
  ),
  fixed('C05', ['财政拨款支出总计'], 'fiscal.grandTotalExpenditure.total'),
  fixed('C05', ['财政拨款总收入'], 'fiscal.grandTotal', 'revenue.all.fiscal'),
  fixed('C05', ['财政拨款总支出'], 'fiscal.grandTotalExpenditure.total', 'fiscal.all.total'),
  fixed('C03', ['本年收入合计', '收入合计'], 'revenue.all.total'),
  fixed('C04', ['本年支出合计', '支出合计'], 'expenditure.all.total', `${OVERALL}.executed`),
  // 总支出 is the year's expenditure in one place and 支出总计 in another.
  fixed('C04', ['总支出'], 'expenditure.all.total', `${OVERALL}.executed`, 'balance.grandTotalExpenditure'),
  byFund('C03', ['本年收入'], 'revenue.all.total', (fund) => `revenue.all.${fund}`),
  byFund('C04', ['本年支出'], 'expenditure.all.total', (fund) => `${fund}.all.total`, `${OVERALL}.executed`),
  byFund('C01', ['年初结转和结余'], 'balance.opening', (fund) => `fiscal.opening.${fund}`, 'fiscal.opening.total'),
  byFund('C01', ['年末结转和结余'], 'balance.closing', (fund) => `fiscal.closing.${fund}`, 'fiscal.closing.total'),
  fixed('C05', ['年初财政拨款结转和结余'], 'fiscal.opening.total'),
  fixed('C05', ['年末财政拨款结转和结余'], 'fiscal.closing.total'),
  fixed('C01', ['结余分配'], 'balance.surplusDistribution'),
  fixed('C01', ['使用非财政拨款结余'], 'balance.nonFiscalSurplusUsed'),
  fixed('C03', ['事业收入'], 'revenue.all.institutional'),
  fixed('C03', ['经营收入'], 'revenue.all.business'),
  fixed('C03', ['其他收入'], 'revenue.all.other'),
  fixed('C04', ['经营支出'], 'expenditure.all.business'),
  fixed('C03', ['财政拨款收入'], 'revenue.all.fiscal'),
  fixed('C06', ['一般公共预算财政拨款收入'], 'revenue.all.generalPublic'),
  fixed('C06', ['政府性基金预算财政拨款收入'], 'revenue.all.governmentFund'),
  fixed('C06', ['国有资本经营预算财政拨款收入'], 'revenue.all.stateCapital'),
  fixed('C03', ['上级补助收入'], 'revenue.all.superiorSubsidy'),
  fixed('C03', ['附属单位上缴收入'], 'revenue.all.subordinateRemittance'),
  fixed('C04', ['财政拨款支出', '财政拨款本年支出'], 'fiscal.all.total', 'generalPublic.all.total'),
  {
    ...fixed('C07', ['一般公共预算财政拨款支出', '一般公共预算支出'], 'generalPublic.all.total'),
    budget: 'generalPublic.all.initialBudget',
    completion: 'generalPublic.all.completion',
  },
  fixed('C12', ['一般公共预算财政拨款基本支出', '一般公共预算基本支出'], 'generalPublic.all.basic'),
  fixed('C07', ['一般公共预算财政拨款项目支出', '一般公共预算项目支出'], 'generalPublic.all.project'),
  fixed('C14', ['政府性基金预算财政拨款支出', '政府性基金预算支出'], 'governmentFund.all.total'),
  fixed('C15', ['国有资本经营预算财政拨款支出', '国有资本经营预算支出'], 'stateCapital.all.total'),
  fixed('C14', ['政府性基金预算财政拨款项目支出', '政府性基金预算项目支出'], 'governmentFund.all.project'),
  fixed('C15', ['国有资本经营预算财政拨款项目支出', '国有资本经营预算项目支出'], 'stateCapital.all.project'),
  spending('C04', '基本支出', 'basic', `${OVERALL}.funds.basic.executed`),
  spending('C04', '项目支出', 'project', `${OVERALL}.funds.project.executed`),
  spending('C04', '上缴上级支出', 'superiorRemittance'),
  spending('C04', '对附属单位补助支出', 'subordinateSubsidy'),
  fixed('C12', ['人员经费'], 'economic.personnel', `${OVERALL}.funds.personnel.executed`),
  fixed('C12', ['公用经费'], 'economic.operating', `${OVERALL}.funds.operating.executed`),
  fixed('C19', ['机关运行经费支出', '机关运行经费'], 'agencyOperatingCosts'),
  fixed('C20', ['政府采购支出总额', '政府采购金额'], 'procurement.total'),
  fixed('C20', ['政府采购货物支出', '货物支出金额', '货物支出', '货物采购金额'], 'procurement.goods'),
  fixed('C20', ['政府采购工程支出', '工程支出金额', '工程支出', '工程采购金额'], 'procurement.works'),
  fixed('C20', ['政府采购服务支出', '服务支出金额', '服务支出', '服务采购金额'], 'procurement.services'),
  fixed('C20', ['授予中小企业合同金额', '授予中小企业合同总额'], 'procurement.toSmallAndMedium'),
  fixed('C20', ['授予小微企业合同金额', '授予小微企业合同总额'], 'procurement.toMicro'),
  fixed('C20', ['货物采购授予中小企业合同金额'], 'procurement.goods.toSmallAndMedium'),
  fixed('C20', ['工程采购授予中小企业合同金额'], 'procurement.works.toSmallAndMedium'),
  fixed('C20', ['服务采购授予中小企业合同金额'], 'procurement.services.toSmallAndMedium'),
  threePublic('total', ['“三公”经费财政拨款支出', '“三公”经费支出', '“三公”经费']),
  threePublic('overseas', ['因公出国（境）费用', '因公出国（境）经费', '因公出国（境）费', '因公出国（境）']),
  threePublic('vehicles', ['公务用车购置及运行维护费', '公务用车购置及运行费']),
  threePublic('vehiclePurchase', ['公务用车购置费', '公务用车购置支出', '公务用车购置']),
  threePublic('vehicleOperation', ['公务用车运行维护费', '公务用车运行费', '公务用车运行维护支出', '公务用车运行支出']),
  threePublic('reception', ['公务接待费', '公务接待支出']),
  fixed('C18', ['国内公务接待支出', '国内接待费'], 'threePublic.reception.domestic'),
  fixed('C18', ['外事接待支出', '外宾接待支出', '国（境）外公务接待支出'], 'threePublic.reception.foreign'),
];

const BY_NAME = new Map(TERMS.flatMap((term) => term.names.map((name) => [name, term] as const)));
const PATTERN = new RegExp(
  [...BY_NAME.keys()]
    .sort((a, b) => b.length - a.length)
    .join('|')
    .replace(/[()]/g, '\\$&'),
  'g',
);

export interface TermAt {
  readonly term: Term;
  /** Part of a longer name: 信息化项目支出, 国内公务接待费, or of a 科目. Nothing is said of the term itself. */
  readonly foreign: boolean;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Names that mean the whole unit's only when they stand by themselves. */
const GENERIC =
  /^(收、?支|收入|支出|总支出|本年|年[初末]结转|结余分配|使用非财政|事业收入|经营|其他收入|财政拨款(收入|支出|本年)|上级|附属|基本支出|项目支出|上缴|对附属|人员经费|公用经费|货物|工程|服务|因公|公务|国内|外事|外宾|国（境）)/;
const BY_ITSELF =
  /(?:^|[，。；：:、（）()\s.．①-⑳]|其中|中|但|年度|\d年|本年|全年|当年|同级|和|与|及|拨款|为|了|是|部门|单位|局|中心|委|院|办|厅|处|总)$/;

/** 国有资本经营预算支出（类）: the name of a 科目. */
const OF_A_CODE = /^（[类款项]）/;

/** Whether the name goes on to the left: 信息化|项目支出, 商品和|服务支出, 其他|国有资本经营预算支出; 其他国内公务接待支出 does not. */
function isLonger(name: string, before: string): boolean {
  const plain = name.startsWith('国内') ? before.replace(/其他$/, '') : before;
  return /(?:商品和|其他)$/.test(plain) || (GENERIC.test(name) && !BY_ITSELF.test(plain));
}

/** What a sentence that begins with 财政拨款收入总计 or 财政拨款总收入 means by the words after it: 财政拨款收入总计……，支出总计……。 */
const OF_FISCAL: Readonly<Record<string, string>> = {
  收入总计: '财政拨款收入总计',
  支出总计: '财政拨款支出总计',
  总支出: '财政拨款总支出',
  本年收入: '财政拨款收入',
  本年收入合计: '财政拨款收入',
  本年支出: '财政拨款支出',
  本年支出合计: '财政拨款支出',
};

/** The terms that stand in a sentence, in order. */
export function termsIn(text: string): TermAt[] {
  const terms = namedIn(text);
  const first = terms.findIndex(({ name }) => /总[计收支]/.test(name));
  if (terms[first]?.name.startsWith('财政拨款') !== true) return terms;
  return terms.map((each, index) => {
    const meant = index > first ? BY_NAME.get(OF_FISCAL[each.name] ?? '') : undefined;
    return meant === undefined ? each : { ...each, term: meant };
  });
}

function namedIn(text: string): TermAt[] {
  return [...text.matchAll(PATTERN)].flatMap((match) => {
    const term = BY_NAME.get(match[0]);
    if (term === undefined) return [];
    const end = match.index + match[0].length;
    const before = text.slice(Math.max(match.index - 4, 0), match.index);
    const foreign = isLonger(match[0], before) || OF_A_CODE.test(text.slice(end, end + 3));
    return [{ term, name: match[0], foreign, start: match.index, end }];
  });
}

/** The kind of money that a text speaks of, when it names one. */
export function scopeOf(text: string): Scope | undefined {
  const found = [...text.matchAll(/一般公共预算|政府性基金|国有资本经营/g)].at(-1)?.[0];
  if (found === '一般公共预算') return 'generalPublic';
  if (found === '政府性基金') return 'governmentFund';
  return found === '国有资本经营' ? 'stateCapital' : undefined;
}
