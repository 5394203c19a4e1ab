/**
 * Mistakes that finance officers make in a new year's dossier: each is told at its leaf or line, in words that say what
 * to mend, and by few findings. They were written before the rules; `NOT_YET` holds those that are not told.
 */
import { describe, expect, it } from 'vitest';
import { FACTS } from './mistakes/cases-facts.ts';
import { LAST_WEEK } from './mistakes/cases-last-week.ts';
import { MONEY } from './mistakes/cases-money.ts';
import { WORDS } from './mistakes/cases-words.ts';
import type { Mistake } from './mistakes/mistake.ts';
import { isTold, newFindings, saidBy } from './mistakes/told.ts';

/** K14: an office that the text about the structure does not list may be one of a subordinate unit. */
const NOT_YET: readonly string[] = ['K14'];

const MISTAKES = [...MONEY, ...FACTS, ...WORDS, ...LAST_WEEK];
const MOST = 3;

/** What is amiss with how a mistake is told: nothing when it is told well. */
function complaint(mistake: Mistake): string[] {
  const { folder, told } = newFindings(mistake);
  const right = told.filter((finding) => isTold(mistake, finding, folder));
  const most = mistake.most ?? MOST;
  const all = told.map(
    (finding) =>
      `  ${finding.severity} ${finding.rule} ${finding.place?.file.split('/').at(-1)}:${finding.place?.line} ${finding.place?.path} ${saidBy(finding)}`,
  );
  if (right.length === 0) return [told.length === 0 ? 'nothing is told' : 'told elsewhere or in other words', ...all];
  return told.length > most ? [`${told.length} findings, ${most} are enough`, ...all] : [];
}

describe('mistakes of finance officers', () => {
  it('have ids of their own', () => {
    expect(new Set(MISTAKES.map(({ id }) => id)).size).toBe(MISTAKES.length);
    expect(NOT_YET.filter((id) => !MISTAKES.some((mistake) => mistake.id === id))).toEqual([]);
  });

  it.each(MISTAKES.map((mistake) => [mistake.id, mistake.what, mistake] as const))('%s %s', (id, _, mistake) => {
    const complaints = complaint(mistake);
    if (NOT_YET.includes(id)) expect(complaints, 'is told now').not.toEqual([]);
    else expect(complaints.join('\n')).toBe('');
  });
});
