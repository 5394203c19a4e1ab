/** Texts that many patterns are searched in: what was found is kept by the texts, for the next save leaves most as they are. */
import { joinedKey, rememberedByKey } from '../../model/remembered.ts';

export interface Found {
  /** Which of the texts, from 0. */
  readonly index: number;
  readonly match: RegExpExecArray;
}

/** A few texts that stand together, such as those of a section. */
export interface Searched {
  /** Every match of a global pattern, text by text; what was found is nobody's to change. */
  matches(pattern: RegExp): readonly Found[];
}

/** Characters of texts of which what was found is kept: those of some reports. */
const KEPT = 150_000;

export const searched: (texts: readonly string[]) => Searched = rememberedByKey(joinedKey, search, KEPT);

/** Found again by the pattern itself: those made for one question go with it. */
function search(texts: readonly string[]): Searched {
  const known = new WeakMap<RegExp, readonly Found[]>();
  return {
    matches(pattern) {
      const before = known.get(pattern);
      if (before !== undefined) return before;
      const found: Found[] = [];
      for (const [index, text] of texts.entries()) {
        // Nearly nowhere is there anything; looking for all begins with a copy of the pattern.
        if (text.search(pattern) < 0) continue;
        for (const match of text.matchAll(pattern)) found.push({ index, match });
      }
      known.set(pattern, found.length === 0 ? NOTHING : found);
      return found;
    },
  };
}

const NOTHING: readonly Found[] = [];
