/** Comparisons over units: each rule J… tells what somebody who lays the papers side by side would find, and nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACROSS_RULES, checkAcross, isCompared } from '../src/check/across/across.ts';
import { quartiles } from '../src/check/across/quartiles.ts';
import type { AcrossFinding, PeerUnit } from '../src/model/peer-unit.ts';
import { decimal } from '../src/money/decimal.ts';

interface Given {
  readonly figures?: Readonly<Record<string, number>>;
  readonly projects?: readonly string[];
  readonly year?: number;
  readonly profile?: string;
  readonly level?: string;
}

function peer(
  name: string,
  { figures = {}, projects = [], year = 2023, profile = 'here', level = '县级' }: Given,
): PeerUnit {
  return {
    id: name,
    name,
    year,
    profile,
    level,
    projects: projects.map((project, index) => ({ id: `p${index}`, name: project })),
    figures: new Map(Object.entries(figures).map(([id, value]) => [id, decimal(String(value))])),
  };
}

function told(rule: string, units: readonly PeerUnit[]): readonly AcrossFinding[] {
  return checkAcross(units).filter((finding) => finding.rule === rule);
}

const TRANSFERS = [
  [
    'J01',
    'expenditure.2050299.subordinateSubsidy',
    'revenue.2050299.superiorSubsidy',
    'revenue.2050201.superiorSubsidy',
  ],
  [
    'J02',
    'expenditure.2050299.superiorRemittance',
    'revenue.2050299.subordinateRemittance',
    'revenue.2050201.subordinateRemittance',
  ],
] as const;

describe.each(TRANSFERS)('%s: what is given is received', (rule, given, received, elsewhere) => {
  const giver = peer('教育局', { figures: { [given]: 300_000 } });

  it('passes when others have received it all, also in parts and rounded to 0.01万元', () => {
    const school = peer('一中', { figures: { [received]: 120_000 } });
    const other = peer('二中', { figures: { [received]: 179_960 } });
    expect(told(rule, [giver, school, other])).toEqual([]);
    expect(told(rule, [peer('教育局', {}), school])).toEqual([]);
  });

  it('tells what nobody has received, and asks the unit that gave', () => {
    const [finding, ...more] = told(rule, [giver, peer('一中', {})]);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ severity: 'warning', units: ['教育局'] });
    expect(finding?.message).toMatch(/2023年科目 2050299：“教育局”列.*30\.00万元，本批没有别的单位/);
  });

  it('tells by how much too little was received', () => {
    const [finding] = told(rule, [giver, peer('一中', { figures: { [received]: 290_000 } })]);
    expect(finding?.message).toContain('共29.00万元，少1.00万元');
    expect(finding?.units).toEqual(['教育局', '一中']);
  });

  it('does not take what a unit has received itself from elsewhere for the counterpart', () => {
    const both = peer('教育局', { figures: { [given]: 300_000, [received]: 300_000 } });
    expect(told(rule, [both])).toHaveLength(1);
  });

  it('names the unit that has the same amount on another item', () => {
    const [finding] = told(rule, [giver, peer('一中', { figures: { [elsewhere]: 300_000 } })]);
    expect(finding?.hint).toContain('“一中”在科目 2050201');
    expect(finding?.units).toEqual(['教育局', '一中']);
  });

  it('does not look for the counterpart in another year', () => {
    const late = peer('一中', { figures: { [received]: 300_000 }, year: 2024 });
    expect(told(rule, [giver, late])).toHaveLength(1);
  });
});

describe('J03: one project has one name', () => {
  const names = (...written: readonly string[]) =>
    told(
      'J03',
      written.map((name, index) => peer(`单位${index + 1}`, { projects: [name] })),
    );

  it.each([
    ['2023年城乡居民基本医疗保险补助资金', '城乡居民基本医疗保险补助'],
    ['城乡居民医保财政补助资金', '城乡居民基本医疗保险财政补助资金'],
    ['2023年城乡居民医保补助资金', '城乡居民基本医疗保险补助'],
    ['义务教育“两免一补”经费', '义务教育两免一补专项经费'],
  ])('tells %s beside %s', (one, other) => {
    const findings = names(one, other);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain(one);
    expect(findings[0]?.message).toContain(other);
    expect(findings[0]?.severity).toBe('info');
  });

  it.each([
    ['城乡居民基本医疗保险补助', '城乡居民基本医疗保险补助'],
    ['办公设备购置', '办公设备购置费'],
    ['城东老旧小区改造工程', '城东老旧小区改造工程监理'],
    ['第一中学教学楼改造工程', '第二中学教学楼改造工程'],
    ['农村公路养护补助资金', '农村危房改造补助资金'],
  ])('passes %s beside %s', (one, other) => {
    expect(names(one, other)).toEqual([]);
  });

  it('passes both names of one unit: it means two projects', () => {
    const unit = peer('单位1', { projects: ['城乡居民医保财政补助资金', '城乡居民基本医疗保险财政补助资金'] });
    expect(told('J03', [unit])).toEqual([]);
  });

  it('expects the name that most units use', () => {
    const [finding] = names('农村饮水安全巩固提升补助', '农村饮水安全巩固提升（补助）', '农村饮水安全巩固提升补助');
    expect(finding).toMatchObject({ actual: '农村饮水安全巩固提升（补助）', expected: '农村饮水安全巩固提升补助' });
    expect(finding?.units[0]).toBe('单位2');
  });
});

describe('J04: values far outside those of peers', () => {
  const staffed = (name: string, cost: number, more: Given = {}) =>
    peer(name, { figures: { 'economic.operating': cost, 'staff.actual': 10 }, ...more });
  const usual = [10, 11, 12, 12, 13, 13, 14, 15].map((each, index) => staffed(`单位${index}`, each * 10_000));

  it('tells the value, the range of the middle half and how many peers there are', () => {
    const [finding, ...more] = told('J04', [...usual, staffed('水利局', 1_300_000)]);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ units: ['水利局'], severity: 'info', actual: '13.00万元／人' });
    expect(finding?.message).toContain(
      '人均公用经费 13.00万元／人，远高于同类的9个单位（中间一半在 1.20万元／人—1.40万元／人',
    );
  });

  it('passes what lies within the fences', () => {
    expect(told('J04', [...usual, staffed('水利局', 180_000)])).toEqual([]);
  });

  it('passes where there are fewer than eight peers, and peers of other levels do not count', () => {
    expect(told('J04', [...usual.slice(0, 6), staffed('水利局', 1_300_000)])).toEqual([]);
    expect(told('J04', [...usual, staffed('水利局', 1_300_000, { level: '市级' })])).toEqual([]);
  });

  it('passes a rate that differs by less than ten points though all others are alike', () => {
    const rate = (name: string, value: number) => peer(name, { figures: { 'generalPublic.all.completion': value } });
    const others = Array.from({ length: 9 }, (_, index) => rate(`单位${index}`, 1));
    expect(told('J04', [...others, rate('水利局', 0.95)])).toEqual([]);
    expect(told('J04', [...others, rate('水利局', 0)])[0]?.message).toContain('0.00%，远低于同类的10个单位');
  });
});

describe('quartiles', () => {
  it('are those of spreadsheet programs', () => {
    const { first, median, third } = quartiles([7, 1, 4, 2].map((value) => decimal(value)));
    expect([first, median, third].map(String)).toEqual(['1.75', '3', '4.75']);
  });

  it('lie in order within the values, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1 }), (values) => {
        const { first, median, third } = quartiles(values.map((value) => decimal(value)));
        const bounds = [Math.min(...values), Number(first), Number(median), Number(third), Math.max(...values)];
        expect(bounds).toEqual([...bounds].sort((one, other) => one - other));
      }),
    );
  });
});

it('every rule over units has a failing and a passing case here', () => {
  expect(ACROSS_RULES.map(({ id }) => id)).toEqual(['J01', 'J02', 'J03', 'J04']);
});

it('of the figures of a unit those are read that a rule compares', () => {
  expect(isCompared('expenditure.2050299.subordinateSubsidy')).toBe(true);
  expect(isCompared('staff.actual')).toBe(true);
  expect(isCompared('expenditure.205.subordinateSubsidy')).toBe(false);
});
