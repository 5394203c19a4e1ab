/** Tables as a place that was never shown prints them: what it writes in one line is what stands on the page. */
import { describe, expect, it } from 'vitest';
import { atPlace, type Json, lineOf, linesOf, told } from './place.ts';

const FISCAL = '财政拨款收入支出决算总表';
const BASIC = '一般公共预算财政拨款基本支出决算明细表';
const STATE_CAPITAL = '国有资本经营预算财政拨款支出决算表';
const GENERAL = '一般公共预算财政拨款支出决算表';

const expenditureColumns = (columns: Json) => ({ forms: { T4: { sides: { 支出: { columns } } } } });

describe('columns of a statement', () => {
  const spending = (tables: Json) => {
    const place = atPlace(tables);
    expect(told(place)).toEqual([]);
    return ['七、文化旅游体育与传媒支出', '二十三、其他支出', '本年支出合计', '年末财政拨款结转和结余'].map((label) => {
      const line = lineOf(place, FISCAL, label);
      return line.slice(line.indexOf(label) + 2);
    });
  };

  it('take their figures with them where they are moved', () => {
    expect(spending({})).toEqual([
      ['380.00', '380.00', '', ''],
      ['50.00', '', '50.00', ''],
      ['430.00', '380.00', '50.00', ''],
      ['', '', '', ''],
    ]);
    expect(spending(expenditureColumns({ 2: { after: '5' } })).slice(0, 3)).toEqual([
      ['380.00', '', '', '380.00'],
      ['', '50.00', '', '50.00'],
      ['380.00', '50.00', '', '430.00'],
    ]);
  });

  it('take their figures with them where they are left out', () => {
    expect(spending(expenditureColumns({ 3: null })).slice(0, 3)).toEqual([
      ['380.00', '', ''],
      ['50.00', '50.00', ''],
      ['430.00', '50.00', ''],
    ]);
  });

  it('hold their own figure where they are added: by 类 and in the sum of all', () => {
    const budget = { label: '年初预算数', number: '6', figure: 'generalPublic.{code}.initialBudget', before: '2' };
    expect(spending(expenditureColumns({ 6: budget }))).toEqual([
      ['420.00', '380.00', '380.00', '', ''],
      ['', '50.00', '', '50.00', ''],
      ['420.00', '430.00', '380.00', '50.00', ''],
      ['', '', '', '', ''],
    ]);
  });

  it('keep the order in which a place has written the figures of a line itself', () => {
    const rows = { 59: { figures: ['generalPublic.all.total', 'fiscal.all.total', ''] } };
    const place = atPlace({ forms: { T4: { sides: { 支出: { columns: { 3: null }, rows } } } } });
    expect(lineOf(place, FISCAL, '本年支出合计').slice(-3)).toEqual(['380.00', '430.00', '']);
  });
});

describe('a statement with fewer 类 than the form has lines for', () => {
  const classes = ['201', '207', '208', '210', '221', '229'];
  const between = (tables: Json) => {
    const lines = linesOf(atPlace({ classes, ...tables }), '收入支出决算总表');
    const last = lines.findIndex((line) => line.includes('六、其他支出'));
    const total = lines.findIndex((line) => line.startsWith('本年收入合计'));
    return { blank: total - last - 1, revenue: lines.filter((line) => /^[一二三四五六七八]、/.test(line)).length };
  };

  it('keeps the lines of the form where their 行次 are printed', () => {
    expect(between({})).toEqual({ blank: 20, revenue: 8 });
  });

  it('has no blank lines but those that the other side needs where none are printed', () => {
    expect(between({ lineNumbers: false })).toEqual({ blank: 2, revenue: 8 });
    const few = { 收入: { rows: { 6: null, 7: null, 8: null } } };
    expect(between({ lineNumbers: false, forms: { T1: { sides: few } } })).toEqual({ blank: 0, revenue: 5 });
  });
});

