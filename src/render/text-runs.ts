/** A line of text in the pieces that a file shows together: neighbours of one face, size, weight, colour and element. */
import type { Atom, PlacedLine } from '../model/page.ts';
import type { StructureElement } from '../model/structure.ts';

/** How much thicker a strong character is drawn, in em: the 仿宋 and 楷体 faces have no bold. */
export const STRONG_STROKE = 0.03;

/**
 * @param from the first of its atoms @param to the one after the last
 * @param ink RRGGBB
 * @param element where its atoms have elements of their own
 */
export type VisitRun = (from: number, to: number, ink: string, element: StructureElement | undefined) => void;

export type InkedLine = Pick<PlacedLine, 'setting' | 'colour' | 'inks' | 'elements'>;

/** Visits the runs of a line. @param isAlone whether an atom goes with no neighbour */
export function eachRun(line: InkedLine, isAlone: (atom: Atom) => boolean, visit: VisitRun): void {
  const { setting, inks, elements, colour = '000000' } = line;
  const { atoms } = setting;
  for (let from = 0, to = 0; from < atoms.length; from = to) {
    const first = atoms[from] as Atom;
    const [ink, element] = [inks?.[from], elements?.[from]];
    to = from + 1;
    while (to < atoms.length && isSameLook(first, atoms[to] as Atom) && inks?.[to] === ink) {
      if (elements?.[to] !== element || isAlone(first) || isAlone(atoms[to] as Atom)) break;
      to += 1;
    }
    visit(from, to, ink ?? colour, element);
  }
}

function isSameLook(one: Atom, other: Atom): boolean {
  return one.face === other.face && one.size === other.size && one.strong === other.strong;
}
