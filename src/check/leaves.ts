/** The facts of the dossier behind a computed figure. */
import type { Place } from '../diagnostics/finding.ts';
import type { Figure, FigureSet } from '../model/figure.ts';
import { rememberedByObject } from '../model/remembered.ts';

/** The non-zero leaves a figure was computed from, each once, in the order of its formula. */
export function leaves(figures: FigureSet, id: string): readonly Figure[] {
  return leavesOf(figures)(id);
}

/** The non-zero leaves of several figures together, each once. */
export function leavesBelow(figures: FigureSet, ids: readonly string[]): readonly Figure[] {
  return together(ids, leavesOf(figures));
}

const NONE: readonly Figure[] = [];

/** Totals are asked again and again, by several rules and for each of their parts; each is made of those of its inputs. */
const leavesOf = rememberedByObject((figures: FigureSet) => {
  const known = new Map<string, readonly Figure[]>();
  const find = (id: string): readonly Figure[] => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const figure = figures.get(id);
    const found =
      figure === undefined ? NONE : figure.inputs.length > 0 ? together(figure.inputs, find) : ownLeaf(figure);
    known.set(id, found);
    return found;
  };
  return find;
});

function ownLeaf(figure: Figure): readonly Figure[] {
  return figure.value === undefined || figure.value.isZero() ? NONE : [figure];
}

function together(ids: readonly string[], find: (id: string) => readonly Figure[]): readonly Figure[] {
  const lists = ids.map(find).filter(({ length }) => length > 0);
  const [first = NONE] = lists;
  return lists.length < 2 ? first : [...new Set(lists.flat())];
}

/** Where the dossier holds those leaves. */
export function leafPlaces(figures: FigureSet, id: string): Place[] {
  return leaves(figures, id).flatMap((leaf) => leaf.source ?? []);
}
