/**
 * The dossier: the facts of one government unit for one year, as its finance officer writes them in `report.json`.
 *
 * Every fact stands once, as a leaf. Totals, shares, changes, rates and scores are never input; what the unit has
 * already printed may be given under `declared`, as a claim to be reconciled. The Chinese `describe` texts appear in
 * the JSON Schema that editors show.
 */

import { DECIMAL_PATTERN, type Decimal, decimal } from '../money/decimal.ts';
import {
  amountIn,
  type Claim,
  claimIn,
  type InYuan,
  inYuanOf,
  Typed,
  type Written,
  writtenIn,
} from '../money/typed.ts';
import { isMoneyUnit, PRINTED_UNITS, YUAN_IN } from '../money/units.ts';
import { FRACTION_DIGITS, NAME_CHARACTERS, WHOLE_DIGITS } from './limits.ts';
import { z } from './zod.ts';

/** A JSON number as it stands in the file, so that no double ever rounds it. */
export class NumberLiteral {
  constructor(readonly source: string) {}
}

const NUMERAL_HINT = '写成不带千分位、不带单位的数字，例如 1085.68';

const WHOLE_PATTERN = /^\d+$/;
const DIGITS = new RegExp(`^-?\\d{1,${WHOLE_DIGITS}}(\\.\\d{1,${FRACTION_DIGITS}})?$`);

/** `params.kind` tells the translation of faults into findings what a custom check is about. */
function numeral<Value>(description: string, pattern: RegExp, read: (text: string) => Value): z.ZodType<Value> {
  return z
    .custom<NumberLiteral | string>((value) => value instanceof NumberLiteral || typeof value === 'string', {
      error: `${description}应为数字；${NUMERAL_HINT}`,
      params: { kind: 'numeralType' },
    })
    .transform((value, context) => {
      const text = typeof value === 'string' ? value : value.source;
      const isNumeral = pattern.test(text);
      if (isNumeral && DIGITS.test(text)) return read(text);
      if (isNumeral) {
        context.addIssue({
          code: 'custom',
          message: `${description}的位数太多`,
          params: { kind: 'digits' },
          input: text,
        });
        return z.NEVER;
      }
      context.addIssue({
        code: 'custom',
        message: `${description}不是可用的数字；${NUMERAL_HINT}`,
        params: { kind: 'numeral', whole: pattern === WHOLE_PATTERN },
        input: text,
      });
      return z.NEVER;
    })
    .meta({
      description: `${description}（数字或字符串，${NUMERAL_HINT}）`,
      jsonSchema: { anyOf: [{ type: 'number' }, { type: 'string', pattern: pattern.source }] },
    }) as unknown as z.ZodType<Value>;
}

/** A number whose value is known when the unit of the dossier's amounts is. */
const typed = <Value>(description: string, read: (text: string, yuanPerUnit: Decimal) => Value) =>
  numeral(description, DECIMAL_PATTERN, (text) => new Typed((yuanPerUnit) => read(text, yuanPerUnit)));
/** An amount, written in the dossier's `amountUnit`. */
const amount = (description: string): z.ZodType<Typed<Decimal>> => typed(description, amountIn);
/** An amount as it was printed; its digits say how it was rounded. */
const printedAmount = (description: string): z.ZodType<Typed<Written>> => typed(description, writtenIn);
/** What is said of a figure: an amount where the figure is one, else a number in the figure's own unit. */
const claim = (description: string): z.ZodType<Typed<Claim>> => typed(description, claimIn);
/** A whole, non-negative number. */
const count = (description: string) => numeral(description, WHOLE_PATTERN, decimal);
/** A plain decimal in a unit of its own (weights, targets, percentages). */
const quantity = (description: string) => numeral(description, DECIMAL_PATTERN, decimal);

/** A number that may not leave a bound: `atLeast`, `moreThan`, `atMost`. @param numberOf what is compared with it */
function bounded<Value>(
  schema: z.ZodType<Value>,
  kind: keyof typeof BOUNDS,
  bound: number,
  numberOf: (value: Value) => Decimal,
): z.ZodType<Value> {
  return schema.refine((value) => BOUNDS[kind](numberOf(value), bound), { params: { kind, bound } });
}

const BOUNDS = {
  atLeast: (value: Decimal, bound: number) => value.greaterThanOrEqualTo(bound),
  moreThan: (value: Decimal, bound: number) => value.greaterThan(bound),
  atMost: (value: Decimal, bound: number) => value.lessThanOrEqualTo(bound),
};

