/** The Luxian 2023 report: whole text, the figures that were wrong in print, and what a left-out table and blank scores do. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Analysis, analyse } from '../src/pipeline.ts';
import { analyseUnit, changedUnit, paths, textOf } from './support.ts';

const UNIT = 'luxian-2023';

function changed(from: string, to: string): Analysis {
  return analyse(changedUnit(UNIT, [from, to]), paths, UNIT);
}

const TOTALS = '"basicTotals": { "personnel": 720, "operating": 185.4 }';

describe('泸县 2023', () => {
  let analysis: Analysis;
  let text: string;
  beforeAll(() => {
    analysis = analyseUnit(UNIT);
    text = textOf(analysis);
  });

  it('reads as accepted', async () => {
    await expect(text).toMatchFileSnapshot('golden/luxian-2023.txt');
  });

  it('tells income and expenditure apart', () => {
    expect(text).toContain(
      '2023年度收、支总计均为1919.15万元。无年末结转和结余。与2022年收入1631.61万元，支出1656.57万元相比，收入增加287.54万元，支出增加262.58万元，分别增长17.62%、增长15.85%，主要变动原因是',
    );
  });

  it('names every kind of revenue and expenditure, zero or not', () => {
    expect(text).toContain('附属单位上缴收入0万元，占0%；其他收入0万元，占0%。');
    expect(text).toContain('基本支出905.4万元，占47.18%；项目支出1013.75万元，占52.82%；上缴上级支出0万元，占0%');
  });

  it('states no completion of a budget of zero, where the published paper had 0%', () => {
    expect(text).toContain('1.因公出国（境）经费支出0万元。全年安排');
    expect(text).toContain('2.公务用车购置及运行维护费支出0万元。公务用车');
    expect(text).not.toContain('完成预算0%');
    const wrong = analysis.findings.filter((finding) => finding.rule === 'R02').map((finding) => finding.place?.path);
    expect(wrong).toContain('declared.figures["threePublic.completion.overseas"]');
    expect(wrong).toContain('declared.figures["threePublic.completion.vehicles"]');
    expect(wrong.every((path) => path?.includes('completion') || path?.includes('funds'))).toBe(true);
  });

  it('gives unit and name where the published paper had lost them', () => {
    expect(text).toContain('一般公共预算支出决算数为1919.15万元，完成预算100%');
    expect(text).toContain('机关事业单位职业年金缴费支出（项）：支出决算为5.85万元');
    expect(text).toContain('比2022年度212.96万元减少27.56万元，下降12.94%');
  });

  it('explains exactly the eleven 项 that it tells, without a rest of the form', () => {
    const explained = [...text.matchAll(/^\d+\.(.+（项）)：反映/gm)].map((match) => match[1]);
    const told = [...text.matchAll(/^\d+\.(.+（项）)：支出决算/gm)].map((match) => match[1]);
    expect(explained).toEqual(told);
    expect(explained).toHaveLength(11);
    expect(text).not.toMatch(/……|…（|指……|请自行删除|请根据各部门/);
  });

  it('leaves no mark, placeholder or template residue', () => {
    expect(text).not.toMatch(/[\uE000-\uF8FF]|\{\{|\}\}|\{[a-zA-Z]+\}|undefined|null|NaN|\[object/);
  });

  it('names every template and prose file rightly', () => {
    const rules = analysis.findings.map((finding) => finding.rule);
    expect(rules.filter((rule) => /^(T|V[1245])/.test(rule) && rule !== 'V54')).toEqual([]);
  });
});

describe('an indicator without result', () => {
  it('is marked in the form of a published paper, and stops one that is being prepared', () => {
    const analysis = analyseUnit(UNIT);
    expect(textOf(analysis)).toContain('\t≤\t700\t万元\t未填报\t10\t\t\n');
    const preparing = analyse(changedUnit(UNIT, ['"status": "published"', '"status": "preparing"']), paths, UNIT);
    expect(preparing.findings.some(({ rule, severity }) => rule === 'E09' && severity === 'error')).toBe(true);
    expect(preparing.publishable).toBe(false);
  });
});

describe('a table whose facts the dossier does not hold', () => {
  it('is printed without its figures, with a note and a warning; no number is missing among the tables', () => {
    const analysis = analyseUnit(UNIT);
    const text = textOf(analysis);
    const finding = analysis.findings.find(({ rule }) => rule === 'V54');
    expect(finding?.severity).toBe('warning');
    expect(finding?.message).toContain('表6“一般公共预算财政拨款基本支出决算明细表”没有填报');
    expect(finding?.place?.path).toBe('basicByEconomicItem');
    expect(finding?.hint).toContain('"basicByEconomicItem"');
    expect(text).toContain('六、一般公共预算财政拨款基本支出决算明细表');
    expect(text).toContain('30101\t基本工资\t\t');
    expect(text).toContain('备注：本表未填报。');
    expect(text).toContain('七、政府性基金预算财政拨款收入支出决算表');
    expect(text).toContain('主要包括：基本工资、津贴补贴、奖金、伙食补助费');
  });

  it('is printed as soon as they are there, and the sentence lists what it holds', () => {
    const items = '"basicByEconomicItem": [{ "code": "30101", "amount": 720 }, { "code": "30201", "amount": 185.4 }]';
    const analysis = changed(TOTALS, items);
    const text = textOf(analysis);
    expect(analysis.findings.filter(({ rule }) => rule === 'V54' || rule === 'B24')).toEqual([]);
    expect(text).toContain('六、一般公共预算财政拨款基本支出决算明细表');
    expect(text).toContain('30101\t基本工资\t720.00');
    expect(text).not.toContain('本表未填报');
    expect(text).toContain('人员经费720万元，主要包括：基本工资。');
  });

  it('lets the totals be checked all the same', () => {
    const { findings } = changed(TOTALS, '"basicTotals": { "personnel": 721, "operating": 185.4 }');
    expect(findings.filter(({ rule }) => rule === 'B24')).toHaveLength(1);
  });

  it('needs the totals or the items, and not both', () => {
    const without = changed(`${TOTALS},`, '');
    expect(without.findings.some(({ rule, message }) => rule === 'V53' && message.includes('basicTotals'))).toBe(true);
    const both = changed(TOTALS, `${TOTALS}, "basicByEconomicItem": [{ "code": "30101", "amount": 905.4 }]`);
    expect(both.findings.some(({ rule, place }) => rule === 'V20' && place?.path === 'basicTotals')).toBe(true);
  });
});

describe('the self-evaluation tables', () => {
  const AWARENESS = '"name": "医保重要政策知晓率",\n            "weight": 10,\n            "method": "positive",';

  it('score the execution of the budget and leave blank what was not filled in, with a finding', () => {
    const analysis = analyseUnit(UNIT);
    const text = textOf(analysis);
    expect(text).toContain('总额\t700.00\t691.89\t691.89\t100.00%\t10\t10\t已完成');
    expect(text).toContain('财政专户管理资金\t0.00\t0.00\t0.00\t\t/\t/');
    expect(text).toContain('合计\t100\t');
    const blank = analysis.findings.filter(({ rule }) => rule === 'E09');
    expect(blank.map(({ place }) => place?.path)).toEqual([
      'projects[0].selfEvaluation.indicators[0]',
      'projects[1].selfEvaluation.indicators[0]',
    ]);
    expect(blank[0]?.message).toContain('7项指标没有填完成值');
  });

  it('score an indicator whose result is there, and 财政资金 is what the other funds leave', () => {
    const filled = changed(AWARENESS, `${AWARENESS} "actual": { "value": 81, "unit": "%" },`);
    expect(textOf(filled)).toContain('医保重要政策知晓率\t≥\t90\t%\t81\t10\t9');
    expect(filled.figures?.get('projects.service-capacity.totalScore')?.value).toBeUndefined();
    const unit = analyseUnit(UNIT).figures?.get('projects.special-groups.funds.fiscal.executed')?.value;
    expect(unit?.toFixed()).toBe('6918900');
  });
});

describe('the year-on-year sentence', () => {
  it('keeps its words apart when one side falls', () => {
    const text = textOf(changed('"expenditure.all.total": 1656.57', '"expenditure.all.total": 2000'));
    expect(text).toContain('收入增加287.54万元，支出减少80.85万元，分别增长17.62%、下降4.04%');
  });

  it('tells both in full when one side did not move', () => {
    const text = textOf(changed('"expenditure.all.total": 1656.57', '"expenditure.all.total": 1919.15'));
    expect(text).toContain('相比，收入增加287.54万元，增长17.62%，支出持平，主要变动原因是');
  });
});
