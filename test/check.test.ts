/** Stage check: declared numbers against computed ones, references, waivers, and the logic of rounded numbers. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFacts, checkTables, type Facts, type FactsCheck, type TablesCheck } from '../src/check/check.ts';
import type { Rule } from '../src/check/engine/rule.ts';
import { around, combined, overlaps, quotientReaches } from '../src/check/interval.ts';
import { type AskedTables, askTables } from '../src/check/tables/asked-before.ts';
import { equal, fixed, ref } from '../src/check/tables/formulas.ts';
import { viewsOf } from '../src/check/tables/layouts.ts';
import type { Finding } from '../src/diagnostics/finding.ts';
import type { Classification, FunctionalEntry } from '../src/model/catalogue.ts';
import { dossierSchema, inYuan, NumberLiteral } from '../src/model/dossier.ts';
import type { Profile } from '../src/model/profile.ts';
import { formatPath, type JsonPath } from '../src/model/source.ts';
import { tableSetSchema } from '../src/model/table-spec.ts';
import { type Decimal, decimal } from '../src/money/decimal.ts';
import { printedForms, withFollowers } from './support.ts';
import { checkedFacts, factsOf, figuresOf } from './support-check.ts';

const catalogue = new URL('../data/catalogues/tables/2022.json', import.meta.url);
const { tables: forms, classes } = tableSetSchema.parse(JSON.parse(readFileSync(catalogue, 'utf8')));
const tables = printedForms(forms);

function entry(code: string, name: string, more: Partial<FunctionalEntry> = {}): [string, FunctionalEntry] {
  return [code, { code, name, explanation: '反映有关支出。', ...more }];
}

const classification: Classification = {
  year: 2022,
  functional: new Map([
    entry('210', '卫生健康支出'),
    entry('21013', '医疗救助', { whole: true }),
    entry('2101301', '城乡医疗救助'),
    entry('21015', '医疗保障管理事务'),
    entry('2101501', '行政运行'),
    entry('2101502', '一般行政管理事务'),
    entry('2101599', '其他医疗保障管理事务支出', { explanation: undefined }),
  ]),
  economic: new Map([
    ['301', { code: '301', name: '工资福利支出', costs: 'personnel', whole: true }],
    ['399', { code: '399', name: '其他支出', costs: 'operating' }],
    ['30101', { code: '30101', name: '基本工资', costs: 'personnel' }],
  ]),
  terms: new Map(),
};

type Json = Record<string, unknown>;

const noMoney = { overseas: '0', vehiclePurchase: '0', vehicleOperation: '0', reception: '0' };
const none = { amount: '0' };

const BASE = {
  profile: 'sample',
  status: 'preparing',
  year: new NumberLiteral('2022'),
  date: '2023-10-19',
  amountUnit: '万元',
  unit: { name: '临江市河东区医疗保障局', level: '区级', nature: 'administrative' },
  prose: {},
  revenue: [
    { code: '2101301', generalPublic: '709.41' },
    { code: '2101501', generalPublic: '125.91' },
  ],
  expenditure: [
    { code: '2101301', fund: 'generalPublic', initialBudget: '772.97', project: '709.41' },
    { code: '2101501', fund: 'generalPublic', initialBudget: '111.57', basic: '125.91' },
  ],
  basicByEconomicItem: [{ code: '30101', amount: '125.91' }],
  priorYear: { 'balance.grandTotal': '900', 'fiscal.grandTotal': '0' },
  threePublic: {
    budget: noMoney,
    final: noMoney,
    counts: {
      overseasGroups: '0',
      overseasVisitors: '0',
      vehiclesPurchased: '0',
      vehiclesHeld: '0',
      receptionBatches: '0',
      receptionVisitors: '0',
    },
  },
  procurement: { goods: none, works: none, services: none },
  assets: { vehicles: [], equipment: [] },
};

const onePlace = { percent: { text: { decimals: 1 }, table: { decimals: 1 } } } as Partial<Profile>;
const inWan = { money: { unit: '万元', text: { decimals: 2 }, table: { decimals: 2 } } } as Partial<Profile>;

const locate = (path: JsonPath) => ({ file: 'report.json', path: formatPath(path) });

function given(more: Json = {}, known: Partial<Facts> = {}, profile: Partial<Profile> = {}): Facts {
  const dossier = inYuan(dossierSchema.parse({ ...BASE, ...more }));
  const figures = figuresOf({ dossier, classification, classes, locate });
  return factsOf({ dossier, figures, tables, classes, classification, locate }, known, profile);
}

function run(more: Json = {}, known: Partial<Facts> = {}, profile: Partial<Profile> = {}): Finding[] {
  return checkedFacts(given(more, known, profile)).flatMap(withFollowers);
}

const published = (tablesDeclared: Json, more: Json = {}) => run({ ...more, declared: { tables: tablesDeclared } });
const stated = (figures: Json, more: Json = {}, profile: Partial<Profile> = {}) =>
  run({ ...more, declared: { figures } }, {}, profile);
const brief = (findings: readonly Finding[]) => findings.map(({ rule, severity }) => `${rule} ${severity}`);
const only = (findings: readonly Finding[], rule: string) => findings.filter((finding) => finding.rule === rule);

const RIGHT_T2 = {
  合计: ['835.32', '835.32', '', '', '', '', ''],
  '210': ['835.32', '835.32', '', '', '', '', ''],
  '21013': ['709.41', '709.41', '', '', '', '', ''],
  '2101301': ['709.41', '709.41', '', '', '', '', ''],
  '21015': ['125.91', '125.91', '', '', '', '', ''],
  '2101501': ['125.91', '125.91', '', '', '', '', ''],
};

it('finds nothing in a sound dossier and in tables printed rightly', () => {
  const T1 = {
    '1': ['835.32'],
    '27': ['835.32'],
    '31': ['835.32'],
    '40': ['835.32'],
    '58': ['835.32'],
    '62': ['835.32'],
  };
  const T4 = { '1': ['835.32'], '41': ['835.32', '835.32', '', ''], '59': ['835.32', '835.32', '', ''] };
  const T6 = { '301': ['125.91'], '30101': ['125.91'], 人员经费合计: ['125.91'], 公用经费合计: [''] };
  expect(run()).toEqual([]);
  expect(published({ T1, T2: RIGHT_T2, T4, T6, T9: { '1': Array(12).fill('') } })).toEqual([]);
});

describe('R01: declared cells', () => {
  it('names the cell, what is printed and what is computed', () => {
    const T2 = { '2101301': ['709.41', '709.14', '', '', '', '', ''] };
    const [finding] = only(published({ T2 }), 'R01');
    expect(finding).toMatchObject({ severity: 'error', actual: '709.14万元', expected: '709.41万元' });
    expect(finding?.message).toBe('已公开表2“城乡医疗救助”第2栏为 709.14，按明细计算为 709.41');
    expect(finding?.place?.path).toBe('declared.tables.T2["2101301"][1]');
  });

  it('takes a blank for zero', () => {
    expect(brief(published({ T1: { '1': [''] } }))).toContain('R01 error');
    expect(published({ T1: { '8': [''] } })).toEqual([]);
    expect(only(published({ T1: { '1': [''] } }), 'R01')[0]?.actual).toBe('空白');
  });

  it('lets a total of two rounded parts drift by a last digit, but not one part, nor more', () => {
    expect(brief(only(published({ T1: { '27': ['835.33'] } }), 'R01'))).toEqual(['R01 info']);
    expect(brief(only(published({ T1: { '27': ['835.34'] } }), 'R01'))).toEqual(['R01 error']);
    expect(brief(only(published({ T3: { '2101501': ['125.92', '125.92', '', '', '', ''] } }), 'R01'))).toEqual([
      'R01 error',
      'R01 error',
    ]);
  });

  it('rounds half up, once, and reads as many digits as are printed', () => {
    const revenue = [{ code: '2101301', generalPublic: '709.415' }, BASE.revenue[1]];
    const row = (printed: string) => ({ T2: { '2101301': [printed, printed, '', '', '', '', ''] } });
    expect(only(published(row('709.42'), { revenue }), 'R01')).toEqual([]);
    expect(only(published(row('709.415'), { revenue }), 'R01')).toEqual([]);
    expect(only(published(row('709.41'), { revenue }), 'R01')).toHaveLength(2);
    expect(only(published(row('709.4151'), { revenue }), 'R01')).toHaveLength(2);
  });

  it('tells of rows that are missing, and of codes that the facts do not have', () => {
    const { '2101501': _dropped, ...incomplete } = RIGHT_T2;
    const [missing] = only(published({ T2: incomplete }), 'R01');
    expect(missing?.message).toContain('没有科目 2101501“行政运行”一行');
    expect(missing?.expected).toBe('125.91万元');
    const lines = Object.fromEntries(
      ['1', '2', '3', '4', '5', '27', '31', '58', '62'].map((line) => [line, ['835.32']]),
    );
    const [unnamed] = only(published({ T1: lines }), 'R01').filter(({ message }) => message.includes('没有'));
    expect(unnamed?.message).toContain('没有行次 40“卫生健康支出”一行，按明细应有第2栏 835.32万元');
    expect(only(published({ T9: {} }), 'R01')[0]?.message).toContain('已公开表9一行也没有填');
    const strange = { ...RIGHT_T2, '2101302': ['1', '1', '', '', '', '', ''] };
    expect(only(published({ T2: strange }), 'R01')[0]).toMatchObject({ actual: '2101302', expected: '2101301' });
  });
});

describe('what was declared in the other unit of money', () => {
  const sums = { 合计: 8353200, '210': 8353200, '21013': 7094100, '2101301': 7094100 };
  const table = (factor: number, more: Json = {}) => ({
    ...Object.fromEntries(Object.entries(sums).map(([row, sum]) => [row, cells(String(sum / factor))])),
    ...more,
  });
  const cells = (sum: string) => [sum, sum, '', '', '', '', ''];
  const rest = { '21015': cells('1259100'), '2101501': cells('1259100') };

  it('is told once for the whole table', () => {
    const [finding, ...more] = published({ T2: table(1, rest) });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ rule: 'R01', severity: 'error', place: { path: 'declared.tables.T2' } });
    expect(finding?.message).toBe('已公开的表2的金额约为按明细计算的一万倍：元还是万元？');
  });

  it('is told once for all tables, and what is wrong in the unit that was meant is told besides', () => {
    const lines = { '1': ['8353200'], '27': ['8353200'], '31': ['8353200'], '58': ['8353200'] };
    const wrong = { ...rest, '2101501': cells('1259900') };
    const found = only(published({ T1: lines, T2: table(1, wrong) }), 'R01');
    expect(found.map(({ place }) => place?.path)).toEqual([
      'declared.tables.T1',
      'declared.tables.T2["2101501"][0]',
      'declared.tables.T2["2101501"][1]',
    ]);
    expect(found[0]?.message).toContain('表1、表2的金额');
    expect(found[1]?.expected).toBe('1259100.00元');
  });

  it('is told of other figures too', () => {
    const money = {
      'revenue.all.total': '8353200',
      'generalPublic.all.total': '8353200',
      'balance.grandTotal': '8353200',
    };
    expect(stated(money).map(({ message }) => message)).toEqual([
      '已公开的其他金额约为按明细计算的一万倍：元还是万元？',
    ]);
  });

  it('is no matter of one cell', () => {
    const found = published({ T2: { ...table(10_000), '21015': cells('1259100'), '2101501': cells('125.91') } });
    expect(found.some(({ message }) => message.includes('元还是万元'))).toBe(false);
    expect(only(found, 'R01').map(({ severity }) => severity)).toEqual(['error', 'error']);
  });
});

describe('rules on declared tables', () => {
  const thirds = {
    revenue: [
      { code: '2101301', generalPublic: '33.334' },
      { code: '2101501', other: '33.334' },
    ],
  };
  const side = (total: string) => ({ T1: { '1': ['33.33'], '8': ['33.33'], '27': [total] } });

  it('calls a drift of a last digit over two addends 尾数误差', () => {
    const [finding, ...rest] = only(published(side('66.67'), thirds), 'A01');
    expect(rest).toEqual([]);
    expect(finding?.severity).toBe('info');
    expect(finding?.message).toBe(
      '已公开表1第27行“本年收入合计”为 66.67万元，表1第1行“一般公共预算财政拨款收入”＋表1第8行“其他收入”为 66.66万元，相差 0.01万元，属于金额单位转换时可能存在的尾数误差（公开01表27行＝（1＋2＋…＋8）行）',
    );
  });

  it('calls more than that an error', () => {
    expect(brief(only(published(side('66.66'), thirds), 'A01'))).toEqual([]);
    expect(brief(only(published(side('66.68'), thirds), 'A01'))).toEqual(['A01 error']);
    expect(brief(only(published(side('66.64'), thirds), 'A01'))).toEqual(['A01 error']);
  });

  it('knows no drift where one fact stands in two places', () => {
    const revenue = [{ code: '2101301', generalPublic: '835.32' }];
    const found = published({ T1: { '1': ['835.32'], '27': ['835.33'] } }, { revenue });
    expect(brief(only(found, 'A01'))).toEqual(['A01 error']);
    expect(brief(only(found, 'R01'))).toEqual(['R01 error']);
  });

  it('judges a cell beside its facts and beside another table by the same limit', () => {
    const told = (one: string, other: string) =>
      published({ T1: { '27': [one] }, T2: { 合计: [other, other, '', '', '', '', ''] } })
        .filter(({ rule }) => rule === 'R01' || rule === 'B01')
        .map(({ rule, severity }) => `${rule} ${severity}`);
    expect(told('835.32', '835.32')).toEqual([]);
    expect(told('835.33', '835.32')).toEqual(['B01 info', 'R01 info']);
    expect(told('835.34', '835.32')).toEqual(['R01 error', 'B01 error']);
  });

  it('knows no drift in 元: the books are kept to the 分', () => {
    const declared = { tables: { T1: { '1': ['33.33'], '8': ['33.33'], '27': ['66.67'] } } };
    const revenue = [
      { code: '2101301', generalPublic: '33.33' },
      { code: '2101501', other: '33.33' },
    ];
    expect(brief(only(run({ amountUnit: '元', revenue, declared }), 'A01'))).toEqual(['A01 error']);
  });

  it('leaves a rule alone when a cell with an amount was not declared', () => {
    expect(only(published({ T1: { '27': ['1.00'] } }), 'A01')).toEqual([]);
    expect(only(published({ T1: { '1': ['1.00'], '27': ['2.00'] } }), 'A01')).toHaveLength(1);
  });
});

describe('shape of declared tables', () => {
  it('V40: unknown table or row, with the nearest', () => {
    expect(published({ T22: {} })).toMatchObject([{ rule: 'V40', actual: 'T22', expected: 'T2' }]);
    expect(published({ T6: { 人员经费合记: ['1'] } })).toMatchObject([{ rule: 'V40', expected: '人员经费合计' }]);
    expect(published({ T1: { '99': ['1'] } })).toMatchObject([{ rule: 'V40', severity: 'error', actual: '99' }]);
  });

  it('V41: wrong number of cells', () => {
    const [finding, ...rest] = published({ T4: { '59': ['835.32'] } });
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ rule: 'V41', actual: '1', expected: '4' });
    expect(published({ T1: { '30': ['1'] } })).toMatchObject([{ rule: 'V41', expected: '0' }]);
  });
});

describe('R02: other declared figures', () => {
  const completion = 'generalPublic.2101301.completion';

  it('accepts amounts, percentages, counts as printed, trailing zeros or not', () => {
    const figures = { 'balance.grandTotal': '835.320', [completion]: '91.78', 'threePublic.counts.vehiclesHeld': '0' };
    expect(stated(figures)).toEqual([]);
    expect(stated({ [completion]: '91.8' }, {}, onePlace)).toEqual([]);
    expect(stated({ 'balance.grandTotal.changeRate': '-7.2' })).toEqual([]);
  });

  it('sees a percentage that was cut off instead of rounded', () => {
    const [finding] = stated({ [completion]: '91.7' });
    expect(finding).toMatchObject({ rule: 'R02', severity: 'error', hint: '似为截断而非四舍五入', actual: '91.7%' });
    expect(stated({ [completion]: '91.9' })[0]?.hint).not.toContain('截断');
  });

  it('takes what follows from printed, rounded operands for information', () => {
    // 125.91 ÷ 111.57 = 112.853 %; 125.905 ÷ 111.575 = 112.843 %, which prints as 112.8.
    const [finding] = stated({ 'generalPublic.2101501.completion': '112.8' });
    expect(finding).toMatchObject({ rule: 'R02', severity: 'info' });
    expect(brief(stated({ 'generalPublic.2101501.completion': '112.7' }))).toEqual(['R02 error']);
  });

  it('names the wrong operand from which a wrong number follows', () => {
    const found = stated({ 'balance.grandTotal.change': '-64.86', 'balance.grandTotal.changeRate': '-7.21' });
    expect(brief(found)).toEqual(['R02 error', 'R02 error']);
    expect(found[1]?.hint).toContain('“收入总计比上年增减”');
  });

  it('tells of fewer digits than the report has', () => {
    expect(brief(stated({ [completion]: '92' }, {}, onePlace))).toEqual(['R02 info']);
    expect(stated({ [completion]: '92' }, {}, onePlace)[0]?.hint).toContain('91.8%');
    expect(stated({ [completion]: '92' })).toEqual([]);
  });

  it('counts the digits as they were written: 1.40 is not 1.4', () => {
    const facts = {
      revenue: [{ code: '2101301', generalPublic: '1.4139' }],
      expenditure: [{ code: '2101301', fund: 'generalPublic', project: '1.4139' }],
      basicByEconomicItem: [],
    };
    const severity = (number: string) => brief(only(stated({ 'revenue.all.total': number }, facts), 'R02'));
    expect(severity('1.40')).toEqual(['R02 error']);
    expect(severity('1.4')).toEqual(['R02 info']);
    expect(severity('1.41')).toEqual([]);
    expect(severity('1.4100')).toEqual(['R02 error']);
    expect(only(stated({ 'revenue.all.total': '1.40' }, facts), 'R02')[0]?.actual).toBe('1.40万元');
    expect(brief(only(published({ T1: { '27': ['1.41'] } }, facts), 'R01'))).toEqual([]);
    expect(brief(only(published({ T1: { '27': ['1.4100'] } }, facts), 'R01'))).toEqual(['R01 error']);
  });

  it('rejects a rate on a base of zero', () => {
    const [finding] = stated({ 'fiscal.grandTotal.changeRate': '100' });
    expect(finding).toMatchObject({ rule: 'R02', severity: 'error', actual: '100%' });
    expect(finding?.message).toContain('基数为零');
  });

  it('V42: unknown figure, with the nearest', () => {
    expect(stated({ 'balance.grandTotl': '1' })).toMatchObject([{ rule: 'V42', expected: 'balance.grandTotal' }]);
  });

  it('lets a printed total of rounded parts drift', () => {
    expect(brief(stated({ 'balance.grandTotal': '835.33' }))).toEqual(['R02 info']);
    expect(brief(stated({ 'balance.grandTotal': '835.36' }))).toEqual(['R02 error']);
    expect(brief(stated({ 'generalPublic.2101301.total': '709.42' }))).toEqual(['R02 error']);
  });
});

describe('references', () => {
  const spending = (code: string) => ({
    revenue: [...BASE.revenue, { code, generalPublic: '1' }],
    expenditure: [...BASE.expenditure, { code, fund: 'generalPublic', initialBudget: '1', project: '1' }],
  });

  it('V31: a code that its 款, listed whole, does not have is an error, once, with the nearest and its year', () => {
    const older = entry('2101303', '其他救助', { validTo: 2019 })[1];
    const found = run(spending('2101303'), { functionalEntries: [older] });
    expect(found).toMatchObject([{ rule: 'V31', severity: 'error', actual: '2101303', expected: '2101301' }]);
    expect(found[0]?.message).toContain('到2019年为止');
    expect(found[0]?.place?.path).toBe('revenue[2].code');
    expect(found[0]?.related?.[0]?.path).toBe('expenditure[2].code');
  });

  it('V31: a code that its 款, not listed whole, may have is a warning with the keys to write', () => {
    const found = run(spending('2101505'));
    expect(found).toMatchObject([{ rule: 'V31', severity: 'warning', actual: '2101505' }]);
    expect(found[0]?.expected).toBeUndefined();
    expect(found[0]?.hint).toContain('codeNames 中写 "2101505": "科目名称"，在 explanations 中写项级科目的说明');
    const explanations = { '2101505': '反映医疗保障政策管理方面的支出。' };
    expect(run({ ...spending('2101505'), explanations })[0]?.hint).not.toContain('explanations');
    const silent = { glossary: undefined } as Partial<Profile>;
    expect(run(spending('2101505'), {}, silent)[0]?.hint).not.toContain('explanations');
  });

  it('V31: asks for a listed code whose digits are turned, and for none that is only near', () => {
    expect(run(spending('2103101'))[0]?.hint).toContain('是否为 2101301“城乡医疗救助”？');
    expect(run(spending('2101505'))[0]?.hint).toMatch(/^请核对编码/);
  });

  it('V31: an unknown 款 is told with its 项, a 类 that there is not only once', () => {
    expect(run(spending('2101799'))).toMatchObject([
      {
        severity: 'warning',
        actual: '21017、2101799',
        hint: expect.stringContaining('"21017": "科目名称"、"2101799": "科目名称"'),
        place: { path: 'revenue[2].code' },
        related: [{ path: 'expenditure[2].code' }],
      },
    ]);
    expect(only(run(spending('2189901')), 'V31')).toMatchObject([{ severity: 'error', actual: '218' }]);
  });

  it('V33: unknown economic code: an error in a 类 listed whole, otherwise a warning', () => {
    const spent = (code: string) => only(run({ basicByEconomicItem: [{ code, amount: '125.91' }] }), 'V33');
    expect(spent('30104')).toMatchObject([{ severity: 'error', actual: '30104', expected: '30101' }]);
    expect(spent('39911')).toMatchObject([{ severity: 'warning', hint: expect.stringContaining('"39911"') }]);
    expect(spent('30101')).toEqual([]);
  });

  it('V34: no explanation of a 项, unless the unit gives its own', () => {
    expect(run(spending('2101599'))).toMatchObject([{ rule: 'V34', place: { path: 'revenue[2].code' } }]);
    expect(run(spending('2101502'))).toEqual([]);
    expect(run({ ...spending('2101599'), explanations: { '2101599': '反映其他支出。' } })).toEqual([]);
  });

  it('V36: reason for a figure that does not exist', () => {
    const reasons = { 'balance.grandTota': ['收入增加'], 'balance.grandTotal': ['收入增加'] };
    expect(run({ reasons })).toMatchObject([{ rule: 'V36', expected: 'balance.grandTotal' }]);
  });

  it('V37: no initial budget where the fund has others', () => {
    const [first, second] = BASE.expenditure;
    const { initialBudget: _left, ...open } = second as (typeof BASE.expenditure)[number];
    expect(run({ expenditure: [first, open] })).toMatchObject([{ rule: 'V37', place: { path: 'expenditure[1]' } }]);
    const { initialBudget: _out, ...alsoOpen } = first as (typeof BASE.expenditure)[number];
    expect(run({ expenditure: [alsoOpen, open] })).toEqual([]);
  });
});

describe('waivers', () => {
  const wrong = { declared: { tables: { T2: { '2101301': ['709.41', '1', '', '', '', '', ''] } } } };
  const waiver = (rule: string, path?: string) => ({ rule, reason: '已更正公告', by: '办公室', ...(path && { path }) });

  it('mark the findings of their rule and place', () => {
    const path = 'declared.tables.T2["2101301"][1]';
    const found = run({ ...wrong, waivers: [waiver('R01', path)] });
    expect(only(found, 'R01')).toMatchObject([{ waived: '已更正公告', place: { path } }]);
    expect(only(found, 'A06')[0]?.waived).toBeUndefined();
    expect(only(found, 'V38')).toEqual([]);
  });

  it('V38: a waiver that answers nothing', () => {
    const found = run({ ...wrong, waivers: [waiver('R01', 'elsewhere'), waiver('B24')] });
    expect(only(found, 'R01')[0]?.waived).toBeUndefined();
    expect(only(found, 'V38')).toMatchObject([
      { severity: 'warning', place: { path: 'waivers[0]' } },
      { severity: 'warning', place: { path: 'waivers[1]' } },
    ]);
  });

  it('for rules of other stages are left to those', () => {
    expect(run({ waivers: [waiver('C24')] })).toEqual([]);
  });
});

// --- Properties -------------------------------------------------------------------------------------------------------

/** n hundredths as a decimal. */
function hundredths(n: number): Decimal {
  const digits = String(Math.abs(n)).padStart(3, '0');
  return decimal(`${n < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`);
}

