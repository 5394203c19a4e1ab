/** Reuses what was made from files as long as they are unchanged: for many units, or a watch, in one process. */
import { statSync } from 'node:fs';

interface Kept<Value> {
  readonly stamp: string;
  readonly value: Value;
}

/**
 * A cache of values made from files.
 * @returns a function that makes the value of `key` anew only when one of the files was changed, added or removed
 */
export function whileUnchanged<Value>(): (key: string, files: readonly string[], make: () => Value) => Value {
  const kept = new Map<string, Kept<Value>>();
  return (key, files, make) => {
    const stamp = files.map(stampOf).join('|');
    const known = kept.get(key);
    if (known?.stamp === stamp) return known.value;
    const value = make();
    kept.set(key, { stamp, value });
    return value;
  };
}

function stampOf(file: string): string {
  const status = statSync(file, { throwIfNoEntry: false, bigint: true });
  return status === undefined ? '-' : `${status.mtimeNs}.${status.ctimeNs}.${status.size}`;
}
