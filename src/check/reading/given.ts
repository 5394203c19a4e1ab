/** From a piece of a template's text to what the unit has given for it. */
import { rememberedByObject } from '../../model/remembered.ts';
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

/** Shorter lines are words that anybody uses. */
const LEAST = 8;

/** Lines of the texts of report.json, the longest first. */
const linesGiven = rememberedByObject((typed: readonly TypedText[]) =>
  typed
    .filter(({ path }) => path !== undefined && path[0] !== 'unit')
    .flatMap((text) => text.text.split('\n').map((line) => ({ text, line: line.trim() })))
    .filter(({ line }) => line.length >= LEAST)
    .sort((one, other) => other.line.length - one.line.length),
);

function stringPrinted(printed: string, facts: Facts): TypedText | undefined {
  return linesGiven(typedTexts(facts)).find(({ line }) => printed.includes(line))?.text;
}
