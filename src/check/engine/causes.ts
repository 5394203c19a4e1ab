/** What is told to be wrong, by what may follow from it, so that not each fault is held against each cause. */
import type { Figure, FigureSet } from '../../model/figure.ts';
import type { Fault, Told } from './fault.ts';

export const DECLARED = 'declared.';

export class Causes {
  private readonly order = new Map<Told, number>();
  /** Each list in their order. */
  private readonly byKey = new Map<string | Fault, Told[]>();
  private readonly leaves: WrongLeaves;
  /** Those that do not say one by one which numbers that disagree they explain. */
  private readonly plainLeaves: WrongLeaves;

  /** @param causes the one to be preferred first */
  constructor(causes: readonly Told[], figures: FigureSet) {
    causes.forEach((cause, index) => {
      this.order.set(cause, index);
      const { explains = [], figures = [] } = cause.fault;
      for (const key of [...explains, ...figures.map(figureKey), pathKey(cause.finding.place?.path)]) {
        const known = this.byKey.get(key);
        if (known === undefined) this.byKey.set(key, [cause]);
        else known.push(cause);
      }
    });
    const wrong = causes.filter(isWrongLeaf);
    const place = (cause: Told) => this.place(cause);
    this.leaves = new WrongLeaves(wrong, figures, place);
    const plain = wrong.filter(({ fault }) => fault.explains === undefined);
    this.plainLeaves = new WrongLeaves(plain, figures, place);
  }

  /** The first cause that a fault follows from; a cause itself follows only from one before it. */
  find(one: Told): Told | undefined {
    if (one.finding.waived !== undefined) return undefined;
    const leaves = one.fault.gap === undefined ? this.leaves : this.plainLeaves;
    const below = (one.fault.figures ?? []).flatMap((id) => leaves.below(id) ?? []);
    let first: Told | undefined;
    const isBefore = (cause: Told) => this.place(cause) < this.place(first ?? one);
    for (const cause of below) if (isBefore(cause)) first = cause;
    for (const key of keysOf(one)) {
      for (const cause of this.byKey.get(key) ?? []) {
        if (!isBefore(cause)) break;
        if (follows(one, cause)) first = cause;
      }
    }
    return first;
  }

  private place(cause: Told): number {
    return this.order.get(cause) ?? this.order.size;
  }
}

/** Of each figure the first cause at a leaf that it is made of: one walk for all figures. */
class WrongLeaves {
  private readonly byPath = new Map<string, Told>();
  private readonly known = new Map<string, Told | undefined>();

  constructor(
    causes: readonly Told[],
    private readonly figures: FigureSet,
    private readonly place: (cause: Told) => number,
  ) {
    for (const cause of causes) {
      const path = cause.finding.place?.path ?? '';
      if (!this.byPath.has(path)) this.byPath.set(path, cause);
    }
  }

  below(id: string): Told | undefined {
    if (this.byPath.size === 0) return undefined;
    if (this.known.has(id)) return this.known.get(id);
    this.known.set(id, undefined);
    const figure = this.figures.get(id);
    const found = figure === undefined ? undefined : this.firstOf(figure);
    this.known.set(id, found);
    return found;
  }

  private firstOf({ inputs, value, source }: Figure): Told | undefined {
    if (inputs.length === 0) return value?.isZero() === false ? this.byPath.get(source?.path ?? '') : undefined;
    let first: Told | undefined;
    for (const input of inputs) {
      const found = this.below(input);
      if (found !== undefined && (first === undefined || this.place(found) < this.place(first))) first = found;
    }
    return first;
  }
}

function keysOf({ fault, finding }: Told): (string | Fault)[] {
  const { figures = [], cells = [] } = fault;
  return [fault, ...figures.map(figureKey), ...[finding.place?.path, ...cells].map(pathKey)];
}

const figureKey = (id: string) => `figure ${id}`;
const pathKey = (path: string | undefined) => `path ${path}`;

/** A leaf of the dossier that is told to be wrong by itself, with whatever is made of it. */
function isWrongLeaf({ fault, finding: { place } }: Told): boolean {
  return fault.figures === undefined && place?.path?.startsWith(DECLARED) === false;
}

/**
 * Whether a fault speaks of what is told to be wrong: of a declared number, of the figures that the cause names, or else
 * of the leaf that it stands at. What the unit has declared is told by itself unless the very leaf is wrong.
 */
function follows({ fault, finding }: Told, cause: Told): boolean {
  const { explains, figures: wrong } = cause.fault;
  if (fault.gap !== undefined && explains !== undefined) return explains.has(fault);
  const own = fault.figures ?? [];
  if (explains !== undefined && wrong !== undefined) return own.some((id) => wrong.includes(id));
  const path = cause.finding.place?.path;
  if (path === undefined) return false;
  if (finding.place?.path === path && finding.place.file === cause.finding.place?.file) return true;
  if (fault.cells?.includes(path) === true) return true;
  if (path.startsWith(DECLARED) || wrong === undefined) return false;
  return finding.place?.path?.startsWith(DECLARED) !== true && own.some((id) => wrong.includes(id));
}
