/** Rules D01–D24 about the composed report: each tells its fault, and is silent about what is right. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Print } from '../src/check/check.ts';
import { viewReport } from '../src/check/reading/view.ts';
import type { Finding } from '../src/diagnostics/finding.ts';
import type { FunctionalEntry } from '../src/model/catalogue.ts';
import type { Dossier } from '../src/model/dossier.ts';
import type { Profile } from '../src/model/profile.ts';
import type { Block, Cell, Heading, Inline, Part, Table } from '../src/model/report.ts';
import type { JsonPath } from '../src/model/source.ts';
import { decimal } from '../src/money/decimal.ts';
import { type Analysis, analyse } from '../src/pipeline.ts';
import { analyseUnit, changedUnit, paths, replaceOnce } from './support.ts';
import { factsOf, rulesOf, toldBy } from './support-check.ts';

const D_RULES = rulesOf('D');
const YEAR = 2022;
const UNIT = '临江市河东区档案馆';

const text = (value: string): Inline[] => [{ kind: 'text', text: value }];
const para = (value: string): Block => ({ kind: 'paragraph', role: 'body', text: text(value) });
const cell = (...paragraphs: string[]): Cell => ({ paragraphs: paragraphs.map(text) });
const head = (value: string, level: Heading['level'] = 2): Heading => ({
  kind: 'heading',
  id: `${level}${value}`,
  level,
  text: text(value),
});

function table(parts: Partial<Table> & { rows: readonly (readonly Cell[])[] }): Table {
  const { rows, ...rest } = parts;
  return {
    kind: 'table',
    id: 'F1',
    orientation: 'portrait',
    columns: (rows[0] ?? []).map(() => 1),
    head: [],
    body: rows,
    style: 'form',
    notes: [],
    ...rest,
  };
}

const statement = (title: string, left: string, right: string, rows: readonly (readonly Cell[])[] = []): Table =>
  table({
    id: 'T5',
    style: 'statement',
    title: text(title),
    headLine: { left: text(left), right: text(right) },
    rows,
  });

const entry = (code: string, name: string, validTo?: number): FunctionalEntry => ({
  code,
  name,
  explanation: '说明',
  ...(validTo === undefined ? {} : { validTo }),
});

const ENTRIES = [
  entry('201', '一般公共服务支出'),
  entry('20126', '档案事务'),
  entry('2012601', '行政运行'),
  entry('2012604', '档案馆'),
  entry('210', '卫生健康支出'),
  entry('21011', '行政事业单位医疗'),
  entry('2101101', '行政单位医疗'),
  entry('2101102', '事业单位医疗'),
];
const OLD = entry('210', '医疗卫生与计划生育支出', 2018);

const PROFILE = {
  name: '测试',
  cover: null,
  contents: null,
  money: { unit: '万元', text: { decimals: 2 }, table: { decimals: 2 } },
  percent: { text: { decimals: 2 }, table: { decimals: 2 } },
  tables: { order: [], title: '{year}年度{name}', left: '部门：{unit}', right: '单位：{moneyUnit}', naming: 'both' },
  parts: [],
} as unknown as Profile;

const DOSSIER = {
  year: YEAR,
  amountUnit: '万元',
  unit: { name: UNIT, level: '区级', nature: 'administrative' },
  expenditure: [],
  basicByEconomicItem: [],
} as unknown as Dossier;

const OPEN_ALL_YEAR = [{ title: '图书馆免费开放', goal: '全年开放不少于330天，新增图书不少于12000册' }];

interface Sample {
  readonly blocks?: readonly Block[];
  readonly part?: string;
  readonly dossier?: Partial<Record<keyof Dossier, unknown>>;
  readonly profile?: Partial<Record<keyof Profile, unknown>>;
}

function contextOf({ blocks = [], part = 'narrative', dossier, profile }: Sample): Print {
  const parts: Part[] = [{ id: part, kind: 'body', blocks }];
  const meta = { title: '报告', unitName: UNIT, year: YEAR, date: '2023-10-19', subject: '', keywords: [] };
  const classification = {
    year: YEAR,
    functional: new Map(ENTRIES.map((one) => [one.code, one])),
    economic: new Map([['30107', { code: '30107', name: '绩效工资', costs: 'personnel' as const }]]),
    terms: new Map(),
  };
  const given = {
    dossier: { ...DOSSIER, ...dossier } as Dossier,
    figures: new Map(),
    classification,
    tables: [],
    classes: [],
    locate: (path: JsonPath) => ({ file: 'report.json', path: path.join('.') }),
  };
  const facts = factsOf(given, { functionalEntries: [...ENTRIES, OLD] }, { ...PROFILE, ...profile } as Profile);
  return { ...facts, view: viewReport({ meta, parts }, () => undefined) };
}

function found(rule: string, sample: Sample): Finding[] {
  const findings = D_RULES.filter(({ id }) => id === rule).flatMap((one) => toldBy(one, contextOf(sample)));
  for (const finding of findings) {
    expect(finding.rule).toBe(rule);
    expect(finding.place, finding.message).toBeDefined();
  }
  return findings;
}

const paras = (...values: string[]): Sample => ({ blocks: values.map(para) });
const cells = (...values: string[]): Sample => ({ blocks: [table({ rows: values.map((value) => [cell(value)]) })] });
const longEnding = '本年度按照上级部门统一部署，认真落实各项工作任务，确保年度目标全面完成';
const COPIED =
  '全面落实信息化标准化工作要求，通过接口改造及测试、业务编码贯标、系统迁移切换等环节工作，及时开展接口优化改造和数据核对，精心编制宣传视频一份';
const sections = [{ id: 'a', sections: [{ id: 'b', title: '收入情况' }], title: '概况' }];
const row = (code: string, basic: string) => ({ code, fund: 'generalPublic', basic: decimal(basic) });
const nature = (value: string) => ({ name: UNIT, level: '区级', nature: value });
const path = '一般公共服务支出（类）档案事务（款）档案馆（项）';
const itemsProfile = { glossary: { entries: [{ items: true }] } };
const glossary = (told: string): Sample => ({
  blocks: [
    head('第三部分　名词解释', 1),
    para(told),
    statement('2022年度支出决算表', `部门：${UNIT}`, '单位：万元', [
      [cell('201'), cell('一般公共服务支出'), cell('5.00')],
      [cell('20126'), cell('档案事务'), cell('5.00')],
      [cell('2012604'), cell('档案馆'), cell('5.00')],
    ]),
  ],
  profile: itemsProfile,
});
const phone = (contactPhone: string) => ({ ...nature('administrative'), contactPhone });
const project = (words: string): Sample => ({
  ...paras(`数字档案馆建设项目${words}。`),
  dossier: {
    projects: [{ name: '数字档案馆建设', initialBudget: decimal('100000'), adjustedBudget: decimal('125000') }],
  },
});

interface Cases {
  readonly fails: readonly (readonly [sample: Sample, message: string])[];
  readonly passes: readonly Sample[];
}

const CASES: Record<string, Cases> = {
  D01: {
    fails: [
      [{ blocks: [head('第一部分　概况', 1), para('有')], profile: { parts: sections } }, '没有“收入情况”一节'],
      [
        {
          blocks: [head('一、收入情况'), para('有'), head('第一部分　概况', 1), para('有')],
          profile: { parts: sections },
        },
        '次序与模板不同',
      ],
      [{ blocks: [head('一、收入情况'), head('二、支出情况'), para('有')] }, '“一、收入情况”下没有内容'],
      [{ profile: { contents: { title: '目录', depth: 2 } } }, '没有目录'],
    ],
    passes: [
      { blocks: [head('第一部分　概况', 1), head('一、收入情况'), para('有')], profile: { parts: sections } },
      { blocks: [head('（三）未完成的目标。无。', 3), head('三、问题')].slice(0, 1) },
    ],
  },
  D02: {
    fails: [
      [{ blocks: [statement('2021年度支出决算表', `部门：${UNIT}`, '单位：万元')] }, '表题没有年度2022'],
      [{ blocks: [statement('2022年度支出决算表', '部门：某单位', '单位：万元')] }, '表头没有单位名称'],
      [{ blocks: [statement('2022年度支出决算表', `部门：${UNIT}`, '单位：元元')] }, '表头没有金额单位'],
    ],
    passes: [{ blocks: [statement('2022年度支出决算表', `部门：${UNIT}`, '金额单位：万元')] }, cells('2021年')],
  },
  D04: {
    fails: [
      [paras('自评表详见第六部分。'), '没有“第六部分”'],
      [{ blocks: [head('一、收入支出决算总表（表1）'), para('收入情况见表3。')] }, '没有“表3”'],
    ],
    passes: [
      { blocks: [head('第六部分　附件', 1), para('详见第六部分附件。')] },
      { blocks: [head('一、收入支出决算总表（表1）'), para('收入情况见表1。')] },
      paras('收入情况见表3。', '依据规划第六部分的要求。'),
    ],
  },
  D05: {
    fails: [
      [{ blocks: [head('一、概况'), para('有'), head('三、说明')] }, '序号“三、”之前是第1项'],
      [paras('（一）甲。', '（三）乙。'), '之前是第1项，不连续'],
      [paras('1.甲事项。', '2.乙事项。', '2.丙事项。'), '序号“2.”重复'],
      [paras('一是加强监管；三是优化服务。'), '序号“三是”'],
      [paras('（一）甲。（二）乙。', '（四）丁。'), '序号“（四）”之前是第2项'],
      [paras('1.甲事项。', '2.乙事项。', '1.丙事项。'), '序号“1.”之前是第2项，不连续'],
      [{ blocks: [head('1.甲', 3), para('有'), head('1.乙', 3), para('有')] }, '序号“1.”重复'],
      [paras('包括：①甲；③乙。'), '序号“③”'],
      [cells('文件依据：某政发〔2019〕22号；2.计算过程：按人数计算。'), '序号“2.”之前没有第1项'],
    ],
    passes: [
      paras('1.甲：（1）子；（2）丑。', '2.乙：主要一是子；二是丑。', '3.丙。'),
      { blocks: [head('一、甲'), para('1.子。'), para('2.丑。'), head('二、乙'), para('1.子。')] },
      {
        blocks: [
          head('一、报告'),
          head('一、基本情况', 3),
          para('有'),
          head('二、问题', 3),
          para('有'),
          head('二、附表'),
        ],
      },
      { blocks: [head('（一）甲', 3), para('有'), para('二、乙'), head('（一）丙', 3)] },
      paras('1.甲：', '（1）子。', '（2）丑。', '下列事项：', '（1）寅。'),
      paras('（一）甲。', '（二）乙。（三）丙。', '（四）丁。'),
      paras('（一）甲。', '（二）依据办法第三条。（五）项的规定见附件。', '（三）丙。'),
      paras('1、前期准备。', '2、7月19日上午召开会议。', '3、6-8月开展自查。'),
      paras('1.甲。', '2.2023年底前完成。', '3.丙。'),
      cells('二、外交支出', '2.项目实施内容及过程概述', '3.丙'),
      paras('资金2.5万元；3.8万元用于采购。', '分A、B两类，7、8月份完成。'),
    ],
  },
  D06: {
    fails: [
      [paras('临江市河西区档案馆负责实施。'), '差一个字'],
      [paras('组织对河冬区档案馆进行检查。'), '差一个字'],
      [paras('由基金管理股、参保管理费股组成。', '内设综合股、参保管理股。'), '“参保管理费股”与别处的“参保管理股”'],
    ],
    passes: [
      paras(`${UNIT}负责实施。`, '河东区档案馆负责实施。', '上东区档案馆来函。'),
      paras('由业务一股、业务二股组成。', '内设预算股、结算股。'),
    ],
  },
  D07: {
    fails: [
      [paras('与2019年度相比，收、支总计各减少1万元。'), '以2019年与本年度比较'],
      [{ blocks: [head('第二部分　2021年度部门决算表', 1)] }, '标题的年度是2021年'],
      [cells('该指标以2017年完工的新建楼堂馆所为评价内容。'), '出现2017年'],
      [paras('截至2022年21月底，共有公务用车3辆。'), '“2022年21月”：没有这个日期'],
      [paras('因公出国（境）支出决算比2022年度无变化。'), '与本年度2022年比较'],
      [paras('2022年6月31日止。'), '“2022年6月31日”：没有这个日期'],
      [paras('3.4万元结转到2024年支付。'), '2022年的结转是转到2023年'],
      [paras('2023年度财政拨款收入中，其他收入3万元。'), '写“2023年”'],
      [paras('2021年度国有资本经营预算财政拨款支出0万元。'), '写“2021年”'],
      [paras('自评结果用于编制2022年度部门预算。'), '2022年度的评价结果只能用于以后年度的预算'],
      [paras('截至2021年12月底，单位共有公务用车3辆。'), '保有的是2022年末的数'],
    ],
    passes: [
      paras('截至2022年12月底。', '自2022年2月28日起。', '培训12月龄以上，历时24个月。'),
      paras('根据《2018年某某工作方案》（某发〔2018〕34号），自2017年以来持续开展。'),
      paras('与2021年度相比减少1万元。', '为2023年度参保缴费做好准备。', '2016年3月成立。', '到2035年基本实现。'),
      paras('拨付2019—2022年度费用。', '办公楼2015年建成。'),
      { blocks: [head('（一）2021年度问题整改计划落实情况', 3)] },
      paras(
        '2021年结转至2022年使用。',
        '结转到2023年支付。',
        '自评结果用于安排2023年度预算。',
        '2021年度评价结果用于2022年度预算安排。',
      ),
    ],
  },
  D08: {
    fails: [
      [paras('主要包括：办公费5.61万元、印刷费3.9691、水费0.1万元。'), '3.9691之后没有金额单位'],
      [paras('项目支出298.58元。', '其中项目298.58万元。'), '数字相同，单位一为元、一为万元'],
    ],
    passes: [
      paras('办公费5.61万元、印刷费3.97万元。', '得分为93.03，等级为优。', '系数为0.85，支出5万元。'),
      paras('标准为300元。', '共300万元。', '报销2595.76元。'),
      cells('5.61'),
    ],
  },
  D09: {
    fails: [
      [paras('占10.25%。', '占20.15%。', '占30.35%。', '占40.123%。'), '百分数有3位小数'],
      [paras('甲1.25万元、乙2.35万元、丙3.45万元、丁4.5678万元。'), '金额有4位小数'],
      [cells('100.00%', '85%'), '同一栏的百分数写法不一'],
    ],
    passes: [
      paras('占10.25%。', '占20.1%。', '占30%。', '约4.5678万元。'),
      paras('甲1.2567万元。'),
      cells('100%', '85.01%'),
      cells('100.00%', '85.01%'),
    ],
  },
  D10: {
    fails: [
      [
        {
          blocks: [
            statement('表', '', '', [
              [cell('201'), cell('一般公共服务支出'), cell('5')],
              [cell('20126'), cell('档案事务'), cell('5')],
            ]),
          ],
        },
        '20126“档案事务”没有项级科目',
      ],
      [{ blocks: [statement('表', '', '', [[cell('201'), cell('一般公共服务支出'), cell('5')]])] }, '只列到类级科目'],
    ],
    passes: [glossary('1.无。'), cells('20126')],
  },
  D11: {
    fails: [
      [glossary('1.基本支出：指支出。'), '2012604'],
      [
        glossary(`1.${path}：反映支出。2.卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）：反映支出。`),
        '各表没有',
      ],
      [{ blocks: [head('名词解释', 1), para('指市级财政一般公共预算当年拨付的资金。')] }, '单位是区级，用语是“市级”'],
    ],
    passes: [
      glossary(`1.${path}：反映档案馆的支出。`),
      { blocks: [head('名词解释', 1), para('指区级财政一般公共预算当年拨付的资金。')] },
      paras('收到市级财政一般公共预算补助。'),
    ],
  },
  D12: {
    fails: [
      [paras('XX部门（单位）概况'), '空白没有填写'],
      [paras('支出××万元。'), '空白没有填写'],
      [paras('资金***，用于采购。'), '空白没有填写'],
      [paras('支出{amount}万元。'), '占位符没有替换'],
      [paras('与上年相比增加（减少）5万元，下降（增长）3%。'), '增减没有选定'],
      [paras('（如持平作持平表述）'), '模板的提示没有删去'],
      [paras('不涉及的科目请自行删除。'), '模板的提示没有删去'],
      [paras('对照年度目标填写（100字以内）。'), '字数要求没有删去'],
      [cells('此两项指标可根据部门实际情况有选择的进行设置，并细化为个性化指标。'), '评价表模板的提示'],
      [paras('主要用于……等方面。'), '没有填写的空白'],
    ],
    passes: [
      paras('58行＝（32＋33＋…＋57）行；得分＝权重*B/A。', '已申请删除有关信息，邀请参照执行单位参加。'),
      paras('罗××、王XX等人。', '手机尾号****1234。', 'XXL号服装。'),
      cells('每超过（降低）5%扣2分，增加（减少）额另计。'),
      paras('变动率＝增加（减少）额÷上年数。', '根据部门实际情况调整了分工。'),
    ],
  },
  D13: {
    fails: [
      [paras('1.一般公共服务支出（类）行政事业单位医疗（款）行政单位医疗（项）。'), '不在“一般公共服务支出”之下'],
      [
        paras('卫生健康支出（类）行政事业单位医疗（款）行政单位的医疗（项）。'),
        '之下没有名为“行政单位的医疗”的项级科目',
      ],
      [paras('主要用于医疗卫生与计划生育支出5万元。'), '用到2018年为止'],
    ],
    passes: [
      paras(`1.${path}。`, '用于卫生健康支出（类）行政事业单位医疗（款）事业单位医疗（项）：支出5万元。'),
      paras('一般公共服务支出（类）未收录事务（款）其他（项）。', '依据《医疗卫生与计划生育支出管理办法》。'),
    ],
  },
  D14: {
    fails: [
      [paras('2022年本单位本单位属参公单位。'), '词语重复'],
      [paras('大病保险报销后后，超过起付线。'), '字重复'],
      [paras('编制65人，年未实有人数51人。'), '错别字'],
      [paras('今年六旬中旬起，切换系统。'), '“旬”疑为“月”'],
      [paras('检查定点零食药店21家。'), '错别字'],
      [paras('患病能及时医治保消。'), '错别字'],
      [paras('制定切实可行得评价方案。'), '“得”疑为“的”'],
      [paras('截止2022年底，共办理5件。'), '规范用“截至”'],
      [paras('发放宣传资料8余万份。'), '“余”应放在'],
      [paras('报送信息41余条。'), '“余”'],
      [paras('根据《关于下达预算（的通知》执行。'), '没有与之成对的另一半'],
      [paras('根据项目情况和评价重点，用来根据项目情况和评价重点，采取自评法。'), '紧接着写了两遍'],
      [paras('加强监管,优化服务。'), '半角标点'],
      [paras('因公出国(境)费。'), '半角括号'],
      [paras('全面完成。。'), '标点重复'],
      [paras('按某政办发[2018]34号执行。'), '六角括号'],
      [paras('按某政办发〔2018〕第34号执行。'), '不加“第”'],
      [paras(longEnding), '段末没有句号'],
    ],
    passes: [
      paras(
        '达到目的的，以后后续跟进；是是非非不论，其原因因地而异。',
        '当年未发生，2022年未完成。',
        '年事已高的六旬老人。',
      ),
      paras(
        '确保消除隐患，上报消防情况。',
        '报名截止2022年底。',
        '金额130余万元，40余条，10余人。',
        '自己经办，克己经年。',
      ),
      paras('1）甲；2）乙。', 'a)甲；b)乙。', '“他说：‘好’。”', '时间为12:30，比例为1:2。', '电话（027）12345678。'),
      paras('并以以会代训的形式培训。', '应保尽保、应享尽享，应保尽保、应享尽享。', '能下尽下、能下尽下。'),
      paras(`${longEnding}。`, `${longEnding}（报告范围包括下属单位）`, '短句没有句号'),
      paras('第三方评价（2022）1号楼。', '年初结转和结余、年末结转和结余。'),
    ],
  },
  D15: {
    fails: [
      [paras('身份证号11010519491231002X。'), '身份证号“110…2X”'],
      [paras('联系人手机13800138000。'), '手机号'],
      [paras('账号：6222021234567890123。'), '银行账号'],
      [paras('化解信访对象罗建国信访积案。'), '罗姓'],
    ],
    passes: [
      paras('信访对象罗某某信访积案，患者高度评价，患者满意率100%。', '项目51052121T000000207247。'),
      paras('编码110105194912310021。', '电话027-86861667。'),
      { ...paras('咨询电话13800138000。'), dossier: { unit: phone('13800138000') } },
    ],
  },
  D17: {
    fails: [
      [{ ...paras('无。'), dossier: { unit: phone('027-12345678') } }, '报告没有印出'],
      [{ ...paras('咨询电话027-1234'), dossier: { unit: phone('027-1234') } }, '不像完整的电话号码'],
      [paras('公开咨询电话：027-12345678。', '咨询电话027-12335678。'), '号码只差一两位'],
    ],
    passes: [
      { ...paras('公开咨询电话　027-12345678'), dossier: { unit: phone('027-12345678') } },
      paras('咨询电话：027-12345678。', '咨询电话：027-87654321。'),
      paras('公开咨询电话：027-12345678。', '咨询电话027-12345673。'),
    ],
  },
  D18: {
    fails: [
      [project('年初预算为12.5万元'), '是全年（调整后）预算数'],
      [project('全年预算数为10万元'), '是年初预算数'],
    ],
    passes: [project('年初预算10万元，全年预算12.5万元'), project('年初预算9万元'), paras('年初预算为12.5万元。')],
  },
  D19: {
    fails: [
      [paras('公务接待费支出决算比2021年度减少3.73万元，下降74.6%。主要原因是减少公务接待支出。'), '等于没有说明原因'],
      [
        {
          blocks: [head('一、机关运行经费支出说明'), para('机关运行经费7万元，比2021年度增加1万元，增长16.7%。')],
        },
        '没有写增减的原因',
      ],
      [paras('差旅费支出比上年增加1万元，主要原因是。'), '原因是空的'],
      [
        paras(
          '差旅费支出比上年增加1万元，主要原因是落实中央八项规定精神。会议费支出比上年减少1万元，主要原因是落实中央八项规定精神。',
        ),
        '写的是同一个原因',
      ],
      [
        paras(
          '甲（类）乙（款）行政运行（项）决算数大于预算数的主要原因：人员进出及退休变化。',
          '甲（类）乙（款）住房公积金（项）决算数小于预算数的主要原因：人员进出及退休变化。',
          '甲（类）乙（款）购房补贴（项）决算数小于预算数的主要原因：人员进出及退休变化。',
        ),
        '“住房公积金”小于与“行政运行”大于写的是同一个原因“人员进出及退休变化”，共 3 处',
      ],
      [paras(`一是${COPIED}。`, `二是改革：${COPIED}。`), '写了两遍'],
    ],
    passes: [
      paras(
        '机关运行经费支出比上年减少1万元，主要原因是厉行节约，减少支出。',
        '“三公”经费决算数小于预算数的主要原因是减少公务接待支出。',
      ),
      { blocks: [head('一、甲'), para(`${COPIED}。`), head('二、乙'), para(`二是${COPIED}。`)] },
      {
        blocks: [
          head('一、机关运行经费支出说明'),
          para('机关运行经费7万元，比2021年度增加1万元，增长16.7%。主要原因是增编。'),
        ],
      },
      paras(
        '行政运行决算数大于预算数的主要原因是在职人员政策性增资。事业运行决算数大于预算数的主要原因是在职人员政策性增资。',
      ),
    ],
  },
  D20: {
    fails: [
      [paras('比上年增加5万元，下降3.2%。'), '增减方向前后矛盾'],
      [paras('与上年持平，增加5万元。'), '增减方向前后矛盾'],
      [{ dossier: { causes: { a: { text: '救助减少{amount}', amount: decimal('5') } } } }, '却是增加'],
      [{ dossier: { reasons: { a: [{ text: '新增{amount}', amount: decimal('-5') }] } } }, '却是减少'],
    ],
    passes: [
      paras('比上年增加5万元，增长3.2%。', '收入增加5万元，支出减少3万元。', '与上年持平。'),
      { dossier: { causes: { a: { text: '救助减少{amount}', amount: decimal('-5') } }, reasons: { b: ['a'] } } },
    ],
  },
  D21: {
    fails: [
      [paras('比上年减少0.00万元，下降0%。'), '应写“持平”'],
      [cells('-0.00'), '零前有负号'],
    ],
    passes: [paras('比上年减少0.06万元，下降0.8%。', '比上年无增减。', '0-0.5%之间。', '某项0万元。')],
  },
  D22: {
    fails: [
      [{ dossier: { expenditure: [row('2101102', '5')] } }, '反映事业单位的医疗经费'],
      [{ dossier: { expenditure: [row('2012601', '5')], unit: nature('institution') } }, '本单位是事业单位'],
      [{ dossier: { basicByEconomicItem: [{ code: '30107', amount: decimal('5') }] } }, '绩效工资'],
    ],
    passes: [
      { dossier: { expenditure: [row('2101102', '5'), row('2012601', '5')], unit: nature('mixed') } },
      { dossier: { basicByEconomicItem: [{ code: '30107', amount: decimal('5') }], unit: nature('institution') } },
    ],
  },
  D23: {
    fails: [
      [paras('自评结果详见附件《整体支出绩效自评表》。'), '没有附件“整体支出绩效自评表”'],
      [paras('评价报告详见附件3。'), '没有附件3'],
      [{ blocks: [{ kind: 'attachmentNote', names: ['整体支出绩效自评表'] }] }, '附件说明列有'],
    ],
    passes: [
      { blocks: [para('详见附件《整体支出绩效自评表》。'), head('附件1　整体支出绩效自评表'), para('有')] },
      {
        blocks: [
          head('第六部分　附件', 1),
          head('一、绩效评价报告'),
          para('有'),
          head('二、自评表'),
          para('详见第六部分附件一至二各表；见附件——绩效评价报告。'),
        ],
      },
      paras('详见附件。', '根据《通知》附件2的要求。'),
    ],
  },
  D24: {
    fails: [
      [{ ...paras('全年开放不少于350天，新增图书不少于12000册。'), dossier: { keyWork: OPEN_ALL_YEAR } }, '改了字或数'],
    ],
    passes: [
      { ...paras('全年开放不少于330天，新增图书不少于12000册。'), dossier: { keyWork: OPEN_ALL_YEAR } },
      { ...paras('本年没有列重点工作。'), dossier: { keyWork: OPEN_ALL_YEAR } },
    ],
  },
};

describe.each(D_RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('has cases of both kinds, a title and a source', () => {
    expect(CASES[id]?.fails.length, id).toBeGreaterThan(0);
    expect(CASES[id]?.passes.length, id).toBeGreaterThan(0);
    expect([rule.title, rule.source].every((words) => words.length > 3)).toBe(true);
  });

  it('tells its faults', () => {
    for (const [sample, message] of CASES[id]?.fails ?? []) {
      const told = found(id, sample).map((finding) => finding.message);
      expect(
        told.some((one) => one.includes(message)),
        `${message}: ${JSON.stringify(told)}`,
      ).toBe(true);
    }
  });

  it('is silent about what is right', () => {
    for (const sample of CASES[id]?.passes ?? []) {
      expect(found(id, sample).map((finding) => finding.message)).toEqual([]);
    }
  });

  it('bears an empty report', () => {
    expect(
      toldBy(rule, {
        ...contextOf({}),
        view: viewReport({ ...contextOf({}).view.report, parts: [] }, () => undefined),
      }),
    ).toEqual([]);
  });
});

const told = ({ findings }: Analysis) =>
  findings.filter(({ rule }) => /^D\d/.test(rule)).map(({ rule, message }) => [rule, message] as const);

/** Each of these is a fault of the paper as published. */
const UNITS: Record<string, readonly (readonly [rule: string, message: string])[]> = {
  'qingshan-2022': [
    ['D14', '定点零食药店'],
    ['D14', '截止目前'],
    ['D14', '8余万份'],
    ['D14', '41余条'],
  ],
  'lengshuitan-2021': [
    ['D07', '2017年完工'],
    ['D07', '2017年完工'],
    ['D07', '2017年对各部门'],
    ['D12', '有选择的进行设置'],
    ['D14', '报销后后'],
    ['D14', '本单位本单位'],
    ['D14', '年未实有'],
    ['D14', '六旬中旬'],
    ['D22', '一般行政管理事务'],
    ['D22', '绩效工资'],
  ],
  'luxian-2023': [
    ['D05', '2.计算过程'],
    ['D06', '参保管理费股'],
    ['D07', '2021年代缴'],
    ['D14', '医治保消'],
    ['D14', '预算（的通知'],
    ['D14', '根据项目情况和评价重点'],
    ['D19', '减少公务接待支出'],
  ],
  'heshui-2024': [
    ['D14', '以外伤害'],
    ['D14', '切实可行得'],
    ['D19', '写了两遍'],
  ],
};

