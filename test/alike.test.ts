/** What is said of many places stands once in a listing; each place is still told where it is asked for. */
import { describe, expect, it } from 'vitest';
import { gatherAlike, numberRanges } from '../src/diagnostics/alike.ts';
import type { Finding } from '../src/diagnostics/finding.ts';
import { findingsToJson, printFindings } from '../src/diagnostics/print.ts';
import { FINDINGS_OF_A_RULE } from '../src/model/limits.ts';

const finding = (index: number, rest: Partial<Finding> = {}): Finding => ({
  rule: 'R01',
  severity: 'error',
  message: `已公开表3“第${index}项”第1栏为 ${index}.5万元，按明细计算为 ${index}.75万元`,
  place: { file: 'data/units/x-2022/report.json', line: 100 + index, column: 5 },
  hint: '明细无误的，改正已公开的数',
  ...rest,
});
const many = (count: number) => Array.from({ length: count }, (_, index) => finding(index + 1));

describe('findings that say the same of many places', () => {
  it('are printed as one with their number and lines', () => {
    const text = printFindings(many(66));
    expect(text.match(/错误 R01/g)).toHaveLength(1);
    expect(text).toContain('错误（66）');
    expect(text).toMatch(/同类：另有 65 处：report\.json 第102、103、104.* 共 65 行（加 --rule R01 逐条列出）/);
    expect(text).toContain('共 66 个错误');
  });

  it('are printed one by one where they are few, or differ in more than names and numbers', () => {
    expect(printFindings(many(5)).match(/错误 R01/g)).toHaveLength(5);
    const others = many(6).map((one, index) => (index % 2 === 0 ? one : { ...one, hint: '改正明细' }));
    expect(printFindings(others).match(/错误 R01/g)).toHaveLength(6);
  });

  it('are printed one by one where a rule is asked for, up to what a reader can use; JSON keeps all', () => {
    const findings = many(5000);
    const text = printFindings(findings, undefined, { rules: ['R01'], severity: 'info' });
    expect(text.match(/错误 R01：/g)).toHaveLength(FINDINGS_OF_A_RULE);
    expect(text).toContain('R01：另有 4800 条没有列出（加 --format json 列出全部）');
    expect(text).toContain('共 5000 个错误');
    expect(findingsToJson('x-2022', findings).findings).toHaveLength(5000);
  });

  it('keep the order of the first of them, and none is lost', () => {
    const other = finding(0, { rule: 'A01', message: '合计不符' });
    const groups = gatherAlike([...many(3), other, ...many(4)], (one) => one);
    expect(groups.map(({ length }) => length)).toEqual([7, 1]);
    expect(groups.flat()).toHaveLength(8);
  });
});

it('numbers that follow each other are a range', () => {
  expect(numberRanges([3, 4, 5, 8, 10, 11])).toBe('3—5、8、10、11');
  expect(numberRanges([])).toBe('');
});

it('a place beside many others is one line, not one for each', () => {
  const related = Array.from({ length: 15 }, (_, index) => ({
    file: 'data/units/x-2022/report.json',
    line: index + 1,
  }));
  expect(printFindings([finding(1, { related })])).toContain(
    '相关：report.json 第1、2、3、4、5、6、7、8、9、10、11、12、13、14、15行\n',
  );
});

it('keys stand beside their names on the terminal', () => {
  const text = printFindings([finding(1, { hint: '在 document 下补上 "recipient"；没有的，在 waivers 中说明理由' })]);
  expect(text).toContain(
    '在 document（公文格式要素）下补上 "recipient"（主送机关）；没有的，在 waivers（对核查意见的说明）中说明理由',
  );
});
