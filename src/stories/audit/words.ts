/** What an audit tells beside its findings: what was held, what could not be read, what was not asked. */
import { placeWords } from '../../audit/spots.ts';
import { NOT_ON_PAPER } from '../../check/check.ts';
import type { Audit } from './auditing.ts';

export function unreadLines({ unread }: Audit): string[] {
  if (unread.length === 0) return [];
  return ['没有读出（不等于没有）：', ...unread.map(({ place, what }) => `   ${placeWords(place)}：${what}`), ''];
}

export function heldLine({ held }: Audit): string {
  const { tables, totals, sentences, amounts, percents, againstTables } = held;
  return `查过：${tables}张决算表，表内、表间${totals}个等式；${sentences}句带数的话，其中${amounts}个数、${percents}个比重和幅度，${againstTables}个数与表核对。没有列出问题的，都对得上`;
}

export function notAsked(): string {
  const ids = NOT_ON_PAPER.map(({ id }) => id).join('、');
  return `没有查：${NOT_ON_PAPER.length}条规则要用报告以外的数据（${ids}）`;
}