/** Extremes of a ÷ |b| over two intervals of whole numbers, as fractions; b keeps its sign. */
function oracleReaches(a: [bigint, bigint], b: [bigint, bigint], p: [bigint, bigint]): boolean {
  if (b[0] <= 0n && b[1] >= 0n) return false;
  const size = (n: bigint) => (n < 0n ? -n : n);
  const [near, far] = size(b[0]) < size(b[1]) ? [size(b[0]), size(b[1])] : [size(b[1]), size(b[0])];
  const least = { over: a[0], under: a[0] < 0n ? near : far };
  const most = { over: a[1], under: a[1] < 0n ? far : near };
  return least.over * 100n <= p[1] * least.under && most.over * 100n >= p[0] * most.under;
}

const span = fc.tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 0, max: 40 }));

describe('rounded numbers', () => {
  it('quotientReaches agrees with rational arithmetic', () => {
    const around100 = fc.tuple(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 0, max: 30 }));
    let reached = 0;
    fc.assert(
      fc.property(span, span, around100, fc.boolean(), ([a, da], [b, db], [p, dp], near) => {
        const target = near && b !== 0 ? Math.round((100 * a) / Math.abs(b)) : p;
        const expected = oracleReaches(
          [BigInt(a - da), BigInt(a + da)],
          [BigInt(b - db), BigInt(b + db)],
          [BigInt(target - dp), BigInt(target + dp)],
        );
        if (expected) reached += 1;
        const interval = (middle: number, half: number) => around(hundredths(middle), hundredths(half));
        expect(quotientReaches(interval(a, da), interval(b, db), interval(target, dp))).toBe(expected);
      }),
      { numRuns: 1000 },
    );
    expect(reached).toBeGreaterThan(100);
    expect(reached).toBeLessThan(900);
  });

  it('combined agrees with whole-number arithmetic', () => {
    fc.assert(
      fc.property(
        fc.array(span, { maxLength: 5 }),
        fc.array(span, { maxLength: 5 }),
        fc.integer(),
        (plus, less, at) => {
          const intervals = (list: [number, number][]) =>
            list.map(([n, half]) => around(hundredths(n), hundredths(half)));
          const middle = plus.reduce((sum, [n]) => sum + n, 0) - less.reduce((sum, [n]) => sum + n, 0);
          const half = [...plus, ...less].reduce((sum, [, one]) => sum + one, 0);
          const point = middle + (at % 200);
          const reached = overlaps(combined(intervals(plus), intervals(less)), around(hundredths(point), decimal(0)));
          expect(reached).toBe(Math.abs(point - middle) <= half);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('a report in 万元 rounded cell by cell from the books is never in error', () => {
    const fen = fc.bigInt({ min: 1n, max: 10_000_000_000n });
    /** 分 → 元, rounded half up to 0.01万元, as a numeral of the dossier. */
    const printed = (amount: bigint) => String(((amount + 5_000n) / 10_000n) * 100n);
    const yuan = (amount: bigint) => `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;
    fc.assert(
      fc.property(fen, fen, fen, (one, two, three) => {
        const revenue = [
          { code: '2101301', generalPublic: yuan(one), other: yuan(two) },
          { code: '2101501', other: yuan(three) },
        ];
        const T1 = { '1': [printed(one)], '8': [printed(two + three)], '27': [printed(one + two + three)] };
        const T2 = {
          合计: [printed(one + two + three), printed(one), '', '', '', '', printed(two + three)],
          '210': [printed(one + two + three), printed(one), '', '', '', '', printed(two + three)],
          '21013': [printed(one + two), printed(one), '', '', '', '', printed(two)],
          '21015': [printed(three), '', '', '', '', '', printed(three)],
        };
        const found = run({ amountUnit: '元', revenue, declared: { tables: { T1, T2 } } }, {}, inWan);
        const about = found.filter(({ place }) => place?.path?.startsWith('declared'));
        expect(about.filter(({ severity }) => severity !== 'info')).toEqual([]);
        expect(only(about, 'R01')).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('tables after a save', () => {
  const amount = fc.constantFrom('125.91', '125.92', '1259.1', '-3', '0');
  const cell = fc.constantFrom('835.32', '835.23', '709.41', '');
  interface Unit {
    readonly basic: string;
    readonly item: string;
    readonly opening?: string | undefined;
    readonly total: string;
    readonly reasons?: Json | undefined;
    readonly codes: readonly string[];
    readonly notGiven: readonly string[];
    readonly decimals: number;
  }
  const first: Unit = { basic: '125.91', item: '125.91', total: '835.32', codes: [], notGiven: [], decimals: 2 };
  /** One thing is another. */
  const save: fc.Arbitrary<Partial<Unit>> = fc.oneof(
    fc.record({ basic: amount }),
    fc.record({ item: amount }),
    fc.record({ opening: fc.constantFrom(undefined, '12.5') }),
    fc.record({ total: cell }),
    fc.record({ reasons: fc.constantFrom(undefined, { 'balance.opening': ['上年结转调整'] }) }),
    fc.record({ codes: fc.constantFrom([], ['2101599']) }),
    fc.record({ notGiven: fc.constantFrom([], ['T6']) }),
    fc.record({ decimals: fc.constantFrom(2, 0) }),
  );

  function saved({ basic, item, opening, total, reasons, codes, notGiven, decimals }: Unit): Facts {
    const { amountUnit: unit, expenditure, priorYear } = BASE;
    const [one, other] = expenditure;
    const added = codes.map((code) => ({ code, fund: 'generalPublic', project: '3' }));
    return given(
      {
        expenditure: [one, { ...other, basic }, ...added],
        basicByEconomicItem: [{ code: '30101', amount: item }],
        priorYear: { ...priorYear, ...(opening !== undefined && { 'balance.closing': opening }) },
        declared: { tables: { T1: { '1': ['835.32'], '27': [total], '31': [total] } } },
        ...(reasons !== undefined && { reasons }),
      },
      { notGiven: new Set(notGiven) },
      { money: { unit, text: { decimals }, table: { decimals } } } as Partial<Profile>,
    );
  }

  const told = (...checks: readonly (TablesCheck | FactsCheck)[]) =>
    checks.flatMap(({ run: { told: all } }) => all.map(({ finding }) => finding));

  it('are told what they are told without any before', () => {
    fc.assert(
      fc.property(fc.array(save, { minLength: 2, maxLength: 5 }), (saves) => {
        let unit = first;
        let tables = checkTables(saved(unit));
        let facts = checkFacts(saved(unit));
        for (const one of saves) {
          unit = { ...unit, ...one };
          tables = checkTables(saved(unit), tables);
          facts = checkFacts(saved(unit), facts);
        }
        expect(told(tables, facts)).toEqual(told(checkTables(saved(unit)), checkFacts(saved(unit))));
      }),
      { numRuns: 20 },
    );
  });

  it('are asked again by the rules that have read what is another, and by no others', () => {
    const first = given();
    const views = (facts: Facts) => viewsOf(facts).slice(0, 1);
    const asked: string[] = [];
    const rule = (id: string, table: string, figure: string): Rule<'tables'> => ({
      id,
      title: '',
      source: '',
      severity: 'error',
      needs: 'tables',
      check: ({ view }) => {
        asked.push(`${id} ${view.at(table, figure)?.value}`);
        return [];
      },
    });
    const rules = [rule('basic', 'T5', 'generalPublic.2101501.basic'), rule('goods', 'T6', 'economic.30101')];
    let before: AskedTables | undefined;
    const ask = (facts: Facts) => {
      const on = views(facts);
      const { ask: one, asked: now } = askTables(on, before);
      for (const view of on) for (const each of rules) one(each, view);
      before = now;
      return asked.splice(0);
    };
    const both = ['basic 1259100', 'goods 1259100'];
    // What they read is taken down from the first save on.
    expect([ask(first), ask(given())]).toEqual([both, both]);
    expect(ask(given({ unit: { ...BASE.unit, name: '某某局' } }))).toEqual([]);
    expect(ask(given({ basicByEconomicItem: [{ code: '30101', amount: '3' }] }))).toEqual(['goods 30000']);
    expect(ask(given())).toEqual(['goods 1259100']);
  });

  it('are asked again of a formula where one of its cells is another, and as long as it does not hold', () => {
    const judged: string[] = [];
    const list = fixed(
      equal(ref('T5', 'generalPublic.2101501.total'), ref('T5', 'generalPublic.2101501.basic')),
      equal(ref('T6', 'economic.personnel'), ref('T6', 'economic.30101')),
      equal(ref('T5', 'generalPublic.2101301.total'), ref('T5', 'generalPublic.2101501.total')),
    );
    const rule: Rule<'tables'> = {
      id: 'A00',
      title: '',
      source: '',
      severity: 'error',
      needs: 'tables',
      check: (on) =>
        on.judged(list, ({ left: [one], right: [other] }, { view }) => {
          const [left, right] = [one, other].map((cell) => view.at(cell?.table ?? '', cell?.figure ?? '')?.value);
          judged.push(one?.figure ?? '');
          return left && right && left.equals(right) ? [] : [{ message: '不等', at: [] }];
        }),
    };
    let before: AskedTables | undefined;
    const ask = (facts: Facts) => {
      const on = viewsOf(facts).slice(0, 1);
      const { ask: one, asked } = askTables(on, before);
      for (const view of on) one(rule, view);
      before = asked;
      return judged.splice(0);
    };
    const [holds, goods, never] = ['generalPublic.2101501.total', 'economic.personnel', 'generalPublic.2101301.total'];
    expect([ask(given()), ask(given())]).toEqual([
      [holds, goods, never],
      [holds, goods, never],
    ]);
    expect(ask(given({ unit: { ...BASE.unit, name: '某某局' } }))).toEqual([never]);
    expect(ask(given({ basicByEconomicItem: [{ code: '30101', amount: '3' }] }))).toEqual([goods, never]);
  });
});
