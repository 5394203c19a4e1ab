import { soundnessOf } from '../library/told.ts';
import type { Soundness } from '../library/types.ts';
import type { Analysis } from '../pipeline.ts';

const CODES = { sound: 0, faulty: 1, unreadable: 2 } as const satisfies Readonly<Record<Soundness, number>>;

/** 0 fine, 1 errors, 2 `report.json` could not be read at all. */
export function exitCodeOf(analysis: Analysis): 0 | 1 | 2 {
  return CODES[soundnessOf(analysis)];
}