describe('items of basic expenditure', () => {
  const spent = (code: string) => ({
    basicByEconomicItem: [
      { code: '30101', amount: 200 },
      { code: '30201', amount: 99 },
      { code, amount: 1 },
    ],
  });

  it('that the place leaves out and the unit has used stand in the order of codes', () => {
    const left = { forms: { T6: { groups: { 人员经费: { columns: { 301: { 30306: null } } } } } } };
    expect(() => lineOf(atPlace(left), BASIC, '30306')).toThrow('no line');
    const place = atPlace(left, spent('30306'));
    expect(told(place)).toEqual([]);
    const codes = linesOf(place, BASIC).flatMap((line) => /^303\d\d/.exec(line)?.[0] ?? []);
    expect(codes.slice(4, 7)).toEqual(['30305', '30306', '30307']);
    expect(lineOf(place, BASIC, '30306').slice(0, 3)).toEqual(['30306', '救济费', '1.00']);
  });

  it('of a 类 that the place leaves out bring its line too, among those of the same kind', () => {
    const codes = [['302', '30201']];
    const left = { forms: { T6: { groups: { 公用经费: { columns: codes } } } } };
    const place = atPlace(left, spent('39999'));
    expect(told(place)).toEqual([]);
    expect(lineOf(place, BASIC, '399').slice(-3)).toEqual(['399', '其他支出', '1.00']);
    expect(lineOf(place, BASIC, '39999').slice(-1)).toEqual(['1.00']);
  });

  it('that cannot exist are still told', () => {
    expect(told(atPlace({}, spent('30777'))).join()).toMatch(/V33/);
  });
});

describe('the line above a table', () => {
  it('is one line, with number and unit of money in it', () => {
    const right = '公开{paddedNumber}表　单位：{moneyUnit}';
    expect(linesOf(atPlace({ left: '', right }), GENERAL)[1]).toBe('\t公开05表　单位：万元');
    expect(told(atPlace({ right: '公开{paddedNumber}表\n单位：{moneyUnit}' }))).toEqual([
      'V15 "right"（表头右）的写法不对',
    ]);
  });
});

describe('an empty table', () => {
  const empty = (tables: Json) => linesOf(atPlace(tables), STATE_CAPITAL);

  it('says what the place says of all empty tables, whatever the place below says of one', () => {
    expect(empty({}).at(-1)).toBe('备注：本部门当年无国有资本经营预算财政拨款支出。');
    const lines = empty({ empty: { note: '本表无数据。', rows: 3 } });
    expect(lines.at(-1)).toBe('本表无数据。');
    expect(lines.filter((line) => line.trim() === '')).toHaveLength(3);
    const own = { T8: { empty: { note: '没有国有资本经营预算。' } } };
    expect(empty({ empty: { note: '本表无数据。' }, forms: own }).at(-1)).toBe('没有国有资本经营预算。');
  });

  it('keeps the sentence of the place below where only blank rows are asked for', () => {
    expect(empty({ empty: { rows: 2 } }).at(-1)).toBe('备注：本部门当年无国有资本经营预算财政拨款支出。');
  });

  it('has no sentence where the place wants none', () => {
    expect(empty({ empty: { note: '', rows: 0 }, forms: { T8: { notes: [] } } }).at(-1)).toBe('合计\t\t\t');
  });
});

describe('rates beside amounts', () => {
  const rate = { label: '完成率（%）', number: '4', figure: 'generalPublic.{code}.completion' };
  const withRate = { forms: { T5: { columns: { 4: rate } } } };

  it('are printed in their column and do not have to add up', () => {
    const place = atPlace(withRate);
    expect(told(place)).toEqual([]);
    expect(lineOf(place, GENERAL, '2070307').slice(-1)).toEqual(['80']);
    expect(lineOf(place, GENERAL, '合计').slice(-1)).toEqual(['90.48']);
  });

  it('are declared as they are printed, as some rows of a table alone', () => {
    const row = (completion: string) => ({
      declared: { tables: { T5: { 2070307: ['80.00', '', '80.00', completion] } } },
    });
    expect(told(atPlace(withRate, row('80.00')))).toEqual([]);
    expect(told(atPlace(withRate, row('81.00')))).toEqual(['R01 已公开表5“体育场馆”第4栏为 81.00，按明细计算为 80.00']);
  });

  it('do not hide that all amounts of the table are in another unit of money', () => {
    const rows = {
      合计: ['3800000', '3000000', '800000', '90.48'],
      207: ['3800000', '3000000', '800000', '90.48'],
      20703: ['3800000', '3000000', '800000', '90.48'],
      2070301: ['3000000', '3000000', '', '93.75'],
      2070307: ['800000', '', '800000', '80.00'],
    };
    const [first = '', ...more] = told(atPlace(withRate, { declared: { tables: { T5: rows } } }));
    expect(first).toMatch(/^R01 已公开的表5的金额约为按明细计算的一万倍/);
    expect(more).toEqual([]);
  });
});

