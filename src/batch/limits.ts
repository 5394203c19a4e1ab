/** What one unit may take, and how often it is tried. */

export interface UnitLimits {
  /** Seconds for one attempt. */
  readonly timeout: number;
  /** Megabytes of the heap of its thread. */
  readonly memory: number;
}

/** A real unit takes half a second, and a dossier as large as is read at all a few. */
export const DEFAULT_LIMITS: UnitLimits = { timeout: 60, memory: 1024 };

/** One and two more: what fails three times is no accident. */
export const ATTEMPTS = 3;
