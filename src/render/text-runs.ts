/** A line of text in the pieces that a file shows together: neighbours of one face, size, weight, colour and element. */
import type { Atom, PlacedLine } from '../model/page.ts';
import type { StructureElement } from '../model/structure.ts';

/** How much thicker a strong character is drawn, in em: the 仿宋 and 楷体 faces have no bold. */
export const STRONG_STROKE = 0.03;

export interface Run {
  /** Indices of its atoms: from the first one up to the one after its last. */
  readonly from: number;
  readonly to: number;
  /** RRGGBB */
  readonly ink: string;
  /** Where its atoms have elements of their own. */
  readonly element: StructureElement | undefined;
}

export type InkedLine = Pick<PlacedLine, 'setting' | 'colour' | 'inks' | 'elements'>;

/** The runs of a line. @param isAlone whether an atom goes with no neighbour */
export function textRuns(line: InkedLine, isAlone: (atom: Atom) => boolean = () => false): Run[] {
  const { atoms } = line.setting;
  const runs: Run[] = [];
  for (let from = 0; from < atoms.length; ) {
    const first = atoms[from] as Atom;
    const ink = inkOf(line, from);
    const element = line.elements?.[from];
    let to = from + 1;
    if (!isAlone(first)) {
      while (to < atoms.length && isSameLook(first, atoms[to] as Atom) && inkOf(line, to) === ink) {
        if (line.elements?.[to] !== element || isAlone(atoms[to] as Atom)) break;
        to += 1;
      }
    }
    runs.push({ from, to, ink, element });
    from = to;
  }
  return runs;
}

function inkOf({ inks, colour = '000000' }: InkedLine, index: number): string {
  return inks?.[index] ?? colour;
}

function isSameLook(one: Atom, other: Atom): boolean {
  return one.face === other.face && one.size === other.size && one.strong === other.strong;
}
