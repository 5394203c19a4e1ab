/** Which findings of two runs are the same one, though lines were added above it or an amount was corrected. */
import { createHash } from 'node:crypto';
import type { Finding } from './finding.ts';

/** What stays of a finding while the dossier is worked on: its rule, its place without line, its words without numbers. */
export function findingKey(unit: string, { rule, place, message }: Finding): string {
  const file = place?.file.split('/').at(-1) ?? '';
  return [unit, rule, file, place?.path ?? '', message.replace(/[\d.,%]+/g, '#')].join('\n');
}

/** A short hash of each key; equal keys are numbered in their order. */
export function fingerprints(keys: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return keys.map((key) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return `${createHash('sha256').update(key).digest('hex').slice(0, 16)}:${count}`;
  });
}