/** Points of a standard, and weights: a form has a hundred or a few hundred. */
const MOST_POINTS = 1000;
const itself = (value: Decimal) => value;
const points = (description: string) =>
  bounded(bounded(quantity(description), 'atLeast', 0, itself), 'atMost', MOST_POINTS, itself);

/** The sign of an amount is the same in every unit. */
const ONE_YUAN = decimal(1);
const notNegative = (description: string) =>
  bounded(amount(description), 'atLeast', 0, (typed) => typed.worth(ONE_YUAN));
const aboveZero = (description: string) =>
  bounded(claim(description), 'moreThan', 0, (typed) => typed.worth(ONE_YUAN).plain.value);

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

const text = (description: string) => z.string().trim().min(1, `${description}不能为空`).describe(description);
const file = (description: string) =>
  z
    .string()
    .regex(/^[^\\:*?"<>|]+\.md$/, '本文件夹内 .md 文件的相对路径')
    .describe(`${description}（Markdown 文件）`);
/** A file, or one line of text in its stead: something that no file is called. */
const fileOrText = (description: string) =>
  z
    .string()
    .regex(/^(?:[^\\:*?"<>|]+\.md|(?!.*\.\w{1,5}$).*[一-鿿].*)$/, '本文件夹内 .md 文件的相对路径，或一行文字')
    .describe(`${description}（Markdown 文件，或一行文字）`);
const isoDate = (description: string) =>
  z
    .string()
    .regex(DATE, '日期，形如 2023-10-19')
    .refine(isDate, { error: '日历上有的日期，形如 2023-10-19', params: { kind: 'pattern' } })
    .describe(description);

/** Whether a text is a day of the calendar, written 2023-10-19; the pattern alone lets 2023-02-30 pass. */
export function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return DATE.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export const FISCAL_FUNDS = ['generalPublic', 'governmentFund', 'stateCapital'] as const;
export const FUNDS = [...FISCAL_FUNDS, 'nonFiscal'] as const;
export type Fund = (typeof FUNDS)[number];
const fund = z
  .enum(FUNDS)
  .describe(
    '资金性质：generalPublic 一般公共预算财政拨款，governmentFund 政府性基金，stateCapital 国有资本经营，nonFiscal 非财政拨款',
  );

const functionalItem = z
  .string()
  .regex(/^\d{7}$/, '7 位项级科目编码')
  .describe('支出功能分类科目编码，7 位（到项）');

/** Revenue by functional item; one key for each kind of revenue that is not zero. */
export const REVENUE_KINDS = [
  'generalPublic',
  'governmentFund',
  'stateCapital',
  'superiorSubsidy',
  'institutional',
  'business',
  'subordinateRemittance',
  'other',
] as const;

const revenueRow = z
  .strictObject({
    code: functionalItem,
    generalPublic: amount('一般公共预算财政拨款收入').optional(),
    governmentFund: amount('政府性基金预算财政拨款收入').optional(),
    stateCapital: amount('国有资本经营预算财政拨款收入').optional(),
    superiorSubsidy: amount('上级补助收入').optional(),
    institutional: amount('事业收入').optional(),
    business: amount('经营收入').optional(),
    subordinateRemittance: amount('附属单位上缴收入').optional(),
    other: amount('其他收入').optional(),
  })
  .refine((row) => REVENUE_KINDS.some((kind) => row[kind] !== undefined), {
    message: '缺少金额：这一行没有任何一种收入的金额',
  })
  .describe('一个项级科目的本年收入');

/** 项目支出 of one item: one amount, or the parts that belong to projects of `projects`. */
const projectExpenditure = z
  .union([
    amount('项目支出'),
    z
      .array(z.strictObject({ project: text('项目代号（projects 中的 id）'), amount: amount('该项目在本科目的支出') }))
      .min(1),
  ])
  .describe('项目支出：一个金额，或按项目分开的金额');

const expenditureRow = z
  .strictObject({
    code: functionalItem,
    fund,
    initialBudget: amount('年初预算').optional(),
    fullYearBudget: amount('全年预算').optional(),
    basic: amount('基本支出').optional(),
    project: projectExpenditure.optional(),
    superiorRemittance: amount('上缴上级支出').optional(),
    business: amount('经营支出').optional(),
    subordinateSubsidy: amount('对附属单位补助支出').optional(),
  })
  .refine(
    (row) =>
      [
        row.basic,
        row.project,
        row.superiorRemittance,
        row.business,
        row.subordinateSubsidy,
        row.initialBudget,
        row.fullYearBudget,
      ].some((value) => value !== undefined),
    { message: '缺少金额：这一行没有任何一种支出的金额' },
  )
  .describe('一个项级科目、一种资金的本年支出');

const openingRow = z
  .strictObject({
    fund,
    code: functionalItem.optional(),
    amount: amount('年初结转和结余'),
  })
  .describe('年初结转和结余，按资金性质（政府性基金须写科目）');

const economicItem = z
  .string()
  .regex(/^3\d{4}$/, '5 位款级经济分类编码，以 3 开头')
  .describe('支出经济分类科目编码，5 位（到款）');

const economicRow = z
  .strictObject({
    code: economicItem,
    amount: amount('金额'),
  })
  .describe('一般公共预算财政拨款基本支出，一个经济分类款级科目');

/** `economicRow` tells one kind of spending; this one tells any, by 项 too where a place prints it so. */
const spentItemRow = z
  .strictObject({
    item: economicItem,
    fund,
    kind: z.enum(['basic', 'project']).describe('支出种类：basic 基本支出，project 项目支出'),
    code: functionalItem.optional(),
    amount: amount('金额'),
  })
  .describe(
    '一种资金的基本支出或项目支出，一个经济分类款级科目；报表按功能分类列的，写明功能分类科目；一般公共预算基本支出也写在这里的，basicByEconomicItem 写 []',
  );

const cause = z
  .strictObject({
    text: text('原因；金额处写 {amount}，打印为不带正负号的金额和单位'),
    amount: amount('该原因带来的增减额，减少写负数').optional(),
  })
  .describe('增减变动的一个原因');

const threePublicParts = (what: string) =>
  z.strictObject({
    overseas: amount(`因公出国（境）费${what}`),
    vehiclePurchase: amount(`公务用车购置费${what}`),
    vehicleOperation: amount(`公务用车运行维护费${what}`),
    reception: amount(`公务接待费${what}`),
  });

const threePublic = z
  .strictObject({
    budget: threePublicParts('预算数').describe('全年预算数'),
    final: threePublicParts('决算数').describe('决算数'),
    counts: z
      .strictObject({
        overseasGroups: count('因公出国（境）团组数'),
        overseasVisitors: count('因公出国（境）人次'),
        vehiclesPurchased: count('公务用车购置数'),
        vehiclesHeld: count('公务用车保有量'),
        receptionBatches: count('国内公务接待批次'),
        receptionVisitors: count('国内公务接待人次'),
        foreignReceptionBatches: count('外事接待批次').optional(),
        foreignReceptionVisitors: count('外事接待人次').optional(),
      })
      .optional()
      .describe('“三公”经费的有关数量'),
    foreignReception: amount('公务接待费中的外事接待支出').optional(),
  })
  .describe('财政拨款“三公”经费');

const procurementKind = (name: string) =>
  z
    .strictObject({
      amount: amount(`政府采购${name}支出`),
      toSmallAndMedium: amount(`${name}采购授予中小企业合同金额`).optional(),
    })
    .describe(`政府采购${name}`);

const procurement = z
  .strictObject({
    goods: procurementKind('货物'),
    works: procurementKind('工程'),
    services: procurementKind('服务'),
    toMicro: amount('授予小微企业合同金额').optional(),
  })
  .describe('政府采购支出');

const assets = z
  .strictObject({
    vehicles: z.array(z.strictObject({ kind: text('用途'), count: count('辆数') })).describe('车辆，按用途；没有写 []'),
    equipment: z
      .array(z.strictObject({ kind: text('口径，如 单价100万元（含）以上设备'), count: count('台（套）数') }))
      .describe('大型设备，按口径'),
  })
  .describe('12月31日国有资产占用情况');

/** How an indicator is scored: 正向 weight × B/A, 反向 weight × A/B, both capped; 定性 by grade. */
export const INDICATOR_METHODS = ['positive', 'negative', 'qualitative'] as const;
/** 定性 grades from best to worst. */
export const QUALITATIVE_GRADES = ['achieved', 'partly', 'missed'] as const;

const indicatorValue = (what: string) =>
  z
    .strictObject({
      value: quantity(`${what}的数值`).optional(),
      sign: z.enum(['≥', '≤', '＝', '>', '<']).optional().describe('数值前的符号'),
      unit: z.string().optional().describe('计量单位，如 人次、%'),
      text: z.string().trim().min(1).optional().describe('文字；数值处写 {value}'),
    })
    .refine((value) => value.value !== undefined || value.text !== undefined, { message: `${what}须有 value 或 text` })
    .describe(what);

interface Result {
  readonly target: { readonly value?: Decimal | undefined };
  /** Absent while the unit has not filled in what was achieved; the score is then blank (rule E09). */
  readonly actual?: { readonly value?: Decimal | undefined } | undefined;
  readonly grade?: string | undefined;
  readonly percent?: Decimal | undefined;
}

function isGraded({ grade, percent }: Result): boolean {
  return grade !== undefined && percent !== undefined;
}

function isMeasured({ target, actual }: Result): boolean {
  return target.value !== undefined && (actual === undefined || actual.value !== undefined);
}

const indicator = z
  .strictObject({
    level1: text('一级指标'),
    level2: text('二级指标'),
    name: text('三级指标'),
    weight: points('权重（分）'),
    method: z.enum(INDICATOR_METHODS).describe('计分方法：positive 正向，negative 反向，qualitative 定性'),
    target: indicatorValue('年初目标值'),
    actual: indicatorValue('实际完成值').optional(),
    grade: z
      .enum(QUALITATIVE_GRADES)
      .optional()
      .describe('定性指标的档次：achieved 达成，partly 部分达成，missed 未达成'),
    percent: quantity('定性指标的得分比例（%）').optional(),
    completion: quantity('定性指标的完成率（%），表中有此栏的填写；定量指标的由完成值算出').optional(),
    shortfallReason: z.string().optional().describe('未完成原因'),
  })
  .refine((value) => value.method !== 'qualitative' || isGraded(value) || value.actual === undefined, {
    message: '定性指标须写 grade（档次）和 percent（得分比例，%）',
  })
  .refine((value) => value.method === 'qualitative' || isMeasured(value), {
    message: '定量指标的目标值和完成值须有 value（数值）',
  })
  .describe('绩效指标');

/** Prose files of a self-evaluation, in the order of the forms that print them. */
export const SELF_EVALUATION_FILES = [
  'goal',
  'goalResult',
  'process',
  'conclusion',
  'problems',
  'deviation',
  'improvement',
] as const;

/** Money of a project that is not 财政资金; a kind that is left out is printed blank. */
export const OTHER_FUND_KINDS = ['specialAccount', 'unit', 'other'] as const;

const fundPart = (name: string) =>
  z
    .strictObject({
      initialBudget: amount(`${name}年初预算`),
      adjustedBudget: amount(`${name}调整后预算数`),
      executed: amount(`${name}预算执行数`),
    })
    .optional()
    .describe(`${name}；表中留空的省略`);

const project = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/, '小写字母、数字、连字符，以字母开头')
      .describe('项目代号，供金额和文字引用'),
    name: text('项目名称'),
    initialBudget: amount('年初预算').optional(),
    adjustedBudget: z
      .union([
        notNegative('全年预算数'),
        z.array(z.strictObject({ source: text('资金来源'), amount: amount('金额') })).min(1),
      ])
      .describe('全年（调整后）预算数：一个金额，或按来源分开'),
    executed: amount('全年执行数；支出已在 expenditure 中按项目分开的省略').optional(),
    fund: fund.optional(),
    use: file('情况说明中“主要用于…”的文字').optional(),
    outcome: file('绩效自评综述').optional(),
    selfEvaluation: z
      .strictObject({
        title: z.string().optional().describe('自评表名称，省略时由模板给出'),
        tableName: z.string().optional().describe('自评表中的项目名称，与 name 不同时写'),
        supervisor: text('主管部门'),
        implementer: text('项目实施单位'),
        date: text('填报日期，按表上的写法；表上没有的省略').optional(),
        category: z.array(z.string()).default([]).describe('项目类别（勾选）'),
        attribute: z.array(z.string()).default([]).describe('项目属性（勾选）'),
        type: z.array(z.string()).default([]).describe('项目类型（勾选）'),
        goal: file('项目年度目标').optional(),
        goalResult: file('年度目标完成情况').optional(),
        process: file('项目实施内容及过程概述').optional(),
        funds: z
          .strictObject({
            specialAccount: fundPart('财政专户管理资金'),
            unit: fundPart('单位资金'),
            other: fundPart('其他资金'),
          })
          .optional()
          .describe('财政资金以外的资金；财政资金由总额减去这些得出'),
        executionNote: text('预算执行情况的原因说明').optional(),
        indicators: z.array(indicator).min(1).describe('绩效指标'),
        conclusion: file('评价结论').optional(),
        problems: file('存在问题').optional(),
        deviation: file('偏差大或目标未完成原因分析').optional(),
        improvement: file('改进措施及结果应用方案').optional(),
        projectLeader: text('项目负责人').optional(),
        financeLeader: text('财务负责人').optional(),
      })
      .optional()
      .describe('项目支出绩效自评表；未自评的项目省略'),
  })
  .describe('一个项目');

/** Rows of 整体支出规模: 基本支出 = 人员经费 + 公用经费, 项目支出 = 一般性项目 + 重点项目. */
export const BASIC_FUND_ROWS = ['personnel', 'operating'] as const;
export const PROJECT_FUND_ROWS = ['generalProject', 'keyProject'] as const;
const overallFund = (name: string) =>
  z
    .strictObject({
      initialBudget: amount(`${name}年初预算数`),
      adjustedBudget: amount(`${name}全年预算数`),
      executed: amount(`${name}全年执行数`),
    })
    .describe(name);

const overallEvaluation = z
  .strictObject({
    departmentName: text('表中的部门名称'),
    date: text('填报日期，按表上的写法；表上没有的省略').optional(),
    basicBudget: amount('基本支出全年（调整后）预算数；写了 funds 的省略').optional(),
    funds: z
      .strictObject({
        personnel: overallFund('人员经费'),
        operating: overallFund('公用经费'),
        generalProject: overallFund('一般性项目').optional(),
        keyProject: overallFund('重点项目').optional(),
      })
      .optional()
      .describe('整体支出规模，按经费种类；省略则由 basicBudget、projects 和 expenditure 得出'),
    departments: count('开展整体自评的部门（单位）个数').optional(),
    goals: z
      .array(
        z.strictObject({
          text: text('年度目标'),
          result: text('年度目标的实际完成情况').optional(),
          weight: quantity('目标分值；表中不分目标给分的省略').optional(),
          indicators: z.array(indicator).min(1).describe('绩效指标'),
        }),
      )
      .min(1)
      .describe('年度绩效目标'),
    deviation: file('偏差大或目标未完成原因分析').optional(),
    improvement: file('改进措施及结果应用方案').optional(),
  })
  .refine((overall) => overall.funds !== undefined || overall.basicBudget !== undefined, {
    message: '须写 basicBudget（基本支出全年预算数）或 funds（整体支出规模）',
  })
  .describe('部门整体支出绩效自评');

/** A figure by its id, or a number that is used here only; beside an amount it is one. */
const rubricOperand = z.union([
  text('数据代号，如 staff.actual'),
  z.strictObject({ label: text('名称'), value: claim('数值') }),
]);

/** What an item of the rubric is judged by; ratios count in percent. */
const rubricMeasure = z
  .union([
    z.strictObject({ figure: text('数据代号，如 threePublic.completion.total') }),
    z.strictObject({ part: rubricOperand.describe('被除数'), whole: rubricOperand.describe('除数') }),
  ])
  .describe('计分依据：一个数据（figure），或两个数相除（part ÷ whole，按百分数计）');

const pointList = (what: string) => z.array(points(what)).min(1);

/** How the standard turns a measure into points; its bounds are in the unit of the measure, those of an amount in `amountUnit`. */
const rubricRule = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('deduction'),
      limit: claim('计满分的界限'),
      beyond: z.enum(['above', 'below', 'either']).describe('扣分的方向：above 超过，below 低于，either 超过或低于'),
      step: aboveZero('每偏离多少扣一次（满一次才扣）'),
      deduct: bounded(points('每次扣的分'), 'moreThan', 0, itself),
      fullMarks: points('标准写明的满分（与分值不同时写）').optional(),
    }),
    z.strictObject({
      kind: z.literal('bands'),
      bands: z
        .array(
          z.strictObject({
            from: claim('不小于').optional(),
            over: claim('大于').optional(),
            upTo: claim('不大于').optional(),
            under: claim('小于').optional(),
            points: points('得分'),
          }),
        )
        .min(1)
        .describe('分档'),
    }),
    z.strictObject({
      kind: z.literal('proportional'),
      full: aboveZero('得满分的数'),
      fullMarks: points('标准写明的满分（与分值不同时写）').optional(),
    }),
    z.strictObject({ kind: z.literal('steps'), points: pointList('可以给的得分').describe('可以给的得分') }),
  ])
  .describe('评价标准的算法：deduction 扣分，bands 分档，proportional 按比例，steps 只列可给的得分');

