/** The marks that a draft lays on the text of a line, and the stretches of the line that bear the same. */
import type { Inline } from '../../model/report.ts';
import type { Change } from '../../model/review.ts';
import type { PlacedAtom } from './line-breaker.ts';
import { ASCENT, type PageLine } from './page.ts';
import type { Rectangle } from './page-note.ts';

/** A text as it is after the changes, in nodes of its own that bear no marks. */
export function afterChanges(text: readonly Inline[]): Inline[] {
  const left = text.filter(({ change }) => change !== 'deleted');
  return left.map((inline) => ({ ...inline, change: undefined, remarks: undefined }));
}

/** The change of a piece of text, or else of what it belongs to. */
export function changeOf(line: PageLine, { atom }: PlacedAtom): Change | undefined {
  return atom.source?.change ?? line.marks?.change;
}

/** Numbers of the remarks on a piece of text, and on the block to which it belongs. */
export function remarksOf(line: PageLine, { atom }: PlacedAtom): readonly number[] {
  return [...(atom.source?.remarks ?? []), ...(line.marks?.remarks ?? [])];
}

export interface Stretch<Key> {
  readonly key: Key;
  /** The box of its characters on the page, pt. */
  readonly area: Rectangle;
}

/** Neighbours of a line to which `keyOf` gives one key; those without a key are left out. */
export function stretchesOf<Key>(line: PageLine, keyOf: (placed: PlacedAtom) => Key | undefined): Stretch<Key>[] {
  const groups: { key: Key | undefined; atoms: PlacedAtom[] }[] = [];
  for (const placed of line.atoms) {
    const key = keyOf(placed);
    const last = groups.at(-1);
    if (last !== undefined && last.key === key) last.atoms.push(placed);
    else groups.push({ key, atoms: [placed] });
  }
  return groups.flatMap(({ key, atoms }) => (key === undefined ? [] : [{ key, area: boxOf(line, atoms) }]));
}

function boxOf(line: PageLine, atoms: readonly PlacedAtom[]): Rectangle {
  const left = (placed: PlacedAtom | undefined) => line.x + (placed?.x ?? 0) - (placed?.atom.shift ?? 0);
  const last = atoms.at(-1);
  const x = left(atoms[0]);
  const h = Math.max(...atoms.map(({ atom }) => atom.size));
  return { x, y: line.y + line.baseline - ASCENT * h, w: left(last) + (last?.atom.width ?? 0) - x, h };
}
