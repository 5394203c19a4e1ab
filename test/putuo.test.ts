/**
 * The Putuo 2024 report in the form of its place, which the profile alone makes of the tables: codes in columns, no 行次
 * and 栏次, titles without numbered heads, budget and final in pairs. Its amounts are those that it printed, in 万元 with
 * two decimals: its own totals stand, and the tails are information.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../src/pipeline.ts';
import { analyse } from '../src/pipeline.ts';
import { analyseUnit, changedUnit, paths, textOf } from './support.ts';

const UNIT = 'putuo-finance-2024';

const told = ({ findings }: Analysis, severity: string) => findings.filter((finding) => finding.severity === severity);

describe('普陀区财政局 2024', () => {
  let analysis: Analysis;
  let text: string;
  beforeAll(() => {
    analysis = analyseUnit(UNIT);
    text = textOf(analysis);
  });

  it('reads as accepted', async () => {
    await expect(text).toMatchFileSnapshot('golden/putuo-finance-2024.txt');
  });

  it('prints the tables as its place does', () => {
    expect(text).not.toMatch(/行次|栏次/);
    expect(text).toContain('\n收入决算表\n\t单位：万元\n项目\t');
    expect(text).toContain('\n一、收入支出决算总表\n二、收入决算表\n');
    expect(text).toContain('\n类\t款\t项\t合计\t2,946.25\t2,940.05\t\t\t\t\t6.20\n');
    expect(text).toContain('\n201\t06\t01\t行政运行\t1,511.90\t1,511.89\t\t\t\t\t0.01\n');
    expect(text).toContain('\n301\t01\t基本工资\t262.33\t302\t01\t办公费\t21.21\n');
    expect(text).toContain('\n合计\t2,940.05\t2,336.91\t603.14\n');
    expect(text).toContain('故本表无数据');
  });

  it('prints zeros and digits as they stand in each place of the text', () => {
    expect(text).toContain('其他收入6.2万元，占0.21%');
    expect(text).toContain('年初预算为10.00万元，支出决算为10.00万元');
    expect(text).toContain('占本年支出合计的100.00%');
    expect(text).toContain('支出决算为0.00万元，完成预算的0%');
    expect(text).toContain('工程采购金额0万元');
  });

  it('lets the printed totals stand and calls the tails information', () => {
    expect(text).toContain('年初预算为2993.92万元，支出决算为2940.05万元');
    expect(text).toContain('公用经费184.65万元');
    const tails = analysis.findings.filter(({ message }) => message.includes('尾数误差'));
    expect(tails.length).toBeGreaterThan(5);
    expect(tails.every(({ severity }) => severity === 'info')).toBe(true);
  });

  it('tells what is wrong in the paper itself, and needs no waiver', () => {
    expect(analysis.dossier?.waivers).toBeUndefined();
    expect(told(analysis, 'error').map(({ rule, actual }) => [rule, actual])).toEqual([
      ['R02', '0.3万元'],
      ['R02', '71.73%'],
      ['R02', '0%'],
      ['R02', '0%'],
      ['H07', '3003.19万元'],
    ]);
    const tails = analysis.findings.filter(({ rule, actual }) => rule === 'R01' && actual === '326.71万元');
    expect(tails).toHaveLength(3);
  });

  it('takes a printed total that lies beyond the tails for an error, and prints the sum', () => {
    const wrong = analyse(changedUnit(UNIT, ['"301": ["2082.85"]', '"301": ["2092.85"]']), paths, UNIT);
    expect(textOf(wrong)).toContain('\n301\t\t工资福利支出\t2,082.86\t');
    expect(told(wrong, 'error').map(({ rule }) => rule)).toContain('R01');
  });
});
