/**
 * Mistakes that finance officers make in a new year's dossier: each is told at its leaf or line, in words that say what
 * to mend, and by few findings. They were written before the rules; `NOT_YET` holds those that are not told.
 */
import { describe, expect, it } from 'vitest';
import { FACTS } from './mistakes/cases-facts.ts';
import { MONEY } from './mistakes/cases-money.ts';
import { WORDS } from './mistakes/cases-words.ts';
import type { Mistake } from './mistakes/mistake.ts';
import { isTold, newFindings, saidBy } from './mistakes/told.ts';

const NOT_YET: readonly string[] = [
  ...'M01 M02 M03 M04 M05 M06 M07 M08 M09 M10 M11 M12 M13 M14 M15 M16 M17 M18 M20 M21 M22 M23 M24 M25 M27 M28 M29 M30 M31 M32 M33'.split(
    ' ',
  ),
  ...'F01 F04 F05 F06 F07 F08 F09 F10 F11 F12 F13 F15 F16 F17 F18 F21 F23 F26 F27 F28 F29 F30'.split(' '),
  ...'W01 W02 W04 W05 W07 W12 W13 W14 W15 W16 W17 W18 W20 W21 W22 W23 W24 W25 W31 W32'.split(' '),
];

const MISTAKES = [...MONEY, ...FACTS, ...WORDS];
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
