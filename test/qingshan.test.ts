/** The Qingshan 2022 report as its readers see it: whole text, and what follows when one amount is corrected. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Analysis, analyse } from '../src/pipeline.ts';
import { analyseUnit, changedUnit, paths, textOf } from './support.ts';

const UNIT = 'qingshan-2022';

describe('青山区 2022', () => {
  let analysis: Analysis;
  let text: string;
  beforeAll(() => {
    analysis = analyseUnit(UNIT);
    text = textOf(analysis);
  });

  it('reads as accepted', async () => {
    await expect(text).toMatchFileSnapshot('golden/qingshan-2022.txt');
  });

  it('draws a pie of the parts that there are, with their shares, and none of a single part', () => {
    expect(text).toContain('基本支出（11.3%）\t126.18\n项目支出（88.7%）\t987.85\n单位：万元\n图2：支出决算结构');
    expect(text).not.toContain('收入决算结构');
    expect(text).not.toContain('对附属单位补助支出\t0');
  });

  it('prints the right figure where the published paper had a wrong one', () => {
    expect(text).toContain('支出决算为1085.68万元，完成年初预算的116.8%');
    expect(text).toContain('支出决算为125.91万元，完成年初预算的112.9%');
    expect(text).toContain('年度财政资金总额\t1505.48\t709.41\t47.12%\t9.42');
    expect(text).toContain('总分\t89.42');
    expect(text).toContain('（一）执行率：58.31%。');
    expect(text).toContain('服务采购授予中小企业合同金额占服务支出金额的100%');
    expect(text).toContain('主要包括：办公费、物业管理费、工会经费、其他交通费用、其他商品和服务支出。');
    expect(text).not.toContain('提租补贴');
  });

  it('names no petitioner', () => {
    expect(text).toContain('罗某某');
    expect(text).not.toMatch(/罗(?!某某)/);
  });

  it('leaves no mark, placeholder or template residue', () => {
    expect(text).not.toMatch(/[\uE000-\uF8FF]|\{\{|\}\}|\{[a-zA-Z]+\}|undefined|null|NaN|\[object/);
  });

  it('explains exactly the 项 that the tables print', () => {
    const explained = [...text.matchAll(/^\d+\.(.+（项）)：反映/gm)].map((match) => match[1]);
    const told = [...text.matchAll(/^\d+\.(.+（项）)。/gm)].map((match) => match[1]);
    expect(explained).toEqual(told.length === 0 ? [] : [...new Set(told)]);
    expect(explained).toHaveLength(8);
  });
});

/** Lines that differ, as [before, after]. */
function changes(before: string, after: string): [string, string][] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  expect(b).toHaveLength(a.length);
  return a.flatMap((line, index): [string, string][] => (line === b[index] ? [] : [[line, b[index] ?? '']]));
}

describe('a corrected amount', () => {
  it('moves every total, share, sentence, chart and score that depends on it, and nothing else', () => {
    const before = textOf(analyseUnit(UNIT));
    const folder = changedUnit(
      UNIT,
      ['"code": "2101502", "generalPublic": 244.69', '"code": "2101502", "generalPublic": 245.69'],
      ['"amount": 219.66', '"amount": 220.66'],
    );
    const after = textOf(analyse(folder, paths, UNIT));
    const moved = changes(before, after);
    const has = (line: string) => moved.some(([, now]) => now.includes(line));
    expect(has('2101502\t一般行政管理事务\t245.69\t\t245.69')).toBe(true);
    expect(has('210\t卫生健康支出\t1,081.57\t126.18\t955.39')).toBe(true);
    expect(has('合计\t1,115.03\t126.18\t988.85')).toBe(true);
    expect(has('九、卫生健康支出\t40\t1,081.57')).toBe(true);
    expect(has('支出合计1115.03万元')).toBe(true);
    expect(has('收、支总计1115.03万元。与2021年度相比，收、支总计各减少74.64万元，下降6.3%')).toBe(true);
    expect(has('支出决算为245.69万元，完成年初预算的545.6%')).toBe(true);
    expect(has('项目支出（88.7%）\t988.85')).toBe(true);
    expect(has('④医疗保障工作经费220.66万元')).toBe(true);
    expect(has('年度财政资金总额\t220\t220.66\t100.3%\t20')).toBe(true);
    for (const [was, now] of moved) {
      expect(now, `${was} → ${now}`).toMatch(/\d/);
      expect(now.replace(/[\d,.]+/g, '#').replace(/增加|减少|增长|下降/g, '±')).toBe(
        was.replace(/[\d,.]+/g, '#').replace(/增加|减少|增长|下降/g, '±'),
      );
    }
    const untouched = before.split('\n').filter((line) => line.includes('城乡医疗救助（项）'));
    for (const line of untouched) expect(after).toContain(line);
  });

  it('turns the words when a change turns its sign', () => {
    const folder = changedUnit(UNIT, ['"agencyOperatingCosts": 7.30', '"agencyOperatingCosts": 8']);
    const text = textOf(analyse(folder, paths, UNIT));
    expect(text).toContain('机关运行经费支出7.36万元，比2021年度减少0.64万元，下降8%');
  });

  it('states no rate on a prior year of zero', () => {
    const folder = changedUnit(UNIT, ['"agencyOperatingCosts": 7.30', '"agencyOperatingCosts": 0']);
    const text = textOf(analyse(folder, paths, UNIT));
    expect(text).toContain('机关运行经费支出7.36万元，比2021年度增加7.36万元。主要原因');
  });

  it('says 持平 when nothing changed', () => {
    const folder = changedUnit(UNIT, ['"agencyOperatingCosts": 7.30', '"agencyOperatingCosts": 7.36']);
    const text = textOf(analyse(folder, paths, UNIT));
    expect(text).toContain('机关运行经费支出7.36万元，与2021年度持平。');
  });
});

it('finds every template and prose file of the unit in use', () => {
  const findings = analyse(join(paths.units, UNIT), paths, UNIT).findings.filter((finding) =>
    finding.rule.startsWith('T'),
  );
  expect(findings).toEqual([]);
});
