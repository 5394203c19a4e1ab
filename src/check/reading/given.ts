/** From a piece of a template's text to what the unit has given for it. */
import type { Facts } from '../engine/needs.ts';
import { type TypedText, typedTexts } from '../engine/typed-texts.ts';
import { leaves } from '../leaves.ts';
import type { GivenFor } from './sources.ts';

export function givenReader(facts: Facts): GivenFor {
  return (inline) => {
    if (inline.kind === 'text') return stringPrinted(inline.text, facts)?.at(0).place;
    if (inline.kind !== 'figure') return undefined;
    const [leaf, ...others] = leaves(facts.figures, inline.figureId);
    return others.length === 0 ? leaf?.source : undefined;
  };
}

/** Shorter texts are words that anybody uses. */
const LEAST = 8;

function stringPrinted(printed: string, facts: Facts): TypedText | undefined {
  const strings = typedTexts(facts).filter(({ path }) => path !== undefined && path[0] !== 'unit');
  const lengthOf = ({ text }: TypedText) =>
    Math.max(0, ...text.split('\n').flatMap((line) => (printed.includes(line.trim()) ? [line.trim().length] : [])));
  const hits = strings.map((typed) => ({ typed, length: lengthOf(typed) })).filter(({ length }) => length >= LEAST);
  return hits.sort((one, other) => other.length - one.length)[0]?.typed;
}
