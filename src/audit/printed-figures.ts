/** The figures of a paper: what its tables print counts as it stands, and what follows from that alone. */
import type { Figure, FigureSet } from '../model/figure.ts';
import { type Decimal, ZERO } from '../money/decimal.ts';

/** A table of the paper by the figures in its cells. */
export interface PrintedTable {
  readonly id: string;
  readonly cells: ReadonlyMap<string, PrintedCell>;
}

export interface PrintedCell {
  /** 元 for an amount; none where nothing is printed. */
  readonly value?: Decimal;
  readonly isUncalculated: boolean;
}

/**
 * What a figure is in print, whichever table prints it; of two that differ the one that was computed. A figure that rests
 * on something that no table prints is not known, and left out: nothing is held against it.
 * @param computed from the leaves that the tables give
 * @param stated ids of figures that sentences tell
 */
export function printedFigures(
  computed: FigureSet,
  tables: readonly PrintedTable[],
  stated: ReadonlySet<string>,
): FigureSet {
  const printed = new Map<string, Decimal[]>();
  for (const { cells } of tables)
    for (const [id, { value = ZERO, isUncalculated }] of cells)
      if (!isUncalculated) printed.set(id, [...(printed.get(id) ?? []), value]);
  const known = new Map<string, Figure | undefined>();
  const find = (id: string): Figure | undefined => {
    if (known.has(id)) return known.get(id);
    known.set(id, undefined);
    const figure = computed.get(id);
    const found = figure && asPrinted(figure, printed.get(id));
    known.set(id, found);
    return found;
  };
  const asPrinted = (figure: Figure, values: readonly Decimal[] = []): Figure | undefined => {
    const [first] = values;
    if (first !== undefined) {
      const isComputed = values.some((value) => figure.value?.equals(value) === true);
      return isComputed ? figure : { ...figure, value: first };
    }
    if (stated.has(figure.id)) return figure;
    const isDerived = figure.inputs.length > 0 && figure.inputs.every((input) => find(input) !== undefined);
    return isDerived ? figure : undefined;
  };
  return new Map(
    [...computed.keys()].flatMap((id) => {
      const figure = find(id);
      return figure === undefined ? [] : [[id, figure] as const];
    }),
  );
}
