/** Comparisons over the units of a batch, year by year: what no single paper shows. */
import type { AcrossFinding, PeerUnit } from '../../model/peer-unit.ts';
import type { AcrossRule } from './across-rule.ts';
import { J03 } from './j03.ts';
import { J04 } from './j04.ts';
import { MEASURES } from './measures.ts';
import { isTransfer, J01, J02 } from './transfers.ts';

export const ACROSS_RULES: readonly AcrossRule[] = [J01, J02, J03, J04];

export function checkAcross(units: readonly PeerUnit[]): readonly AcrossFinding[] {
  const years = [...new Set(units.map(({ year }) => year))].sort();
  return ACROSS_RULES.flatMap(({ id, severity, check }) =>
    years.flatMap((year) =>
      check(units.filter((unit) => unit.year === year)).map((fault) => ({ rule: id, severity, ...fault })),
    ),
  );
}

const MEASURED = new Set(MEASURES.flatMap(({ figures }) => figures));

/** Whether a rule looks at a figure: of thousands a unit has, those few are read. */
export function isCompared(figure: string): boolean {
  return MEASURED.has(figure) || isTransfer(figure);
}
