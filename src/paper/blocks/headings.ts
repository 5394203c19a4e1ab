/** Which texts are headings: by their style, or by ordinal, length, end and looks. */
import type { FlowItem, FlowText } from '../flow.ts';
import { type Level, levelOfOrdinal } from './ordinals.ts';

/** Characters of a heading. */
const LONGEST = 60;
/** Characters of a heading that looks like any text. */
const SHORT_HEADING = 20;
/** Ends of sentences, and of what leads into a list. */
const SENTENCE_END = /[。；;！？!?，,、：:]$/u;
/** By how much larger type is that of a heading, in pt. */
const LARGER = 0.6;

/** How most of the text is set. */
export interface BodyLook {
  readonly size: number;
  readonly heavy: boolean;
}

export function bodyLookOf(items: readonly FlowItem[]): BodyLook {
  const counts = new Map<string, { look: BodyLook; characters: number }>();
  for (const item of items) {
    if (item.kind !== 'text' || item.look.entry) continue;
    const { size, heavy } = item.look;
    const key = `${size} ${heavy}`;
    const found = counts.get(key) ?? { look: { size, heavy }, characters: 0 };
    counts.set(key, { ...found, characters: found.characters + item.text.text.length });
  }
  const [most] = [...counts.values()].sort((one, other) => other.characters - one.characters);
  return most?.look ?? { size: 0, heavy: false };
}

/**
 * The level of a heading; undefined for any other text.
 * @param next what stands below it
 */
export function headingLevel(
  { text: { text }, look }: FlowText,
  body: BodyLook,
  next: FlowItem | undefined,
): Level | undefined {
  const byOrdinal = levelOfOrdinal(text);
  if (text.length > LONGEST || look.entry) return undefined;
  if (look.outline !== undefined) return byOrdinal ?? levelWithin(look.outline);
  const standsOut = (look.heavy && !body.heavy) || look.size > body.size + LARGER;
  if (byOrdinal === undefined || SENTENCE_END.test(standsOut ? text.replace(/。$/u, '') : text)) return undefined;
  return byOrdinal < 4 || standsOut || headsText(text, byOrdinal, next) ? byOrdinal : undefined;
}

/** 1. and （1） begin items of lists too: those have their like below them, and are longer. */
function headsText(text: string, level: Level, next: FlowItem | undefined): boolean {
  if (text.length > SHORT_HEADING || next?.kind !== 'text') return false;
  const below = levelOfOrdinal(next.text.text);
  return below === undefined ? SENTENCE_END.test(next.text.text) : below > level;
}

function levelWithin(outline: number): Level {
  return Math.min(5, Math.max(1, outline)) as Level;
}
