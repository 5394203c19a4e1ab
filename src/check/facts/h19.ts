/** H19: a paper about a year is dated in the year after it. */
import type { JsonPath } from '../../model/source.ts';
import type { Fault, Rule } from '../engine/rule.ts';

export const H19: Rule<'facts'> = {
  id: 'H19',
  title: '文件日期、成文日期在报告年度的次年',
  source: '《部门决算管理办法》：年度终了后编制；《预算法》：批复后二十日内公开',
  severity: 'error',
  needs: 'facts',
  unprinted: '文件日期',
  check({ dossier: { year, date, document } }) {
    const signedOn = document?.signedOn;
    return [
      ...untimely(year, date, ['date'], '文件日期（公开日期）'),
      ...(signedOn === undefined ? [] : untimely(year, signedOn, ['document', 'signedOn'], '成文日期')),
    ];
  },
};

function untimely(year: number, date: string, at: JsonPath, what: string): Fault[] {
  const dated = Number(date.slice(0, 4));
  if (dated === year + 1) return [];
  const isEarly = dated <= year;
  return [
    {
      message: isEarly
        ? `${what} ${date} 还在报告年度 ${year}年之内或之前`
        : `${what} ${date} 比报告年度 ${year}年晚两年或更多，请核实报告年度是否写错`,
      severity: isEarly ? 'error' : 'warning',
      at,
      actual: date,
      expected: `${year + 1}年的日期`,
      hint: `${year}年的决算、自评在 ${year + 1}年编制：改正日期，或改正 year`,
    },
  ];
}
