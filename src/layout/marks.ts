/** The marks that a draft lays on the text of a line, and the stretches of the line that bear the same. */
import type { PlacedLine } from '../model/page.ts';
import type { Rectangle } from '../model/rectangle.ts';
import type { Inline } from '../model/report.ts';
import type { Change } from '../model/review.ts';
import { ASCENT } from './line-breaker.ts';

/** A text as it is after the changes, in nodes of its own that bear no marks. */
export function afterChanges(text: readonly Inline[]): Inline[] {
  const left = text.filter(({ change }) => change !== 'deleted');
  return left.map((inline) => ({ ...inline, change: undefined, remarks: undefined }));
}

/** The change of each atom, or else of what it belongs to. */
export function changesOf({ setting, inlines, marks }: PlacedLine): (Change | undefined)[] {
  return setting.sources.map((source) => inlines[source]?.change ?? marks.change);
}

/** Numbers of the remarks on an atom, and on the block to which it belongs. */
export function remarksOf({ setting, inlines, marks }: PlacedLine, atom: number): readonly number[] {
  const own = inlines[setting.sources[atom] ?? -1]?.remarks;
  if (own === undefined) return marks.remarks ?? [];
  return [...own, ...(marks.remarks ?? [])];
}

const NONE: ReadonlySet<number> = new Set();

/** Numbers of all remarks on a line. */
export function remarksOn(line: PlacedLine): ReadonlySet<number> {
  if (line.marks.remarks === undefined && line.inlines.every(({ remarks }) => remarks === undefined)) return NONE;
  const found = new Set<number>();
  const { sources } = line.setting;
  sources.forEach((source, atom) => {
    if (source !== sources[atom - 1]) for (const number of remarksOf(line, atom)) found.add(number);
  });
  return found;
}

export interface Stretch<Key> {
  readonly key: Key;
  /** The box of its characters on the page, pt. */
  readonly area: Rectangle;
}

/** Neighbouring atoms of a line to which `keyOf` gives one key; those without a key are left out. */
export function stretchesOf<Key>(line: PlacedLine, keyOf: (atom: number) => Key | undefined): Stretch<Key>[] {
  const groups: { readonly key: Key | undefined; readonly from: number; to: number }[] = [];
  line.setting.atoms.forEach((_, atom) => {
    const key = keyOf(atom);
    const last = groups.at(-1);
    if (last !== undefined && last.key === key) last.to = atom;
    else groups.push({ key, from: atom, to: atom });
  });
  return groups.flatMap(({ key, from, to }) => (key === undefined ? [] : [{ key, area: boxOf(line, from, to) }]));
}

function boxOf({ setting, x: lineX, y, baseline }: PlacedLine, from: number, to: number): Rectangle {
  const left = (atom: number) => lineX + (setting.xs[atom] ?? 0) - (setting.atoms[atom]?.shift ?? 0);
  const x = left(from);
  const h = Math.max(...setting.atoms.slice(from, to + 1).map(({ size }) => size));
  return { x, y: y + baseline - ASCENT * h, w: left(to) + (setting.atoms[to]?.width ?? 0) - x, h };
}