const rubricItem = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/, '小写字母、数字、连字符，以字母开头')
      .describe('指标代号，供核对和文字引用'),
    names: z.array(text('三级指标')).min(1).describe('三级指标；几项合用一个分值的，一起列出'),
    weight: points('分值'),
    standard: z.string().optional().describe('评价标准；\\n 换行'),
    explanation: z.string().optional().describe('指标说明；\\n 换行'),
    rule: rubricRule.optional(),
    measure: rubricMeasure.optional(),
    awarded: quantity('评定的得分（没有计分依据时写）').optional(),
  })
  .refine((item) => (item.measure === undefined) !== (item.awarded === undefined), {
    message: '评分指标须写 measure（计分依据）或 awarded（评定的得分），只写一项',
  })
  .refine((item) => item.measure === undefined || (item.rule !== undefined && item.rule.kind !== 'steps'), {
    message: '有计分依据（measure）的指标须写算法（rule），且不能只列得分',
  })
  .describe('评分表的一项指标');

const rubric = z
  .strictObject({
    total: quantity('满分，省略为 100').optional(),
    level1: z
      .array(
        z.strictObject({
          name: text('一级指标'),
          weight: points('分值'),
          level2: z
            .array(
              z.strictObject({
                name: text('二级指标'),
                weight: points('分值'),
                items: z.array(rubricItem).min(1).describe('三级指标'),
              }),
            )
            .min(1)
            .describe('二级指标'),
        }),
      )
      .min(1)
      .describe('一级指标'),
  })
  .describe('整体支出绩效评分表（三级指标）');

