/** The facts of the dossier behind a computed figure. */
import type { Place } from '../diagnostics/finding.ts';
import type { Figure, FigureSet } from '../model/figure.ts';

/** The non-zero leaves a figure was computed from, each once, in the order of its formula. */
export function leaves(figures: FigureSet, id: string): Figure[] {
  const found = new Map<string, Figure>();
  const visited = new Set<string>();
  const visit = (current: string): void => {
    const figure = figures.get(current);
    if (figure === undefined || visited.has(current)) return;
    visited.add(current);
    if (figure.inputs.length > 0) figure.inputs.forEach(visit);
    else if (figure.value !== undefined && !figure.value.isZero()) found.set(current, figure);
  };
  visit(id);
  return [...found.values()];
}

/** Where the dossier holds those leaves. */
export function leafPlaces(figures: FigureSet, id: string): Place[] {
  return leaves(figures, id).flatMap((leaf) => leaf.source ?? []);
}