describe('the four units', () => {
  it.each(Object.entries(UNITS))('%s: these findings and no others', (unit, expected) => {
    const findings = told(analyseUnit(unit));
    expect(findings.map(([rule]) => rule).sort()).toEqual(expected.map(([rule]) => rule));
    for (const [rule, message] of expected) {
      expect(
        findings.some((one) => one[0] === rule && one[1].includes(message)),
        message,
      ).toBe(true);
    }
  });

  it('points into the file where the words are written', () => {
    const place = analyseUnit('lengshuitan-2021').findings.find(({ message }) => message.includes('报销后后'))?.place;
    expect(place).toMatchObject({ file: 'data/units/lengshuitan-2021/performance.md', line: 7 });
  });

  it('finds slips put into a real unit', () => {
    const folder = changedUnit('qingshan-2022');
    replaceOnce(join(folder, 'projects/budget-adjustment-use.md'), '信访对象罗某某', '信访对象罗建国');
    replaceOnce(
      join(folder, 'overview/structure.md'),
      '武汉市青山区医疗保障局部门决算由',
      '武汉市青川区医疗保障局部门决算由XX部门',
    );
    const findings = told(analyse(folder, paths));
    const has = (rule: string, message: string) => findings.some((one) => one[0] === rule && one[1].includes(message));
    expect(has('D06', '“武汉市青川区医疗保障局”与单位名称中的')).toBe(true);
    expect(has('D12', 'XX部门')).toBe(true);
    expect(has('D15', '罗姓')).toBe(true);
  });
});
