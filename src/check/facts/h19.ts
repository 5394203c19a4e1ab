/** H19: a paper about a year is dated after it. */
import type { JsonPath } from '../../model/source.ts';
import type { Fault, Rule } from '../engine/rule.ts';

export const H19: Rule<'facts'> = {
  id: 'H19',
  title: '文件日期、成文日期在报告年度结束之后',
  source: '《部门决算管理办法》：年度终了后编制',
  severity: 'error',
  needs: 'facts',
  unprinted: '文件日期',
  check({ dossier: { year, date, document } }) {
    const signedOn = document?.signedOn;
    return [
      ...early(year, date, ['date'], '文件日期（公开日期）'),
      ...(signedOn === undefined ? [] : early(year, signedOn, ['document', 'signedOn'], '成文日期')),
    ];
  },
};

function early(year: number, date: string, at: JsonPath, what: string): Fault[] {
  if (Number(date.slice(0, 4)) > year) return [];
  const message = `${what} ${date} 还在报告年度 ${year}年之内或之前`;
  const hint = `${year}年的决算、自评在 ${year + 1}年编制：改正日期，或改正 year`;
  return [{ message, at, actual: date, expected: `${year + 1}年的日期`, hint }];
}
