/**
 * Figures that a place reckons from others: `place.<name>`, a ratio, a sum or a difference. An amount divided by a count is
 * an amount for each of them.
 */
import type { Figure } from '../model/figure.ts';
import type { PlaceFigure } from '../model/profile.ts';
import type { ComputeContext } from './context.ts';

/** Those of whose inputs the unit lacks some are not there, as the inputs are not. */
export function computePlaceFigures({ book, placeFigures = {} }: ComputeContext): void {
  for (const [name, own] of Object.entries(placeFigures)) {
    const id = `place.${name}`;
    const { label } = own;
    const inputs = inputsOf(own).flatMap((input) => book.get(input) ?? []);
    const [first, second] = inputs;
    if (first === undefined || second === undefined || inputs.length < inputsOf(own).length) continue;
    const ids = inputs.map((input) => input.id);
    if (inputs.some(({ value }) => value === undefined))
      book.derived({ id, label, unit: unitOf(own, first, second) }, undefined, '', ids);
    else if ('ratio' in own) book.ratio({ id, label, unit: unitOf(own, first, second) }, ...own.ratio);
    else if ('sum' in own) book.total({ id, label, unit: first.unit }, ids);
    else book.difference({ id, label, unit: first.unit }, ids.slice(0, 1), ids.slice(1));
  }
}

export function inputsOf(own: PlaceFigure): readonly string[] {
  if ('ratio' in own) return own.ratio;
  return 'sum' in own ? own.sum : own.difference;
}

function unitOf(own: PlaceFigure, first: Figure, second: Figure): Figure['unit'] {
  const isForEach = first.unit === 'yuan' && second.unit !== 'yuan';
  return 'ratio' in own && !isForEach ? 'ratio' : first.unit;
}