describe('a column of the full year’s budget', () => {
  const column = { label: '全年预算', number: '4', figure: 'generalPublic.{code}.fullYearBudget', before: '1' };
  const tables = { forms: { T5: { columns: { 4: column } } } };
  const row = { code: '2070301', fund: 'generalPublic', initialBudget: 320, basic: 300 };
  const others = [
    { code: '2070307', fund: 'generalPublic', initialBudget: 100, project: 80 },
    { code: '2070307', fund: 'nonFiscal', project: 20 },
    { code: '2296003', fund: 'governmentFund', initialBudget: 60, project: 50 },
  ];

  it('prints what the unit gives', () => {
    const given = [{ ...row, fullYearBudget: 310 }, { ...others[0], fullYearBudget: 90 }, ...others.slice(1)];
    const place = atPlace(tables, { expenditure: given });
    expect(told(place)).toEqual([]);
    expect(lineOf(place, GENERAL, '合计').slice(-4)).toEqual(['400.00', '380.00', '300.00', '80.00']);
  });

  it('asks the unit for it where it gives none, once', () => {
    const place = atPlace(tables);
    expect(told(place)).toEqual([expect.stringMatching(/^T03 单位没有填全年预算：在 report.json 的 expenditure/)]);
    expect(place.findings.find(({ rule }) => rule === 'T03')?.place?.file).toMatch(/county\/profile\.json$/);
  });
});

describe('an amount for each', () => {
  const rows = [{ line: 1, label: '车均运行维护费', figures: ['place.perVehicle'] }];
  const columns = [{ label: '决算数', number: '1' }];
  const sides = [{ label: '', labelWidth: 30, columns, rows }];
  const T11 = { name: '公务用车情况表', orientation: 'portrait', layout: 'statement', notes: [], sides };
  const perVehicle = {
    label: '公务用车车均运行维护费',
    ratio: ['threePublic.final.vehicleOperation', 'threePublic.counts.vehiclesHeld'],
  };
  const tables = { order: ['T1', 'T11'], forms: { T11 } };

  it('is an amount in the unit of money, where an amount is divided by a count', () => {
    const place = atPlace(tables, {}, { figures: { perVehicle } });
    expect(told(place)).toEqual([]);
    expect(lineOf(place, '公务用车情况表', '车均运行维护费').at(-1)).toBe('1.50');
  });

  it('is a rate, where an amount is divided by an amount', () => {
    const share = {
      label: '占比',
      ratio: ['threePublic.final.vehicleOperation', 'threePublic.budget.vehicleOperation'],
    };
    const place = atPlace(tables, {}, { figures: { perVehicle: share } });
    expect(lineOf(place, '公务用车情况表', '车均运行维护费').at(-1)).toBe('75');
  });
});

describe('counts in a table of the place', () => {
  const T11 = {
    name: '公务用车情况表',
    orientation: 'portrait',
    layout: 'statement',
    notes: [],
    sides: [
      {
        label: '',
        labelWidth: 30,
        columns: [{ label: '决算数', number: '1' }],
        rows: [
          { line: 1, label: '公务用车运行维护费', figures: ['threePublic.final.vehicleOperation'] },
          { line: 2, label: '公务用车保有量（辆）', figures: ['threePublic.counts.vehiclesHeld'] },
        ],
      },
    ],
  };
  const tables = { order: ['T1', 'T11'], forms: { T11 } };
  const declared = (count: string) => ({ declared: { tables: { T11: { 1: ['3.00'], 2: [count] } } } });

  it('are declared as numbers, not as amounts', () => {
    expect(told(atPlace(tables, declared('2')))).toEqual([]);
    expect(told(atPlace(tables, declared('3')))).toEqual([
      'R01 已公开表2第2行“公务用车保有量（辆）”为 3，按明细计算为 2',
    ]);
  });
});
