/** Which findings came and went. A finding that only stands elsewhere, or of which the numbers moved, is the same one. */

import type { Finding } from '../../diagnostics/finding.ts';
import { findingKey } from '../../diagnostics/fingerprint.ts';
import type { FindingChanges } from './movement.ts';

/**
 * What is told under a cause counts as there: a finding that is now put down to another one has not gone. Of what came or
 * went together with its cause the cause alone is in the lists.
 */
export function changedFindings(former: readonly Finding[], present: readonly Finding[]): FindingChanges {
  const keys = [wholeKey, keyWithoutNumbers, keyWithoutIndexes];
  let moved: Paired = { pairs: [], former: withConsequences(former), present: withConsequences(present) };
  for (const keyOf of keys) moved = pairBy(moved, keyOf);
  const open = moved.pairs.filter(([, now]) => !isAnswered(now));
  const reopened = open.filter(([old]) => isAnswered(old)).map(([, now]) => now);
  const came = new Set([...moved.present.filter((finding) => !isAnswered(finding)), ...reopened]);
  const went = new Set(moved.former.filter((finding) => !isAnswered(finding)));
  const answered = moved.pairs.filter(([old, now]) => !isAnswered(old) && isAnswered(now)).map(([, now]) => now);
  const remaining = new Set(open.filter(([old]) => !isAnswered(old)).map(([, now]) => now));
  return {
    came: firstsOf(present, came),
    went: firstsOf(former, went),
    answered: present.filter((finding) => answered.includes(finding)),
    remaining: present.filter((finding) => remaining.has(finding)).length,
  };
}

function withConsequences(findings: readonly Finding[]): Finding[] {
  return findings.flatMap((finding) => [finding, ...(finding.consequences ?? [])]);
}

/** Those of a set that are told by themselves, and those told under a cause that is not of the set. */
function firstsOf(findings: readonly Finding[], set: ReadonlySet<Finding>): Finding[] {
  return findings.flatMap((finding) =>
    set.has(finding) ? [finding] : (finding.consequences ?? []).filter((one) => set.has(one)),
  );
}

function isAnswered({ waived }: Finding): boolean {
  return waived !== undefined;
}

function wholeKey(finding: Finding): string {
  return `${keyWithoutNumbers(finding)}\n${finding.message}`;
}

function keyWithoutNumbers(finding: Finding): string {
  return findingKey('', finding);
}

/** An item inserted above shifts the indexes of all below it. */
function keyWithoutIndexes(finding: Finding): string {
  return keyWithoutNumbers(finding).replace(/\[\d+\]/g, '[]');
}

interface Paired {
  readonly pairs: readonly (readonly [former: Finding, present: Finding])[];
  /** Those left over. */
  readonly former: readonly Finding[];
  readonly present: readonly Finding[];
}

/** More pairs, out of those left over. */
function pairBy({ pairs: known, former, present }: Paired, keyOf: (finding: Finding) => string): Paired {
  const waiting = new Map<string, Finding[]>();
  for (const finding of former) waiting.set(keyOf(finding), [...(waiting.get(keyOf(finding)) ?? []), finding]);
  const pairs = [...known];
  const rest: Finding[] = [];
  for (const finding of present) {
    const match = waiting.get(keyOf(finding))?.shift();
    if (match === undefined) rest.push(finding);
    else pairs.push([match, finding]);
  }
  const left = new Set([...waiting.values()].flat());
  return { pairs, former: former.filter((finding) => left.has(finding)), present: rest };
}
