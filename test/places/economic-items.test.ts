/** Tables of economic items, which several provinces print besides 公开06: of projects, by 项, of all fiscal money. */
import { describe, expect, it } from 'vitest';
import { atPlace, type Json, lineOf, linesOf, told } from './place.ts';

const columns = (...figures: string[]) =>
  figures.map((figure, index) => ({ label: `第${index + 1}列`, width: 10, number: String(index + 1), figure }));
const common = { requires: ['expenditureByEconomicItem'], orientation: 'landscape', notes: [] };
const lines = { ...common, layout: 'classification', stubLabel: '项目', nameWidth: 20, totalRow: 'first' };

const OF_PROJECTS = '一般公共预算财政拨款项目支出决算表';
const OF_ALL = '财政拨款支出决算明细表';
const BY_CODE = '一般公共预算财政拨款支出决算明细表';
const BASIC = '一般公共预算财政拨款基本支出决算明细表';

const TABLES = {
  order: ['T6', 'T10', 'T11', 'T12'],
  forms: {
    T10: {
      ...common,
      name: OF_PROJECTS,
      layout: 'economic',
      figure: 'generalPublic.all.project.{code}',
      groups: [{ label: '项目支出', columns: [['302', '30201', '30227'], ['310']] }],
      totals: [{ label: '项目支出合计', figure: 'generalPublic.all.project' }],
    },
    T11: {
      ...lines,
      name: OF_ALL,
      by: 'economic',
      columns: columns('fiscal.all.total.{code}', 'fiscal.all.basic.{code}', 'fiscal.all.project.{code}'),
    },
    T12: {
      ...lines,
      name: BY_CODE,
      zero: 'number',
      columns: columns(
        'generalPublic.{code}.total',
        'generalPublic.{code}.total.302',
        'generalPublic.{code}.total.30227',
        'generalPublic.{code}.project.operating',
      ),
    },
  },
};

const GENERAL = { fund: 'generalPublic', kind: 'project', code: '2070307' };
const SPENT = [
  { ...GENERAL, item: '30227', amount: 70 },
  { ...GENERAL, item: '31003', amount: 10 },
  { fund: 'governmentFund', kind: 'project', code: '2296003', item: '31005', amount: 50 },
];
const BASIC_BY_CODE = [
  { fund: 'generalPublic', kind: 'basic', code: '2070301', item: '30101', amount: 200 },
  { fund: 'generalPublic', kind: 'basic', code: '2070301', item: '30201', amount: 100 },
];

const place = (expenditureByEconomicItem: readonly Json[], more: Json = {}) =>
  atPlace(TABLES, { expenditureByEconomicItem, ...more });

