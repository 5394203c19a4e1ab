/** Why figures moved: their direct inputs that moved, and down the formulas the changed inputs at the root. */
import type { BuildState } from '../../model/build-state.ts';
import type { Figure } from '../../model/figure.ts';
import { KEY_FIELDS } from './items.ts';
import type { FigureName, ValueChange } from './movement.ts';

export interface Cause {
  readonly through: readonly FigureName[];
  /** Indexes of the changed values, ascending. */
  readonly roots: readonly number[];
}

/** @param isMoved whether the exact value of a figure differs, or only one state has it */
export function causeFinder(
  former: BuildState,
  present: BuildState,
  values: readonly ValueChange[],
  isMoved: (id: string) => boolean,
): (id: string) => Cause {
  const changesAt = changeFinder(values);
  const known = new Map<string, readonly number[]>();
  const bothOf = (id: string) => [present.figures.get(id), former.figures.get(id)] as const;
  const movedInputs = (id: string): string[] => {
    const inputs = bothOf(id).flatMap((figure) => figure?.inputs ?? []);
    return [...new Set(inputs)].filter(isMoved);
  };
  const rootsOf = (id: string): readonly number[] => {
    const found = known.get(id);
    if (found !== undefined) return found;
    known.set(id, []);
    const [now, old] = bothOf(id);
    const own = changesAt(now, old);
    const roots = [...new Set([...own, ...movedInputs(id).flatMap(rootsOf)])].sort((a, b) => a - b);
    known.set(id, roots);
    return roots;
  };
  const named = (id: string): FigureName => ({ id, label: bothOf(id).find((figure) => figure)?.label ?? id });
  return (id) => ({ through: movedInputs(id).map(named), roots: rootsOf(id) });
}

type ChangesAt = (now?: Figure, old?: Figure) => readonly number[];

/** The changed values at, above or below the place where a figure is entered; else the changed name of its item. */
function changeFinder(values: readonly ValueChange[]): ChangesAt {
  const present = new PathIndex(values, ({ kind, path }) => (kind === 'deleted' ? undefined : path));
  const former = new PathIndex(values, ({ formerPath }) => formerPath);
  return (now, old) => {
    const [nowPath, oldPath] = [now?.source?.path, old?.source?.path];
    const touching = [...present.touching(nowPath), ...former.touching(oldPath)];
    return touching.length > 0 ? touching : [...present.keysAbove(nowPath), ...former.keysAbove(oldPath)];
  };
}

/** Changed values by their paths in one of the two files. */
class PathIndex {
  private readonly at = new Map<string, number[]>();
  private readonly atOrBelow = new Map<string, number[]>();

  constructor(values: readonly ValueChange[], pathOf: (change: ValueChange) => string | undefined) {
    values.forEach((change, index) => {
      const path = pathOf(change);
      if (path === undefined || change.kind === 'reordered') return;
      append(this.at, path, index);
      for (const prefix of [path, ...above(path)]) append(this.atOrBelow, prefix, index);
    });
  }

  touching(path: string | undefined): readonly number[] {
    if (path === undefined) return [];
    return [...(this.atOrBelow.get(path) ?? []), ...above(path).flatMap((prefix) => this.at.get(prefix) ?? [])];
  }

  /** `expenditure[6].code` for `expenditure[6].basic`. */
  keysAbove(path: string | undefined): readonly number[] {
    if (path === undefined) return [];
    const names = above(path).flatMap((item) => KEY_FIELDS.map((field) => `${item}.${field}`));
    return names.flatMap((name) => this.at.get(name) ?? []);
  }
}

function append(map: Map<string, number[]>, key: string, index: number): void {
  map.set(key, [...(map.get(key) ?? []), index]);
}

/** `a[1].b` → `a[1]`, `a`. */
function above(path: string): string[] {
  return [...path.matchAll(/[.[]/g)].map(({ index }) => path.slice(0, index)).reverse();
}