const keyWork = z
  .strictObject({
    title: text('重点工作事项标题'),
    goal: text('目标内容'),
    results: file('完成情况，一段一条'),
  })
  .describe('一件重点工作');

const specialReport = z
  .strictObject({ subject: text('所评价的资金或项目，按报告标题的写法'), text: file('报告正文') })
  .describe('一份专项预算项目绩效评价报告');

/** A number that the unit tells in several places; `yuan` where it is money. */
export interface Fact {
  readonly label: string;
  readonly value: Decimal;
  readonly unit: string;
  readonly yuan?: Decimal | undefined;
}

/** A number alone: what it counts, and in which unit, says the profile that asks for it (`validate/asked-facts.ts`). */
const bareFact = typed('数值', (text, yuanPerUnit): Fact => {
  return { label: '', value: decimal(text), unit: '', yuan: amountIn(text, yuanPerUnit) };
});

const ownFact = z
  .strictObject({
    label: text('名称'),
    value: quantity('数值'),
    unit: text('单位'),
  })
  .transform(
    (fact): Fact => ({ ...fact, yuan: isMoneyUnit(fact.unit) ? fact.value.times(YUAN_IN[fact.unit]) : undefined }),
  );

const fact = z
  .union([bareFact, ownFact])
  .describe('一个事实，文字中写 {{fact "代号"}}；模板要的只写一个数，其他的写明名称和单位');

