/** How much at once, and how much for one unit, as a call says it. */
import { availableParallelism } from 'node:os';
import type { UnitLimits } from '../../batch/limits.ts';
import { UsageError } from '../usage-error.ts';

interface LimitOptions {
  readonly jobs: number | undefined;
  readonly timeout: number;
  readonly memory: number;
}

/** @throws UsageError */
export function limitsFrom({ jobs = availableParallelism(), timeout, memory }: LimitOptions): {
  readonly jobs: number;
  readonly limits: UnitLimits;
} {
  for (const [name, value] of Object.entries({ jobs, timeout, memory })) {
    if (Number.isSafeInteger(value) && value > 0) continue;
    throw new UsageError(`--${name} 应为 1、2、3 …${Number.isNaN(value) ? '' : `，现为 ${value}`}`);
  }
  return { jobs, limits: { timeout, memory } };
}
