/** Texts of papers as their words: what a hand or a justified line put between the characters is taken out. */

export interface CleanedText {
  readonly text: string;
  /** Index in the original of each character, and of its end. */
  readonly offsets: readonly number[];
}

/** Spaces part words of Latin letters and numbers alone; digits, percent and point are half-width. */
export function cleanedText(original: string): CleanedText {
  const characters: string[] = [];
  const offsets: number[] = [];
  for (let at = 0; at < original.length; at += 1) {
    const character = original.charAt(at);
    if (isBlank(character) && !parts(original, at)) continue;
    characters.push(HALF_WIDTH[character] ?? character);
    offsets.push(at);
  }
  offsets.push(original.length);
  return { text: characters.join(''), offsets };
}

const HALF_WIDTH: Readonly<Record<string, string>> = Object.fromEntries([
  ...[...'０１２３４５６７８９'].map((digit, value) => [digit, String(value)]),
  ['％', '%'],
  ['．', '.'],
]);

function isBlank(character: string): boolean {
  return character !== '\n' && /[\s\u200b\ufeff]/u.test(character);
}

const WORD = /[A-Za-z0-9]/;

/** Whether the blanks around an index stand between two words of letters or digits. */
function parts(text: string, at: number): boolean {
  const before = /(\S)\s*$/u.exec(text.slice(0, at))?.[1] ?? '';
  const after = /^\s*(\S)/u.exec(text.slice(at))?.[1] ?? '';
  return WORD.test(before) && WORD.test(after);
}