/** 版头, 主送机关, 署名, 成文日期 and 版记 of an official document (GB/T 9704-2012). */
const officialDocument = z
  .strictObject({
    number: z
      .string()
      .regex(
        /^[^\s〔〕[\]()（）]+〔20\d\d〕[1-9]\d*号$/,
        '发文字号，形如 某某发〔2025〕12号：六角括号，序号不加“第”，不编虚位',
      )
      .describe('发文字号'),
    serial: z
      .string()
      .regex(/^\d{6}$/, '6 位数字')
      .optional()
      .describe('份号'),
    secrecy: text('密级和保密期限').optional(),
    urgency: text('紧急程度').optional(),
    signers: z.array(text('姓名')).min(1).optional().describe('签发人，上行文才写'),
    recipient: text('主送机关，不含冒号').optional(),
    signature: text('署名（发文机关全称或规范化简称）').optional(),
    signedOn: isoDate('成文日期').optional(),
    sealed: z.boolean().optional().describe('加盖印章的公文写 true，署名和日期的位置不同'),
    imprint: z
      .strictObject({
        copies: z.array(text('抄送机关')).min(1).optional().describe('抄送机关，一项一个'),
        printer: text('印发机关'),
        printedOn: isoDate('印发日期'),
      })
      .optional()
      .describe('版记，印在末页页脚之上'),
  })
  .describe('公文格式要素');

