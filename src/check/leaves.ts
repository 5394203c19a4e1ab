/** The facts of the dossier behind a computed figure. */
import type { Place } from '../diagnostics/finding.ts';
import type { Figure, FigureSet } from '../model/figure.ts';
import { rememberedByObject } from '../model/remembered.ts';

/** The non-zero leaves a figure was computed from, each once, in the order of its formula. */
export function leaves(figures: FigureSet, id: string): readonly Figure[] {
  const known = knownLeaves(figures);
  const found = known.get(id) ?? leavesBelow(figures, [id]);
  known.set(id, found);
  return found;
}

/** Totals are asked again and again, by several rules and for each of their parts. */
const knownLeaves = rememberedByObject((_: FigureSet) => new Map<string, readonly Figure[]>());

/** The non-zero leaves of several figures together, each once. */
export function leavesBelow(figures: FigureSet, ids: readonly string[]): readonly Figure[] {
  const found = new Map<string, Figure>();
  const visited = new Set<string>();
  const visit = (current: string): void => {
    const figure = figures.get(current);
    if (figure === undefined || visited.has(current)) return;
    visited.add(current);
    if (figure.inputs.length > 0) figure.inputs.forEach(visit);
    else if (figure.value !== undefined && !figure.value.isZero()) found.set(current, figure);
  };
  ids.forEach(visit);
  return [...found.values()];
}

/** Where the dossier holds those leaves. */
export function leafPlaces(figures: FigureSet, id: string): Place[] {
  return leaves(figures, id).flatMap((leaf) => leaf.source ?? []);
}
