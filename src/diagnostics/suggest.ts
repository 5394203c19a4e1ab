/** “Did you mean”: the nearest of the allowed words. */
import { distance } from 'fastest-levenshtein';

/** The candidates that a slip of the pen may have meant, nearest first. */
export function nearMatches(written: string, candidates: Iterable<string>): string[] {
  const limit = Math.max(2, Math.floor(written.length / 3));
  return [...candidates]
    .filter((candidate) => Math.abs(candidate.length - written.length) <= limit)
    .map((candidate) => ({ candidate, steps: stepsBetween(written.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, steps }) => steps <= limit && (steps * 2 < candidate.length || holds(candidate, written)))
    .sort((a, b) => a.steps - b.steps)
    .map(({ candidate }) => candidate);
}

/** The candidate that was most likely meant, if any is near. */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  return nearMatches(written, candidates)[0];
}

/** Whether a word is another one with a slip or two of the pen in it. */
export function isSlipOf(written: string, meant: string): boolean {
  return written !== meant && stepsBetween(written.toLowerCase(), meant.toLowerCase()) <= 2;
}

/** Two neighbouring letters that changed places (`yaer`) are one slip, not two. */
function stepsBetween(written: string, candidate: string): number {
  const at = [...written].findIndex((letter, index) => letter !== candidate[index]);
  const mended = `${written.slice(0, at)}${written.charAt(at + 1)}${written.charAt(at)}${written.slice(at + 2)}`;
  const straight = distance(written, candidate);
  return at < 0 || at + 1 >= written.length ? straight : Math.min(straight, 1 + distance(mended, candidate));
}

/** Short words are far from each other after one slip; one inside the other is near all the same. */
function holds(candidate: string, written: string): boolean {
  return (written !== '' && candidate.includes(written)) || (candidate.length > 1 && written.includes(candidate));
}