const waiver = z
  .strictObject({
    rule: text('规则编号，如 C24'),
    path: z.string().optional().describe('所在位置，与问题清单一致'),
    reason: text('理由'),
    by: text('谁决定'),
  })
  .describe('对一条核查意见的说明');

const declaredCell = z.union([printedAmount('已公开的数'), z.literal('')]);

const declared = z
  .strictObject({
    tables: z
      .record(z.string(), z.record(z.string(), z.union([z.array(declaredCell), z.record(z.string(), declaredCell)])))
      .optional()
      .describe(
        '已公开表格的数：表号 → 行（行次、科目编码，或行的文字，如 本年收入合计、支出/总计）→ 各栏，空白写 ""；只写几栏的，写成 { "栏次": 数 }',
      ),
    figures: z
      .record(z.string(), z.union([claim('已公开的数'), z.array(claim('已公开的数')).min(1)]))
      .optional()
      .describe('已公开的其他数：数据代号 → 数（百分数写 6.4，得分写分）；几处印得不同的，写成列表'),
    grade: text('已公开的绩效等级').optional(),
  })
  .describe('单位已经公开或账上已有的合计、得分等，只用来核对，不作来源');

export const dossierSchema = z.strictObject({
  $schema: z.string().optional().describe('供编辑器使用的 JSON Schema'),
  profile: text('模板（templates 下的文件夹名）'),
  status: z.enum(['preparing', 'published']).describe('编制状态：preparing 编制中，published 已公开（仅为存档重排）'),
  year: z
    .custom<NumberLiteral>((value) => value instanceof NumberLiteral && /^20\d\d$/.test(value.source), {
      error: '四位数字，不加引号，如 2022',
      params: { kind: 'pattern' },
    })
    .transform((value) => Number.parseInt(value.source, 10))
    .meta({ description: '报告年度', jsonSchema: { type: 'integer', minimum: 2000, maximum: 2099 } }),
  date: isoDate('文件日期（公开日期）'),
  amountUnit: z.enum(PRINTED_UNITS).describe('本文件全部金额的单位'),
  unit: z
    .strictObject({
      name: text('单位全称').max(NAME_CHARACTERS),
      shortName: z.string().max(NAME_CHARACTERS).optional().describe('简称，如 我局'),
      level: z.enum(['中央', '省级', '市级', '区级', '县级', '乡级']).describe('财政级次'),
      nature: z
        .enum(['administrative', 'civilServiceManaged', 'institution', 'mixed'])
        .describe('单位性质：administrative 行政，civilServiceManaged 参公事业，institution 事业，mixed 含两类以上'),
      contactPhone: z.string().optional().describe('公开咨询电话'),
    })
    .describe('单位'),
  staff: z
    .strictObject({
      authorized: z
        .union([
          count('编制数'),
          z.array(z.strictObject({ kind: text('编制种类，如 行政编制'), count: count('编制数') })).min(1),
        ])
        .describe('编制数：一个数，或按种类分开'),
      actual: count('实有人数'),
      retired: count('退休人数').optional(),
    })
    .optional()
    .describe('人员'),
  prose: z
    .record(z.string(), fileOrText('文字'))
    .default({})
    .describe('各部分文字：模板要求的名称 → Markdown 文件，只有一行的也可以直接写文字'),
  revenue: z.array(revenueRow).default([]).describe('本年收入，按功能分类项级科目'),
  expenditure: z.array(expenditureRow).default([]).describe('本年支出，按功能分类项级科目和资金性质'),
  expenditureByClass: z
    .array(
      z.strictObject({
        code: z
          .string()
          .regex(/^\d{3}$/, '3 位类级科目编码')
          .describe('支出功能分类科目编码，3 位（类）'),
        amount: amount('本年支出'),
      }),
    )
    .optional()
    .describe('本年支出，按功能分类类级科目；只在没有 expenditure 时填写，按文件中列出的次序'),
  opening: z.array(openingRow).optional().describe('年初结转和结余；没有则省略'),
  nonFiscalSurplusUsed: amount('使用非财政拨款结余').optional(),
  surplusDistribution: amount('结余分配').optional(),
  basicByEconomicItem: z.array(economicRow).default([]).describe('一般公共预算财政拨款基本支出，按经济分类'),
  expenditureByEconomicItem: z.array(spentItemRow).optional().describe('本年支出按经济分类，不含 basicByEconomicItem'),
  basicTotals: z
    .strictObject({ personnel: amount('人员经费合计'), operating: amount('公用经费合计') })
    .optional()
    .describe('一般公共预算财政拨款基本支出的两个合计；只在没有 basicByEconomicItem 时填写，相应的明细表不印'),
  priorYear: z.record(z.string(), claim('上年数')).default({}).describe('上年同口径数：数据代号 → 金额'),
  causes: z.record(z.string(), cause).optional().describe('多处引用的增减原因：代号 → 原因'),
  reasons: z
    .record(z.string(), z.array(z.union([z.string(), cause])).min(1))
    .optional()
    .describe('增减原因：数据代号 → 原因（代号或直接写）'),
  document: officialDocument.optional(),
  threePublic: threePublic.optional(),
  agencyOperatingCosts: amount('机关运行经费（部门中只有部分单位适用时填写）').optional(),
  procurement: procurement.optional(),
  assets: assets.optional(),
  projects: z.array(project).optional().describe('项目'),
  performance: z.strictObject({ overall: overallEvaluation }).optional().describe('部门整体绩效'),
  rubric: rubric.optional(),
  specialReports: z.array(specialReport).optional().describe('专项预算项目绩效评价报告，按附件的次序'),
  keyWork: z.array(keyWork).optional().describe('重点工作'),
  facts: z.record(z.string(), fact).optional().describe('模板要的数和多处引用的事实：代号 → 数，或名称、数值、单位'),
  explanations: z
    .record(functionalItem, text('科目说明'))
    .optional()
    .describe('本单位对项级科目的说明，代替目录中的说明'),
  codeNames: z
    .record(
      z.string().regex(/^(2\d{4}(\d{2})?|3\d{4})$/, '功能分类款 5 位、项 7 位，或经济分类款 5 位的编码'),
      text('科目名称'),
    )
    .optional()
    .describe('目录没有收的科目的名称：编码 → 名称，按当年《政府收支分类科目》'),
  terms: z
    .array(z.strictObject({ term: text('名词'), text: text('解释') }))
    .optional()
    .describe('其他专用名词'),
  declared: declared.optional(),
  waivers: z.array(waiver).optional().describe('对核查意见的说明'),
  draft: z
    .strictObject({
      number: count('第几稿'),
      date: isoDate('本稿日期'),
      author: text('批注和修订的署名').max(NAME_CHARACTERS).optional(),
    })
    .optional()
    .describe('征求意见稿：第几稿、日期（juesuan draft 用，也可以写在命令里）'),
});

