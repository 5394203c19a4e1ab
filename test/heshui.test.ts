/** The Heshui 2024 report: whole text, the right figures where the published paper had wrong ones, what it lacks. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Analysis, analyse } from '../src/pipeline.ts';
import { analyseUnit, changedUnit, paths, textOf } from './support.ts';

const UNIT = 'heshui-2024';

describe('合水县 2024', () => {
  let analysis: Analysis;
  let text: string;
  beforeAll(() => {
    analysis = analyseUnit(UNIT);
    text = textOf(analysis);
  });
  const has = (rule: string, part: string) =>
    analysis.findings.some((finding) => finding.rule === rule && `${finding.message}${finding.actual}`.includes(part));

  it('reads as accepted', async () => {
    await expect(text).toMatchFileSnapshot('golden/heshui-2024.txt');
  });

  it('begins with the red head and has neither cover nor contents', () => {
    expect(analysis.report?.parts.map((part) => part.kind)).toEqual(['body', 'body']);
    expect(analysis.report?.parts[0]?.blocks[0]?.kind).toBe('redHead');
    expect(text).toMatch(/^合水县医疗保障局文件\n合医保发〔2025〕54号\n2024年单位整体支出绩效自评报告\n/);
  });

  it('prints the right figure where the published paper had a wrong one', () => {
    // 346.63 was last year's basic expenditure.
    expect(text).toContain('其中，基本支出476.21万元，较上年增加129.58万元，增加37.38%');
    expect(text).toContain('项目支出298.58万元，较上年减少25.21万元，减少7.79%');
    // 1585.9 in print.
    expect(text).toContain('年末决算支出合计为774.79万元，其中：基本支出476.21万元');
    // The shares 61.46 and 38.54 stood here.
    expect(text).toContain('基本支出476.21万元，预算执行率为100%；项目支出298.58万元，预算执行率为85.01%');
    expect(text).toContain('占总支出的61.46%；项目支出298.58万元，占总支出的38.54%');
    // 298.58元 in print.
    expect(text).toContain('全年支出298.58万元，执行率85.01%');
    // 99.99 and 9.99 had been cut off, not rounded; 0 ÷ 0 is no rate.
    expect(text).toContain('（一）基本支出\t3428708.00\t4762060.08\t4762052.08\t100%\t10\t\n');
    expect(text).toContain('1.一般性项目\t0.00\t0.00\t0.00\t\t\t\n');
    expect(text).toContain('（三）偏离绩效目标的原因及下一步改进措施');
  });

  it('comes to the score of the paper', () => {
    expect(text).toContain('年度资金总额\t6152708.00\t8274578.08\t7747870.08\t93.63%\t9.36\t\n');
    expect(text).toContain('总分\t\t\t\t100\t\t93.03');
    expect(text).toContain('绩效评价得分为93.03分，绩效评级为“优”');
    const scores = analysis.findings.filter(
      (finding) => finding.rule === 'R02' && finding.place?.path?.includes('indicators'),
    );
    expect(scores).toEqual([]);
  });

  it('tells the contradictions of the paper', () => {
    expect(has('R02', '15859000元')).toBe(true);
    expect(has('R02', '3466300元')).toBe(true);
    expect(has('R02', '61.46%')).toBe(true);
    expect(has('R02', '38.54%')).toBe(true);
    expect(has('E15', '全部项目全年预算数')).toBe(true);
    const tails = analysis.findings.filter(({ message }) => message.includes('尾数误差'));
    expect(tails.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['E15 info', 'E17 info']);
  });

  it('tells which elements of an official document are missing, in report.json', () => {
    const missing = analysis.findings.filter(({ rule }) => /^G0[1-3]$/.test(rule));
    expect(missing.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['G01', 'warning'],
      ['G02', 'warning'],
      ['G03', 'warning'],
    ]);
    for (const finding of missing) expect(finding.place?.file).toBe(`data/units/${UNIT}/report.json`);
  });

  it('marks on the page what the published paper lacks', () => {
    expect(text).toContain('自评报告\n（未填主送机关）：\n');
    expect(text).toContain('（未署名）\n（未注明成文日期）\n');
  });

  it('marks nothing that the unit says it does not have', () => {
    const waiver = '{ "rule": "G01", "reason": "普发性文件", "by": "办公室" }';
    const folder = changedUnit(UNIT, ['"document": {', `"waivers": [${waiver}],\n  "document": {`]);
    expect(textOf(analyse(folder, paths, UNIT))).not.toContain('未填主送机关');
  });

  it('is no final report while it is being prepared', () => {
    const analysis = analyse(changedUnit(UNIT, ['"status": "published"', '"status": "preparing"']), paths, UNIT);
    const missing = analysis.findings.filter(({ rule }) => /^G0[1-3]$/.test(rule));
    expect(missing.map(({ severity }) => severity)).toEqual(['error', 'error', 'error']);
    expect(analysis.publishable).toBe(false);
  });

  it('leaves no mark, placeholder or template residue', () => {
    expect(text).not.toMatch(/[\uE000-\uF8FF]|\{\{|\}\}|\{[a-zA-Z]+\}|undefined|null|NaN|\[object/);
  });
});

describe('a dossier with all elements', () => {
  const NUMBER = '"number": "合医保发〔2025〕54号"';
  const full = `${NUMBER}, "recipient": "县财政局", "signature": "合水县医疗保障局", "signedOn": "2025-09-01"`;

  it('sets addressee, signature and date, and has nothing to add', () => {
    const analysis = analyse(changedUnit(UNIT, [NUMBER, full]), paths, UNIT);
    const text = textOf(analysis);
    expect(text).toContain('自评报告\n县财政局：\n');
    expect(text).toContain('附件：单位整体支出绩效自评表\n合水县医疗保障局\n2025年9月1日\n');
    expect(analysis.findings.filter(({ rule }) => rule.startsWith('G'))).toEqual([]);
  });

  it('prints 版记 at the end', () => {
    const imprint =
      '"imprint": { "copies": ["县审计局", "县政府办"], "printer": "局办公室", "printedOn": "2025-09-02" }';
    const text = textOf(analyse(changedUnit(UNIT, [NUMBER, `${full}, ${imprint}`]), paths, UNIT));
    expect(text.endsWith('抄送：县审计局，县政府办。\n局办公室\t2025年9月2日印发\n')).toBe(true);
  });

  it('asks when number and date are of different years', () => {
    const other = full.replace('2025-09-01', '2024-09-01');
    const { findings } = analyse(changedUnit(UNIT, [NUMBER, other]), paths, UNIT);
    expect(findings.find(({ rule }) => rule === 'G04')?.actual).toBe('2025');
  });

  it.each(['合医保发[2025]54号', '合医保发〔2025〕第54号', '合医保发〔2025〕054号'])(
    'rejects the number %s',
    (number) => {
      const folder = changedUnit(UNIT, [NUMBER, `"number": "${number}"`]);
      const { findings } = analyse(folder, paths, UNIT);
      expect(findings.find(({ severity }) => severity === 'error')?.place?.path).toContain('number');
    },
  );
});

describe('a corrected amount', () => {
  it('moves totals, rates, points and grade', () => {
    const folder = changedUnit(UNIT, ['"executed": 2985818', '"executed": 1985818']);
    const text = textOf(analyse(folder, paths, UNIT));
    expect(text).toContain('年度资金总额\t6152708.00\t8274578.08\t6747870.08\t81.55%\t8.15\t\n');
    expect(text).toContain('2.重点项目\t2724000.00\t3512518.00\t1985818.00\t56.54%\t5.65\t\n');
    expect(text).toContain('项目支出198.58万元，较上年减少125.21万元，减少38.67%');
    expect(text).toContain('总分\t\t\t\t100\t\t91.82');
  });

  it('turns the words when a change turns its sign', () => {
    const folder = changedUnit(UNIT, ['.executed": 3237900', '.executed": 2885818']);
    expect(textOf(analyse(folder, paths, UNIT))).toContain('项目支出298.58万元，较上年增加10万元，增加3.47%');
  });
});
