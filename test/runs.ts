/**
 * How often a property that costs much is tried. The suite tries a few cases, always the same ones; `npm run test:long` tries
 * fifty times as many, and others with the environment variable SEED.
 */
const TIMES = Number(process.env.RUNS ?? 1);
const SEED = process.env.SEED;

export interface Runs {
  readonly numRuns: number;
  readonly seed: number;
  /** Milliseconds that all of them may take on a machine that has much else to do. */
  readonly timeout: number;
}

export function runs(numRuns: number, seed: number): Runs {
  return { numRuns: numRuns * TIMES, seed: SEED === undefined ? seed : Number(SEED), timeout: 300_000 * TIMES };
}