describe('tables of economic items', () => {
  it('print the items of projects, a line for one that the form does not have, and no other money', () => {
    const analysis = place(SPENT);
    expect(told(analysis)).toEqual([]);
    expect(lineOf(analysis, OF_PROJECTS, '30227').slice(0, 3)).toEqual(['30227', '委托业务费', '70.00']);
    expect(lineOf(analysis, OF_PROJECTS, '31003').slice(-3)).toEqual(['31003', '专用设备购置', '10.00']);
    expect(linesOf(analysis, OF_PROJECTS).join('\n')).not.toContain('31005');
    expect(lineOf(analysis, OF_PROJECTS, '项目支出合计').at(-1)).toBe('80.00');
  });

  it('print a line for each item of all fiscal money, basic expenditure from its own list', () => {
    const analysis = place(SPENT);
    const amounts = (cell: string) => lineOf(analysis, OF_ALL, cell).slice(-3);
    expect(amounts('合计')).toEqual(['430.00', '300.00', '130.00']);
    expect(amounts('301')).toEqual(['200.00', '200.00', '']);
    expect(amounts('310')).toEqual(['60.00', '', '60.00']);
    expect(amounts('31005')).toEqual(['50.00', '', '50.00']);
  });

  it('cross items with 项, zero where a 项 has none', () => {
    const analysis = place([...BASIC_BY_CODE, ...SPENT], { basicByEconomicItem: [] });
    expect(told(analysis)).toEqual([]);
    expect(lineOf(analysis, BY_CODE, '合计').slice(-4)).toEqual(['380.00', '170.00', '70.00', '80.00']);
    expect(lineOf(analysis, BY_CODE, '2070301').slice(-4)).toEqual(['300.00', '100.00', '0.00', '0.00']);
    expect(lineOf(analysis, BY_CODE, '2070307').slice(-4)).toEqual(['80.00', '70.00', '70.00', '80.00']);
  });

  it('give 公开06 its basic expenditure where it is told by 项', () => {
    const analysis = place([...BASIC_BY_CODE, ...SPENT], { basicByEconomicItem: [] });
    expect(lineOf(analysis, BASIC, '30101').slice(0, 3)).toEqual(['30101', '基本工资', '200.00']);
    expect(lineOf(analysis, BASIC, '公用经费合计').at(-1)).toBe('100.00');
  });

  it('are told of basic expenditure in two lists', () => {
    expect(told(place([...BASIC_BY_CODE, ...SPENT]))).toEqual([
      'V20 同一事项写了两次：一般公共预算财政拨款基本支出的经济分类',
    ]);
  });

  it('are told of an item that stands there twice, and of one that is none', () => {
    expect(told(place([...SPENT, { ...GENERAL, item: '30227', amount: 1 }]))[0]).toContain(
      'V20 同一事项写了两次：经济分类 30227，资金 一般公共预算财政拨款，项目支出，科目 2070307',
    );
    const [fault = ''] = told(place([{ ...GENERAL, item: '30250', amount: 80 }, ...SPENT.slice(2)]));
    expect(fault).toContain('30250');
  });

  it('are held against what the unit has declared of them, a wrong row told in their own words', () => {
    const declared = (tables: Json) =>
      place([...BASIC_BY_CODE, ...SPENT], { basicByEconomicItem: [], declared: { tables } });
    expect(told(declared({ T11: { 30101: { 1: '200.00' } }, T12: { 2070301: { 3: '0.00' } } }))).toEqual([]);
    expect(told(declared({ T11: { 30101: { 1: '210.00' } }, T12: { 2070301: { 3: '30.00' } } }))).toEqual([
      'R01 已公开表3“基本工资”第1栏为 210.00，按明细计算为 200.00',
      'R01 已公开表4“行政运行”第3栏为 30.00，按明细计算为 0.00',
    ]);
    const { findings } = declared({ T11: { 30100: { 1: '200.00' } } });
    expect(findings.find(({ rule }) => rule === 'V40')).toMatchObject({
      expected: '30101',
      hint: expect.stringContaining('经济分类科目编码'),
    });
  });

  it('stay with their frame and a note where the unit has not told the items', () => {
    const analysis = atPlace(TABLES);
    expect(told(analysis)).toEqual([]);
    expect(linesOf(analysis, OF_ALL).join('\n')).toContain('备注：本表未填报。');
  });

  it('are told of an item that there is none of in the table that asks for it', () => {
    const T12 = { ...TABLES.forms.T12, columns: columns('generalPublic.{code}.total.30298') };
    const { findings } = atPlace({ ...TABLES, forms: { ...TABLES.forms, T12 } }, { expenditureByEconomicItem: SPENT });
    expect(findings.filter(({ rule }) => rule === 'T03').map(({ place }) => place?.path)).toEqual([
      'tables.forms.T12.columns[0].figure',
    ]);
  });
});

describe('an item of a crossed table', () => {
  const T9 = (figures: readonly string[]) => ({
    forms: { T9: { items: { meetings: { label: '会议费', figures } } } },
    order: ['T9'],
  });

  it('may have figures of its own, one for each measure', () => {
    const table = linesOf(atPlace(T9(['', 'economic.30201'])), '财政拨款“三公”经费支出决算表');
    expect(table.find((line) => line.includes('公务接待费\t会议费'))).toBeDefined();
    expect(table.find((line) => /^5\.00/.test(line))?.split('\t')).toEqual([
      '5.00',
      '',
      '4.00',
      '',
      '4.00',
      '1.00',
      '',
      '3.00',
      '',
      '3.00',
      '',
      '3.00',
      '',
      '100.00',
    ]);
  });

  it('is told where it has too few', () => {
    expect(told(atPlace(T9(['economic.30201'])))).toEqual([expect.stringContaining('数据代号应有 2 个')]);
  });
});
