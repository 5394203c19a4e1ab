/** 预算执行率 and its points. */
import { decimal, round, ZERO } from '../money/decimal.ts';
import type { PartContext } from './part.ts';

/** Rate = executed ÷ adjusted budget (E01: none for 0/0); score = weight × min(rate, 1), rounded once (E02). */
export function computeExecution(context: PartContext, id: string, name: string): void {
  const { book, scoring } = context;
  const budget = `${id}.adjustedBudget`;
  const executed = `${id}.executed`;
  book.difference({ id: `${id}.unexecuted`, label: `${name}未执行数`, unit: 'yuan' }, [budget], [executed]);
  book.ratio({ id: `${id}.executionRate`, label: `${name}预算执行率` }, executed, budget);
  const rate = book.get(`${id}.executionRate`)?.value;
  const weight = decimal(scoring.executionWeight);
  const capped = rate === undefined ? undefined : rate.greaterThan(1) ? decimal(1) : rate;
  const score = capped === undefined ? ZERO : round(weight.times(capped), scoring.decimals, scoring.rounding);
  const naming = { id: `${id}.executionScore`, label: `${name}预算执行得分`, unit: 'score' as const };
  book.derived(naming, score, `${scoring.executionWeight} × 执行率（不超过${scoring.executionWeight}分）`, [
    `${id}.executionRate`,
  ]);
}
