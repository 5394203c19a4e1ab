/** Threads that work on units, each one bounded in time and memory; a unit that breaks its thread is tried again. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Piscina } from 'piscina';
import { templatesScript } from '../compose/shipped-templates.ts';
import type { Failure } from '../model/unit-result.ts';
import type { UnitLimits } from './limits.ts';
import type { UnitTask, UnitWork } from './unit-work.ts';

/** What became of a unit, after how many attempts and seconds, those that failed included. */
export interface Attempted {
  readonly outcome: UnitWork | { readonly kind: 'broken'; readonly failure: Failure };
  readonly attempts: number;
  readonly seconds: number;
}

/** What a thread is started with. */
export interface ThreadStart {
  readonly templates: string;
}

export class UnitPool {
  private readonly threads: Piscina<UnitTask, UnitWork>;

  /** @param jobs how many threads */
  constructor(
    readonly jobs: number,
    private readonly limits: UnitLimits,
  ) {
    const workerData: ThreadStart = { templates: templatesScript() };
    this.threads = new Piscina<UnitTask, UnitWork>({
      filename: join(import.meta.dirname, 'unit-thread.js'),
      minThreads: jobs,
      maxThreads: jobs,
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: limits.memory },
      // A thread that waits for work shall let the rest of what it did end.
      atomics: 'disabled',
      recordTiming: false,
    });
    // Told to whoever waits for the unit; without a listener it would end the process.
    this.threads.on('error', () => undefined);
  }

  /**
   * Never rejects: what the program fails on is an outcome. No more than `jobs` calls may wait at once.
   * @param most attempts
   */
  async run(task: UnitTask, most: number): Promise<Attempted> {
    const begun = performance.now();
    for (let attempts = 1; ; attempts += 1) {
      const outcome = await this.attempt(task);
      const seconds = (performance.now() - begun) / 1000;
      if (outcome.kind !== 'broken' || attempts === most) return { outcome, attempts, seconds };
    }
  }

  private async attempt(task: UnitTask): Promise<Attempted['outcome']> {
    const limit = new AbortController();
    const watch = new AbortController();
    const seconds = this.limits.timeout;
    const timer = pause(seconds * 1000, undefined, { signal: watch.signal }).then(
      () => limit.abort(),
      () => undefined,
    );
    try {
      return await this.threads.run(task, { signal: limit.signal });
    } catch (error) {
      return { kind: 'broken', failure: failureOf(error, limit.signal.aborted, this.limits) };
    } finally {
      watch.abort();
      await timer;
    }
  }

  /** Ends all threads, also those at work. */
  async close(): Promise<void> {
    await this.threads.destroy();
  }
}

function failureOf(error: unknown, isLate: boolean, { timeout, memory }: UnitLimits): Failure {
  if (isLate) return { kind: 'time', message: `${timeout} 秒没有做完，已停止；要放宽用 --timeout` };
  const { code = '', message = String(error), stack = '' } = error as NodeJS.ErrnoException;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY')
    return { kind: 'memory', message: `用的内存超过 ${memory} MB，已停止；要放宽用 --memory` };
  const details = stack || message;
  return { kind: 'fault', message: `程序出错：${message.split('\n')[0] ?? ''}`, details };
}
