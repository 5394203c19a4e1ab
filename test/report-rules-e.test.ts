/** The rules E01–E21 about the composed report: each fails where it should, and says only what is true of the units. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Print } from '../src/check/check.ts';
import { viewReport } from '../src/check/reading/view.ts';
import { ruleEntries, rulePage } from '../src/check/rule-page.ts';
import type { Finding } from '../src/diagnostics/finding.ts';
import type { Block, Inline, Report } from '../src/model/report.ts';
import { formatPath, type JsonPath, valueAt } from '../src/model/source.ts';
import { type Analysis, analyse } from '../src/pipeline.ts';
import { analyseUnit, changedUnit, paths } from './support.ts';
import { factsOf, rulesOf, toldBy } from './support-check.ts';

/** Rules of the facts that have their cases in other tests. */
const ELSEWHERE = ['E03', 'E04', 'E07', 'E09', 'E12', 'E15', 'E17', 'E22', 'E23', 'E24', 'E25', 'E26', 'E27', 'E28'];
const E_RULES = rulesOf('E').filter(({ id }) => !ELSEWHERE.includes(id));
const UNITS = ['qingshan-2022', 'lengshuitan-2021', 'luxian-2023', 'heshui-2024'] as const;
type Unit = (typeof UNITS)[number];

const ANALYSES = new Map<string, Analysis>(UNITS.map((unit) => [unit, analyseUnit(unit)]));

function unchanged(unit: Unit): Analysis {
  const analysis = ANALYSES.get(unit);
  if (analysis === undefined) throw new Error(unit);
  return analysis;
}

function contextOf({ dossier, profile, figures, report }: Analysis, print?: Case['print']): Print {
  if (dossier === undefined || profile === undefined || figures === undefined || report === undefined) {
    throw new Error('no report');
  }
  const classification = { year: dossier.year, functional: new Map(), economic: new Map(), terms: new Map() };
  const locate = (path: JsonPath) => ({ file: 'report.json', path: formatPath(path) });
  const facts = factsOf({ dossier, figures, classification, tables: [], classes: [], locate }, {}, profile);
  return { ...facts, view: viewReport(print === undefined ? report : print(report), () => undefined) };
}

function run(rule: string, context: Print): Finding[] {
  return E_RULES.filter(({ id }) => id === rule).flatMap((one) => toldBy(one, context));
}

type Fact = readonly [path: JsonPath, value: unknown];

/** The unit with values of its report.json set, or left out where the value is undefined. */
function withFacts(unit: Unit, facts: readonly Fact[]): Analysis {
  const folder = changedUnit(unit);
  const file = join(folder, 'report.json');
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
  for (const [path, value] of facts) {
    const owner = valueAt(json, path.slice(0, -1)) as Record<string | number, unknown> | undefined;
    if (owner === undefined) throw new Error(`no ${formatPath(path)} in ${unit}`);
    owner[path.at(-1) ?? ''] = value;
  }
  writeFileSync(file, JSON.stringify(json));
  return analyse(folder, paths, unit);
}

/** The report with a figure printed as another text. */
function printed(id: string, text: string): (report: Report) => Report {
  return (report) =>
    JSON.parse(JSON.stringify(report), (_key, value: unknown) =>
      isInline(value) && value.kind === 'figure' && value.figureId === id ? { ...value, text } : value,
    ) as Report;
}

/** The report with `to` wherever it prints `from`. */
function reprinted(from: string, to: string): (report: Report) => Report {
  return (report) => {
    const text = JSON.stringify(report);
    if (!text.includes(from)) throw new Error(`“${from}” is not printed`);
    return JSON.parse(text.replaceAll(from, to)) as Report;
  };
}

/** The report with `to` for `from` in one table. */
function inTable(id: string, from: string, to: string): (report: Report) => Report {
  return (report) => {
    const block = (one: Block): Block => {
      if (one.kind !== 'table' || one.id !== id) return one;
      return JSON.parse(JSON.stringify(one).replaceAll(from, to)) as Block;
    };
    return { ...report, parts: report.parts.map((part) => ({ ...part, blocks: part.blocks.map(block) })) };
  };
}

function isInline(value: unknown): value is Inline {
  return typeof value === 'object' && value !== null && 'kind' in value && 'text' in value;
}