/** Whether a text of `prose` is written in report.json itself. */
export function isInlineText(prose: string): boolean {
  return !prose.endsWith('.md');
}

type TypedDossier = z.infer<typeof dossierSchema>;

/** The dossier with its amounts in 元, exact, whichever unit they were typed in. */
export type Dossier = InYuan<TypedDossier>;

export function inYuan(dossier: TypedDossier): Dossier {
  return inYuanOf(dossier, YUAN_IN[dossier.amountUnit]);
}

export type ExpenditureRow = InYuan<z.infer<typeof expenditureRow>>;
export type SpentItemRow = InYuan<z.infer<typeof spentItemRow>>;
export type Indicator = z.infer<typeof indicator>;
export type IndicatorValue = z.infer<typeof indicatorValue extends (what: string) => infer Schema ? Schema : never>;
export type Project = InYuan<z.infer<typeof project>>;
export type SelfEvaluation = NonNullable<Project['selfEvaluation']>;
export type OverallEvaluation = InYuan<z.infer<typeof overallEvaluation>>;
export type Rubric = InYuan<z.infer<typeof rubric>>;
export type RubricItem = InYuan<z.infer<typeof rubricItem>>;
export type RubricRule = InYuan<z.infer<typeof rubricRule>>;
export type RubricMeasure = InYuan<z.infer<typeof rubricMeasure>>;
export type RubricOperand = InYuan<z.infer<typeof rubricOperand>>;
export type Cause = InYuan<z.infer<typeof cause>>;
export type ThreePublicParts = NonNullable<Dossier['threePublic']>['budget'];