/** The report with more paragraphs at its end; one that begins with # is a heading. */
function prose(...texts: readonly string[]): (report: Report) => Report {
  const blocks = texts.map((text, n): Block => {
    const inlines: Inline[] = [{ kind: 'text', text: text.replace(/^#/, '') }];
    if (!text.startsWith('#')) return { kind: 'paragraph', role: 'body', text: inlines };
    return { kind: 'heading', id: `added${n}`, level: 2, text: inlines };
  });
  return (report) => ({ ...report, parts: [...report.parts, { id: 'added', kind: 'body', blocks }] });
}

interface Case {
  readonly what: string;
  readonly unit: Unit;
  /** Piece of the message that appears. */
  readonly says: string;
  /** The facts are changed… */
  readonly facts?: readonly Fact[];
  /** …or the print. */
  readonly print?: (report: Report) => Report;
}

const AID = ['projects', 0, 'selfEvaluation'];
const OVERALL = ['performance', 'overall', 'goals', 0, 'indicators'];

const CASES: Readonly<Record<string, readonly Case[]>> = {
  E01: [
    {
      what: 'a rate in the form',
      unit: 'qingshan-2022',
      says: '应为 47.12%',
      print: printed('projects.medical-aid.executionRate', '74.12'),
    },
    {
      what: 'the share for the rate',
      unit: 'heshui-2024',
      says: '应为 85.01%；38.54% 是它占总支出的比重',
      print: printed('performance.overall.funds.project.executionRate', '38.54'),
    },
    {
      what: 'a rate alone under the heading of the department',
      unit: 'qingshan-2022',
      says: '部门整体支出的预算执行率应为 58.31%',
      print: printed('performance.overall.executionRate', '100'),
    },
    {
      what: 'two amounts and a rate in a sentence',
      unit: 'lengshuitan-2021',
      says: '6万元 ÷ 8万元 应为 75%，这里写 133%',
      print: prose('项目全年预算数为8万元，执行数为6万元，完成预算的133%。'),
    },
  ],
  E02: [
    {
      what: 'points in the form',
      unit: 'heshui-2024',
      says: '得分印为 9.4，',
      print: printed('performance.overall.executionScore', '9.4'),
    },
    {
      what: 'points in the text',
      unit: 'qingshan-2022',
      says: '部门整体支出预算执行得分应为 11.66 分',
      print: printed('performance.overall.executionScore', '20'),
    },
  ],
  E05: [
    {
      what: 'a score above its weight',
      unit: 'heshui-2024',
      says: '“参保人员对医保服务的满意度”得分印为 11',
      print: printed('performance.overall.goals.1.indicators.19.score', '11'),
    },
    {
      what: 'a result far beyond the target',
      unit: 'qingshan-2022',
      says: '完成值 7501人次 是目标值 600人次 的 12.5 倍',
      facts: [[[...AID, 'indicators', 2, 'target', 'value'], 600]],
    },
  ],
  E06: [
    {
      what: 'a percent outside the band',
      unit: 'heshui-2024',
      says: '“资产管理规范性”评为“达成预期指标”，得分比例应在 80%～100%，这里是 79%',
      facts: [[[...OVERALL, 9, 'percent'], 79]],
    },
    {
      what: 'a printed score outside the band',
      unit: 'heshui-2024',
      says: '得分印为 1.5，所评档次应在 1.6～2 分之间',
      print: printed('performance.overall.goals.1.indicators.10.score', '1.5'),
    },
  ],
  E08: [
    {
      what: 'a bound in words',
      unit: 'heshui-2024',
      says: '“跨省异地就医直接结算率”（90%以上）的完成值是一个范围',
      facts: [[[...OVERALL, 13, 'actual', 'text'], '90%以上']],
    },
    {
      what: 'a sign copied with the target',
      unit: 'luxian-2023',
      says: '“服务对象满意度”（≥90%）的完成值是一个范围',
      facts: [[[...AID, 'indicators', 5, 'actual'], { value: 90, sign: '≥', unit: '%' }]],
    },
    {
      what: 'the words of the indicator',
      unit: 'heshui-2024',
      says: '“档案管理提高”的完成值与指标名称、目标值一字不差',
      facts: [
        [[...OVERALL, 21, 'target', 'text'], '档案管理提高'],
        [[...OVERALL, 21, 'actual', 'text'], '档案管理提高'],
      ],
    },
  ],
  E10: [
    {
      what: '≤ with 正向',
      unit: 'heshui-2024',
      says: '目标值 ≤100% 与计分方法“正向”方向相反',
      facts: [[[...OVERALL, 2, 'method'], 'positive']],
    },
    {
      what: 'a ratio above 100 %',
      unit: 'luxian-2023',
      says: '“定点医疗机构监督检查覆盖率”目标值 ≥190% 超过 100%',
      facts: [[['projects', 1, 'selfEvaluation', 'indicators', 1, 'target', 'value'], 190]],
    },
  ],
  E11: [
    {
      what: 'the same indicator twice at one place',
      unit: 'heshui-2024',
      says: '“财务管理制度健全性”（目标值 健全）重复了 2 次：部门管理—财务管理，各占 2、2 分',
      facts: [
        [[...OVERALL, 5, 'name'], '财务管理制度健全性'],
        [[...OVERALL, 5, 'target', 'text'], '健全'],
      ],
    },
  ],
  E13: [
    {
      what: 'a low rate without a reason',
      unit: 'qingshan-2022',
      says: '“城乡医疗救助”自评表预算执行率 47.12%，低于 90%，没有说明原因',
      facts: [[[...AID, 'deviation'], undefined]],
    },
    {
      what: 'a lost point without a reason',
      unit: 'qingshan-2022',
      says: '“预算调剂经费”自评表“参保对象满意度”没有得满分，没有写原因',
      facts: [[['projects', 1, 'selfEvaluation', 'indicators', 4, 'actual', 'value'], 60]],
    },
    {
      what: 'an amount in the reason',
      unit: 'qingshan-2022',
      says: '原因分析写未执行数 796.07万元，表中为 796.41万元',
      print: printed('performance.overall.unexecuted', '796.07'),
    },
    {
      what: 'an adjustment in the reason',
      unit: 'luxian-2023',
      says: '的原因分析写预算调整数 9万元，表中为 8.11万元',
      facts: [[[...AID, 'executionNote'], '参保人数核减，调减预算9万元']],
    },
  ],
  E14: [
    {
      what: 'rows that do not add up',
      unit: 'heshui-2024',
      says: '“年度资金总额”执行数印为 15859000，“基本支出”＋“项目支出”相加为 7747870.08',
      print: printed('performance.overall.executed', '15859000'),
    },
    {
      what: 'other money above the total',
      unit: 'luxian-2023',
      says: '之和比总额多 0.5万元',
      facts: [[['projects', 1, 'selfEvaluation', 'funds', 'unit', 'executed'], 30]],
    },
  ],
  E16: [
    {
      what: 'no box ticked',
      unit: 'qingshan-2022',
      says: '“公务员医疗补助经费”自评表“项目属性”一项也没有勾选',
      facts: [[['projects', 4, 'selfEvaluation', 'attribute'], []]],
    },
    {
      what: 'two boxes ticked',
      unit: 'qingshan-2022',
      says: '“城乡医疗救助”自评表“项目类型”同时勾选了“延续性项目”、“一次性项目”',
      facts: [
        [
          [...AID, 'type'],
          ['延续性项目', '一次性项目'],
        ],
      ],
    },
  ],
  E18: [
    {
      what: 'another name in the title',
      unit: 'qingshan-2022',
      says: '项目清单为“城乡医疗救助”，自评表标题为“城乡医疗救治”',
      facts: [[[...AID, 'title'], '2022年度“城乡医疗救治”项目绩效评价表']],
    },
    {
      what: 'a number of projects',
      unit: 'qingshan-2022',
      says: '自评表有 6 张，项目清单有 7 个项目',
      print: printed('projects.evaluated', '5'),
    },
    {
      what: 'grades that do not add up',
      unit: 'heshui-2024',
      says: '“2个项目结果为“优”，1个项目结果为“良””合计 3 个项目',
      facts: [[['facts', 'excellentProjects'], 2]],
    },
    {
      what: 'another target',
      unit: 'qingshan-2022',
      says: '整体自评表为 ≥3000人次，项目自评表为 ≥2000人次',
      facts: [[[...AID, 'indicators', 1, 'target', 'value'], 2000]],
    },
    {
      what: 'another result',
      unit: 'qingshan-2022',
      says: '“住院救助人次数”的完成值不一致：整体自评表为 3400人次，项目自评表为 4300人次',
      facts: [[[...AID, 'indicators', 1, 'actual', 'value'], 4300]],
    },
  ],
  E19: [
    {
      what: 'nothing missed beside lost points',
      unit: 'heshui-2024',
      says: '报告写“未完成的绩效目标：无”，而部门整体支出绩效自评表有 15 项指标没有得满分',
      print: prose('#（三）未完成的绩效目标', '无。'),
    },
    {
      what: 'full outputs for a fifth of the money',
      unit: 'qingshan-2022',
      says: '“预算调剂经费”自评表预算执行率只有 20.14%，3 项产出指标却全部得满分',
      facts: [[['projects', 1, 'adjustedBudget'], 100]],
    },
  ],
  E20: [
    {
      what: 'another target in the text',
      unit: 'luxian-2023',
      says: '报告写指标“医保重要政策知晓率”的目标值为 ≥95%，自评表为 ≥90%',
      print: prose(
        '#一、项目概况',
        '社保公共服务能力建设项目使用资金29.5万元。',
        '1.医保重要政策知晓率指标值为≥95%，已完成。',
      ),
    },
    {
      what: 'an indicator that no form has',
      unit: 'luxian-2023',
      says: '报告所述的绩效指标“档案整理数量”（≥500卷）不在“社保公共服务能力建设”自评表中',
      print: prose('#一、项目概况', '社保公共服务能力建设项目使用资金29.5万元。', '1.档案整理数量指标值为≥500卷。'),
    },
    {
      what: 'a bound the other way round',
      unit: 'luxian-2023',
      says: '“医保重要政策知晓率不高于90%”写“不高于”：自评表“医保重要政策知晓率”的目标值为 ≥90%',
      print: prose('医保重要政策知晓率不高于90%。'),
    },
    {
      what: 'a margin that is not the difference',
      unit: 'luxian-2023',
      says: '写“高于目标4个百分点”：自评表“医保重要政策知晓率”的目标值为 ≥90%',
      print: prose('医保重要政策知晓率95%，高于目标4个百分点。'),
    },
  ],
  E21: [
    {
      what: 'another result than was filled in',
      unit: 'qingshan-2022',
      says: '“住院救助人次数”完成值印为“3004人次”',
      print: printed('projects.medical-aid.indicators.2.actual', '3004'),
    },
    {
      what: 'another score in the table of standards',
      unit: 'lengshuitan-2021',
      says: '“管理制度健全性”一行印为',
      print: printed('rubric.items.systems.score', '7'),
    },
    {
      what: 'another standard in the table of standards',
      unit: 'lengshuitan-2021',
      says: '“公用经费控制率”一行印为 100%以下（含）计满分，每超出2%扣1分',
      print: reprinted('100%以下（含）计满分，每超出1%', '100%以下（含）计满分，每超出2%'),
    },
    {
      what: 'a note that another form has otherwise',
      unit: 'qingshan-2022',
      says: '“城乡医疗救助”自评表的附注“3.定性指标计分原则',
      print: inTable('project-self-evaluation.medical-aid', '（含80%）', '（含60%）'),
    },
    {
      what: 'choices that other forms have otherwise',
      unit: 'qingshan-2022',
      says: '没有印出“1、常年性项目☐2、延续性项目☐3、一次性项目☐”一行',
      print: inTable('project-self-evaluation.medical-aid', '一次性项目', '临时性项目'),
    },
    {
      what: 'points in a label',
      unit: 'qingshan-2022',
      says: '印有“年度目标1（60分）”，与分值不符',
      print: printed('performance.overall.goals.1.weight', '60'),
    },
    {
      what: 'another weight in the line of a standard',
      unit: 'lengshuitan-2021',
      says: '“预算完成率”一行印为 40',
      print: inTable('rubric', '"text":"60"', '"text":"40"'),
    },
    {
      what: 'a form without the line of its total',
      unit: 'qingshan-2022',
      says: '没有印出“总分”一行',
      print: inTable('project-self-evaluation.medical-aid', '总分', '评语'),
    },
    {
      what: 'an annual goal that is not printed',
      unit: 'qingshan-2022',
      says: '没有照填报印出年度目标',
      print: reprinted('精准推进医疗救助', '推进'),
    },
  ],
};

describe.each(E_RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('has cases, a title and a source', () => {
    expect(CASES[id]?.length ?? 0, `${id} needs a case`).toBeGreaterThan(0);
    expect(rule.title).toMatch(/\p{Script=Han}/u);
    expect(rule.source).toMatch(/\p{Script=Han}/u);
  });

  it.each((CASES[id] ?? []).map((one) => [one.what, one] as const))('%s', (_what, { unit, says, facts, print }) => {
    const before = run(id, contextOf(unchanged(unit))).map(({ message }) => message);
    expect(before.filter((message) => message.includes(says))).toEqual([]);
    const analysis = facts === undefined ? unchanged(unit) : withFacts(unit, facts);
    const after = run(id, contextOf(analysis, print));
    expect(after.map(({ message }) => message)).toContainEqual(expect.stringContaining(says));
    for (const finding of after) {
      expect(finding.rule).toBe(id);
      expect(finding.place, finding.message).toBeDefined();
      expect(finding.hint, finding.message).toMatch(/\p{Script=Han}/u);
    }
  });
});

/** Right words about forms, and forms that differ as they may: nothing more is told than of the unit as it is. */
const RIGHT: readonly (readonly [rule: string, unit: Unit, right: Pick<Case, 'facts' | 'print'>])[] = [
  ['E20', 'luxian-2023', { print: prose('医保重要政策知晓率不低于90%。') }],
  ['E20', 'luxian-2023', { print: prose('医保重要政策知晓率95%，高于目标5个百分点。') }],
  ['E20', 'luxian-2023', { print: prose('医保重要政策知晓率80%，比目标低10个百分点。') }],
  ['E13', 'luxian-2023', { facts: [[[...AID, 'executionNote'], '参保人数减少，调减预算8.11万元']] }],
  ['E13', 'luxian-2023', { facts: [[[...AID, 'executionNote'], '人数减少，调减预算9万元，追加预算0.89万元']] }],
  ['E18', 'qingshan-2022', { facts: [[[...AID, 'indicators', 0, 'name'], '另一个指标']] }],
  [
    'E05',
    'luxian-2023',
    {
      facts: [
        [[...AID, 'indicators', 0, 'method'], 'positive'],
        [[...AID, 'indicators', 0, 'target'], { value: 2, unit: '次' }],
        [[...AID, 'indicators', 0, 'actual'], { value: 5, unit: '次' }],
      ],
    },
  ],
];

describe('what is right', () => {
  it.each(RIGHT)('%s says nothing of it (%s)', (rule, unit, { facts = [], print }) => {
    const known = new Set(run(rule, contextOf(unchanged(unit))).map(({ message }) => message));
    const analysis = facts.length === 0 ? unchanged(unit) : withFacts(unit, facts);
    const added = run(rule, contextOf(analysis, print)).filter(({ message }) => !known.has(message));
    expect(added.map(({ message }) => message)).toEqual([]);
  });
});

it('the registry is in the order of the catalogue', () => {
  const ids = E_RULES.map(({ id }) => id);
  expect(ids).toEqual([...ids].sort());
  expect(Object.keys(CASES)).toEqual(ids);
});

/** What is found on the four units, in the order of the rules: each was read and is true. */
const TOLD: Readonly<Record<Unit, readonly (readonly [rule: string, piece: string])[]>> = {
  'qingshan-2022': [
    ['E05', '部门整体支出绩效自评表“监督检查覆盖率”完成值 19% 是目标值 5% 的 3.8 倍'],
    ['E05', '“预算调剂经费”自评表“监督检查覆盖率”完成值 19% 是目标值 5% 的 3.8 倍'],
    ['E08', '部门整体支出绩效自评表“资助参保人次数”（>3500人次）、““一站式”即时结算覆盖率”（>90%）'],
    ['E08', '“城乡医疗救助”自评表“资助参保人次数”（>3500人次）、“人民群众满意度”（>96%）'],
    ['E08', '“预算调剂经费”自评表“参保对象满意度”（>96%）'],
    ['E08', '“贫困群众大病医疗救助工作经费”自评表“人民群众满意度”（>96%）'],
    ['E08', '“医疗保障工作经费”自评表“居民医保参保率”（>95%）、“人民群众满意度”（>96%）'],
    ['E08', '“公务员医疗补助经费”自评表“落实机关事业单位医疗补助报销政策”的完成值与指标名称、目标值一字不差'],
    ['E08', '“职工子女医疗补助费”自评表“落实机关事业单位医疗补助报销政策”的完成值与指标名称、目标值一字不差'],
    ['E16', '“医疗保障工作经费”自评表“项目属性”同时勾选了“持续性项目”、“新增性项目”'],
    ['E16', '“医疗保障工作经费”自评表“项目类型”同时勾选了“常年性项目”、“一次性项目”'],
    ['E18', '项目清单为“职工子女医疗补助费”，自评表为“职工子女医疗补助”'],
    ['E19', '部门整体支出绩效自评表预算执行率只有 58.31%，13 项产出指标却全部得满分'],
    ['E19', '“城乡医疗救助”自评表预算执行率只有 47.12%，6 项产出指标却全部得满分'],
    ['E19', '报告写“未完成的绩效目标：无”，而部门整体支出绩效自评表预算执行率为 58.31%'],
  ],
  'lengshuitan-2021': [],
  'luxian-2023': [
    ['E10', '“特殊群体参保补助金额”以金额（≤700万元）作数量指标'],
    ['E13', '年初预算 700万元，调整后预算 691.89万元，“原因”栏只写“已完成”'],
    ['E13', '年初预算 17.5万元，调整后预算 29.5万元，“原因”栏只写“已完成”'],
    ['E18', '评价报告的对象“特殊群体城乡医保参保补助”与项目清单中的“特殊群体城乡医保补助”名称不一致'],
    ['E20', '（≥1次）、“能提供医保服务的镇村覆盖率”（≥100%）、“国谈药等相关药品落地及统计监测情况”（≥100%）不在“社保'],
  ],
  'heshui-2024': [
    ['E08', '等16项指标的完成值是计分区间，不是完成的事实'],
    ['E10', '“项目支出预算执行率”目标值写成 ≤100%，完成 85% 也得满分'],
    ['E10', '“跨省异地就医直接结算率”是比率，目标值却写“显著提升”'],
    ['E11', '“医保标准化水平”（目标值 显著提升）重复了 2 次：履职效果—部门履职目标、能力建设—长效管理'],
    ['E11', '“医保经办服务能力”（目标值 显著提升）重复了 2 次：履职效果—部门履职目标、能力建设—人力资源建设'],
    ['E11', '“医保综合监管能力”（目标值 显著提升）重复了 2 次：履职效果—部门履职目标、履职效果—部门效果目标'],
    ['E13', '等15项指标没有得满分（完成率却写 100%），“未完成原因”栏空着'],
    ['E13', '项目“2024年城乡居民基本医疗保险配套资金”预算执行率 88.54%，低于 90%，报告中没有说明原因'],
    ['E13', '项目“2024年医疗服务与保障能力提升补助”预算执行率 28.85%，低于 90%，报告中没有说明原因'],
  ],
};

describe.each(UNITS)('%s', (unit) => {
  const told = E_RULES.flatMap((rule) => toldBy(rule, contextOf(unchanged(unit))));

  it('is told these and no others', () => {
    expect(told.map(({ rule, message }) => [rule, message])).toEqual(
      TOLD[unit].map(([rule, piece]) => [rule, expect.stringContaining(piece)]),
    );
  });

  it('is told of no rule that only asks as of an error', () => {
    for (const { severity, message } of told) if (message.includes('请核实')) expect(severity).not.toBe('error');
  });

  it('is told the same by the pipeline', () => {
    const ids = new Set(E_RULES.map(({ id }) => id));
    expect(unchanged(unit).findings.filter(({ rule }) => ids.has(rule))).toHaveLength(told.length);
  });

  it('gives no rule a reason to throw, however little is printed', () => {
    const nothing = (report: Report): Report => ({ ...report, parts: [] });
    const context = contextOf(unchanged(unit), nothing);
    for (const rule of E_RULES) expect(() => toldBy(rule, context), rule.id).not.toThrow();
  });
});

describe('the page of rules', () => {
  it('is up to date', async () => {
    await expect(rulePage()).toMatchFileSnapshot('../src/check/README.md');
  });

  it('names every rule that stands in no registry', () => {
    const source = resolve(import.meta.dirname, '..', 'src');
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const named = files.flatMap((file) => [
      ...readFileSync(join(source, file), 'utf8').matchAll(/['"]([FGIRTV]\d\d)['"]/g),
    ]);
    const known = ruleEntries().map(({ id }) => id);
    expect([...new Set(named.map(([, id]) => id))].filter((id) => !known.includes(id ?? ''))).toEqual([]);
    expect(new Set(known).size).toBe(known.length);
  });
});
